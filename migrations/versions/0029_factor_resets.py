"""A way back for players who have lost every factor."""

from migrations.released import run

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    run("0029_factor_resets")

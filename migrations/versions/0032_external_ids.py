"""The id that a player has in another system."""

from migrations.released import run

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    run("0032_external_ids")

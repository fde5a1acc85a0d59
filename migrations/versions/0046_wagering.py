"""Terms and progress of bonuses in play, and what each bet counted for."""

from migrations.released import run

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    run("0046_wagering")

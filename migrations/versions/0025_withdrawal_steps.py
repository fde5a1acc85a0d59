"""The operations of a withdrawal are found by it."""

from migrations.released import run

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    run("0025_withdrawal_steps")

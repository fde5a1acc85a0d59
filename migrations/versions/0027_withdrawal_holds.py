"""Holds of withdrawals with reasons, and risk's checks of withdrawals."""

from migrations.released import run

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    run("0027_withdrawal_holds")

"""Wallets and the ledger."""

from migrations.released import run

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run("0002_wallets")

"""Wallets and the ledger."""

from migrations.sql import run

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run("wallets")

"""Drops functions of the ledger that have other names or arguments now: see ``migrations/sql/wallets``."""

from migrations.released import run

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    run("0009_ledger_names")

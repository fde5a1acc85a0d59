"""Keeps what was reserved when a debit was refused for want of funds."""

from migrations.released import run

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    run("0015_refused_funds")

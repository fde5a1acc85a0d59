"""Approvals of withdrawals that count no more, because their operators may approve no more."""

from migrations.released import run

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    run("0021_lost_approvals")

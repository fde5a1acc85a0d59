"""Limits of what a person may move alone, and operations that wait for a second person."""

from migrations.released import run

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    run("0010_money_limits")

"""Rounds are written by the functions that move money, and listed by spans of operations."""

from migrations.released import run

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    run("0018_round_spans")

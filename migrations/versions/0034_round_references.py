"""Rounds are found by their provider's id."""

from migrations.released import run

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    run("0034_round_references")

"""Resets of factors and operations that take two people, by their player and the order of time."""

from migrations.released import run

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    run("0039_timeline_kinds")

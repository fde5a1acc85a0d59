"""Whole facts of operations, and the queue of what contexts do about facts."""

from migrations.released import run

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    run("0041_whole_facts")

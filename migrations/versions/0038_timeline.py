"""What happened to a player, in the order of time: each kind of it by an index of its own."""

from migrations.released import run

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    run("0038_timeline")

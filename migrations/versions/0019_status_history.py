"""The moves of a player's status are listed by themselves."""

from migrations.released import run

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    run("0019_status_history")

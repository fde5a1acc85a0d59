"""What waits for an operator is counted by indexes, and since when the secret of a program waits is kept."""

from migrations.released import run

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    run("0035_queues")

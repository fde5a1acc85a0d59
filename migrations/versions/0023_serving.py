"""What servers put into tokens is recorded, so that the command line issues tokens they accept."""

from migrations.released import run

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    run("0023_serving")

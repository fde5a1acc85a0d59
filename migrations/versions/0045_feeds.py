"""Export feeds: sets of files for other systems, and marketing lists that were taken in."""

from migrations.released import run

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    run("0045_feeds")

"""Saved views: the state of a page that an operator keeps under a name."""

from migrations.released import run

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    run("0030_saved_views")

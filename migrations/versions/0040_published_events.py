"""Published events are kept and numbered for each player; how far their readers have come."""

from migrations.released import run

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    run("0040_published_events")

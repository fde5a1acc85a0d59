"""The application's role and the outbox."""

from migrations.released import run

revision = "0001"
down_revision = None


def upgrade() -> None:
    run("0001_foundation")

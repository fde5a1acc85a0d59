"""The application's role and the outbox."""

from migrations.sql import run

revision = "0001"
down_revision = None


def upgrade() -> None:
    run("foundation")

"""Webhooks: what was posted is kept, facts have the version of their type, and webhooks are received."""

from migrations.released import run

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    run("0044_webhook_bridge")

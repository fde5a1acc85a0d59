"""Webhooks: endpoints of other systems, and what is posted to them."""

from migrations.released import run

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    run("0042_webhooks")

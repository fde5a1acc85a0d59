"""Claims of work items."""

from migrations.released import run

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    run("0036_work_item_claims")

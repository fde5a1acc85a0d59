"""Who stands behind a status that restricts a player, and so who may lift it."""

from migrations.released import run

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    run("0012_status_owners")

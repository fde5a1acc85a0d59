"""Who a player is is corrected by two operators, and kept."""

from migrations.released import run

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    run("0028_corrections")

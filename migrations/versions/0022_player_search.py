"""By what players are found: telephone, beginnings of names and usernames, and what CRM filters by."""

from migrations.released import run

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    run("0022_player_search")

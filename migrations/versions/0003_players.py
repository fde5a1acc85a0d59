"""Brands, players, their history, notes and consents."""

from migrations.released import run

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    run("0003_players")

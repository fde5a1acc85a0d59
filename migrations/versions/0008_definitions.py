"""Functions, views, triggers and policies are kept as definitions from here on: see ``migrations/sql``."""

from migrations.released import run

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    run("0008_definitions")

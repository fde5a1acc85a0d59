"""Brands have a time zone, currencies and jurisdictions, and are made and changed by two operators."""

from migrations.released import run

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    run("0020_brands")

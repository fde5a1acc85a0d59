"""Fingerprints of the installation's keys, and the row that shows whether the database can be written."""

from migrations.released import run

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    run("0013_readiness")

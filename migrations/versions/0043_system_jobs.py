"""The queue of system jobs: periodic ones, and what contexts put off."""

from migrations.released import run

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    run("0043_system_jobs")

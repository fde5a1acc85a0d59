"""Background jobs: what operators start for many players at once, and exports."""

from migrations.released import run

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    run("0037_background_jobs")

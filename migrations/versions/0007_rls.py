"""Row-level security by brand."""

from migrations.released import run

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    run("0007_rls")

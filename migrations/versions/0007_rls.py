"""Row-level security by brand, on whatever the contexts have made."""

from migrations.sql import run

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    run("rls")

"""Lists of a brand's money by time, kind, state and size."""

from migrations.released import run

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    run("0024_brand_lists")

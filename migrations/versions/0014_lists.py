"""What lists read, by indexes that begin with what a list asks for: see ``tests/lists``."""

from migrations.released import run

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    run("0014_lists")

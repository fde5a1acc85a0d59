"""Programs that move money are approved by a second operator."""

from migrations.released import run

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    run("0011_client_approval")

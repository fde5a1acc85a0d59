"""Players withdraw their consents to programs."""

from migrations.released import run

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    run("0026_program_consents")

"""What an approved operation says besides its digest, so that nothing else is carried out."""

from migrations.released import run

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    run("0016_approved_details")

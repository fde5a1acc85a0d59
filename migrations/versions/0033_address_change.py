"""When the e-mail address of an account was changed last."""

from migrations.released import run

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    run("0033_address_change")

"""Keys of personal data, each wrapped by the master key."""

from migrations.released import run

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    run("0004_keyring")

"""Each revision says which versions of Croupier may still run, so that processes are replaced one by one."""

from migrations.released import run

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    run("0031_tolerated_versions")

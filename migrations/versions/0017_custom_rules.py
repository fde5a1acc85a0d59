"""The column that tells operators' own rules from shipped ones is called as everywhere else."""

from migrations.released import run

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    run("0017_custom_rules")

"""Accounts, factors, operators, clients and roles."""

from migrations.sql import run

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    run("identity")

"""Operators who have settled in: the password that was printed for them counts as their own."""

from __future__ import annotations

import asyncpg


async def accept_initial_password(database_url: str, login: str) -> None:
    """Make an operator's initial password permanent."""
    owner = await asyncpg.connect(database_url)
    statement = (
        "update identity.account set password_given = false where login_key = $1 and kind = 'OPERATOR'"
    )
    assert await owner.execute(statement, login) == "UPDATE 1"
    await owner.close()

"""Ports of operator accounts: sessions and passwords, which the identity context's adapters provide."""

from datetime import datetime
from typing import Protocol
from uuid import UUID


class OperatorSessions(Protocol):
    """Ends the sessions of operators."""

    async def end_all(self, account_id: UUID) -> int:
        """End every session of an operator; returns how many there were.

        Raises:
            Unavailable: the session store cannot be reached; some sessions may still run.
        """
        ...


class OperatorPasswords(Protocol):
    """Stores the passwords of operators, within a command's transaction."""

    async def set_password(
        self, account_id: UUID, hashed: str, at: datetime, *, given: bool = False
    ) -> int | None:
        """Store a password hash; None: there is no such open account.

        ``given``: set by another person, so it has to be changed at the next sign-in.
        """
        ...

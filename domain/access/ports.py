"""What operator accounts need of sessions and passwords; the identity context's adapters satisfy it."""

from datetime import datetime
from typing import Protocol
from uuid import UUID


class OperatorSessions(Protocol):
    """Ends the sessions of operators."""

    async def end_all(self, account_id: UUID) -> int:
        """End every session of an operator; how many there were.

        Raises:
            Unavailable: sessions are out of reach; none has ended for sure.
        """
        ...


class OperatorPasswords(Protocol):
    """Stores the passwords of operators, within a command's transaction."""

    async def set_password(
        self, account_id: UUID, hashed: str, at: datetime, *, given: bool = False
    ) -> int | None:
        """Store a password hash; None: there is no such open account.

        ``given``: the operator did not choose it, and has to change it at the next sign-in.
        """
        ...

"""Sessions that count only as long as their account does: PostgreSQL overrules Valkey."""

from typing import Final
from uuid import UUID

from adapters.postgres.database import CONNECTION_LOST, Database
from domain.identity.model import Proof, Session
from domain.identity.ports import Sessions
from domain.shared.actor import ActorKind
from domain.shared.errors import Unavailable

_ACCOUNT_CLOSED: Final = """
select exists (
  select from identity.account where id = $1 and (state <> 'OPEN' or shut_at >= $2))
"""


class AccountCheckedSessions:
    """Implements ``Sessions``: those of ``sessions``, except of players whose account was closed since.

    Closing an account ends its sessions, but Valkey may lose that. So each look-up of a player's session also
    reads the account: one row by primary key. Operators need none: disabling one is refused while Valkey
    cannot be reached.

    Raises:
        Unavailable: Valkey or PostgreSQL cannot be reached.
    """

    def __init__(self, sessions: Sessions, database: Database) -> None:
        self._sessions = sessions
        self._database = database

    async def open(self, session: Session) -> str:
        """Keep a new session; gives its secret. The account's own row is asked when it is noted."""
        return await self._sessions.open(session)

    async def find(self, secret: str) -> Session | None:
        return await self._unless_account_closed(await self._sessions.find(secret))

    async def by_id(self, id: UUID) -> Session | None:
        return await self._unless_account_closed(await self._sessions.by_id(id))

    async def touch(self, id: UUID) -> Session | None:
        return await self._unless_account_closed(await self._sessions.touch(id))

    async def of_account(self, account_id: UUID) -> list[Session]:
        return [
            session
            for session in await self._sessions.of_account(account_id)
            if await self._unless_account_closed(session) is not None
        ]

    async def prove(self, id: UUID, proof: Proof) -> str | None:
        return None if await self.by_id(id) is None else await self._sessions.prove(id, proof)

    async def end(self, id: UUID) -> bool:
        return await self._sessions.end(id)

    async def end_all(self, account_id: UUID, *, but: UUID | None = None, barred: bool = False) -> int:
        return await self._sessions.end_all(account_id, but=but, barred=barred)

    async def _unless_account_closed(self, session: Session | None) -> Session | None:
        if session is None or session.account.kind is not ActorKind.PLAYER:
            return session
        try:
            statements = self._database.statements_for(session.account.brand)
            shut = await statements.fetchval(_ACCOUNT_CLOSED, session.account.id, session.started_at)
        except CONNECTION_LOST:
            raise Unavailable("Sessions cannot be looked up now") from None
        if not shut:
            return session
        await self._sessions.end(session.id)  # its sockets close, too
        return None

"""Consents of players to programs, kept in PostgreSQL: for commands and for lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import Database
from adapters.postgres.oauth.tables import CONSENT, GRANT
from domain.oauth.clients import Scope
from domain.oauth.consents import ProgramConsent
from domain.shared.ids import PlayerId
from domain.shared.pages import RowList, Slice, Window

_COUNT: Final = "select count(*) from identity.oauth_consent where account_id = $1"


class PostgresProgramConsents:
    """Implements ``ProgramConsents``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_player(self, player_id: PlayerId, brand: str) -> RowList[ProgramConsent]:
        return ConsentsOfPlayer(self._database, player_id, brand)


@dataclass(frozen=True, slots=True)
class ConsentsOfPlayer:
    """Implements ``RowList``, latest first; the key of a consent is its time and its program."""

    database: Database
    player_id: PlayerId
    brand: str

    async def page(self, window: Window) -> Slice[ProgramConsent]:
        """Read from the edge on."""
        beyond, order = (">", "asc") if window.backward else ("<", "desc")
        after = f"(c.given_at, c.client_id) {beyond} ($2::timestamptz, $3::uuid)"
        if window.edge is None:
            after = "$2::timestamptz is null and $3::uuid is null"
        statement = (
            "select c.client_id, p.name, c.scopes, c.given_at"  # noqa: S608 - our own text
            " from identity.oauth_consent c join identity.client p on p.id = c.client_id"
            f" where c.account_id = $1 and {after}"
            f" order by c.given_at {order}, c.client_id {order} limit $4"
        )
        asked = (self.player_id, *(window.edge or (None, None)), window.count + 1)
        rows = await self.database.statements_for(self.brand).fetch(statement, *asked)
        return Slice.cut([((row["given_at"], row["client_id"]), _consent(row)) for row in rows], window)

    async def count(self) -> int:
        """How many there are."""
        return int(await self.database.statements_for(self.brand).fetchval(_COUNT, self.player_id))


class PostgresConsentBook:
    """Implements ``ConsentBook`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def end(self, player_id: PlayerId, client_id: UUID, at: datetime) -> Sequence[UUID] | None:
        consent = delete(CONSENT).where(CONSENT.c.account_id == player_id, CONSENT.c.client_id == client_id)
        if (await self._connection.execute(consent)).rowcount == 0:
            return None
        running = update(GRANT).where(
            GRANT.c.account_id == player_id, GRANT.c.client_id == client_id, GRANT.c.revoked_at.is_(None)
        )
        ended = await self._connection.execute(running.values(revoked_at=at).returning(GRANT.c.id))
        return list(ended.scalars())


def _consent(row: Mapping[str, Any]) -> ProgramConsent:
    scopes = tuple(scope for scope in Scope if scope.value in row["scopes"])
    return ProgramConsent(row["client_id"], row["name"], scopes, row["given_at"])

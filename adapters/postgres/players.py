"""Players kept in PostgreSQL: what commands need."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_nothing
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import Database
from adapters.postgres.players_rows import changing_columns, identity_columns, player_of
from adapters.postgres.players_tables import CHANGE, CONSENT, CREDENTIAL, NOTE, PLAYER
from domain.players.login import LoginName
from domain.players.model import Consent, Note, Player
from domain.players.ports import Brand, Taken
from domain.players.profile import Difference, differences
from domain.players.reasons import Reason
from domain.players.status import ReasonCode
from domain.shared.actor import ActorKind, Origin
from domain.shared.errors import Broken
from domain.shared.ids import new_id

_REGISTERED = Reason(ReasonCode.REGISTERED)


class PostgresBrands:
    """Implements ``Brands``; each look-up is one statement of its own."""

    def __init__(self, database: Database) -> None:
        self._pool = database.pool

    async def find(self, id: str) -> Brand | None:
        """A brand by its id."""
        row = await self._pool.fetchrow("select id, name, jurisdiction from players.brand where id = $1", id)
        return Brand(**row) if row else None


class PostgresPlayers:
    """Implements ``Players`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._origin = origin

    async def add(
        self, player: Player, email: LoginName, username: LoginName, password_hash: str | None
    ) -> Taken | None:
        """Keep a new player, unless a name is taken."""
        row = {
            **identity_columns(player),
            **changing_columns(player),
            "email_key": email.key,
            "username_key": username.key,
        }
        # Waits for a rival that has not committed yet: whoever commits first has the name.
        added = insert_or_nothing(PLAYER).values(row).on_conflict_do_nothing().returning(PLAYER.c.id)
        if (await self._connection.execute(added)).scalar() is None:
            return await self._taken(player.brand, email.key, username.key)
        if password_hash is not None:
            credential = {"player_id": player.id, "password_hash": password_hash}
            await self._connection.execute(insert(CREDENTIAL), credential)
        born = Difference("status", None, player.status.value)
        await self._remember(player, [born], _REGISTERED, player.created_at)
        return None

    async def locked(self, id: UUID) -> Player | None:
        """The player as now kept, held against other changes until the transaction ends."""
        found = (await self._connection.execute(self._reach(id).with_for_update(key_share=True))).mappings()
        row = found.one_or_none()
        return player_of(row) if row else None

    async def keep(self, before: Player, after: Player, reason: Reason | None, at: datetime) -> None:
        """Keep a player changed at a moment, and every difference in the history."""
        statement = (
            update(PLAYER)
            .where(PLAYER.c.id == after.id, PLAYER.c.version == before.version)
            .values(changing_columns(after))
        )
        if (await self._connection.execute(statement)).rowcount != 1:
            raise Broken("a player was changed without being locked")
        await self._remember(after, differences(before, after), reason, at)

    async def add_consents(self, player_id: UUID, consents: Sequence[Consent]) -> None:
        """Keep what the player answered."""
        rows = [
            {
                "player_id": player_id,
                "id": new_id(),
                "kind": consent.kind.value,
                "version": consent.version,
                "given": consent.given,
                "at": consent.at,
                **self._trail(),
            }
            for consent in consents
        ]
        if rows:
            await self._connection.execute(insert(CONSENT).values(rows))

    async def add_note(self, note: Note) -> None:
        """Keep a note for good."""
        row = {"player_id": note.player_id, "id": note.id, "words": note.text}
        await self._connection.execute(insert(NOTE), {**row, "author": note.author, "at": note.at})

    def _reach(self, id: UUID) -> Select[tuple[object, ...]]:
        """The player of this id, if the actor may reach it: the brand's, or for a player themselves."""
        actor = self._origin.actor
        found = select(PLAYER).where(PLAYER.c.id == id, PLAYER.c.brand == actor.brand)
        return found.where(PLAYER.c.id == actor.player_id) if actor.kind is ActorKind.PLAYER else found

    async def _taken(self, brand: str, email_key: str, username_key: str) -> Taken:
        statement = select(PLAYER.c.email_key == email_key).where(
            PLAYER.c.brand == brand,
            (PLAYER.c.email_key == email_key) | (PLAYER.c.username_key == username_key),
        )
        return Taken.EMAIL if any((await self._connection.execute(statement)).scalars()) else Taken.USERNAME

    async def _remember(
        self, player: Player, changes: Sequence[Difference], reason: Reason | None, at: datetime
    ) -> None:
        shared = {
            "player_id": player.id,
            "version": player.version,
            "reason_code": reason and reason.code.value,
            "reason": reason and reason.words,
            "at": at,
            **self._trail(),
        }
        rows = [
            {**shared, "field": each.field, "before": each.before, "after": each.after} for each in changes
        ]
        if rows:
            await self._connection.execute(insert(CHANGE).values(rows))

    def _trail(self) -> dict[str, object]:
        origin = self._origin
        return {
            "actor": str(origin.actor),
            "channel": origin.channel.value,
            "ip": origin.ip,
            "correlation_id": origin.correlation_id,
        }

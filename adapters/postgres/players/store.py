"""Players kept in PostgreSQL: what commands need."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_nothing
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.players.rows import changing_columns, identity_columns, player_of
from adapters.postgres.players.sealed_fields import EMAIL_INDEX, PlayerCiphers
from adapters.postgres.players.tables import CHANGE, CONSENT, NOTE, PLAYER, PLAYER_KEYS
from adapters.vault.subject_keys import add_subject_keys, subject_cipher
from adapters.vault.vault import Vault
from domain.players.login import LoginName
from domain.players.model import Consent, Note, Player
from domain.players.ports import Brand, TakenName
from domain.players.profile.fields import Difference, differences
from domain.players.reasons import Reason
from domain.players.statuses import ReasonCode
from domain.shared.actor import ActorKind, Origin
from domain.shared.errors import Broken
from domain.shared.ids import new_id

_REGISTERED = Reason(ReasonCode.REGISTERED)


class PostgresBrands:
    """Implements ``Brands``; each look-up is one statement of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, id: str) -> Brand | None:
        statements = self._database.statements_for(id or EVERY_BRAND)
        row = await statements.fetchrow("select id, name, jurisdiction from players.brand where id = $1", id)
        return Brand(**row) if row else None


class PostgresPlayers:
    """Implements ``Players`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection, origin: Origin, vault: Vault) -> None:
        self._connection = connection
        self._origin = origin
        self._vault = vault
        self._opened: dict[UUID, PlayerCiphers] = {}

    async def add(self, player: Player, email: LoginName, username: LoginName) -> TakenName | None:
        keys = await self._vault.new_keys(player.id, "account", "aml")
        ciphers = self._opened[player.id] = PlayerCiphers(*await self._vault.ciphers(keys))
        email_index = await self._vault.index(player.brand, EMAIL_INDEX, email.key)
        row = {
            **ciphers.sealed(identity_columns(player) | changing_columns(player)),
            "email_index": email_index,
            "username_key": username.key,
        }
        # Waits for a concurrent registration of the same name; the first to commit has it.
        added = insert_or_nothing(PLAYER).values(row).on_conflict_do_nothing().returning(PLAYER.c.id)
        if (await self._connection.execute(added)).scalar() is None:
            taken = await self._taken(player.brand, email_index, username.key)
            return TakenName.EMAIL if TakenName.EMAIL in taken else TakenName.USERNAME
        await add_subject_keys(self._connection, keys)
        born = Difference("status", None, player.status.value)
        await self._remember(player, [born], _REGISTERED, player.created_at)
        return None

    async def taken(self, email: LoginName, username: LoginName) -> frozenset[TakenName]:
        brand = self._origin.actor.brand
        email_index = await self._vault.index(brand, EMAIL_INDEX, email.key)
        return await self._taken(brand, email_index, username.key)

    async def locked(self, id: UUID) -> Player | None:
        found = (
            await self._connection.execute(self._reach(id).with_for_update(key_share=True, of=PLAYER))
        ).mappings()
        row = found.one_or_none()
        if row is None:
            return None
        (ciphers,) = await PlayerCiphers.of_rows(self._vault, [row])
        self._opened[id] = ciphers
        return player_of(row, ciphers.opened(row))

    async def update(self, before: Player, after: Player, reason: Reason | None, at: datetime) -> None:
        old, new = changing_columns(before), changing_columns(after)
        changed = {column: value for column, value in new.items() if value != old[column]}
        statement = (
            update(PLAYER)
            .where(PLAYER.c.id == after.id, PLAYER.c.version == before.version)
            .values((await self._ciphers(after.id)).sealed(changed))
        )
        if (await self._connection.execute(statement)).rowcount != 1:
            raise Broken("a player was changed without being locked")
        await self._remember(after, differences(before, after), reason, at)

    async def add_consents(self, player_id: UUID, consents: Sequence[Consent]) -> None:
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
        ciphers = await self._ciphers(note.player_id)
        words = None if note.text is None else ciphers.seal_note(note.id, note.text)
        row = {"player_id": note.player_id, "id": note.id, "words": words}
        await self._connection.execute(insert(NOTE), {**row, "author": note.author, "at": note.at})

    def _reach(self, id: UUID) -> Select[tuple[object, ...]]:
        """The player of this id, if the actor may reach it: the brand's, or for a player themselves."""
        actor = self._origin.actor
        found = select(PLAYER, *PLAYER_KEYS).where(PLAYER.c.id == id, PLAYER.c.brand == actor.brand)
        return found.where(PLAYER.c.id == actor.player_id) if actor.kind is ActorKind.PLAYER else found

    async def _ciphers(self, id: UUID) -> PlayerCiphers:
        if id not in self._opened:
            account = await subject_cipher(self._connection, self._vault, id, "account")
            aml = await subject_cipher(self._connection, self._vault, id, "aml")
            self._opened[id] = PlayerCiphers(account, aml)
        return self._opened[id]

    async def _taken(self, brand: str, email_index: bytes, username_key: str) -> frozenset[TakenName]:
        same_email, same_name = PLAYER.c.email_index == email_index, PLAYER.c.username_key == username_key
        found = select(same_email, same_name).where(PLAYER.c.brand == brand, same_email | same_name)
        rows = (await self._connection.execute(found)).all()
        taken = (
            (TakenName.EMAIL, any(row[0] for row in rows)),
            (TakenName.USERNAME, any(row[1] for row in rows)),
        )
        return frozenset(name for name, is_taken in taken if is_taken)

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
        ciphers = await self._ciphers(player.id)
        rows = [
            {
                **shared,
                "field": each.field,
                "before": ciphers.seal_change(player.version, each.field, "before", each.before),
                "after": ciphers.seal_change(player.version, each.field, "after", each.after),
            }
            for each in changes
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

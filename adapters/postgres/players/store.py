"""Players kept in PostgreSQL: what commands need."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, insert, select, update
from sqlalchemy import text as sql_text
from sqlalchemy.dialects.postgresql import insert as insert_or_nothing
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.players.brands import BRAND, brand_of
from adapters.postgres.players.rows import changing_columns, identity_columns, player_of
from adapters.postgres.players.sealed_fields import EMAIL_INDEX, PlayerCiphers
from adapters.postgres.players.search_keys import search_columns
from adapters.postgres.players.tables import CHANGE, CONSENT, NOTE, PLAYER, PLAYER_KEYS
from adapters.vault.subject_keys import add_subject_keys, subject_cipher
from adapters.vault.vault import Vault
from domain.players import login
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
_ADD = insert_or_nothing(PLAYER).on_conflict_do_nothing().returning(PLAYER.c.id)
"""Made once, and without values: SQLAlchemy compiles it once."""


_CLAIM = sql_text("select pg_advisory_xact_lock(hashtextextended(:claim, 0))")


class PostgresBrands:
    """Implements ``Brands``; each look-up is one statement of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, id: str) -> Brand | None:
        statements = self._database.statements_for(id or EVERY_BRAND)
        row = await statements.fetchrow(BRAND, id)
        return brand_of(row) if row else None


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
            **await search_columns(self._vault, player, ciphers),
            "email_index": email_index,
            "username_key": username.key,
        }
        if player.external_id and await self.is_external_id_taken(player.external_id):
            return TakenName.EXTERNAL_ID
        # Waits for a concurrent registration of the same name; the first to commit has it.
        if (await self._connection.execute(_ADD, row)).scalar() is None:
            taken = await self._taken(player.brand, email_index, username.key)
            return TakenName.EMAIL if TakenName.EMAIL in taken else TakenName.USERNAME
        await add_subject_keys(self._connection, keys)
        born = Difference("status", None, player.status.value)
        await self._remember(player, [born], _REGISTERED, player.created_at)
        return None

    async def taken(self, email: LoginName | None, username: LoginName | None) -> frozenset[TakenName]:
        brand = self._origin.actor.brand
        email_index = await self._vault.index(brand, EMAIL_INDEX, email.key) if email else None
        return await self._taken(brand, email_index, username.key if username else None)

    async def is_external_id_taken(self, external_id: str) -> bool:
        brand = self._origin.actor.brand
        # Of two who want the same one the second waits, and sees that the first has it.
        await self._connection.execute(_CLAIM, {"claim": f"external id {brand} {external_id}"})
        found = select(PLAYER.c.id).where(PLAYER.c.brand == brand, PLAYER.c.external_id == external_id)
        return (await self._connection.execute(found)).first() is not None

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

    async def rename(
        self, before: Player, after: Player, reason: Reason | None, at: datetime
    ) -> TakenName | None:
        names = await self._new_names(before, after)
        try:
            async with self._connection.begin_nested():
                await self._update(before, after, reason, at, names)
        except IntegrityError:
            taken = await self._taken(after.brand, names.get("email_index"), names.get("username_key"))
            if not taken:
                raise
            return TakenName.EMAIL if TakenName.EMAIL in taken else TakenName.USERNAME
        return None

    async def update(self, before: Player, after: Player, reason: Reason | None, at: datetime) -> None:
        await self._update(before, after, reason, at, {})

    async def _update(
        self,
        before: Player,
        after: Player,
        reason: Reason | None,
        at: datetime,
        names: Mapping[str, Any],
    ) -> None:
        old, new = changing_columns(before), changing_columns(after)
        changed = {column: value for column, value in new.items() if value != old[column]}
        ciphers = await self._ciphers(after.id)
        row = {**ciphers.sealed(changed), **names}
        if (before.phone, before.name) != (after.phone, after.name):
            row |= await search_columns(self._vault, after, ciphers)
        statement = (
            update(PLAYER).where(PLAYER.c.id == after.id, PLAYER.c.version == before.version).values(row)
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
            await self._connection.execute(insert(CONSENT), rows)

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

    async def _new_names(self, before: Player, after: Player) -> dict[str, Any]:
        """The columns by which names are unique, of the names that change."""
        names: dict[str, Any] = {}
        if after.email is not None and after.email != before.email:
            key = login.email_address(after.email).key
            names["email_index"] = await self._vault.index(after.brand, EMAIL_INDEX, key)
        if after.username != before.username:
            names["username_key"] = login.username(after.username).key
        return names

    async def _taken(
        self, brand: str, email_index: bytes | None, username_key: str | None
    ) -> frozenset[TakenName]:
        same_email = false() if email_index is None else PLAYER.c.email_index == email_index
        same_name = false() if username_key is None else PLAYER.c.username_key == username_key
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
            await self._connection.execute(insert(CHANGE), rows)

    def _trail(self) -> dict[str, object]:
        origin = self._origin
        return {
            "actor": str(origin.actor),
            "channel": origin.channel.value,
            "ip": origin.ip,
            "correlation_id": origin.correlation_id,
        }

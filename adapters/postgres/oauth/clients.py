"""Programs that sign in, kept in PostgreSQL: for commands and for lists."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import Database
from adapters.postgres.oauth.tables import CLIENT
from domain.oauth.clients import Client, ClientKind, Scope
from domain.shared.actor import Actor, Origin

_CLIENTS = """
  select id, brand, name, kind, redirect_uris, scopes, roles, trusted, may_introspect, created_at,
         disabled_at, asked_by, asked_account, asked_at, approved_by, approved_at, next_secret_hash
  from identity.client where brand = $1
"""
_OF_BRAND = f"{_CLIENTS} order by created_at desc, id desc limit 1000"
_OF_ID = f"{_CLIENTS} and id = $2"


def client_of(row: Mapping[str, Any]) -> Client:
    """The program a row describes; of its secret nothing."""
    return Client(
        id=row["id"],
        brand=row["brand"],
        name=row["name"],
        kind=ClientKind(row["kind"]),
        redirect_uris=tuple(row["redirect_uris"]),
        scopes=tuple(map(Scope, row["scopes"])),
        roles=frozenset(row["roles"]),
        trusted=row["trusted"],
        may_introspect=row["may_introspect"],
        created_at=row["created_at"],
        disabled_at=row["disabled_at"],
        asked_by=row["asked_by"],
        asked_account=row["asked_account"],
        asked_at=row["asked_at"],
        approved_by=row["approved_by"],
        approved_at=row["approved_at"],
        secret_waits=row["next_secret_hash"] is not None,
    )


class PostgresClients:
    """Implements ``Clients`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._brand = origin.actor.brand

    async def add(self, client: Client, secret_hash: bytes | None) -> None:
        row = asdict(client) | {
            "kind": client.kind.value,
            "roles": sorted(client.roles),
            "redirect_uris": list(client.redirect_uris),
            "scopes": list(client.scopes),
            "secret_hash": secret_hash,
        }
        row.pop("secret_waits")
        await self._connection.execute(insert(CLIENT), row)

    async def locked(self, id: UUID) -> Client | None:
        ours = select(CLIENT).where(CLIENT.c.id == id, CLIENT.c.brand == self._brand).with_for_update()
        row = (await self._connection.execute(ours)).mappings().one_or_none()
        return client_of(dict(row)) if row else None

    async def set_secret(self, id: UUID, secret_hash: bytes) -> None:
        await self._set(id, secret_hash=secret_hash)

    async def ask_secret(self, client: Client, secret_hash: bytes) -> None:
        asked = {name: getattr(client, name) for name in ("asked_by", "asked_account", "asked_at")}
        await self._set(client.id, **asked, approved_by=None, next_secret_hash=secret_hash)

    async def approve(self, client: Client) -> None:
        secret = func.coalesce(CLIENT.c.next_secret_hash, CLIENT.c.secret_hash)
        approved = {"approved_by": client.approved_by, "approved_at": client.approved_at}
        await self._set(client.id, **approved, secret_hash=secret, next_secret_hash=None)

    async def disable(self, id: UUID, at: datetime) -> None:
        await self._set(id, disabled_at=at)

    async def _set(self, id: UUID, **values: Any) -> None:
        ours = update(CLIENT).where(CLIENT.c.id == id, CLIENT.c.brand == self._brand)
        await self._connection.execute(ours.values(values))


class PostgresClientReads:
    """Implements ``ClientReads``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_brand(self, viewer: Actor) -> Sequence[Client]:
        rows = await self._database.statements_for(viewer.brand).fetch(_OF_BRAND, viewer.brand)
        return [client_of(row) for row in rows]

    async def of_id(self, viewer: Actor, id: UUID) -> Client | None:
        row = await self._database.statements_for(viewer.brand).fetchrow(_OF_ID, viewer.brand, id)
        return client_of(row) if row else None

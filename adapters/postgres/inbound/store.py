"""Storing what is received, once; and letting a parked one wait again: implements ``InboundWebhooks``."""

import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import Database, driver_connection
from adapters.postgres.inbound.rows import (
    COLUMNS,
    content_place,
    key_subject,
    webhook_of,
    written_content,
)
from adapters.vault.subject_keys import subject_cipher
from adapters.vault.vault import Vault
from domain.inbound.model import InboundState, InboundWebhook
from domain.inbound.providers import UNREADABLE, Accepted, Headers
from domain.shared.errors import Broken
from domain.shared.ids import LANES, new_id

_KNOWN: Final = "select from inbound.webhook where brand = $1 and provider = $2 and event_id = $3"
_ADD: Final = """
  insert into inbound.webhook (id, brand, provider, event_id, event_type, subject, occurred_at, received_at,
    lane, state, next_at, ended_at, failure, sealed_for, content)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
  on conflict (brand, provider, event_id) do nothing
"""
_LOCKED: Final = text(
    f"select {COLUMNS} from inbound.webhook w where w.brand = :brand and w.id = :id for update"  # noqa: S608 - our own text
)
_LET_WAIT: Final = text(
    "update inbound.webhook w set state = 'WAITING', next_at = :now, ended_at = null, attempts = 0"  # noqa: S608 - our own text
    f" where w.brand = :brand and w.id = :id returning {COLUMNS}"
)

_NOT_KEPT: Final = frozenset({"authorization", "cookie", "proxy-authorization"})


class InboundStore:
    """Stores what the receiver has accepted. Every call is one transaction."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def add(
        self,
        brand: str,
        provider: str,
        accepted: Accepted,
        headers: Headers,
        body: bytes,
        now: datetime,
    ) -> bool:
        """Store a webhook, sealed; False where it is there already. When it returns, it is committed.

        Raises:
            Unavailable: the keys are out of reach; nothing was stored.
            asyncpg.PostgresError, OSError: neither; it is not known whether it was stored.
        """
        waits = accepted.readable
        async with self._database.transaction(brand) as connection:
            driver = await driver_connection(connection)
            if await driver.fetchrow(_KNOWN, brand, provider, accepted.event_id) is not None:
                return False
            id, whose = new_id(), key_subject(brand, provider, now)
            cipher = await subject_cipher(connection, self._vault, whose, "account")
            content = cipher.seal(content_place(id), written_content(_kept(headers), body))
            if content is None:
                raise Broken("the key of received webhooks is gone")
            status = await driver.execute(
                _ADD,
                id,
                brand,
                provider,
                accepted.event_id,
                accepted.event_type,
                accepted.subject,
                accepted.occurred_at,
                now,
                lane_of_subject(brand, provider, accepted.subject or accepted.event_id),
                (InboundState.WAITING if waits else InboundState.PARKED).value,
                now if waits else None,
                None if waits else now,
                None if waits else UNREADABLE,
                whose,
                content,
            )
        return str(status).endswith(" 1")


def lane_of_subject(brand: str, provider: str, subject: str) -> int:
    """The lane in which the webhooks of a subject are handled, one after the other."""
    return zlib.crc32(f"{brand}|{provider}|{subject}".encode()) % LANES


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in _NOT_KEPT}


class PostgresInboundWebhooks:
    """Within one command's transaction, for one brand."""

    def __init__(self, connection: AsyncConnection, brand: str) -> None:
        self._connection = connection
        self._brand = brand

    async def locked(self, id: UUID) -> InboundWebhook | None:
        row = (await self._connection.execute(_LOCKED, self._of(id))).mappings().one_or_none()
        return webhook_of(row) if row else None

    async def let_wait(self, id: UUID, now: datetime) -> InboundWebhook:
        row = (await self._connection.execute(_LET_WAIT, self._of(id) | {"now": now})).mappings().one()
        return webhook_of(row)

    def _of(self, id: UUID) -> dict[str, Any]:
        return {"brand": self._brand, "id": id}

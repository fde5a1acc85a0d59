"""Endpoints in PostgreSQL: implements ``WebhookEndpoints``."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.webhooks.rows import ENDPOINT_COLUMNS, HEADERS_PLACE, SECRET_PLACE, endpoint_of
from adapters.vault.subject_keys import destroy_subject_key, subject_cipher
from adapters.vault.vault import Vault
from domain.webhooks.model import DeliveryState, EndpointState, WebhookDelivery, WebhookEndpoint

_LOCK: Final = text("select pg_advisory_xact_lock(hashtextextended('webhook endpoints ' || :brand, 0))")
_COUNT: Final = text("select count(*) from webhooks.endpoint where brand = :brand and state <> 'REMOVED'")
_ADD: Final = text("""
  insert into webhooks.endpoint (id, brand, name, url, events, role, in_order, rate_max, state, problem,
    header_names, headers, created_by, created_at)
  values (:id, :brand, :name, :url, :events, :role, :in_order, :rate_max, :state, :problem, :header_names,
    :headers, :created_by, :created_at)
""")
_ADD_SECRET: Final = text("""
  insert into webhooks.secret (endpoint_id, no, sealed, created_at, expires_at)
  values (:endpoint_id, :no, :sealed, :created_at, :expires_at)
""")
_LOCKED: Final = text(
    f"select {ENDPOINT_COLUMNS} from webhooks.endpoint e"  # noqa: S608 - our own text
    " where e.brand = :brand and e.id = :id and e.state <> 'REMOVED' for update"
)
_STORE: Final = text("""
  update webhooks.endpoint set name = :name, url = :url, events = :events, role = :role, in_order = :in_order,
    rate_max = :rate_max, state = :state, problem = :problem, header_names = :header_names,
    failing_since = :failing_since, paused_until = :paused_until
   where brand = :brand and id = :id
""")
_STORE_HEADERS: Final = text(
    "update webhooks.endpoint set headers = :headers where brand = :brand and id = :id"
)
_END_SECRETS: Final = text(
    "delete from webhooks.secret where endpoint_id = :endpoint_id and not (no = any(:kept))"
)
_EXPIRE_SECRET: Final = text(
    "update webhooks.secret set expires_at = :expires_at where endpoint_id = :endpoint_id and no = :no"
)
_QUEUE: Final = text("""
  insert into webhooks.delivery (id, brand, endpoint_id, kind, event_id, event_type, version, subject,
    player_seq, lane, position, payload, correlation_id, at, created_at, next_at)
  values (:id, :brand, :endpoint_id, :kind, :event_id, :event_type, :version, null, null, 0, 0,
    cast(:payload as jsonb), '', :created_at, :created_at, :created_at)
""")
_END_PENDING: Final = text("""
  update webhooks.delivery set state = 'CANCELLED', next_at = null, ended_at = :now
   where endpoint_id = :endpoint_id and state = 'PENDING'
""")
_REPLAY: Final = text("""
  with chosen as (
    select id from webhooks.delivery
     where endpoint_id = :endpoint_id and kind = 'EVENT' and state = any(:states)
       and (cast(:ids as uuid[]) is null or id = any(cast(:ids as uuid[])))
       and (cast(:since as timestamptz) is null or created_at >= :since)
       and (cast(:until as timestamptz) is null or created_at < :until)
     order by id limit :most for update)
  update webhooks.delivery d set state = 'PENDING', next_at = :now, ended_at = null, attempts = 0
    from chosen where d.id = chosen.id returning d.id
""")


class PostgresWebhookEndpoints:
    """Within one command's transaction, for one brand."""

    def __init__(self, connection: AsyncConnection, brand: str, vault: Vault) -> None:
        self._connection = connection
        self._brand = brand
        self._vault = vault

    async def lock(self) -> None:
        await self._connection.execute(_LOCK, self._of())

    async def count(self) -> int:
        return int((await self._connection.execute(_COUNT, self._of())).scalar_one())

    async def add(self, endpoint: WebhookEndpoint, headers: Mapping[str, str], secret: str) -> None:
        sealed = await self._sealed(endpoint.id, HEADERS_PLACE, _written(headers))
        values = _values(endpoint) | {"headers": sealed, "created_by": endpoint.created_by}
        await self._connection.execute(_ADD, self._of(**values, created_at=endpoint.created_at))
        await self._insert_secret(endpoint, secret)

    async def locked(self, id: UUID) -> WebhookEndpoint | None:
        row = (await self._connection.execute(_LOCKED, self._of(id=id))).mappings().one_or_none()
        return endpoint_of(row) if row else None

    async def store(self, endpoint: WebhookEndpoint, headers: Mapping[str, str] | None) -> None:
        times = {"failing_since": endpoint.failing_since, "paused_until": endpoint.paused_until}
        await self._connection.execute(_STORE, self._of(**_values(endpoint), **times))
        if headers is not None:
            sealed = await self._sealed(endpoint.id, HEADERS_PLACE, _written(headers))
            await self._connection.execute(_STORE_HEADERS, self._of(id=endpoint.id, headers=sealed))
        if endpoint.state is EndpointState.REMOVED:
            await destroy_subject_key(self._connection, endpoint.id, "account")

    async def add_secret(self, endpoint: WebhookEndpoint, secret: str) -> None:
        kept = [each.no for each in endpoint.secrets]
        await self._connection.execute(_END_SECRETS, {"endpoint_id": endpoint.id, "kept": kept})
        for former in endpoint.secrets[:-1]:
            values = {"endpoint_id": endpoint.id, "no": former.no, "expires_at": former.expires_at}
            await self._connection.execute(_EXPIRE_SECRET, values)
        await self._insert_secret(endpoint, secret)

    async def queue(
        self, endpoint: WebhookEndpoint, delivery: WebhookDelivery, data: Mapping[str, Any], version: int = 1
    ) -> None:
        values = {
            "id": delivery.id,
            "endpoint_id": endpoint.id,
            "kind": delivery.kind.value,
            "event_id": delivery.event_id,
            "event_type": delivery.event_type,
            "version": version,
            "payload": orjson.dumps(dict(data)).decode(),
            "created_at": delivery.created_at,
        }
        await self._connection.execute(_QUEUE, self._of(**values))

    async def end_pending(self, endpoint_id: UUID, now: datetime) -> None:
        await self._connection.execute(_END_PENDING, {"endpoint_id": endpoint_id, "now": now})

    async def replay(
        self,
        endpoint_id: UUID,
        *,
        ids: Sequence[UUID] | None,
        states: Collection[DeliveryState],
        since: datetime | None,
        until: datetime | None,
        now: datetime,
        most: int,
    ) -> int:
        values = {
            "endpoint_id": endpoint_id,
            "ids": None if ids is None else list(ids),
            "states": [state.value for state in states],
            "since": since,
            "until": until,
            "now": now,
            "most": most,
        }
        return len((await self._connection.execute(_REPLAY, values)).all())

    async def _insert_secret(self, endpoint: WebhookEndpoint, secret: str) -> None:
        newest = endpoint.secrets[-1]
        values = {
            "endpoint_id": endpoint.id,
            "no": newest.no,
            "sealed": await self._sealed(endpoint.id, f"{SECRET_PLACE}.{newest.no}", secret),
            "created_at": newest.created_at,
            "expires_at": newest.expires_at,
        }
        await self._connection.execute(_ADD_SECRET, values)

    async def _sealed(self, endpoint_id: UUID, place: str, plain: str | None) -> bytes | None:
        cipher = await subject_cipher(self._connection, self._vault, endpoint_id, "account")
        return cipher.seal(place, plain)

    def _of(self, **more: Any) -> dict[str, Any]:
        return {"brand": self._brand, **more}


def _written(headers: Mapping[str, str]) -> str | None:
    return orjson.dumps(dict(headers)).decode() if headers else None


def _values(endpoint: WebhookEndpoint) -> dict[str, Any]:
    return {
        "id": endpoint.id,
        "name": endpoint.name,
        "url": endpoint.url,
        "events": list(endpoint.events),
        "role": endpoint.role,
        "in_order": endpoint.in_order,
        "rate_max": endpoint.rate_max,
        "state": endpoint.state.value,
        "problem": endpoint.problem.value if endpoint.problem else None,
        "header_names": list(endpoint.header_names),
    }

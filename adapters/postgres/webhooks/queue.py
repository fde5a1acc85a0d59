"""Deliveries that are due, taken by any number of workers, and what came of them.

Taking a delivery moves its next attempt on by the lease: when a worker is lost, it is due again then. It
stays PENDING until its end is stored, so at an endpoint in order the next event of a player waits for it.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import orjson

from adapters.postgres.database import EVERY_BRAND, Database, driver_connection
from adapters.postgres.webhooks.rows import HEADERS_PLACE, SECRET_PLACE, headers_written
from adapters.vault.subject_keys import subject_cipher
from adapters.vault.vault import Vault
from domain.webhooks.model import (
    AttemptFailure,
    AttemptRequest,
    DeliveryKind,
    DeliveryState,
    EndpointProblem,
    EndpointState,
)

_DUE_ENDPOINTS: Final = """
  select e.id, e.url, e.state from webhooks.endpoint e
   where (e.state = 'UNVERIFIED' or e.state = 'ACTIVE' and coalesce(e.paused_until, $1) <= $1)
     and exists (select from webhooks.delivery d
                  where d.endpoint_id = e.id and d.state = 'PENDING' and d.next_at <= $1)
"""
# The endpoint's row is locked: its attempts of this second are counted by one worker at a time.
_ENDPOINT: Final = """
  select e.id, e.brand, e.url, e.role, e.in_order, e.rate_max, e.state, e.headers,
         case when e.rate_max is null then $2::numeric
              else least(e.rate_max,
                e.tokens + e.rate_max * coalesce(extract(epoch from $3::timestamptz - e.counted_at), 1))
         end as tokens
    from webhooks.endpoint e
   where e.id = $1 and e.state in ('ACTIVE', 'UNVERIFIED') for update skip locked
"""
_SECRETS: Final = """
  select no, sealed from webhooks.secret
   where endpoint_id = $1 and (expires_at is null or expires_at > $2) order by no desc
"""
_TAKE: Final = """
  with due as (
    select d.id from webhooks.delivery d
     where d.endpoint_id = $1 and d.state = 'PENDING' and d.next_at <= $2
       and (d.kind = 'CHALLENGE' or $4)
       and not ($5 and d.subject is not null and exists (
         select from webhooks.delivery o
          where o.endpoint_id = d.endpoint_id and o.subject = d.subject and o.state = 'PENDING'
            and o.player_seq < d.player_seq))
     order by d.next_at, d.id limit $3 for update skip locked)
  update webhooks.delivery d set next_at = $2 + $6::interval, attempts = d.attempts + 1
    from due where d.id = due.id
  returning d.id, d.kind, d.event_id, d.event_type, d.version, d.subject as player_id, d.player_seq, d.lane,
            d.position,
            d.payload::text as payload, d.correlation_id, d.at, d.attempts, d.next_at as leased_until
"""
_COUNT: Final = "update webhooks.endpoint set tokens = $2, counted_at = $3 where id = $1"
# Endpoints before their deliveries, as commands do; events are laid out for them meanwhile.
_LOCK_ENDPOINTS: Final = """
  select from webhooks.endpoint
   where id in (select endpoint_id from webhooks.delivery where id = any($1::uuid[]))
   order by id for no key update
"""
# Transactions that end attempts of one delivery at the same time do so in turn: attempts are numbered.
_LOCK_ENDED: Final = "select from webhooks.delivery where id = any($1::uuid[]) order by id for update"
# A delivery that was cancelled, or taken again since (attempts count anew by a replay), is another's to end.
# Its attempt is kept all the same.
_END: Final = """
  with ended as (
    select * from unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::int[], $6::text[],
      $7::timestamptz[], $8::int[], $9::text[], $10::jsonb[], $11::int[], $12::text[], $13::timestamptz[])
      as e(id, no, state, next_at, status, failure, at, milliseconds, response, headers, body_bytes, body,
           leased_until)
  ), changed as (
    update webhooks.delivery d
       set state = e.state, next_at = e.next_at, last_status = e.status, last_failure = e.failure,
           ended_at = case when e.state <> 'PENDING'
             then coalesce(e.at + e.milliseconds * interval '1 ms', clock_timestamp()) end
      from ended e where d.id = e.id and d.state = 'PENDING' and d.attempts = e.no
       and d.next_at = e.leased_until
  )
  insert into webhooks.attempt (delivery_id, no, at, milliseconds, status, failure, response, request_headers,
    request_bytes, request_body)
  select e.id,
         row_number() over (partition by e.id order by e.no, e.at)
           + coalesce((select max(a.no) from webhooks.attempt a where a.delivery_id = e.id), 0),
         e.at, e.milliseconds, e.status, e.failure, e.response, e.headers, e.body_bytes, e.body
    from ended e join webhooks.delivery d on d.id = e.id where e.at is not null
"""
# What came of requests to a former URL says nothing about the present one.
_HEALTH: Final = """
  update webhooks.endpoint set paused_until = $4,
         failing_since = case when $3 then null else coalesce(failing_since, $5) end
   where id = $1 and url = $2
  returning failing_since
"""
_SETTLE: Final = """
  update webhooks.endpoint set state = $3, problem = $4
   where id = $1 and url = $2 and state = any($5::text[])
"""
# Of endpoints that are posted to the schedule of attempts decides. What is replayed is due anew.
_EXPIRE: Final = """
  update webhooks.delivery set state = 'FAILED', next_at = null, ended_at = $2, last_failure = $3
   where id in (
     select d.id from webhooks.endpoint e join webhooks.delivery d on d.endpoint_id = e.id
      where e.state <> 'ACTIVE' and d.state = 'PENDING' and d.next_at < $1
      limit $4 for update of d skip locked)
"""
_DELETE_OLD: Final = """
  delete from webhooks.delivery where id in (
    select id from webhooks.delivery where ended_at < $1 order by ended_at limit $2)
"""
_DELETE_SECRETS: Final = "delete from webhooks.secret where expires_at < $1"

ENDED_AT_ONCE: Final = 5000
"""How many deliveries one statement of the clean-up expires or deletes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDelivery:
    """A delivery to be attempted; ``attempt`` counts from 1. ``payload`` is JSON text.

    ``leased_until``: when it is due again, if the worker is lost.
    """

    id: UUID
    kind: DeliveryKind
    event_id: UUID
    event_type: str
    version: int
    player_id: UUID | None
    player_seq: int | None
    lane: int
    position: int
    payload: str
    correlation_id: str
    at: datetime
    attempt: int
    leased_until: datetime


@dataclass(frozen=True, slots=True)
class EndpointAddress:
    """An endpoint at the URL that it had when it was posted to; another URL is another server."""

    endpoint_id: UUID
    url: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DueEndpoint:
    """An endpoint with what is due. ``secrets``: those that sign now, the newest first."""

    id: UUID
    brand: str
    url: str
    role: str
    headers: dict[str, str]
    secrets: tuple[str, ...]
    deliveries: tuple[DueDelivery, ...]

    @property
    def address(self) -> EndpointAddress:
        """Its id and its URL."""
        return EndpointAddress(self.id, self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptEnd:
    """How an attempt ended. ``next_at`` where the delivery stays PENDING; ``at`` None: none was made."""

    delivery: DueDelivery
    state: DeliveryState
    next_at: datetime | None
    status: int | None = None
    failure: AttemptFailure | None = None
    at: datetime | None = None
    milliseconds: int = 0
    response: str = ""
    request: AttemptRequest | None = None


class EndpointHealth:
    """Stores how endpoints do, in the transaction that stores what came of their attempts."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def record(
        self, at: EndpointAddress, now: datetime, *, delivered: bool, paused_until: datetime | None
    ) -> datetime | None:
        """Store whether something arrived, and until when nothing is posted; since when all has failed."""
        since: datetime | None = await self._connection.fetchval(
            _HEALTH, at.endpoint_id, at.url, delivered, paused_until, now
        )
        return since

    async def settle(
        self, at: EndpointAddress, to: EndpointState, problem: EndpointProblem | None, *of: EndpointState
    ) -> None:
        """Move an endpoint that is in one of these states, if it has this URL."""
        names = [state.value for state in of]
        why = problem.value if problem else None
        await self._connection.execute(_SETTLE, at.endpoint_id, at.url, to.value, why, names)


class DeliveryQueue:
    """Works for all brands. Every call is one transaction."""

    def __init__(self, database: Database, vault: Vault, lease: timedelta) -> None:
        self._database = database
        self._vault = vault
        self._lease = lease

    async def due_endpoints(self, now: datetime) -> list[tuple[EndpointAddress, EndpointState]]:
        """The endpoints that have something due."""
        rows = await self._database.statements_for(EVERY_BRAND).fetch(_DUE_ENDPOINTS, now)
        return [(EndpointAddress(row["id"], row["url"]), EndpointState(row["state"])) for row in rows]

    async def take(self, endpoint_id: UUID, most: int, now: datetime) -> DueEndpoint | None:
        """Take up to so many due deliveries; None where there are none, or another worker takes them."""
        async with self._database.transaction(EVERY_BRAND) as connection:
            driver = await driver_connection(connection)
            row = await driver.fetchrow(_ENDPOINT, endpoint_id, most, now)
            count = min(most, int(row["tokens"])) if row else 0
            if row is None or count < 1:
                return None
            active = row["state"] == EndpointState.ACTIVE.value
            taken = await driver.fetch(_TAKE, endpoint_id, now, count, active, row["in_order"], self._lease)
            if not taken:
                return None
            if row["rate_max"] is not None:
                await driver.execute(_COUNT, endpoint_id, row["tokens"] - len(taken), now)
            cipher = await subject_cipher(connection, self._vault, endpoint_id, "account")
            secrets = [
                cipher.open(f"{SECRET_PLACE}.{each['no']}", each["sealed"])
                for each in await driver.fetch(_SECRETS, endpoint_id, now)
            ]
            headers = cipher.open(HEADERS_PLACE, row["headers"])
        return DueEndpoint(
            id=row["id"],
            brand=row["brand"],
            url=row["url"],
            role=row["role"],
            headers=orjson.loads(headers) if headers else {},
            secrets=tuple(each for each in secrets if each),
            deliveries=tuple(_due(each) for each in taken),
        )

    @asynccontextmanager
    async def ending(self, ends: Sequence[AttemptEnd]) -> AsyncIterator[EndpointHealth]:
        """Store what came of attempts, and in the same transaction what follows for their endpoints."""
        columns: list[list[Any]] = [
            [each.delivery.id for each in ends],
            [each.delivery.attempt for each in ends],
            [each.state.value for each in ends],
            [each.next_at for each in ends],
            [each.status for each in ends],
            [each.failure.value if each.failure else None for each in ends],
            [each.at for each in ends],
            [each.milliseconds for each in ends],
            [each.response for each in ends],
            [headers_written(each.request) for each in ends],
            [each.request.body_bytes if each.request else None for each in ends],
            [each.request.body if each.request else None for each in ends],
            [each.delivery.leased_until for each in ends],
        ]
        async with self._database.transaction(EVERY_BRAND) as connection:
            driver = await driver_connection(connection)
            await driver.execute(_LOCK_ENDPOINTS, columns[0])
            await driver.execute(_LOCK_ENDED, columns[0])
            await driver.execute(_END, *columns)
            yield EndpointHealth(driver)

    async def end(self, ends: Sequence[AttemptEnd]) -> None:
        """Store what came of attempts, and nothing else."""
        async with self.ending(ends):
            pass

    async def delete_old(self, ended_before: datetime, now: datetime) -> int:
        """Delete deliveries that ended before, and secrets that have expired; how many deliveries."""
        await self._database.statements_for(EVERY_BRAND).execute(_DELETE_SECRETS, now)
        return await self._in_batches(_DELETE_OLD, ended_before)

    async def expire(self, due_before: datetime, now: datetime) -> int:
        """End deliveries that were due before, at endpoints that are not posted to; how many there were."""
        return await self._in_batches(_EXPIRE, due_before, now, AttemptFailure.EXPIRED.value)

    async def _in_batches(self, statement: str, *values: Any) -> int:
        """Repeat a statement until it finds less than a batch; how many rows it changed in all."""
        statements, changed = self._database.statements_for(EVERY_BRAND), 0
        while True:
            status = await statements.execute(statement, *values, ENDED_AT_ONCE)
            count = int(str(status).rpartition(" ")[2])
            changed += count
            if count < ENDED_AT_ONCE:
                return changed


def _due(row: Any) -> DueDelivery:
    values = dict(row)
    return DueDelivery(**values | {"kind": DeliveryKind(row["kind"]), "attempt": values.pop("attempts")})

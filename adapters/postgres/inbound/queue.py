"""Received webhooks that wait for their handler, in the order of the provider's time for each subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.advisory_locks import Connection
from adapters.postgres.command_runner import Then
from adapters.postgres.database import EVERY_BRAND, Database, driver_connection
from adapters.postgres.inbound.rows import content_of, content_place
from adapters.postgres.inbound.store import lane_of_subject
from adapters.vault.subject_keys import destroy_subject_key, subject_cipher
from adapters.vault.vault import Vault
from domain.inbound.events import InboundMessage
from domain.inbound.providers import DUPLICATE, Accepted

LOCK_GROUP: Final = 0x494E424E
"""Advisory lock group (INBN in ASCII); keys 0..15 are lanes."""

BATCH_MAX: Final = 100
COUNTED_MAX: Final = 10_000
DELETED_AT_ONCE: Final = 2000

# Of a subject the one that happened first; none that waits for its next attempt is overtaken.
_DUE: Final = """
  select w.id, w.brand, w.provider, w.event_id, w.event_type, w.subject, w.occurred_at, w.received_at,
         w.attempts, w.sealed_for, w.failure,
         exists (select from inbound.webhook done
                  where done.brand = w.brand and done.provider = w.provider and done.subject = w.subject
                    and done.state = 'DONE' and done.occurred_at > w.occurred_at) as late
    from inbound.webhook w
   where w.lane = any($1::smallint[]) and w.state = 'WAITING' and w.next_at <= $2
     and not exists (
       select from inbound.webhook earlier
        where earlier.brand = w.brand and earlier.provider = w.provider and earlier.subject = w.subject
          and earlier.state = 'WAITING' and (earlier.occurred_at, earlier.id) < (w.occurred_at, w.id))
   order by w.next_at, w.id limit $3
"""
_CONTENT: Final = "select content from inbound.webhook where id = $1"
_DONE: Final = text("""
  update inbound.webhook set state = 'DONE', next_at = null, ended_at = :now, late = :late, failure = null,
         attempts = attempts + 1
   where id = :id and state = 'WAITING' and attempts = :attempts
""")
_FAILED: Final = """
  update inbound.webhook
     set attempts = attempts + $3, failure = $4,
         state = case when $5::timestamptz is null then 'PARKED' else 'WAITING' end,
         next_at = $5, ended_at = case when $5::timestamptz is null then $6::timestamptz end
   where id = $1 and attempts = $2 and state = 'WAITING'
"""
# The provider may have sent it again in the meantime, when it could be read.
_DESCRIBED: Final = """
  update inbound.webhook w
     set event_id = $2, event_type = $3, subject = $4, occurred_at = $5, lane = $6, failure = null
   where id = $1 and state = 'WAITING' and not exists (
     select from inbound.webhook other
      where other.brand = w.brand and other.provider = w.provider and other.event_id = $2
        and other.id <> w.id)
  returning true
"""
_DUPLICATE: Final = """
  update inbound.webhook set state = 'DONE', next_at = null, ended_at = $2, failure = $3
   where id = $1 and state = 'WAITING'
"""
_COUNTS: Final = """
  select (select count(*) from (select from inbound.webhook where state = 'WAITING' limit $1) w) as waiting,
         (select count(*) from (select from inbound.webhook where state = 'PARKED' limit $1) p) as parked
"""
_FORGET_CONTENT: Final = """
  with old as (
    select id from inbound.webhook
     where content is not null and ended_at < $1 order by ended_at limit $2
  )
  update inbound.webhook w
     set content = null, state = case when w.state = 'PARKED' then 'EXPIRED' else w.state end
    from old where w.id = old.id
  returning w.sealed_for
"""
_WITHOUT_CONTENT: Final = """
  select old.whose from unnest($1::uuid[]) old(whose)
   where not exists (select from inbound.webhook w where w.sealed_for = old.whose and w.content is not null)
"""
_DELETE: Final = """
  delete from inbound.webhook where id in (
    select id from inbound.webhook where content is null and ended_at < $1 order by ended_at limit $2)
"""


class WebhookGoneError(RuntimeError):
    """Another worker, or an operator, has dealt with it in the meantime."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingWebhook:
    """A webhook that is due."""

    id: UUID
    brand: str
    provider: str
    event_id: str
    event_type: str
    subject: str | None
    occurred_at: datetime
    received_at: datetime
    attempts: int
    sealed_for: UUID
    failure: str | None
    late: bool

    @property
    def is_read(self) -> bool:
        """Whether it is known what it says; what is has a type."""
        return self.event_type != ""

    def message(self, headers: Mapping[str, str], body: bytes) -> InboundMessage:
        """What its handler is given."""
        return InboundMessage(
            id=self.id,
            brand=self.brand,
            provider=self.provider,
            event_id=self.event_id,
            event_type=self.event_type,
            subject=self.subject,
            occurred_at=self.occurred_at,
            received_at=self.received_at,
            late=self.late,
            attempt=self.attempts + 1,
            headers=headers,
            body=body,
        )


@dataclass(frozen=True, slots=True)
class InboundCounts:
    """How many wait and are parked; 10,000 stands for more, too."""

    waiting: int
    parked: int


class InboundQueue:
    """The queue of all brands. Works on the connection whose session owns the lanes."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def due(self, connection: Connection, lanes: Sequence[int], now: datetime) -> list[WaitingWebhook]:
        """What is due: of each subject one."""
        rows = await connection.fetch(_DUE, list(lanes), now, BATCH_MAX)
        return [WaitingWebhook(**row) for row in rows]

    async def content(self, connection: Connection, waiting: WaitingWebhook) -> tuple[dict[str, str], bytes]:
        """Headers and body as they arrived.

        Raises:
            Unavailable: the keys are out of reach.
            Broken: it cannot be opened any more.
        """
        cipher = await subject_cipher(connection, self._vault, waiting.sealed_for, "account")
        return content_of(
            cipher.open(content_place(waiting.id), await connection.fetchval(_CONTENT, waiting.id))
        )

    async def described(
        self, connection: Connection, waiting: WaitingWebhook, accepted: Accepted, now: datetime
    ) -> bool:
        """Store what is understood now of a webhook that could not be read.

        False: the same event was received again and could be read then; this one is done.
        """
        lane = lane_of_subject(waiting.brand, waiting.provider, accepted.subject or accepted.event_id)
        values = (accepted.event_id, accepted.event_type, accepted.subject, accepted.occurred_at, lane)
        if await connection.fetchval(_DESCRIBED, waiting.id, *values):
            return True
        await connection.execute(_DUPLICATE, waiting.id, now, DUPLICATE)
        return False

    async def failed(
        self,
        connection: Connection,
        waiting: WaitingWebhook,
        failure: str,
        now: datetime,
        pause: timedelta | None,
        *,
        counts: bool,
    ) -> None:
        """Let it wait for so long, or park it where ``pause`` is None."""
        next_at = None if pause is None else now + pause
        await connection.execute(_FAILED, waiting.id, waiting.attempts, int(counts), failure, next_at, now)

    async def counts(self, connection: Connection) -> InboundCounts:
        """How many wait and are parked."""
        row = await connection.fetchrow(_COUNTS, COUNTED_MAX)
        return InboundCounts(row["waiting"], row["parked"])

    async def delete_old(self, content_before: datetime, record_before: datetime) -> int:
        """Forget contents of webhooks that ended before, with their keys, and records of older ones.

        Answers how many records were deleted.
        """
        while await self._forget_content(content_before) == DELETED_AT_ONCE:
            continue
        deleted = 0
        while True:
            statements = self._database.statements_for(EVERY_BRAND)
            status = await statements.execute(_DELETE, record_before, DELETED_AT_ONCE)
            count = int(str(status).rpartition(" ")[2])
            deleted += count
            if count < DELETED_AT_ONCE:
                return deleted

    async def _forget_content(self, before: datetime) -> int:
        async with self._database.transaction(EVERY_BRAND) as connection:
            driver = await driver_connection(connection)
            rows = await driver.fetch(_FORGET_CONTENT, before, DELETED_AT_ONCE)
            whose = list({row["sealed_for"] for row in rows})
            for each in await driver.fetch(_WITHOUT_CONTENT, whose):
                await destroy_subject_key(connection, each["whose"], "account")
        return len(rows)


def mark_done(waiting: WaitingWebhook, now: datetime) -> Then:
    """Ends it in the transaction of its handler.

    Raises:
        WebhookGoneError: in that transaction, which is undone.
    """

    async def done(connection: AsyncConnection, _outcomes: list[Any]) -> None:
        values = {"id": waiting.id, "attempts": waiting.attempts, "late": waiting.late, "now": now}
        if (await connection.execute(_DONE, values)).rowcount != 1:
            raise WebhookGoneError(waiting.id)

    return done

"""Endpoints and deliveries as they are read: implements ``WebhookReads``."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from adapters.postgres.database import Database
from adapters.postgres.filtered_list import FilteredList
from adapters.postgres.webhooks.rows import (
    DELIVERY_COLUMNS,
    ENDPOINT_COLUMNS,
    attempt_of,
    delivery_of,
    endpoint_of,
)
from domain.shared.pages import RowList
from domain.webhooks.model import DeliveryAttempt, WebhookDelivery, WebhookEndpoint
from domain.webhooks.queries import DeliveryCounts, DeliveryFilter

COUNTED_MAX: Final = 1000
ATTEMPTS_MAX: Final = 30

_ENDPOINTS: Final = f"""
  select {ENDPOINT_COLUMNS} from webhooks.endpoint e
   where e.brand = $1 and e.state <> 'REMOVED' and ($2::uuid is null or e.id = $2)
   order by e.created_at desc, e.id desc
"""  # noqa: S608 - our own text
_COUNTS: Final = """
  select e.id, pending.count as pending, pending.oldest, failed.count as failed
    from webhooks.endpoint e
    cross join lateral (
      select count(*), min(created_at) as oldest from (
        select created_at from webhooks.delivery where endpoint_id = e.id and state = 'PENDING'
         limit $3) p) pending
    cross join lateral (
      select count(*) from (
        select from webhooks.delivery where endpoint_id = e.id and state = 'FAILED' limit $3) f) failed
   where e.brand = $1 and e.id = any($2::uuid[])
"""
_DELIVERY: Final = f"""
  select {DELIVERY_COLUMNS} from webhooks.delivery d where d.brand = $1 and d.id = $2
"""  # noqa: S608 - our own text
_ATTEMPTS: Final = """
  select a.* from webhooks.delivery d cross join lateral (
    select delivery_id, no, at, milliseconds, status, failure, response,
           request_headers::text as request_headers, request_bytes, request_body from webhooks.attempt
     where delivery_id = d.id order by no desc limit $3) a
   where d.brand = $1 and d.id = any($2::uuid[]) order by a.delivery_id, a.no
"""


class PostgresWebhookReads:
    """One statement for each question, within one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._database = database
        self._statements = database.statements_for(brand)
        self._brand = brand

    async def endpoints(self) -> Sequence[WebhookEndpoint]:
        return [endpoint_of(row) for row in await self._statements.fetch(_ENDPOINTS, self._brand, None)]

    async def endpoint(self, id: UUID) -> WebhookEndpoint | None:
        row = await self._statements.fetchrow(_ENDPOINTS, self._brand, id)
        return endpoint_of(row) if row else None

    async def counts(self, endpoint_ids: Sequence[UUID]) -> dict[UUID, DeliveryCounts]:
        asked = (self._brand, list(endpoint_ids), COUNTED_MAX + 1)
        rows = await self._statements.fetch(_COUNTS, *asked)
        none = dict.fromkeys(endpoint_ids, DeliveryCounts(0, 0, None, capped=False))
        return none | {row["id"]: _counts_of(row) for row in rows}

    def deliveries(self, endpoint_id: UUID, which: DeliveryFilter) -> RowList[WebhookDelivery]:
        equal = (
            ("d.brand", self._brand),
            ("d.endpoint_id", endpoint_id),
            ("d.state", which.state.value if which.state else None),
            ("d.subject", which.player_id),
        )
        return FilteredList(
            self._statements, "webhooks.delivery d", DELIVERY_COLUMNS, "d.id", delivery_of, equal
        )

    async def delivery(self, id: UUID) -> WebhookDelivery | None:
        row = await self._statements.fetchrow(_DELIVERY, self._brand, id)
        return delivery_of(row) if row else None

    async def attempts(self, delivery_ids: Sequence[UUID]) -> dict[UUID, Sequence[DeliveryAttempt]]:
        found: dict[UUID, list[DeliveryAttempt]] = {id: [] for id in delivery_ids}
        rows = await self._statements.fetch(_ATTEMPTS, self._brand, list(delivery_ids), ATTEMPTS_MAX)
        for row in rows:
            found[row["delivery_id"]].append(attempt_of(row))
        return dict(found)


def _counts_of(row: Any) -> DeliveryCounts:
    pending, failed = row["pending"], row["failed"]
    capped = max(pending, failed) > COUNTED_MAX
    return DeliveryCounts(min(pending, COUNTED_MAX), min(failed, COUNTED_MAX), row["oldest"], capped=capped)

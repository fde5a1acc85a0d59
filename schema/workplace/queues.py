"""Work queues: their type, query and subscription."""

from datetime import datetime
from typing import Any

import strawberry

from domain.workplace import queues as domain
from resolvers.workplace import queues as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to

# Any, like resolved_by(): the field's annotation is the type that its resolver yields.
_pushed_by: Any = strawberry.subscription


@publishes(domain.QueueCount)
@strawberry.type(description="How much waits in one of your brand's work queues")
class QueueCount:
    kind: domain.QueueKind = strawberry.field(description="Which queue it is")
    count: int = strawberry.field(description="How many wait, up to 1,000")
    capped: bool = strawberry.field(description="True: more than 1,000 wait")
    oldest_at: datetime | None = strawberry.field(
        description="Since when the one that waits longest does; null where none waits"
    )


@adds_to("Query")
@strawberry.type
class QueueQueries:
    """Reading what waits."""

    queue_counts: list[QueueCount] | None = resolved_by(
        resolve.queue_counts,
        description="How much waits for an operator of your brand, by queue: of those queues whose lists you"
        " may read; others are absent",
    )


@adds_to("Subscription")
@strawberry.type
class QueueSubscriptions:
    """Watching what waits."""

    queue_counts_changed: list[QueueCount] = _pushed_by(
        resolver=resolve.queue_counts_changed,
        description="What `Query.queueCounts` answers, now and whenever it is different, at most twice a"
        " second. What you may read no longer is absent from then on",
    )

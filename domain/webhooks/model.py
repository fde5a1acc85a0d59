"""Endpoints that events are posted to, their deliveries, and the attempts of a delivery."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

ENDPOINTS_MAX: Final = 50
"""Endpoints of one brand that are not removed."""

SECRETS_MAX: Final = 2
"""Secrets of an endpoint that sign at a time: the new one and, while receivers change over, the former."""

SECRET_OVERLAP_MAX: Final = timedelta(days=7)
"""How long a former secret may go on signing."""

DELIVERY_LIFE: Final = timedelta(days=7)
"""How long a delivery that has ended can be looked at and replayed."""

WAITING_LIFE: Final = timedelta(days=30)
"""How long a delivery waits, from when it was due, for an endpoint that is not posted to."""

RESPONSE_BYTES_KEPT: Final = 4096
"""How much of each answer is kept."""

REQUEST_BYTES_KEPT: Final = 65_536
"""A longer body is not kept: a part of it could not be reduced to what a viewer may read."""


class EndpointState(Enum):
    """Where an endpoint is. Only ACTIVE ones are posted to; what PAUSED ones miss waits for a while."""

    UNVERIFIED = "UNVERIFIED"
    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    DISABLED = "DISABLED"
    REMOVED = "REMOVED"


ENDPOINT_MOVES: Final = {
    EndpointState.UNVERIFIED: frozenset({EndpointState.ACTIVE, EndpointState.REMOVED}),
    EndpointState.ACTIVE: frozenset(
        {EndpointState.PAUSED, EndpointState.DISABLED, EndpointState.UNVERIFIED, EndpointState.REMOVED}
    ),
    EndpointState.PAUSED: frozenset(
        {EndpointState.ACTIVE, EndpointState.DISABLED, EndpointState.UNVERIFIED, EndpointState.REMOVED}
    ),
    EndpointState.DISABLED: frozenset({EndpointState.UNVERIFIED, EndpointState.REMOVED}),
    EndpointState.REMOVED: frozenset[EndpointState](),
}
"""State -> the states it may be followed by."""


class EndpointProblem(Enum):
    """Why an endpoint is not posted to, where Croupier has decided that."""

    GONE = "GONE"
    """It answered 410."""
    FAILING = "FAILING"
    """Every attempt failed for five days."""
    CHALLENGE_FAILED = "CHALLENGE_FAILED"
    """It did not answer the challenge."""


class DeliveryKind(Enum):
    """What is posted: an event, an example asked for by an operator, or the challenge of a new endpoint."""

    EVENT = "EVENT"
    TEST = "TEST"
    CHALLENGE = "CHALLENGE"


class DeliveryState(Enum):
    """Where a delivery is. WITHHELD: the endpoint's role may not read the event any more."""

    PENDING = "PENDING"
    DELIVERED = "DELIVERED"
    FAILED = "FAILED"
    WITHHELD = "WITHHELD"
    CANCELLED = "CANCELLED"


class AttemptFailure(Enum):
    """Why an attempt failed, or a delivery without another attempt."""

    ADDRESS_REFUSED = "ADDRESS_REFUSED"
    """The name leads to an address that is not public."""
    NAME_NOT_FOUND = "NAME_NOT_FOUND"
    CONNECTION_FAILED = "CONNECTION_FAILED"
    TLS_FAILED = "TLS_FAILED"
    TIMED_OUT = "TIMED_OUT"
    ANSWER_UNREADABLE = "ANSWER_UNREADABLE"
    STATUS = "STATUS"
    """It answered with another status than 200 to 299."""
    CHALLENGE_NOT_ECHOED = "CHALLENGE_NOT_ECHOED"
    NOT_SENT = "NOT_SENT"
    """Croupier failed before or while sending; its log says how. It says nothing about the endpoint."""
    EXPIRED = "EXPIRED"
    """It waited too long for an endpoint that was not posted to; see ``WAITING_LIFE``."""


@dataclass(frozen=True, slots=True)
class SigningSecret:
    """A secret of an endpoint, without its value. ``expires_at``: when a former one stops signing."""

    no: int
    created_at: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookEndpoint:
    """An address of another system.

    ``events`` are names of event types, ``wallet.*`` for all of a context, or ``*``. ``role`` decides which
    fields of an event are posted: those that this role may read. ``in_order``: the next event of
    a player waits until the one before has arrived. ``rate_max``: attempts a second, None without a limit.
    ``header_names``: of the further headers; their values are kept sealed and not shown. ``paused_until``:
    no attempt before, since too many have failed.
    """

    id: UUID
    brand: str
    name: str
    url: str
    events: tuple[str, ...]
    role: str
    in_order: bool
    rate_max: int | None
    state: EndpointState
    problem: EndpointProblem | None
    header_names: tuple[str, ...]
    secrets: tuple[SigningSecret, ...]
    created_by: str
    created_at: datetime
    failing_since: datetime | None = None
    paused_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookDelivery:
    """One event on its way to one endpoint. ``event_id`` is the ``webhook-id`` of all its attempts."""

    id: UUID
    endpoint_id: UUID
    kind: DeliveryKind
    event_id: UUID
    event_type: str
    player_id: UUID | None
    player_seq: int | None
    state: DeliveryState
    attempts: int
    created_at: datetime
    next_at: datetime | None
    ended_at: datetime | None
    last_status: int | None
    last_failure: AttemptFailure | None


@dataclass(frozen=True, slots=True)
class RequestHeader:
    """A header as posted. ``value`` None: a signature, or a further header of the endpoint, is not kept."""

    name: str
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AttemptRequest:
    """What was posted. ``body``: None where it is too long to be kept, or the viewer may know none of it.

    ``body_bytes``: how long it was. ``reduced``: the viewer is shown less than was posted.
    """

    headers: tuple[RequestHeader, ...]
    body_bytes: int
    body: str | None
    reduced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryAttempt:
    """A request and what came of it. ``response``: the first 4 KiB, as text.

    ``request``: None where nothing was posted, or it was posted by a version that did not keep it.
    """

    no: int
    at: datetime
    milliseconds: int
    status: int | None
    failure: AttemptFailure | None
    response: str
    request: AttemptRequest | None


def may_move(of: EndpointState, to: EndpointState) -> bool:
    """Whether the table has this move."""
    return to in ENDPOINT_MOVES[of]


def takes(events: Collection[str], event_type: str) -> bool:
    """Whether an endpoint with these ``events`` is posted events of this type."""
    context = event_type.partition(".")[0]
    return any(each in events for each in (event_type, f"{context}.*", "*"))

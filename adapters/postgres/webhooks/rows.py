"""Endpoints and deliveries as rows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import orjson

from domain.webhooks.model import (
    AttemptFailure,
    AttemptRequest,
    DeliveryAttempt,
    DeliveryKind,
    DeliveryState,
    EndpointProblem,
    EndpointState,
    RequestHeader,
    SigningSecret,
    WebhookDelivery,
    WebhookEndpoint,
)

SECRET_PLACE: Final = "webhooks.secret.sealed"  # noqa: S105 - a column
HEADERS_PLACE: Final = "webhooks.endpoint.headers"

ENDPOINT_COLUMNS: Final = """e.id, e.brand, e.name, e.url, e.events, e.role, e.in_order, e.rate_max, e.state,
  e.problem, e.header_names, e.created_by, e.created_at, e.failing_since, e.paused_until,
  (select coalesce(jsonb_agg(jsonb_build_array(s.no, s.created_at, s.expires_at) order by s.no), '[]')::text
     from webhooks.secret s where s.endpoint_id = e.id) as secrets"""
DELIVERY_COLUMNS: Final = """d.id, d.endpoint_id, d.kind, d.event_id, d.event_type, d.subject, d.player_seq,
  d.state, d.attempts, d.created_at, d.next_at, d.ended_at, d.last_status, d.last_failure"""


def endpoint_of(row: Mapping[Any, Any]) -> WebhookEndpoint:
    """The endpoint of a row of ``ENDPOINT_COLUMNS``."""
    return WebhookEndpoint(
        id=row["id"],
        brand=row["brand"],
        name=row["name"],
        url=row["url"],
        events=tuple(row["events"]),
        role=row["role"],
        in_order=row["in_order"],
        rate_max=row["rate_max"],
        state=EndpointState(row["state"]),
        problem=EndpointProblem(row["problem"]) if row["problem"] else None,
        header_names=tuple(row["header_names"]),
        secrets=tuple(_secret_of(*each) for each in orjson.loads(row["secrets"])),
        created_by=row["created_by"],
        created_at=row["created_at"],
        failing_since=row["failing_since"],
        paused_until=row["paused_until"],
    )


def delivery_of(row: Mapping[Any, Any]) -> WebhookDelivery:
    """The delivery of a row of ``DELIVERY_COLUMNS``."""
    return WebhookDelivery(
        id=row["id"],
        endpoint_id=row["endpoint_id"],
        kind=DeliveryKind(row["kind"]),
        event_id=row["event_id"],
        event_type=row["event_type"],
        player_id=row["subject"],
        player_seq=row["player_seq"],
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        created_at=row["created_at"],
        next_at=row["next_at"],
        ended_at=row["ended_at"],
        last_status=row["last_status"],
        last_failure=AttemptFailure(row["last_failure"]) if row["last_failure"] else None,
    )


def attempt_of(row: Mapping[Any, Any]) -> DeliveryAttempt:
    """The attempt of a row."""
    return DeliveryAttempt(
        no=row["no"],
        at=row["at"],
        milliseconds=row["milliseconds"],
        status=row["status"],
        failure=AttemptFailure(row["failure"]) if row["failure"] else None,
        response=row["response"],
        request=_request_of(row) if row["request_bytes"] is not None else None,
    )


def headers_written(request: AttemptRequest | None) -> str | None:
    """The headers of a request as JSON: pairs, a value that is not kept being null."""
    if request is None:
        return None
    return orjson.dumps([(header.name, header.value) for header in request.headers]).decode()


def _request_of(row: Mapping[Any, Any]) -> AttemptRequest:
    return AttemptRequest(
        headers=tuple(RequestHeader(*each) for each in orjson.loads(row["request_headers"])),
        body_bytes=row["request_bytes"],
        body=row["request_body"],
    )


def _secret_of(no: int, created_at: str, expires_at: str | None) -> SigningSecret:
    return SigningSecret(
        no, datetime.fromisoformat(created_at), datetime.fromisoformat(expires_at) if expires_at else None
    )

"""Audit records of the OAuth endpoints, written in the transaction of the request."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.requests import Request

from adapters.postgres.compliance.audit import AuditLog
from domain.compliance.model import Entry
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from resolvers.ids import public_id
from server.http.authentication import user_agent
from server.http.client_address import Proxies
from server.observability.correlation import correlation_id


@dataclass(frozen=True, slots=True)
class OAuthAuditRecord:
    """What a client did, and about which player, if any."""

    action: str
    client_id: UUID
    brand: str
    account_id: UUID | None = None
    session_id: UUID | None = None


RecordAudit = Callable[[AsyncConnection, Request, OAuthAuditRecord], Awaitable[None]]
"""Records it within the transaction; to be called last in it."""


def audit_recorder(audit: AuditLog, proxies: Proxies) -> RecordAudit:
    """A function that records in ``audit``."""

    async def record(connection: AsyncConnection, request: Request, event: OAuthAuditRecord) -> None:
        actor = Actor(ActorKind.SERVICE, public_id("cli", event.client_id), event.brand)
        origin = Origin(
            actor,
            Channel.REST,
            correlation_id(),
            proxies.client(request),
            event.session_id,
            user_agent(request),
        )
        await audit.append(Entry(event.action, event.account_id), origin, connection)

    return record

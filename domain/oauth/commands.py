"""Commands about OAuth clients: register, renew the secret, disable, list."""

import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, ClassVar, Final, TypeAlias
from uuid import UUID

from domain.oauth.clients import (
    NAME_CHARS_MAX,
    REDIRECT_URIS_MAX,
    Client,
    ClientKind,
    Scope,
    check_redirect_uri,
)
from domain.oauth.grants import REVOKED_FOR
from domain.oauth.ports import ClientReads, Clients, Revocations, ServiceRoles
from domain.shared import text
from domain.shared.actor import Actor, ActorKind, Origin, is_same_name
from domain.shared.authority import Authorities, AuthorityLost, Participant, approver, authority_lost
from domain.shared.clock import Clock
from domain.shared.credentials import CredentialEnd
from domain.shared.errors import BadInput, Unavailable
from domain.shared.ids import new_id
from domain.shared.outcomes import Pending, Refusal, Success

Run = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]
"""Carries out a command in a transaction of its own."""

SECRET_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class RegisterClient:
    """Register a client: with ``redirect_uris`` and ``scopes``, or a service with ``roles``."""

    name: str
    kind: ClientKind
    redirect_uris: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    trusted: bool = False
    may_introspect: bool = False


@dataclass(frozen=True, slots=True)
class RenewClientSecret:
    """Replace a client's secret; the old one is refused at once."""

    id: UUID


@dataclass(frozen=True, slots=True)
class DisableClient:
    """Disable a client for good."""

    id: UUID


@dataclass(frozen=True, slots=True)
class ListClients:
    """List the clients of the actor's brand."""


@dataclass(frozen=True, slots=True)
class FindClient:
    """Find a client of the actor's brand."""

    id: UUID


@dataclass(frozen=True, slots=True, repr=False)
class ClientRegistered:
    """``secret`` is shown only now; None for kinds that cannot keep one. ``client`` may wait for approval."""

    client: Client
    secret: str | None


@dataclass(frozen=True, slots=True, repr=False)
class ClientSecretRenewed(Success):
    """``secret`` is shown only now."""

    client: Client
    secret: str


@dataclass(frozen=True, slots=True, repr=False)
class ClientSecretWaits(Pending):
    """``secret`` is shown only now, and accepted when another operator has approved it."""

    client: Client
    secret: str


@dataclass(frozen=True, slots=True)
class ApproveClient:
    """Approve a client, or its next secret, that ``asked_by`` and no one else asked for."""

    id: UUID
    asked_by: str


@dataclass(frozen=True, slots=True)
class ClientApproved(Success):
    """The client is in use, with the secret that was shown to the operator who asked."""

    client: Client


@dataclass(frozen=True, slots=True)
class ApproverAskedThemselves(Refusal):
    """The operator who asked for it cannot approve it."""

    message: ClassVar[str] = "Another operator has to approve this"

    operator: str


@dataclass(frozen=True, slots=True)
class ClientRequestChanged(Refusal):
    """Another operator has asked for it than the one the approver named; ``client`` shows who."""

    message: ClassVar[str] = "Another operator asked for this meanwhile"

    client: Client


@dataclass(frozen=True, slots=True)
class ClientDisabled(Success):
    """Its tokens are invalid at once, and sockets opened with them close."""

    client: Client


@dataclass(frozen=True, slots=True)
class ClientNotFound(Refusal):
    """No client of this id within reach, or it is disabled, or it has no secret to renew."""

    message: ClassVar[str] = "There is no such client"


RegisterOutcome: TypeAlias = ClientRegistered
RenewOutcome: TypeAlias = ClientSecretRenewed | ClientSecretWaits | ClientNotFound
ApproveOutcome: TypeAlias = (
    ClientApproved | ApproverAskedThemselves | AuthorityLost | ClientRequestChanged | ClientNotFound
)
DisableOutcome: TypeAlias = ClientDisabled | ClientNotFound


def hashed(secret: str) -> bytes:
    """The hash to store of a secret of 256 random bits: a client secret, code or refresh token."""
    return sha256(secret.encode()).digest()


async def list_clients(_: ListClients, origin: Origin, reads: ClientReads) -> list[Client]:
    """The clients of the actor's brand, latest first."""
    return list(await reads.of_brand(origin.actor))


async def find_client(command: FindClient, origin: Origin, reads: ClientReads) -> Client | None:
    """A client of the actor's brand."""
    return await reads.of_id(origin.actor, command.id)


async def register_client(
    command: RegisterClient, origin: Origin, clients: Clients, roles: ServiceRoles, clock: Clock
) -> RegisterOutcome:
    """Store a new client.

    Raises:
        BadInput: a name, redirect URI, scope or role that its kind cannot have.
    """
    client = _client(command, origin.actor.brand, clock, roles.names)
    if not _needs_two(client, origin.actor, roles):
        client = replace(client, approved_at=clock.now())
    maker, account_id = str(origin.actor), origin.actor.account_id
    client = replace(client, asked_by=maker, asked_account=account_id, asked_at=clock.now())
    secret = secrets.token_urlsafe(SECRET_BYTES) if client.kind.has_secret else None
    await clients.add(client, hashed(secret) if secret else None)
    return ClientRegistered(client, secret)


async def renew_client_secret(
    command: RenewClientSecret, origin: Origin, clients: Clients, roles: ServiceRoles, clock: Clock
) -> RenewOutcome:
    """Store a new secret in place of the old one; of a program that takes two, beside it until approved."""
    client = await clients.locked(command.id)
    if client is None or client.disabled_at or not client.kind.has_secret:
        return ClientNotFound()
    secret = secrets.token_urlsafe(SECRET_BYTES)
    if not _needs_two(client, origin.actor, roles):
        await clients.set_secret(client.id, hashed(secret))
        return ClientSecretRenewed(client, secret)
    asked = replace(
        client,
        asked_by=str(origin.actor),
        asked_account=origin.actor.account_id,
        asked_at=clock.now(),
        approved_by=None,
        secret_waits=True,
    )
    await clients.ask_secret(asked, hashed(secret))
    return ClientSecretWaits(asked, secret)


async def approve_client(
    command: ApproveClient, origin: Origin, clients: Clients, authorities: Authorities, clock: Clock
) -> ApproveOutcome:
    """Approve what another operator asked for, and still may ask for: the client, or its next secret."""
    client, actor = await clients.locked(command.id), origin.actor
    if client is None or client.disabled_at or not client.waits:
        return ClientNotFound()
    if command.asked_by != client.asked_by:
        return ClientRequestChanged(client)
    itself = actor.account_id is not None and actor.account_id == client.asked_account
    if actor.kind is not ActorKind.OPERATOR or itself or is_same_name(str(actor), client.asked_by):
        return ApproverAskedThemselves(str(actor))
    asked = "renewClientSecret" if client.secret_waits else "registerClient"
    maker = Participant(command.asked_by, (asked,), client.asked_account)
    if lost := await authority_lost(authorities, maker, approver(actor, "approveClient")):
        return lost
    approved = replace(
        client,
        approved_by=str(actor),
        approved_at=client.approved_at or clock.now(),
        secret_waits=False,
    )
    await clients.approve(approved)
    return ClientApproved(approved)


def _needs_two(client: Client, actor: Actor, roles: ServiceRoles) -> bool:
    """Whether one operator is too few: it moves money, or reads or acts for players without asking them.

    The command line needs one: its operator has the database, too.
    """
    unasked = client.trusted and bool(set(client.scopes) - {Scope.OPENID})
    return actor.kind is not ActorKind.SYSTEM and (unasked or bool(client.roles & roles.moving_money))


async def disable_client(command: DisableClient, clients: Clients, clock: Clock) -> DisableOutcome:
    """Disable a client; no change where it is disabled already."""
    client = await clients.locked(command.id)
    if client is None:
        return ClientNotFound()
    if client.disabled_at is None:
        client = replace(client, disabled_at=clock.now())
        await clients.disable(client.id, clock.now())
    return ClientDisabled(client)


async def disable_client_everywhere(run: Run, command: DisableClient) -> DisableOutcome:
    """Disable a client; after the commit that is announced, so that sockets opened with its tokens close."""
    outcome: DisableOutcome = await run(disable_client, command)
    if isinstance(outcome, ClientDisabled):
        await run(announce_disabled, outcome.client.id)
    return outcome


async def announce_disabled(client_id: UUID, revocations: Revocations, clock: Clock) -> None:
    """Revoke every token of a disabled client."""
    try:
        await revocations.revoke(str(client_id), clock.now() + REVOKED_FOR, CredentialEnd.PROGRAM)
    except Unavailable:
        return  # it is disabled: its tokens are refused without it, and its sockets found within seconds


def _client(command: RegisterClient, brand: str, clock: Clock, roles: frozenset[str]) -> Client:
    name = text.line(command.name, "name", at_most=NAME_CHARS_MAX)
    service = command.kind is ClientKind.SERVICE
    _check_list("redirectUris", command.redirect_uris, wanted=not service)
    _check_list("scopes", command.scopes, wanted=not service, among=tuple(Scope))
    _check_list("roles", command.roles, wanted=service, among=roles)
    if command.may_introspect and not service:
        raise BadInput("Only services look into tokens", field="mayIntrospect")
    return Client(
        id=new_id(),
        brand=brand,
        name=name,
        kind=command.kind,
        redirect_uris=tuple(check_redirect_uri(uri, command.kind) for uri in command.redirect_uris),
        scopes=tuple(scope for scope in Scope if scope in command.scopes),
        roles=frozenset(command.roles),
        trusted=command.trusted,
        may_introspect=command.may_introspect,
        created_at=clock.now(),
    )


def _check_list(
    field: str, given: tuple[str, ...], *, wanted: bool, among: Iterable[str] | None = None
) -> None:
    if wanted != bool(given) or len(given) > REDIRECT_URIS_MAX:
        raise BadInput("Players' programs need redirectUris and scopes, services need roles", field=field)
    if among is not None and not set(given) <= set(among):
        raise BadInput(f"Choose among {', '.join(sorted(among))}", field=field)

"""OAuth clients: types, queries and mutations."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.oauth import commands as outcomes
from domain.oauth.clients import Client as DomainClient
from domain.oauth.clients import ClientKind
from resolvers.oauth import clients as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to

ONCE = "Shown only this once: we store its hash alone"


@publishes(DomainClient)
@strawberry.type(description="A program that signs in through our OAuth server")
class Client:
    id: strawberry.ID = resolved_by(resolve.client_id, description="Its client_id in OAuth")
    name: str
    kind: ClientKind
    redirect_uris: list[str]
    scopes: list[str]
    roles: list[str] = resolved_by(resolve.roles)
    trusted: bool
    may_introspect: bool
    created_at: datetime
    disabled_at: datetime | None


@publishes(outcomes.ClientRegistered)
@strawberry.type
class ClientRegistered:
    client: Client
    secret: str | None = strawberry.field(description=f"{ONCE}. Null for programs that cannot keep one")


@publishes(outcomes.ClientSecretRenewed)
@strawberry.type(description="The old secret is no longer accepted")
class ClientSecretRenewed:
    client: Client
    secret: str = strawberry.field(description=ONCE)


@publishes(outcomes.ClientDisabled)
@strawberry.type(
    description="It gets no more tokens; those it has are refused at once, and sockets opened with them close"
)
class ClientDisabled:
    client: Client


@publishes(outcomes.ClientNotFound)
@strawberry.type(description="No such client in your reach, or it has no secret to renew")
class ClientNotFound:
    message: str


RenewClientSecretResult = Annotated[
    ClientSecretRenewed | ClientNotFound, strawberry.union("RenewClientSecretResult")
]
DisableClientResult = Annotated[ClientDisabled | ClientNotFound, strawberry.union("DisableClientResult")]


@adds_to("Query", order=80)
@strawberry.type
class ClientQueries:
    clients: list[Client] | None = resolved_by(
        resolve.clients, description="The brand's programs, latest first, the disabled ones too"
    )


@adds_to("Mutation", order=170)
@strawberry.type
class ClientMutations:
    register_client: ClientRegistered | None = resolved_by(
        resolve.register_client, description="Let a program sign in from now on"
    )
    renew_client_secret: RenewClientSecretResult | None = resolved_by(
        resolve.renew_client_secret, description="Replace a program's secret, at once"
    )
    disable_client: DisableClientResult | None = resolved_by(
        resolve.disable_client, description="Shut a program out, for good"
    )

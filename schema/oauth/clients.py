"""OAuth clients: types, queries and mutations."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.oauth import commands as outcomes
from domain.oauth.clients import Client as DomainClient
from domain.oauth.clients import ClientKind, Scope
from resolvers.oauth import clients as resolve
from schema.authority import AuthorityLost
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.node import Node
from schema.refusals import Refusal

ONCE = "Shown only this once: we store its hash alone"


@publishes(DomainClient)
@strawberry.type(description="A program that signs in through our OAuth server")
class Client(Node):
    id: strawberry.ID = resolved_by(resolve.client_id, description="Its client_id in OAuth")
    name: str = strawberry.field(description="As players and operators see it")
    kind: ClientKind = strawberry.field(description="What it runs on, which decides how it authenticates")
    redirect_uris: list[str] = strawberry.field(
        description="Where players may be sent back to, compared exactly; none for services"
    )
    scopes: list[Scope] = strawberry.field(
        description="What it may ask for on behalf of players; none for services"
    )
    roles: list[str] = resolved_by(resolve.roles, description="Services: the roles it acts with")
    trusted: bool = strawberry.field(
        description="It is the casino's own: players are not asked whether it may act for them"
    )
    may_introspect: bool = strawberry.field(description="A service may introspect tokens that it receives")
    created_at: datetime
    disabled_at: datetime | None = strawberry.field(
        description="When it was shut out for good; null while it is not"
    )
    asked_by: str | None = strawberry.field(description="The operator who asked for it or its secret")
    approved_by: str | None = strawberry.field(
        description="The operator who approved it; null while it waits or where one was enough"
    )
    approved_at: datetime | None = strawberry.field(
        description="Null: it waits for another operator and is good for nothing"
    )
    secret_waits: bool = strawberry.field(description="Its next secret waits for another operator")


@publishes(outcomes.ClientRegistered)
@strawberry.type(
    description="The program is registered; it may wait for another operator, see Client.approvedAt"
)
class ClientRegistered:
    client: Client
    secret: str | None = strawberry.field(description=f"{ONCE}. Null for programs that cannot keep one")


@publishes(outcomes.ClientSecretRenewed)
@strawberry.type(description="The old secret is no longer accepted")
class ClientSecretRenewed:
    client: Client
    secret: str = strawberry.field(description=ONCE)


@publishes(outcomes.ClientSecretWaits)
@strawberry.type(
    description="Pending: the program moves money or is trusted, so the old secret is accepted until another"
    " operator calls approveClient"
)
class ClientSecretWaits:
    client: Client
    secret: str = strawberry.field(description=ONCE)


@publishes(outcomes.ClientApproved)
@strawberry.type(description="The program is in use, with the secret shown to the operator who asked")
class ClientApproved:
    client: Client


@publishes(outcomes.ApproverAskedThemselves)
@strawberry.type(description="The operator who asked for it cannot approve it")
class ApproverAskedThemselves(Refusal):
    operator: str


@publishes(outcomes.ClientRequestChanged)
@strawberry.type(
    description="Another operator asked for it than `askedBy`: look who (`client.askedBy`), then decide again"
)
class ClientRequestChanged(Refusal):
    client: Client = strawberry.field(description="As it is now")


@publishes(outcomes.ClientDisabled)
@strawberry.type(
    description="It gets no more tokens; those it has are refused at once, and sockets opened with them close"
)
class ClientDisabled:
    client: Client


@publishes(outcomes.ClientNotFound)
@strawberry.type(description="No such client in your reach, or it has no secret to renew")
class ClientNotFound(Refusal): ...


RenewClientSecretResult = Annotated[
    ClientSecretRenewed | ClientSecretWaits | ClientNotFound, strawberry.union("RenewClientSecretResult")
]
ApproveClientResult = Annotated[
    ClientApproved | ApproverAskedThemselves | AuthorityLost | ClientRequestChanged | ClientNotFound,
    strawberry.union("ApproveClientResult"),
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
    approve_client: ApproveClientResult | None = resolved_by(
        resolve.approve_client,
        description="Approve a program that moves money or is trusted, or its next secret, which another"
        " operator asked for",
    )
    disable_client: DisableClientResult | None = resolved_by(
        resolve.disable_client, description="Shut a program out, for good"
    )

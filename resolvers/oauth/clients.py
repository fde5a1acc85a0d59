"""Resolvers of OAuth clients."""

import strawberry

from domain.oauth import commands as do
from domain.oauth.clients import Client, ClientKind, Scope
from resolvers.context import Info
from resolvers.ids import public_id, uuid_of
from resolvers.node import finds
from resolvers.oauth import clients_kinds as _enums  # noqa: F401 - registers the enum used below

URIS = "Compared to the letter; a NATIVE program on loopback may use any port"
SCOPES = "What it may ask for; without PLAYER it learns who signed in, and may do nothing for them"


@strawberry.input(
    description="A new program. Players' programs need redirectUris and scopes, services need roles"
)
class RegisterClientInput:
    name: str = strawberry.field(description="As players and operators see it")
    kind: ClientKind = strawberry.field(description="What it runs on, which decides how it authenticates")
    redirect_uris: list[str] = strawberry.field(default_factory=list, description=URIS)
    scopes: list[Scope] = strawberry.field(default_factory=list, description=SCOPES)
    roles: list[str] = strawberry.field(default_factory=list, description="Roles of services")
    trusted: bool = strawberry.field(
        default=False,
        description="It is ours: players are not asked whether it may act for them. With other scopes than"
        " openid it takes a second operator",
    )
    may_introspect: bool = strawberry.field(
        default=False, description="A service may introspect tokens that it receives"
    )

    def command(self) -> do.RegisterClient:
        return do.RegisterClient(
            self.name,
            self.kind,
            tuple(self.redirect_uris),
            tuple(self.scopes),
            tuple(self.roles),
            self.trusted,
            self.may_introspect,
        )


@strawberry.input
class ClientInput:
    client_id: strawberry.ID


@strawberry.input
class ApproveClientInput:
    client_id: strawberry.ID
    asked_by: str = strawberry.field(
        description="Client.askedBy as you saw it; what another operator asked for meanwhile is not approved"
    )

    def command(self) -> do.ApproveClient:
        return do.ApproveClient(uuid_of("cli", self.client_id, "clientId"), self.asked_by)


def client_id(root: strawberry.Parent[Client]) -> strawberry.ID:
    """``cli_<uuid>``, which is also the client_id in OAuth."""
    return strawberry.ID(public_id("cli", root.id))


def roles(root: strawberry.Parent[Client]) -> list[str]:
    """The roles, by name."""
    return sorted(root.roles)


async def clients(info: Info) -> list[Client]:
    return await info.context.run(do.list_clients, do.ListClients())


@finds("cli", "Client")
async def client(info: Info, id: strawberry.ID) -> Client | None:
    """A program of the brand by id."""
    return await info.context.run(do.find_client, do.FindClient(uuid_of("cli", id)))


async def register_client(info: Info, input: RegisterClientInput) -> do.RegisterOutcome:
    return await info.context.run(do.register_client, input.command())


async def renew_client_secret(info: Info, input: ClientInput) -> do.RenewOutcome:
    command = do.RenewClientSecret(uuid_of("cli", input.client_id, "clientId"))
    return await info.context.run(do.renew_client_secret, command)


async def disable_client(info: Info, input: ClientInput) -> do.DisableOutcome:
    command = do.DisableClient(uuid_of("cli", input.client_id, "clientId"))
    return await do.disable_client_everywhere(info.context.run, command)


async def approve_client(info: Info, input: ApproveClientInput) -> do.ApproveOutcome:
    return await info.context.run(do.approve_client, input.command())

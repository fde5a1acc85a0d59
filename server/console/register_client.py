"""`croupier client register` at the terminal."""

import asyncio
from uuid import uuid4

from adapters.postgres.command_runner import CommandRunner
from domain.oauth.clients import ClientKind
from domain.oauth.commands import ClientRegistered, RegisterClient, register_client
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from resolvers.ids import public_id
from server.composition.bindings import bindings
from server.composition.process_resources import open_resources
from server.console.known_brands import require_known
from server.errors import OperatorError
from server.processes.backend_servers import with_servers
from server.settings import Settings


def kind_of(text: str) -> ClientKind:
    """``browser``, ``native``, ``web`` or ``service``.

    Raises:
        OperatorError: none of them.
    """
    try:
        return ClientKind(text.upper())
    except ValueError:
        raise OperatorError("--kind is browser, native, web or service") from None


def register_client_on_console(settings: Settings, command: RegisterClient, brand: str) -> list[str]:
    """Register a client; returns its id and its secret, as lines of an environment file.

    Raises:
        UnknownBrand: there is no such brand.
        BadInput: a scope, role or redirect URI that its kind cannot have.
    """
    with with_servers(settings) as complete:
        registered = asyncio.run(_register(complete, command, brand))
    lines = [f"CLIENT_ID={public_id('cli', registered.client.id)}"]
    return [*lines, f"CLIENT_SECRET={registered.secret}"] if registered.secret else lines


async def _register(settings: Settings, command: RegisterClient, brand: str) -> ClientRegistered:
    actor = Actor(ActorKind.SYSTEM, "console", brand, frozenset({"system"}))
    origin = Origin(actor, Channel.CONSOLE, uuid4().hex)
    async with open_resources(settings) as resources:
        await require_known(brand, resources.database)
        return await CommandRunner(resources.database, bindings(resources)).run(
            register_client, command, origin
        )

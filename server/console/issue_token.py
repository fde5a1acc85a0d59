"""Issues the tokens of `croupier token`: only those that the servers of the database accept."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from adapters.casbin.catalogue_loader import load_catalogue
from adapters.casbin.policy import model
from adapters.postgres.access.policy import read_policy
from adapters.postgres.access.serving import Serving, ServingRecords
from adapters.postgres.database import Database, connect
from adapters.vault.key_records import KeyRecords
from adapters.vault.keyring import Keyring
from domain.access.policy import Role, RoleKind
from domain.shared.actor import Actor
from domain.shared.clock import SystemClock
from server.console.known_brands import require_among
from server.console.token_actor import TokenRequestError, token_actor
from server.errors import OperatorError
from server.processes.backend_servers import with_servers
from server.security.installation_keys import InstallationKeys
from server.security.key_rotation import KeyFiles, RotatingKeys
from server.security.tokens import Tokens, audience_of
from server.security.vault import vault_of
from server.settings import Settings


@dataclass(frozen=True, slots=True)
class TokenRequest:
    """What the command line asks for; ``player`` and ``name`` as they are typed."""

    roles: Sequence[str]
    brand: str
    player: str | None
    name: str | None
    duration: timedelta


def issue_token(settings: Settings, request: TokenRequest) -> str:
    """A token that the servers of the database accept, by the settings they were started with.

    Raises:
        OperatorError: they would refuse it; the line says why.
    """
    keys = RotatingKeys(KeyFiles.of(settings), SystemClock())  # before any server is started for it
    with with_servers(settings, valkey=False) as complete:
        actor, serving = asyncio.run(_checked(complete, request))
    return Tokens(keys, serving.issuer, serving.audience, SystemClock()).issue(actor, request.duration)


async def _checked(settings: Settings, request: TokenRequest) -> tuple[Actor, Serving]:
    database = await connect(str(settings.database_url), composing_max=1, hot_max=1, read_only=True)
    try:
        records = ServingRecords(database)
        if not await records.migrated():
            raise OperatorError("the database is not migrated to this version: run `croupier migrate`")
        serving = _accepted(settings, await records.recorded())
        await _check_keys(settings, database)
        return await _actor(database, records, request), serving
    finally:
        await database.close()


def _accepted(settings: Settings, serving: Serving | None) -> Serving:
    """What the servers use.

    Raises:
        TokenRequestError: none has started, or our settings name another public URL or issuer.
    """
    if serving is None:
        raise TokenRequestError("no server has used this database yet: start one with `croupier up` first")
    given = settings.model_fields_set
    if "public_url" in given and settings.public_url and audience_of(settings) != serving.audience:
        raise TokenRequestError(
            f"the servers of this database are reached at {serving.url}, not at {settings.base_url}, "
            "and would refuse the token: correct CROUPIER_PUBLIC_URL, or leave it out"
        )
    if "issuer" in given and settings.issuer != serving.issuer:
        raise TokenRequestError(
            f"the servers of this database accept tokens of the issuer {serving.issuer}, not of "
            f"{settings.issuer}: correct CROUPIER_ISSUER, or leave it out"
        )
    return serving


async def _check_keys(settings: Settings, database: Database) -> None:
    vault = vault_of(settings, database)
    try:
        keys = InstallationKeys(settings, KeyRecords(database), Keyring(database), vault, SystemClock())
        await keys.check_signing_keys()
    finally:
        await vault.close()


async def _actor(database: Database, records: ServingRecords, request: TokenRequest) -> Actor:
    """Who the token is for.

    Raises:
        UnknownBrand: there is no such brand.
        TokenRequestError: there is no such role or player.
    """
    require_among(request.brand, await records.brands())
    custom = (await read_policy(database.engine, model())).roles
    shipped = [Role(role.name, role.title, RoleKind(role.kind)) for role in load_catalogue().roles.values()]
    roles = {role.name: role for role in (*shipped, *custom) if role.brand in (None, request.brand)}
    actor = token_actor(roles, request.roles, request.brand, request.player, request.name)
    if actor.player_id and not await records.has_player(actor.player_id, request.brand):
        raise TokenRequestError(f"the brand {request.brand} has no player {request.player}")
    return actor

"""`croupier token` prints only what the servers of the database accept, and otherwise says why not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from server.console.issue_token import TokenRequest, issue_token
from server.console.token_actor import TokenRequestError
from server.errors import OperatorError
from server.processes.preflight import require_installation
from server.security.signing_keys import make_key
from server.settings import Settings
from tests.application import Application, Caller, open_application
from tests.conftest import copy_database
from tests.funded_players import FundedPlayer, a_funded_player

CUSTOM_ROLE = (
    "insert into identity.role (name, title, kind, brand) values ('night', 'Night', 'OPERATOR', 'rival')"
)


@pytest.fixture(scope="module")
async def served(
    servers: Any, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    """A server that was started with a public URL, as its database knows."""
    await copy_database(servers, template_database, "croupier_tokens")
    url, data_dir = servers.dsn("croupier_tokens"), tmp_path_factory.mktemp("tokens")
    async with open_application(
        url, servers.redis_url, data_dir, public_url="https://casino.example", issuer="north", sandbox=True
    ) as application:
        await asyncio.to_thread(require_installation, application.settings, serves=True)
        owner = await asyncpg.connect(url)
        await owner.execute(CUSTOM_ROLE)
        await owner.close()
        yield application


@pytest.fixture(scope="module")
async def player(served: Application) -> FundedPlayer:
    """A player of the default brand."""
    return await a_funded_player(served, None)


def elsewhere(served: Application, **given: Any) -> Settings:
    """What another terminal reads: where the servers and files are, and what is given."""
    places = {name: getattr(served.settings, name) for name in ("database_url", "redis_url", "data_dir")}
    return Settings(**places | given)


async def issued(settings: Settings, *roles: str, brand: str = "default", player: str | None = None) -> str:
    request = TokenRequest(roles, brand, player, None, timedelta(minutes=5))
    return await asyncio.to_thread(issue_token, settings, request)


@pytest.mark.parametrize("given", [{}, {"public_url": "https://casino.example/"}, {"issuer": "north"}])
@pytest.mark.parametrize(
    ("role", "brand"), [("support", "default"), ("game_server", "rival"), ("night", "rival")]
)
async def test_the_token_is_one_that_the_server_accepts(
    served: Application, given: dict[str, Any], role: str, brand: str
) -> None:
    token = await issued(elsewhere(served, **given), role, brand=brand)
    await Caller(served.client, token, role).data_of("{ __typename }")
    actor = served.tokens.verify(token).actor
    assert (actor.brand, actor.roles) == (brand, {role})


async def test_so_is_a_token_of_a_player(served: Application, player: FundedPlayer) -> None:
    token = await issued(elsewhere(served), "player", player=player.id)
    viewer = (await Caller(served.client, token, "player").data_of("{ viewer { kind } }"))["viewer"]
    assert viewer == {"kind": "PLAYER"}


@pytest.mark.parametrize(
    ("given", "asked", "why"),
    [
        (
            {"public_url": "https://other.example"},
            {},
            "reached at https://casino.example, not at https://other",
        ),
        ({"issuer": "south"}, {}, "accept tokens of the issuer north, not of south"),
        ({}, {"brand": "unknown"}, "there is no brand unknown: use one of default, rival"),
        ({}, {"brand": "*"}, "there is no brand"),
        ({}, {"roles": ("king",)}, "there is no role king: use one of accountant"),
        ({}, {"roles": ("night",)}, "there is no role night"),
        ({}, {"roles": ("player",), "player": f"plr_{uuid4()}"}, "the brand default has no player plr_"),
    ],
)
async def test_what_the_server_would_refuse_is_refused_with_the_reason(
    served: Application, given: dict[str, Any], asked: dict[str, Any], why: str
) -> None:
    roles = asked.pop("roles", ("support",))
    with pytest.raises(OperatorError, match=why):
        await issued(elsewhere(served, **given), *roles, **asked)


async def test_a_player_of_another_brand_is_unknown(served: Application, player: FundedPlayer) -> None:
    with pytest.raises(TokenRequestError, match="the brand rival has no player"):
        await issued(elsewhere(served), "player", brand="rival", player=player.id)


async def test_keys_of_another_data_directory_are_refused(served: Application, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    with pytest.raises(OperatorError, match="there is no signing key"):
        await issued(elsewhere(served, data_dir=nowhere), "support")
    assert not nowhere.exists()
    make_key(tmp_path / "signing-key.pem")
    with pytest.raises(OperatorError, match="is not the one of this database"):
        await issued(elsewhere(served, data_dir=tmp_path), "support")


async def test_a_database_without_servers_gets_no_tokens(
    fresh_database_url: str, redis_url: str, tmp_path: Path
) -> None:
    make_key(tmp_path / "signing-key.pem")
    settings = Settings(database_url=fresh_database_url, redis_url=redis_url, data_dir=tmp_path)
    with pytest.raises(TokenRequestError, match="no server has used this database yet"):
        await issued(settings, "support")


async def test_a_server_that_starts_with_another_url_is_the_one_that_counts(
    fresh_database_url: str, redis_url: str, tmp_path: Path
) -> None:
    places = {"database_url": fresh_database_url, "redis_url": redis_url, "data_dir": tmp_path}
    for url in ("https://old.example", "https://new.example"):
        await asyncio.to_thread(require_installation, Settings(public_url=url, **places), serves=True)
    with pytest.raises(TokenRequestError, match=r"reached at https://new\.example"):
        await issued(Settings(public_url="https://old.example", **places), "support")

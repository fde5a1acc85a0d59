"""Cookies and sessions behind callers: who is let in, with what rights, from which page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from graphql import GraphQLError
from starlette.requests import HTTPConnection

from adapters.valkey.client import client_of
from adapters.valkey.identity.sessions import ValkeySessions
from domain.identity.model import Account, Factor, Proof, Session
from domain.shared.actor import Actor, ActorKind, Channel
from domain.shared.clock import SystemClock
from domain.shared.errors import Unavailable
from domain.shared.ids import new_id
from resolvers.authorization.tables import AccessTables
from resolvers.errors import Unauthenticated
from server.http.authentication import RequestAuthenticator
from server.http.client_address import Proxies
from server.security.tokens import Tokens
from tests.key_files import made_signing_keys

CLOCK = SystemClock()


@dataclass
class Grants:
    """A policy that gives roles to operators and shows for which roles a table was asked."""

    version: int = 1
    held: dict[UUID, frozenset[str]] = field(default_factory=dict)

    def roles_of(self, account_id, brand):
        return self.held.get(account_id, frozenset())

    def acts(self, brand, roles):
        return {f"{brand}.{'+'.join(sorted(roles))}": {"read"}}


@pytest.fixture(scope="module")
def tokens(tmp_path_factory):
    keys = made_signing_keys(tmp_path_factory.mktemp("keys") / "key.pem")
    return Tokens(keys, "croupier", "api", CLOCK)


@pytest.fixture
def sessions(valkey):
    return ValkeySessions(valkey, CLOCK)


@pytest.fixture
def grants():
    return Grants()


@pytest.fixture
def callers(tokens, sessions, grants):
    process = SimpleNamespace(reads=SimpleNamespace(players=None, wallets=None))
    return RequestAuthenticator(
        process, tokens, AccessTables(grants), Proxies(), sessions, ["https://play.example"]
    )


def a_session(kind: ActorKind, *factors: Factor, **differently: Any) -> Session:
    now, id = CLOCK.now(), new_id()
    account = Account(id, kind, "rival", "anna" if kind is ActorKind.OPERATOR else str(id))
    proofs = tuple(Proof(factor, now) for factor in (Factor.PASSWORD, *factors))
    return replace(
        Session(new_id(), account, now, now, now + timedelta(hours=8), 1800, proofs), **differently
    )


def a_connection(headers: dict[str, str], cookie: str | None = None, payload: Any = None) -> HTTPConnection:
    raw = {"host": "casino.test"} | headers | ({"cookie": cookie} if cookie else {})
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in raw.items()]
    connection = HTTPConnection({"type": "http", "headers": pairs, "client": ("192.0.2.1", 1), "state": {}})
    if payload is not None:
        connection.state.connection_init = payload
    return connection


def by_cookie(realm: str, secret: str, **headers: str) -> HTTPConnection:
    return a_connection({"x-croupier-realm": realm} | headers, f"__Host-croupier-{realm}={secret}")


async def test_the_cookie_of_a_player_authenticates_them(callers, sessions):
    session = a_session(ActorKind.PLAYER)
    secret = await sessions.open(session)
    context = await callers.context(
        by_cookie("players", secret, **{"user-agent": "Firefox"}), Channel.GRAPHQL
    )
    id = session.account.id
    assert context.viewer == Actor(ActorKind.PLAYER, str(id), "rival", frozenset({"player"}), id, id)
    assert context.session.id == session.id == context.origin.session_id
    assert abs(context.expires_at - session.expires_at) < timedelta(milliseconds=2)
    assert context.origin.user_agent == "Firefox"
    assert dict(context.access).keys() == {"rival.player"}


@pytest.mark.parametrize(
    ("case", "factors", "roles"),
    [
        ("a passkey", [Factor.PASSKEY], {"support"}),
        ("an authenticator", [Factor.TOTP], {"support"}),
        ("single sign-on", [Factor.SSO], {"support"}),
        ("a password alone", [], {"enrolling"}),
        ("a text message", [Factor.SMS], {"enrolling"}),
        ("a recovery code", [Factor.RECOVERY_CODE], {"enrolling"}),
    ],
)
async def test_an_operator_holds_roles_after_a_strong_factor(callers, sessions, grants, case, factors, roles):
    session = a_session(ActorKind.OPERATOR, *factors)
    grants.held[session.account.id] = frozenset({"support"})
    context = await callers.context(by_cookie("operators", await sessions.open(session)), Channel.GRAPHQL)
    assert context.viewer.roles == roles, case
    assert context.viewer.account_id == session.account.id
    assert context.viewer.player_id is None


async def test_withdrawn_roles_are_gone_at_the_next_request(callers, sessions, grants):
    session = a_session(ActorKind.OPERATOR, Factor.TOTP)
    grants.held[session.account.id] = frozenset({"support"})
    context = await callers.context(by_cookie("operators", await sessions.open(session)), Channel.GRAPHQL)
    grants.held[session.account.id] = frozenset({"risk"})
    fresh = context.fresh()
    assert fresh.viewer.roles == fresh.origin.actor.roles == {"risk"}
    assert dict(fresh.access).keys() == {"rival.risk"}
    assert fresh.session == context.session


async def test_without_a_realm_cookies_are_ignored(callers, sessions):
    secret = await sessions.open(a_session(ActorKind.PLAYER))
    connection = a_connection({}, f"__Host-croupier-players={secret}")
    assert (await callers.context(connection, Channel.GRAPHQL)).viewer.name == "anonymous"


async def test_a_realm_without_its_cookie_is_anonymous(callers, sessions):
    secret = await sessions.open(a_session(ActorKind.PLAYER))
    connection = a_connection({"x-croupier-realm": "operators"}, f"__Host-croupier-players={secret}")
    assert (await callers.context(connection, Channel.GRAPHQL)).viewer.name == "anonymous"


async def test_a_socket_names_its_realm_first(callers, sessions):
    session = a_session(ActorKind.PLAYER)
    cookie = f"__Host-croupier-players={await sessions.open(session)}"
    connection = a_connection({}, cookie, payload={"realm": "players"})
    assert (await callers.context(connection, Channel.GRAPHQL)).viewer.account_id == session.account.id


@pytest.mark.parametrize("realm", ["", "admins", 5, ["players"], {}])
async def test_there_are_two_realms(callers, realm):
    with pytest.raises(Unauthenticated):
        await callers.context(a_connection({}, payload={"realm": realm}), Channel.GRAPHQL)


async def test_the_cookie_of_one_realm_is_refused_in_the_other(callers, sessions):
    secret = await sessions.open(a_session(ActorKind.PLAYER))
    with pytest.raises(Unauthenticated):
        await callers.context(by_cookie("operators", secret), Channel.GRAPHQL)


async def test_an_ended_session_is_refused_not_treated_as_anonymous(callers, sessions):
    session = a_session(ActorKind.PLAYER)
    secret = await sessions.open(session)
    await sessions.end(session.id)
    with pytest.raises(Unauthenticated):
        await callers.context(by_cookie("players", secret), Channel.GRAPHQL)


@pytest.mark.parametrize(
    ("origin", "let_in"),
    [
        (None, True),
        ("https://casino.test", True),
        ("http://casino.test", True),
        ("https://play.example", True),
        ("https://casino.test.evil.example", False),
        ("https://evil.example", False),
        ("null", False),
        ("", False),
    ],
)
async def test_cookies_are_accepted_from_our_origin_only(callers, sessions, origin, let_in):
    secret = await sessions.open(a_session(ActorKind.PLAYER))
    headers = {} if origin is None else {"origin": origin}
    connection = by_cookie("players", secret, **headers)
    if let_in:
        assert (await callers.context(connection, Channel.GRAPHQL)).session
        return
    with pytest.raises(GraphQLError) as refused:
        await callers.context(connection, Channel.GRAPHQL)
    assert refused.value.extensions == {"code": "FORBIDDEN"}


async def test_a_token_wins_over_a_cookie(callers, sessions, tokens):
    secret = await sessions.open(a_session(ActorKind.PLAYER))
    token = tokens.issue(
        Actor(ActorKind.SERVICE, "acme", "default", frozenset({"game_server"})), timedelta(hours=1)
    )
    connection = by_cookie("players", secret, authorization=f"Bearer {token}")
    context = await callers.context(connection, Channel.GRAPHQL)
    assert str(context.viewer) == "service:acme"
    assert context.session is None


async def test_a_session_is_cached_until_it_ends(callers, sessions):
    session = a_session(ActorKind.PLAYER)
    context = await callers.context(by_cookie("players", await sessions.open(session)), Channel.GRAPHQL)
    await context.fresh().check_credentials()
    await sessions.end(session.id)
    with pytest.raises(Unauthenticated):
        await context.fresh().check_credentials()


async def test_without_valkey_cookies_are_refused_as_unavailable(callers):
    lost = ValkeySessions(client_of("redis://127.0.0.1:1/0"), CLOCK)
    with pytest.raises(Unavailable):
        await replace(callers, sessions=lost).context(by_cookie("players", "0" * 32 + ".x"), Channel.GRAPHQL)

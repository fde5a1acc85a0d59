"""From a connection to a context: who calls, from where, with what rights."""

from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from starlette.requests import HTTPConnection

from domain.shared.actor import Actor, ActorKind, Channel
from domain.shared.clock import SystemClock
from resolvers.authorization.tables import AccessTables
from resolvers.errors import Unauthenticated
from server.http.authentication import RequestAuthenticator
from server.http.client_address import ConnectionLimiter, Proxies
from server.security.tokens import Tokens
from tests.key_files import made_signing_keys

PLAYER = Actor(ActorKind.PLAYER, str(UUID(int=7)), "other", frozenset({"player"}), UUID(int=7))


@dataclass
class EchoPolicy:
    """Grants one coordinate that says for whom it was asked."""

    version: int = 1

    def roles_of(self, account_id, brand):
        return frozenset()

    def acts(self, brand, roles):
        return {f"{brand}.{'+'.join(sorted(roles))}": {"read"}}


@pytest.fixture(scope="module")
def tokens(tmp_path_factory):
    keys = made_signing_keys(tmp_path_factory.mktemp("keys") / "key.pem")
    return Tokens(keys, "croupier", "api", SystemClock())


@pytest.fixture
def callers(tokens):
    process = SimpleNamespace(reads=SimpleNamespace(players=None, wallets=None))
    return RequestAuthenticator(
        process, tokens, AccessTables(EchoPolicy()), Proxies.of(["10.0.0.0/8"]), SimpleNamespace()
    )


def a_connection(*headers, payload=None, peer=("192.0.2.1", 4711)):
    raw = [(name.encode(), value.encode()) for name, value in headers]
    connection = HTTPConnection({"type": "http", "headers": raw, "client": peer, "state": {}})
    if payload is not None:
        connection.state.connection_init = payload
    return connection


async def test_a_request_without_credentials_is_anonymous(callers):
    context = await callers.for_channel(Channel.REST)(a_connection())
    assert str(context.viewer) == "player:anonymous"
    assert context.viewer.player_id is None
    assert dict(context.access).keys() == {"default.anonymous"}
    assert context.principal is None
    assert context.expires_at is None
    assert context.origin.channel is Channel.REST
    assert context.origin.ip == "192.0.2.1"
    assert context.origin.correlation_id


@pytest.mark.parametrize("scheme", ["Bearer ", "bearer ", "BEARER  "])
async def test_a_token_gives_the_actor_and_the_expiry(callers, tokens, scheme):
    token = tokens.issue(PLAYER, timedelta(hours=1))
    context = await callers.context(a_connection(("authorization", scheme + token)), Channel.GRAPHQL)
    assert context.viewer == PLAYER
    assert context.expires_at == tokens.verify(token).expires_at
    assert dict(context.access).keys() == {"other.player"}
    assert context.principal == f"player:{UUID(int=7)}@other"


@pytest.mark.parametrize("name", ["authorization", "Authorization"])
async def test_a_socket_brings_its_token_with_its_first_message(callers, tokens, name):
    token = tokens.issue(PLAYER, timedelta(hours=1))
    connection = a_connection(payload={name: f"Bearer {token}"})
    assert (await callers.context(connection, Channel.GRAPHQL)).viewer == PLAYER


@pytest.mark.parametrize(
    "connection",
    [
        a_connection(("authorization", "Basic YWRtaW46YWRtaW4=")),
        a_connection(("authorization", "Bearer")),
        a_connection(("authorization", "Bearer ")),
        a_connection(("authorization", "")),
        a_connection(("authorization", "Bearer a.b.c")),
        a_connection(payload={"authorization": 5}),
        a_connection(payload={"authorization": ["Bearer x"]}),
        a_connection(payload={"authorization": "x"}),
    ],
)
async def test_bad_credentials_are_refused_not_treated_as_anonymous(callers, connection):
    with pytest.raises(Unauthenticated):
        await callers.context(connection, Channel.GRAPHQL)


@pytest.mark.parametrize(
    ("case", "peer", "forwarded", "client"),
    [
        ("no proxy", "192.0.2.1", [], "192.0.2.1"),
        ("a stranger's claim", "192.0.2.1", ["203.0.113.9"], "192.0.2.1"),
        ("our proxy", "10.1.2.3", ["203.0.113.9"], "203.0.113.9"),
        ("a claim before our proxy", "10.1.2.3", ["1.1.1.1, 203.0.113.9"], "203.0.113.9"),
        ("two of our proxies", "10.1.2.3", ["203.0.113.9, 10.9.9.9"], "203.0.113.9"),
        ("two headers", "10.1.2.3", ["1.1.1.1", "203.0.113.9"], "203.0.113.9"),
        ("only our proxies", "10.1.2.3", ["10.9.9.9"], "10.9.9.9"),
        ("our proxy, silent", "10.1.2.3", [], "10.1.2.3"),
        ("nonsense", "10.1.2.3", ["unknown"], "10.1.2.3"),
        ("nonsense behind a hop", "10.1.2.3", ["<script>, 203.0.113.9"], "203.0.113.9"),
        ("with a port", "10.1.2.3", ["203.0.113.9:5555"], "203.0.113.9"),
        ("IPv6 with a port", "10.1.2.3", ["[2001:db8::1]:5555"], "2001:db8::1"),
        ("IPv6", "10.1.2.3", ["2001:db8::1"], "2001:db8::1"),
        ("IPv4 in IPv6's clothes", "::ffff:10.1.2.3", ["203.0.113.9"], "203.0.113.9"),
        ("a unix socket", None, ["203.0.113.9"], None),
        ("a name for an address", "testclient", [], None),
    ],
)
def test_forwarded_addresses_are_trusted_from_own_proxies_only(case, peer, forwarded, client):
    headers = [("x-forwarded-for", value) for value in forwarded]
    connection = a_connection(*headers, peer=(peer, 1) if peer else None)
    assert Proxies.of(["10.0.0.0/8"]).client(connection) == client, case


def test_the_number_of_proxy_hops_read_is_limited():
    headers = [("x-forwarded-for", ", ".join(["10.0.0.1"] * 5000))]
    connection = a_connection(*headers, peer=("10.0.0.1", 1))
    assert Proxies.of(["10.0.0.0/8"]).client(connection) == "10.0.0.1"


@pytest.mark.parametrize("network", ["", "10.0.0.0/33", "10.0.0.1/8", "proxy"])
def test_a_proxy_is_an_address_or_a_network(network):
    with pytest.raises(ValueError):
        Proxies.of([network])


def test_addresses_of_one_ipv6_network_count_as_one():
    crowd = ConnectionLimiter(1)
    assert crowd.acquire("2001:db8:1:1::1")
    assert not crowd.acquire("2001:db8:1:1::2")
    assert crowd.acquire("2001:db8:1:2::1")
    crowd.release("2001:db8:1:1::1")
    assert crowd.acquire("2001:db8:1:1::2")

"""The same rules through the endpoint, for the actor of the token."""

import asyncio
import json
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import httpx
import pytest
from starlette.applications import Starlette

from domain.compliance.commands import record_entry
from domain.shared.actor import Actor, ActorKind, Channel
from domain.shared.clock import SystemClock
from schema.root import subgraph, whole
from server.http.authentication import RequestAuthenticator
from server.http.client_address import Proxies
from server.http.graphql_api.routes import graphql_endpoint
from server.security.access_control import AccessControl, shipped_access_control
from server.security.tokens import Tokens
from server.services import SERVICES
from tests.access.authorization.toy import ANNA, CATALOGUE, bare
from tests.key_files import made_signing_keys

KEEPER = Actor(ActorKind.PLAYER, str(ANNA), "default", frozenset({"keeper"}), ANNA)
CLERK = Actor(ActorKind.OPERATOR, "carl", "default", frozenset({"clerk"}))
STRANGER = Actor(ActorKind.PLAYER, "x", "default", frozenset({"visitor"}), UUID(int=9))


@pytest.fixture(scope="module")
def tokens(tmp_path_factory):
    keys = made_signing_keys(tmp_path_factory.mktemp("keys") / "key.pem")
    return Tokens(keys, "croupier", "api", SystemClock())


class AuditRecorder:
    """Where what was shown and denied is recorded."""

    async def run(self, carry_out, entry, origin):
        assert carry_out is record_entry


def an_app(schema, access, tokens, **options):
    reads = SimpleNamespace(players=None, wallets=None)
    process = SimpleNamespace(reads=reads, commands=AuditRecorder())
    callers = RequestAuthenticator(process, tokens, access.tables, Proxies(), SimpleNamespace())
    guard = access.protect(schema, **options)
    return Starlette(
        routes=graphql_endpoint(schema, context=callers.for_channel(Channel.GRAPHQL), guard=guard)
    )


@pytest.fixture(scope="module")
def app(tokens):
    return an_app(bare(), AccessControl.of(CATALOGUE), tokens)


async def post(app, text, authorization=None):
    headers = {"authorization": authorization} if authorization else {}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        return await client.post("/graphql", json={"query": text}, headers=headers)


def bearer(tokens, actor):
    return f"Bearer {tokens.issue(actor, timedelta(minutes=5))}"


@pytest.mark.parametrize(
    ("actor", "emails"),
    [(CLERK, ["a***@e***.com", "b***@e***.com"]), (KEEPER, ["anna@example.com", None]), (STRANGER, None)],
    ids=str,
)
async def test_the_roles_of_the_token_decide_which_fields_are_returned(app, tokens, actor, emails):
    answer = (await post(app, "{ keepers { email } }", bearer(tokens, actor))).json()
    rows = answer["data"]["keepers"]
    assert (rows and [row["email"] for row in rows]) == emails


async def test_without_a_token_every_field_is_denied(app):
    answer = (await post(app, "{ __typename keepers { id } }")).json()
    assert answer["data"] == {"__typename": "Query", "keepers": None}
    assert answer["errors"][0]["extensions"] == {"code": "FORBIDDEN", "coordinate": "Query.keepers"}


async def test_a_bad_token_is_refused_before_execution(app, tokens):
    response = await post(app, "{ __typename }", bearer(tokens, CLERK) + "x")
    assert response.status_code == 401
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_the_first_message_of_a_socket_authenticates_it(app, tokens):
    text = 'subscription { keeperChanged(id: "1") { email } }'
    messages = [
        {"type": "connection_init", "payload": {"Authorization": bearer(tokens, CLERK)}},
        {"type": "subscribe", "id": "1", "payload": {"query": text}},
    ]
    ack, first, *_ = await socket(app, messages, answers=2)
    assert ack == {"type": "connection_ack"}
    assert first["payload"] == {"data": {"keeperChanged": {"email": "a***@e***.com"}}}


async def socket(app, messages, answers):
    """What a socket answers to these messages, until it has sent so many answers."""
    heard = []
    incoming = asyncio.Queue()
    incoming.put_nowait({"type": "websocket.connect"})
    for message in messages:
        incoming.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})

    async def send(message):
        if message["type"] == "websocket.send":
            heard.append(json.loads(message.get("text") or message["bytes"]))
            if len(heard) == answers:
                incoming.put_nowait({"type": "websocket.disconnect", "code": 1000})

    scope = {"type": "websocket", "path": "/graphql", "headers": [(b"host", b"test")], "query_string": b""}
    scope |= {"subprotocols": ["graphql-transport-ws"], "client": ("192.0.2.1", 1), "scheme": "ws"}
    async with asyncio.timeout(10):
        await app(scope, incoming.get, send)
    return heard


@pytest.mark.parametrize(
    ("role", "sees"), [("admin", True), ("support", True), ("player", False), ("anonymous", False)]
)
async def test_only_operators_introspect_the_real_schema(tokens, role, sees):
    app = an_app(whole(), shipped_access_control(), tokens)
    kind = ActorKind.OPERATOR if sees else ActorKind.PLAYER
    actor = Actor(kind, "test-actor", "default", frozenset({role}), None if sees else ANNA)
    answer = (await post(app, "{ __schema { queryType { name } } }", bearer(tokens, actor))).json()
    assert ("errors" not in answer) == sees
    if not sees:
        assert answer["errors"][0]["extensions"]["coordinate"] == "system.introspect"


async def test_an_open_schema_is_introspected_without_permission(tokens):
    app = an_app(whole(), shipped_access_control(), tokens, open_schema=True)
    answer = (await post(app, "{ __schema { queryType { name } } }")).json()
    assert answer == {"data": {"__schema": {"queryType": {"name": "Query"}}}}


async def test_viewers_can_list_their_permissions(tokens):
    text = "{ viewer { kind name roles permissions { coordinate level } } }"
    app = an_app(whole(), shipped_access_control(), tokens)
    support = Actor(ActorKind.OPERATOR, "sue", "default", frozenset({"support"}))
    viewer = (await post(app, text, bearer(tokens, support))).json()["data"]["viewer"]
    assert (viewer["kind"], viewer["name"], viewer["roles"]) == ("OPERATOR", "sue", ["support"])
    levels = {each["coordinate"]: each["level"] for each in viewer["permissions"]}
    assert levels["Player.email"] == "MASKED"
    assert levels["Player.username"] == "READ"
    assert levels["Mutation.addNote"] == "CALL"
    assert levels["AddNoteInput.text"] == "WRITE"
    assert "Mutation.adjustBalance" not in levels
    assert list(levels) == sorted(levels)


async def test_the_schema_of_one_service_is_guarded_like_the_whole(tokens):
    schema = subgraph(SERVICES["profile"])
    app = an_app(schema, shipped_access_control(), tokens, whole=whole())
    server = Actor(ActorKind.SERVICE, "games", "default", frozenset({"game_server"}))
    player = Actor(ActorKind.PLAYER, str(ANNA), "default", frozenset({"player"}), ANNA)
    asked = "{ _service { sdl } }"
    assert "type Player" in (await post(app, asked, bearer(tokens, server))).json()["data"]["_service"]["sdl"]
    refused = (await post(app, asked, bearer(tokens, player))).json()
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"

"""Whatever goes wrong is a problem (RFC 9457) with the status that fits."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import HTTPConnection

from domain.shared.errors import Unavailable
from domain.shared.ids import new_id
from schema import root
from server.contexts.wallets.money_aliases import MONEY_ALIASES
from server.http.errors import PUBLIC_ERRORS
from server.http.graphql_api.context import OperationContext
from server.http.graphql_api.engine import Engine
from server.http.graphql_api.error_masking import ErrorMask
from server.http.graphql_api.limits import Limits
from server.http.rest.problems import problem_of
from server.http.rest.routes import rest_routes
from server.security.access_control import shipped_access_control
from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_registration


@pytest.fixture(scope="module")
async def funded_player(application: Application) -> FundedPlayer:
    """A player."""
    return await a_funded_player(application)


def problem(response: httpx.Response) -> Json:
    """The body of a problem, whose form is right."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    body: Json = response.json()
    assert body["status"] == response.status_code
    assert body["type"].startswith("urn:croupier:problem:")
    assert body["title"]
    return body


def kind(body: Json) -> str:
    return str(body["type"]).rpartition(":")[2]


PLAYERS = [
    ({"first": "0"}, "first"),
    ({"first": "101"}, "first"),
    ({"first": "1.5"}, "first"),
    ({"first": "\u0661"}, "first"),
    ({"first": "9" * 30}, "first"),
    ({"first": ["1", "2"]}, "first"),
    ({"nope": "1"}, "nope"),
    ({"sort": "email"}, "sort"),
    ({"sort": ["username", "created"]}, "sort"),
    ({"status": "nope"}, None),
    ({"username": "a\0b"}, "username"),
    ({"username": "x"}, "username"),
    ({"email": "x"}, "email"),
    ({"after": "x"}, "after"),
    ({"after": "\0"}, "after"),
    ({"createdFrom": "2020-01-01"}, "createdFrom"),
    ({"createdUntil": "x"}, None),
    ({"createdFrom": "2020-01-02T00:00:00Z", "createdUntil": "2020-01-01T00:00:00Z"}, "createdUntil"),
    ({"country": "UK"}, "country"),
    ({"country": ""}, "country"),
    ({"status": ""}, None),
    ({"currency": ""}, None),
    ({"tag": ""}, "tag"),
    ({"currency": "XXX"}, None),
    ({"tag": "\0"}, "tag"),
    ({"tag": ["t"] * 2 + [f"t{number}" for number in range(50)]}, None),
]


@pytest.mark.parametrize(("query", "field"), PLAYERS, ids=lambda value: ascii(value)[:40])
async def test_a_malformed_query_names_its_parameter(
    funded_player: FundedPlayer, query: Any, field: str | None
) -> None:
    response = await funded_player.admin.get("/players", **query)
    body = problem(response)
    assert (response.status_code, kind(body)) == (400, "bad-user-input")
    assert field is None or body["field"] == field


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"kind": "x"}, None),
        ({"from": "x"}, None),
        ({"until": "2020-01-01T00:00:00"}, "until"),
        ({"id": "x"}, "id"),
    ],
    ids=str,
)
async def test_a_malformed_query_for_transactions_names_its_parameter(
    funded_player: FundedPlayer, query: Any, field: str | None
) -> None:
    body = problem(await funded_player.admin.get(f"/players/{funded_player.id}/transactions", **query))
    assert body["status"] == 400
    assert field is None or body["field"] == field


SECRET = "Juliane-4111"
PLACE_BET = "mutation ($input: PlaceBetInput!) { placeBet(input: $input) { __typename } }"
STAKE = {"amount": "1.00", "currency": "EUR"}


@pytest.mark.parametrize(
    ("given", "field", "detail"),
    [
        ({"stake": None}, "stake", "This field is required"),
        ({"key": SECRET, "playerId": None, "stake": STAKE}, "playerId", "This field is required"),
        ({"key": SECRET, "stake": {"amount": "1"}}, "stake.currency", "This field is required"),
        ({SECRET.replace("-", "_"): 1}, SECRET.replace("-", "_"), "There is no such field"),
        ({"stake": STAKE | {"x": SECRET}}, "stake.x", "There is no such field"),
        ({SECRET: SECRET}, None, "It has a field that there is not"),
        ({"stake": STAKE | {f"currency {SECRET}": SECRET}}, "stake", "It has a field that there is not"),
        ({"stake": STAKE | {"": SECRET}}, "stake", "It has a field that there is not"),
        ({"stake": SECRET}, "stake", "This must be an object"),
        ({"funding": SECRET}, "funding", "This is no value of Funding"),
        ({"funding": {"a": SECRET}}, "funding", "This is no value of Funding"),
        ({"walletNo": SECRET}, "walletNo", "This must be a whole number"),
        ({"walletNo": 2**40}, "walletNo", "This number is too large"),
        ({"game": 5}, "game", "This must be text"),
        (
            {"stake": STAKE | {"amount": SECRET}},
            "stake.amount",
            "A Decimal is a number, best written as a string",
        ),
    ],
    ids=str,
)
async def test_a_malformed_body_is_refused_by_its_field_without_repeating_it(
    funded_player: FundedPlayer, given: Any, field: str | None, detail: str
) -> None:
    body = {"playerId": funded_player.id, "key": "k", "stake": STAKE} | given
    response = await funded_player.games.post(body, "/bets")
    assert kind(problem(response)) == "bad-user-input"
    assert (response.json().get("field"), response.json()["detail"]) == (field, detail)
    in_graph = await funded_player.games.ask(PLACE_BET, input=body)
    (error,) = in_graph["errors"]
    assert (error["extensions"].get("field"), error["extensions"]["complaint"]) == (field, detail)
    for text in (response.text, error["message"]):
        assert SECRET not in text


async def test_a_missing_body_field_is_named(funded_player: FundedPlayer) -> None:
    body = problem(await funded_player.games.post({}, "/bets"))
    assert (body["title"], body["field"]) == ("Bad user input", "playerId")


PATHS = ("/players/{}", "/players/{}/balance", "/players/{}/transactions")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("id", ["nope", "plr_1", "wal_", "a%00b", "%ff", "plr_" * 100])
async def test_malformed_ids_are_bad_input(funded_player: FundedPlayer, path: str, id: str) -> None:
    assert problem(await funded_player.admin.get(path.format(id)))["status"] == 400


@pytest.mark.parametrize("path", PATHS)
async def test_players_out_of_reach_are_not_found(
    application: Application, funded_player: FundedPlayer, path: str
) -> None:
    neighbour, rival = await a_funded_player(application), await a_funded_player(application, brand="rival")
    for by in (neighbour.player, rival.player, rival.admin, rival.games):
        foreign = await by.get(path.format(funded_player.id))
        missing = await by.get(path.format(f"plr_{new_id()}"))
        assert foreign.json() == missing.json()
        assert kind(problem(foreign)) == "not-found"
        assert foreign.status_code == missing.status_code == 404


@pytest.mark.parametrize("path", ["/players", *PATHS])
async def test_without_a_token_requests_are_unauthenticated(
    application: Application, funded_player: FundedPlayer, path: str
) -> None:
    anonymous = application.as_("anonymous")
    bad = {"authorization": "Bearer e30.e30.e30"}
    for response in (
        await anonymous.get(path.format(funded_player.id)),
        await application.client.get(path.format(funded_player.id), headers=bad),
    ):
        assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
        assert kind(problem(response)) == "unauthenticated"


@pytest.mark.parametrize("role", ["player", "game_server", "payment_service"])
async def test_searching_without_permission_is_forbidden(
    application: Application, funded_player: FundedPlayer, role: str
) -> None:
    by = application.as_(role, funded_player.id if role == "player" else None)
    body = problem(await by.get("/players"))
    assert (body["status"], kind(body)) == (403, "forbidden")
    assert body["coordinate"].startswith("Query.players")


async def test_filters_by_unreadable_fields_are_refused(
    application: Application, funded_player: FundedPlayer
) -> None:
    body = problem(await application.as_("accountant").get("/players", email="x@example.com"))
    assert (body["status"], body["coordinate"]) == (403, "PlayerFilter.email")


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (b"{}", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"{", "application/json", 400),
        (b"", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b'{"email": 5}', "application/json", 400),
        (b'{"email": "\\u0000"}', "application/json", 400),
        (b'{"roles": ["admin"]}', "application/json", 400),
        (b"[" * 1000, "application/json", 400),
        (b"{" + b" " * 2**18 + b"}", "application/json", 413),
        (b"{}", "text/plain", 415),
        (b"{}", "application/x-www-form-urlencoded", 415),
        (b"{}", "application/json; charset=latin-1", 415),
    ],
    ids=lambda value: ascii(value)[:40],
)
async def test_malformed_bodies_are_bad_input(
    funded_player: FundedPlayer, body: bytes, media: str, status: int
) -> None:
    headers = funded_player.admin.headers | {"content-type": media}
    response = await funded_player.application.client.post("/players", content=body, headers=headers)
    assert problem(response)["status"] == status


async def test_a_name_that_is_taken_is_a_conflict(application: Application) -> None:
    given, desk = a_registration(), application.as_("admin")
    assert (await desk.post(given, "/players")).status_code == 201
    same_address = problem(await desk.post(given | {"username": "another-one"}, "/players"))
    assert (same_address["status"], kind(same_address)) == (409, "email-taken")
    same_name = problem(await desk.post(a_registration(username=given["username"]), "/players"))
    assert (same_name["status"], kind(same_name)) == (409, "username-taken")


async def test_a_registration_against_the_rules_says_which(application: Application) -> None:
    given = a_registration(dateOfBirth="2020-01-01", consents=[])
    body = problem(await application.as_("admin").post(given, "/players"))
    assert (body["status"], kind(body)) == (422, "registration-refused")
    assert ("UNDER_AGE", "dateOfBirth") in {(each["complaint"], each["field"]) for each in body["reasons"]}


@pytest.mark.parametrize(
    ("path", "allowed"), [("/players", "GET, HEAD, POST"), *((path, "GET, HEAD") for path in PATHS)]
)
@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "OPTIONS"])
async def test_unknown_methods_are_refused(
    funded_player: FundedPlayer, method: str, path: str, allowed: str
) -> None:
    url = path.format(funded_player.id)
    response = await funded_player.application.client.request(
        method, url, headers=funded_player.admin.headers
    )
    assert problem(response)["status"] == 405
    assert response.headers["allow"] == allowed


async def test_registration_without_permission_is_forbidden(
    application: Application, funded_player: FundedPlayer
) -> None:
    for by in (funded_player.player, funded_player.games, application.as_("auditor")):
        assert problem(await by.post(a_registration(), "/players"))["status"] == 403


async def test_a_problem_never_repeats_a_token_or_what_was_sent(
    application: Application, funded_player: FundedPlayer
) -> None:
    secret = "hunter2-" * 4
    headers = {"authorization": f"Bearer {secret}"}
    response = await application.client.get("/players", headers=headers)
    assert secret not in response.text
    sent = a_registration(email=f"{secret} at example")
    response = await funded_player.admin.post(sent, "/players")
    assert secret not in json.dumps(problem(response))


@pytest.mark.parametrize(
    ("body", "media", "status", "expected"),
    [
        (b"{", "application/json", 400, "bad-request"),
        (b"{" + b" " * 2**18 + b"}", "application/json", 413, "content-too-large"),
        (b"{}", "text/plain", 415, "unsupported-media-type"),
    ],
    ids=["malformed", "large", "text"],
)
@pytest.mark.parametrize("path", ["/bets", "/deposits", "/withdrawals/x/pay"])
async def test_a_body_that_is_refused_is_a_problem_of_its_kind(
    funded_player: FundedPlayer, path: str, body: bytes, media: str, status: int, expected: str
) -> None:
    headers = funded_player.payments.headers | {"content-type": media}
    response = await funded_player.application.client.post(path, content=body, headers=headers)
    assert (problem(response)["status"], kind(response.json())) == (status, expected)
    assert (response.headers.get("connection") == "close") == (status == 413)


@pytest.mark.parametrize("path", ["/nope", "/bets/1", "/rounds", "/withdrawals/x/approve"])
async def test_a_path_that_is_not_there_is_not_found(funded_player: FundedPlayer, path: str) -> None:
    for method in ("GET", "POST", "DELETE"):
        response = await funded_player.application.client.request(
            method, path, headers=funded_player.games.headers
        )
        assert (problem(response)["status"], kind(response.json())) == (404, "not-found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/bets", {"POST"}),
        ("PUT", "/withdrawals/x/pay", {"POST"}),
        ("POST", "/openapi.json", {"GET", "HEAD"}),
        ("POST", "/healthz", {"GET", "HEAD"}),
    ],
)
async def test_a_method_that_a_path_does_not_take_is_named(
    application: Application, method: str, path: str, allowed: set[str]
) -> None:
    response = await application.client.request(method, path)
    assert kind(problem(response)) == "method-not-allowed"
    assert set(response.headers["allow"].split(", ")) == allowed


def test_too_much_is_told_with_how_long_to_wait() -> None:
    error = {"message": "Wait 7 s.", "extensions": {"code": "RATE_LIMITED", "retryAfter": 7}}
    response = problem_of(error, str)
    assert (response.status_code, response.headers["retry-after"]) == (429, "7")
    assert response.media_type == "application/problem+json"


@pytest.mark.parametrize(
    ("error", "status", "expected"),
    [
        (Unavailable("The database cannot be reached"), 503, "unavailable"),
        (TimeoutError(), 503, "timeout"),
        (ValueError("hunter2"), 500, "internal-server-error"),
    ],
    ids=["unavailable", "timeout", "fault"],
)
async def test_what_cannot_be_done_now_is_a_problem(error: Exception, status: int, expected: str) -> None:
    async def failing(_: HTTPConnection) -> OperationContext:
        raise error

    schema, limits = root.whole(), Limits()
    guard = shipped_access_control().protect(schema, open_schema=True)
    engine = Engine(schema, limits, ErrorMask(PUBLIC_ERRORS, limits.errors), guard)
    transport = httpx.ASGITransport(Starlette(routes=rest_routes(engine, failing, "1", MONEY_ALIASES)))
    async with httpx.AsyncClient(transport=transport, base_url="http://casino.test") as client:
        response = await client.post("/bets", json=MONEY_ALIASES[0].example)
    assert (problem(response)["status"], kind(response.json())) == (status, expected)
    assert "hunter2" not in response.text

"""Whatever goes wrong is a problem (RFC 9457) with the status that fits."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from domain.shared.ids import new_id
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
    ({"first": "101"}, None),
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
    ({"createdBefore": "x"}, None),
    ({"country": "UK"}, "country"),
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
        ({"since": "x"}, None),
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
    body = problem(await application.as_("support").get("/players", email="x@example.com"))
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

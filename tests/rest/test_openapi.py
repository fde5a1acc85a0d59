"""The description: valid, served, and true of what is answered."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, a_registration

PARTS = ("", "/balance", "/transactions")


@pytest.fixture(scope="module")
async def document(application: Application) -> Json:
    """What is served at /openapi.json to anonymous callers."""
    response = await application.client.get("/openapi.json")
    assert response.status_code == 200
    body: Json = response.json()
    return body


@pytest.fixture(scope="module")
async def funded_player(application: Application) -> FundedPlayer:
    """A player with a history and a tag."""
    funded_player = await a_funded_player(application)
    key = a_key()
    await funded_player.bet(key=key, round="r", game="dice")
    await funded_player.win("3.00", bet=key, round="r")
    await funded_player.admin.mutate("addTag", playerId=funded_player.id, tag="vip")
    return funded_player


def test_it_is_valid(document: Json) -> None:
    validate(document)


def test_it_describes_every_alias(document: Json) -> None:
    described = {(path, method) for path, item in document["paths"].items() for method in item}
    assert described == {
        ("/players", "get"),
        ("/players", "post"),
        ("/players/{id}", "get"),
        ("/players/{id}/balance", "get"),
        ("/players/{id}/transactions", "get"),
    }


@pytest.mark.parametrize("role", ["admin", "player", "game_server"])
@pytest.mark.parametrize(
    "path", ["/players", "/players/{id}", "/players/{id}/balance", "/players/{id}/transactions"]
)
async def test_every_answer_is_as_described(
    application: Application, document: Json, funded_player: FundedPlayer, path: str, role: str
) -> None:
    by = application.as_(role, funded_player.id if role == "player" else None)
    response = await by.get(path.format(id=funded_player.id))
    if path == "/players" and role != "admin":
        matches(document, document["components"]["schemas"]["Problem"], response.json())
        return
    matches(document, answer(document, path, "get", "200"), response.json())


async def test_every_problem_is_as_described(
    application: Application, document: Json, funded_player: FundedPlayer
) -> None:
    desk, taken = funded_player.admin, a_registration()
    await desk.post(taken, "/players")
    for response in (
        await desk.get("/players", first="0"),
        await desk.get("/players/nope"),
        await funded_player.player.get("/players"),
        await application.as_("anonymous").get("/players"),
        await desk.post(taken, "/players"),
        await desk.post(a_registration(dateOfBirth="2020-01-01"), "/players"),
    ):
        assert response.status_code >= 400
        schema = document["paths"]["/players"]["get"]["responses"]["default"]
        matches(document, schema["content"]["application/problem+json"]["schema"], response.json())


async def test_a_registration_is_taken_and_answered_as_described(
    application: Application, document: Json
) -> None:
    given = a_registration(password="correct horse battery", firstName="Jane", city="Rome")
    body = document["paths"]["/players"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    matches(document, body, given, whole=False)
    response = await application.as_("admin").post(given, "/players")
    assert response.status_code == 201
    matches(document, answer(document, "/players", "post", "201"), response.json())


async def test_every_parameter_described_is_taken(document: Json, funded_player: FundedPlayer) -> None:
    values: Json = {
        "status": "ACTIVE",
        "country": "DE",
        "currency": "EUR",
        "tag": "vip",
        "createdFrom": "2020-01-01T00:00:00Z",
        "createdBefore": "2100-01-01T00:00:00Z",
        "username": "guest",
        "email": "guest@example.com",
        "sort": "-created",
        "first": 5,
        "kind": "BET",
        "since": "2020-01-01T00:00:00Z",
        "until": "2100-01-01T00:00:00Z",
    }
    for path, item in document["paths"].items():
        named = [each["name"] for each in item["get"]["parameters"] if each["in"] == "query"]
        assert set(named) <= {*values, "after"}
        for name in set(named) - {"after"}:
            response = await funded_player.admin.get(path.format(id=funded_player.id), **{name: values[name]})
            assert response.status_code == 200, (name, response.text)


def answer(document: Json, path: str, method: str, status: str) -> Json:
    """The described shape of a success."""
    content = document["paths"][path][method]["responses"][status]["content"]
    shape: Json = content["application/json"]["schema"]
    return shape


def matches(document: Json, schema: Json, value: Any, *, whole: bool = True) -> None:
    """The value has the described shape and, where ``whole``, all of it and nothing else."""
    rooted = {**schema, "components": document["components"]}
    errors = list(Draft202012Validator(rooted).iter_errors(value))
    assert not errors, errors[0].message
    if whole and "$ref" not in schema and schema is not document["components"]["schemas"]["Problem"]:
        same_names(schema, value)


def same_names(schema: Json, value: Any) -> None:
    """Objects have exactly the described members, at every depth."""
    schema = next((each for each in schema.get("anyOf", ()) if each != {"type": "null"}), schema)
    if isinstance(value, dict):
        assert set(value) == set(schema["properties"])
        for name, inner in value.items():
            same_names(schema["properties"][name], inner)
    elif isinstance(value, list):
        for each in value:
            same_names(schema["items"], each)

"""The description: valid, served, and true of what is answered."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from schema import root
from server.http.rest.openapi import openapi_document
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
    reads = {f"/players{part}" for part in ("", "/{id}", "/{id}/balance", "/{id}/transactions")}
    reads |= {f"/players/{{id}}/statement.{form}" for form in ("csv", "pdf")}
    reads.add("/exports/{id}.csv")
    play = {"/bets", "/wins", "/rollbacks", "/rounds/close"}
    deposits = {"", "/initiate", "/{id}/authorise", "/{id}/settle", "/{id}/decline"}
    withdrawals = {"", "/{id}/hold", "/{id}/pay", "/{id}/reject", "/{id}/cancel"}
    money = play | {f"/deposits{part}" for part in deposits} | {f"/withdrawals{part}" for part in withdrawals}
    assert described == {(path, "get") for path in reads} | {(path, "post") for path in {"/players", *money}}


def test_it_says_where_the_api_is(document: Json, application: Application) -> None:
    assert [server["url"] for server in document["servers"]] == ["/"]
    schema = root.whole()._schema
    assert openapi_document(schema, (), "1", "https://casino.example")["servers"][0]["url"] == (
        "https://casino.example"
    )


def test_every_operation_names_its_failures(document: Json) -> None:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            expected = {"400", "401", "403", "429", "500", "503"}
            expected |= {"413", "415", "409"} if method == "post" else set()
            expected |= {"404"} if "{id}" in path or (method == "post" and path != "/players") else set()
            expected |= {"422"} if path == "/players" and method == "post" else set()
            named = {status for status in operation["responses"] if status >= "400"}
            assert named == expected, path


def test_every_example_is_as_described(document: Json) -> None:
    count = 0
    for item in document["paths"].values():
        for operation in item.values():
            if "requestBody" in operation:
                body = operation["requestBody"]["content"]["application/json"]
                matches(document, body["schema"], body["example"], whole=False)
                count += 1
            for status, response in operation["responses"].items():
                if status < "400":
                    continue
                content = resolved(document, response)["content"]["application/problem+json"]
                assert content["examples"]
                for example in content["examples"].values():
                    assert str(example["value"]["status"]) == status
                    matches(document, content["schema"], example["value"], whole=False)
                    count += 1
    assert count > 200


def resolved(document: Json, response: Json) -> Json:
    """A response, where it stands among those that are shared, too."""
    if "$ref" not in response:
        return response
    shared: Json = document["components"]["responses"][response["$ref"].rpartition("/")[2]]
    return shared


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


FILES = {"csv": ("text/csv", b"Time (UTC)"), "pdf": ("application/pdf", b"%PDF-")}
PERIOD = {"from": "2026-01-01T00:00:00Z", "until": "2026-02-01T00:00:00Z"}


@pytest.mark.parametrize("form", FILES)
async def test_every_file_is_as_described(document: Json, funded_player: FundedPlayer, form: str) -> None:
    described = document["paths"][f"/players/{{id}}/statement.{form}"]["get"]
    media_type, begins = FILES[form]
    response = await funded_player.admin.get(f"/players/{funded_player.id}/statement.{form}", **PERIOD)
    assert response.status_code == 200
    assert list(described["responses"]["200"]["content"]) == [media_type]
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert begins in response.content[:200]
    assert set(described["responses"]["200"]["headers"]) == {"Content-Disposition"}
    assert response.headers["content-disposition"].startswith("attachment")
    assert {each["name"] for each in described["parameters"] if each["in"] == "query"} == PERIOD.keys()
    assert all(each["required"] for each in described["parameters"])


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize(
    ("asked", "status", "kind"),
    [
        ({"from": PERIOD["from"]}, 400, "bad-user-input"),
        ({**PERIOD, "until": "2999-01-01T00:00:00Z"}, 400, "bad-user-input"),
        ({**PERIOD, "zone": "UTC"}, 400, "bad-user-input"),
        (PERIOD, 401, "unauthenticated"),
        (PERIOD, 403, "forbidden"),
        (PERIOD, 404, "not-found"),
    ],
)
async def test_every_failure_of_a_file_is_a_problem_as_described(
    application: Application,
    document: Json,
    funded_player: FundedPlayer,
    form: str,
    asked: Json,
    status: int,
    kind: str,
) -> None:
    by = {401: application.as_("anonymous"), 403: application.as_("crm")}.get(status, funded_player.admin)
    id = funded_player.id if status != 404 else f"{funded_player.id[:-6]}000000"
    response = await by.get(f"/players/{id}/statement.{form}", **asked)
    assert (response.status_code, response.json()["type"]) == (status, f"urn:croupier:problem:{kind}")
    assert response.headers["content-type"].startswith("application/problem+json")
    responses = document["paths"][f"/players/{{id}}/statement.{form}"]["get"]["responses"]
    described = resolved(document, responses[str(status)])["content"]["application/problem+json"]
    matches(document, described["schema"], response.json(), whole=False)


@pytest.mark.parametrize("form", FILES)
async def test_a_file_is_only_read(funded_player: FundedPlayer, form: str) -> None:
    response = await funded_player.admin.post({}, f"/players/{funded_player.id}/statement.{form}")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")
    assert response.headers["content-type"].startswith("application/problem+json")


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
        request = response.request
        path = "/players/{id}" if request.url.path.endswith("nope") else "/players"
        responses = document["paths"][path][request.method.lower()]["responses"]
        described = resolved(document, responses[str(response.status_code)])
        schema = described["content"]["application/problem+json"]["schema"]
        matches(document, schema, response.json(), whole=False)


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
        "createdUntil": "2100-01-01T00:00:00Z",
        "username": "guest",
        "email": "guest@example.com",
        "sort": "-created",
        "first": 5,
        "kind": "BET",
        "from": "2020-01-01T00:00:00Z",
        "until": "2026-01-01T00:00:00Z",
        "externalId": "crm-1",
    }
    reads = {path: item for path, item in document["paths"].items() if "get" in item}
    for path, item in reads.items():
        asked = [each for each in item["get"]["parameters"] if each["in"] == "query"]
        required = {each["name"]: values[each["name"]] for each in asked if each["required"]}
        named = {each["name"] for each in asked}
        assert named <= {*values, "after"}
        for name in named - {"after"}:
            given = required | {name: values[name]}
            response = await funded_player.admin.get(path.format(id=funded_player.id), **given)
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

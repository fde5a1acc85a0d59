"""Programs through the API: registered, listed, given a new secret and shut out by those who may."""

from __future__ import annotations

import httpx
import pytest
from typer.testing import CliRunner

from server.cli import build
from tests.application import Application

REGISTER = """mutation ($input: RegisterClientInput!) {
  registerClient(input: $input) { secret client { id name kind redirectUris scopes roles trusted } } }"""
RENEW = """mutation ($input: ClientInput!) {
  renewClientSecret(input: $input) {
    ... on ClientSecretRenewed { secret } ... on ClientNotFound { message } } }"""
DISABLE = """mutation ($input: ClientInput!) {
  disableClient(input: $input) {
    ... on ClientDisabled { client { disabledAt } } ... on ClientNotFound { message } } }"""
CLIENTS = "{ clients { id name disabledAt } }"

SERVICE = {"name": "Acme Games", "kind": "SERVICE", "roles": ["game_server"]}
BROWSER = {
    "name": "Play",
    "kind": "BROWSER",
    "redirectUris": ["https://play.example.com/callback"],
    "scopes": ["openid"],
}


async def test_an_admin_registers_renews_and_disables(application: Application):
    admin = application.as_("admin")
    made = (await admin.data_of(REGISTER, input=SERVICE))["registerClient"]
    id = made["client"]["id"]
    assert made["client"]["roles"] == ["game_server"]
    listed = (await admin.data_of(CLIENTS))["clients"]
    assert listed[0] == {"id": id, "name": "Acme Games", "disabledAt": None}
    renewed = (await admin.data_of(RENEW, input={"clientId": id}))["renewClientSecret"]
    assert renewed["secret"] not in {None, made["secret"]}
    disabled = (await admin.data_of(DISABLE, input={"clientId": id}))["disableClient"]
    assert disabled["client"]["disabledAt"]
    assert "message" in (await admin.data_of(RENEW, input={"clientId": id}))["renewClientSecret"]


async def test_only_programs_that_can_keep_a_secret_have_one(application: Application):
    admin = application.as_("admin")
    made = (await admin.data_of(REGISTER, input=BROWSER))["registerClient"]
    assert made["secret"] is None
    renewed = await admin.data_of(RENEW, input={"clientId": made["client"]["id"]})
    assert "message" in renewed["renewClientSecret"]


async def test_programs_of_another_brand_are_not_found(application: Application):
    id = (await application.as_("admin").data_of(REGISTER, input=SERVICE))["registerClient"]["client"]["id"]
    rival = application.as_("admin", brand="rival")
    assert id not in {each["id"] for each in (await rival.data_of(CLIENTS))["clients"]}
    for document, name in ((RENEW, "renewClientSecret"), (DISABLE, "disableClient")):
        assert "message" in (await rival.data_of(document, input={"clientId": id}))[name]


@pytest.mark.parametrize("role", ["support", "auditor", "accountant", "game_server"])
async def test_managing_programs_needs_a_permission(application: Application, role: str):
    caller = application.as_(role)
    for document, given in ((REGISTER, {"input": SERVICE}), (CLIENTS, {})):
        answer = await caller.ask(document, **given)
        assert {error["extensions"]["code"] for error in answer["errors"]} == {"FORBIDDEN"}
        assert not answer.get("data") or answer["data"] == {"clients": None}


async def test_contradictory_registrations_are_bad_input(application: Application):
    admin = application.as_("admin")
    bad = await admin.error_of(REGISTER, input=SERVICE | {"roles": ["admin"]})
    assert (bad["code"], bad["field"]) == ("BAD_USER_INPUT", "roles")
    bad = await admin.error_of(DISABLE, input={"clientId": "plr_1"})
    assert (bad["code"], bad["field"]) == ("BAD_USER_INPUT", "clientId")


async def test_the_api_accepts_tokens_of_a_registered_service(application: Application):
    made = (await application.as_("admin").data_of(REGISTER, input=SERVICE))["registerClient"]
    transport = application.client._transport
    near = httpx.ASGITransport(transport.app, client=("127.0.0.1", 4711))  # type: ignore[attr-defined]
    async with httpx.AsyncClient(transport=near, base_url="http://127.0.0.1:8000") as client:
        auth = (made["client"]["id"], made["secret"])
        asked = {"grant_type": "client_credentials"}
        answer = await client.post("/oauth/token", data=asked, auth=auth)
        bearer = {"authorization": f"Bearer {answer.json()['access_token']}"}
        about = await client.post("/graphql", json={"query": "{ viewer { name roles } }"}, headers=bearer)
    assert about.json()["data"]["viewer"] == {"name": made["client"]["id"], "roles": ["game_server"]}


async def test_signing_keys_are_replaced_on_the_command_line(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CROUPIER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "300")
    runner = CliRunner()

    def said(*words: str) -> str:
        result = runner.invoke(build(), ["oauth-keys", *words])
        assert result.exit_code == 0, result.output
        return result.output

    assert "the beginning" in said("status")
    said("rotate")
    assert runner.invoke(build(), ["oauth-keys", "rotate"]).exit_code == 1
    said("rotate", "--at-once")
    assert [word in said("status") for word in ("signs", "waits", "accepted")] == [True, True, True]

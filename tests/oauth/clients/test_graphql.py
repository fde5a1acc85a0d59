"""Programs through the API: registered, listed, given a new secret and shut out by those who may."""

from __future__ import annotations

from datetime import timedelta

import asyncpg
import httpx
import pytest
from typer.testing import CliRunner

from domain.shared.actor import Actor, ActorKind
from server.cli import build
from server.security.signing_keys import make_key
from tests.application import Application, Caller, Json

REGISTER = """mutation ($input: RegisterClientInput!) {
  registerClient(input: $input) { secret
    client { id name kind redirectUris scopes roles trusted approvedAt } } }"""
RENEW = """mutation ($input: ClientInput!) {
  renewClientSecret(input: $input) { __typename
    ... on ClientSecretRenewed { secret } ... on ClientSecretWaits { secret client { secretWaits } }
    ... on ClientNotFound { message } } }"""
APPROVE = """mutation ($input: ApproveClientInput!) {
  approveClient(input: $input) { __typename ... on ClientApproved { client { approvedAt secretWaits } } } }"""
DISABLE = """mutation ($input: ClientInput!) {
  disableClient(input: $input) {
    ... on ClientDisabled { client { disabledAt } } ... on ClientNotFound { message } } }"""
CLIENTS = "{ clients { id name disabledAt } }"

SERVICE = {"name": "Acme Games", "kind": "SERVICE", "roles": ["game_server"]}
BROWSER = {
    "name": "Play",
    "kind": "BROWSER",
    "redirectUris": ["https://play.example.com/callback"],
    "scopes": ["OPENID"],
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
    assert renewed["__typename"] == "ClientSecretWaits"
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


async def token_of(application: Application, id: str, secret: str) -> Json:
    """The answer of the token endpoint."""
    transport = application.client._transport
    near = httpx.ASGITransport(transport.app, client=("127.0.0.1", 4711))  # type: ignore[attr-defined]
    async with httpx.AsyncClient(transport=near, base_url="http://127.0.0.1:8000") as client:
        asked = {"grant_type": "client_credentials"}
        answer: Json = (await client.post("/oauth/token", data=asked, auth=(id, secret))).json()
        return answer


async def approve(application: Application, id: str, name: str = "second", asked_by: str = "maker") -> str:
    by = application.as_("admin", name=name)
    asked = {"clientId": id, "askedBy": f"operator:{asked_by}"}
    outcome: str = (await by.data_of(APPROVE, input=asked))["approveClient"]["__typename"]
    return outcome


@pytest.mark.parametrize("role", ["game_server", "payment_service"])
async def test_a_program_that_moves_money_takes_two(application: Application, role: str):
    maker = application.as_("admin", name="maker")
    made = (await maker.data_of(REGISTER, input=SERVICE | {"roles": [role]}))["registerClient"]
    id, secret = made["client"]["id"], made["secret"]

    assert made["client"]["approvedAt"] is None
    assert (await token_of(application, id, secret))["error"] == "invalid_client"
    assert await approve(application, id, "maker") == "ApproverAskedThemselves"
    assert (await token_of(application, id, secret))["error"] == "invalid_client"
    assert await approve(application, id) == "ClientApproved"
    token = (await token_of(application, id, secret))["access_token"]
    about = await Caller(application.client, token, role).data_of("{ viewer { name roles } }")
    assert about["viewer"] == {"name": id, "roles": [role]}
    assert await approve(application, id) == "ClientNotFound"


async def test_a_new_secret_of_such_a_program_takes_two_and_the_old_one_serves_meanwhile(
    application: Application,
):
    made = (await application.as_("admin", name="maker").data_of(REGISTER, input=SERVICE))["registerClient"]
    id, old = made["client"]["id"], made["secret"]
    await approve(application, id)
    # The one who approved it asks for a secret of their own.
    asked = await application.as_("admin", name="second").data_of(RENEW, input={"clientId": id})
    waits = asked["renewClientSecret"]

    assert (waits["__typename"], waits["client"]["secretWaits"]) == ("ClientSecretWaits", True)
    assert (await token_of(application, id, waits["secret"]))["error"] == "invalid_client"
    assert "access_token" in await token_of(application, id, old)
    assert await approve(application, id, "second", asked_by="second") == "ApproverAskedThemselves"
    assert await approve(application, id, "third", asked_by="second") == "ClientApproved"
    assert "access_token" in await token_of(application, id, waits["secret"])
    assert (await token_of(application, id, old))["error"] == "invalid_client"


async def test_a_program_cannot_be_the_second_person(application: Application):
    made = (await application.as_("admin", name="maker").data_of(REGISTER, input=SERVICE))["registerClient"]
    robot = Actor(ActorKind.SERVICE, "robot", "default", frozenset({"admin"}))
    by = Caller(application.client, application.tokens.issue(robot, timedelta(hours=1)), "admin")
    asked = {"clientId": made["client"]["id"], "askedBy": "operator:maker"}
    answer = await by.data_of(APPROVE, input=asked)
    assert answer["approveClient"]["__typename"] == "ApproverAskedThemselves"
    own = (await by.data_of(REGISTER, input=SERVICE))["registerClient"]
    assert own["client"]["approvedAt"] is None


async def test_what_another_operator_asked_for_meanwhile_is_not_approved(application: Application):
    made = (await application.as_("admin", name="maker").data_of(REGISTER, input=SERVICE))["registerClient"]
    id = made["client"]["id"]
    await approve(application, id)
    secrets = {}
    for name in ("maker", "mallory"):
        asked = await application.as_("admin", name=name).data_of(RENEW, input={"clientId": id})
        secrets[name] = asked["renewClientSecret"]["secret"]

    assert await approve(application, id) == "ClientRequestChanged"
    assert (await token_of(application, id, secrets["mallory"]))["error"] == "invalid_client"
    assert "access_token" in await token_of(application, id, made["secret"])


async def test_another_brand_approves_nothing(application: Application):
    made = (await application.as_("admin").data_of(REGISTER, input=SERVICE))["registerClient"]
    rival = application.as_("admin", brand="rival", name="second")
    asked = {"clientId": made["client"]["id"], "askedBy": "operator:the-admin"}
    answer = await rival.data_of(APPROVE, input=asked)
    assert answer["approveClient"]["__typename"] == "ClientNotFound"


async def test_the_table_holds_no_approval_by_the_maker(application: Application):
    made = (await application.as_("admin", name="maker").data_of(REGISTER, input=SERVICE))["registerClient"]
    change = "update identity.client set approved_by = asked_by, approved_at = now() where id = $1"
    with pytest.raises(asyncpg.CheckViolationError, match="a_program_takes_two"):
        await application.rows(change, made["client"]["id"].removeprefix("cli_"))


async def test_signing_keys_are_replaced_on_the_command_line(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CROUPIER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "300")
    runner = CliRunner()
    assert runner.invoke(build(), ["oauth-keys", "rotate"]).exit_code == 1, "there is no first key"
    make_key(tmp_path / "data" / "signing-key.pem")

    def said(*words: str) -> str:
        result = runner.invoke(build(), ["oauth-keys", *words])
        assert result.exit_code == 0, result.output
        return result.output

    assert "the beginning" in said("status")
    said("rotate")
    assert runner.invoke(build(), ["oauth-keys", "rotate"]).exit_code == 1
    said("rotate", "--at-once")
    assert [word in said("status") for word in ("signs", "waits", "accepted")] == [True, True, True]

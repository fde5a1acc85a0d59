"""Passkeys as a browser has them: Chromium with a virtual authenticator, and a server process of its own."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, CDPSession, Page, async_playwright

from domain.shared.ids import new_id
from server.console import operators
from server.embedded import EmbeddedServers
from server.settings import Settings
from tests.conftest import copy_database
from tests.graphql_documents import mutation
from tests.identity.initial_passwords import accept_initial_password

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
PATIENCE_SECONDS = 60.0
AUTHENTICATOR = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PAGE = """<!doctype html><title>Passkeys</title><script>
const call = async (path, body) => {
  const headers = {'content-type': 'application/json', 'x-croupier-realm': 'operators'};
  const response = await fetch(path, {method: 'POST', headers, body: JSON.stringify(body)});
  return response.json();
};
const create = async (options) => (await navigator.credentials.create(
  {publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options)})).toJSON();
const get = async (options) => (await navigator.credentials.get(
  {publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)})).toJSON();
</script>"""
ENROL = "mutation { it: enrolPasskey { __typename ... on PasskeyBegun { options } } }"
CONFIRM = """mutation ($input: ConfirmPasskeyInput!) { it: confirmPasskey(input: $input) {
  __typename ... on FactorEnrolled { recoveryCodes } ... on FactorRefused { reason } } }"""
BEGIN = """mutation ($input: BeginStepUpInput!) { it: beginStepUp(input: $input) {
  __typename ... on StepUpBegun { options } } }"""
PROVE = "mutation ($input: ProveStepUpInput!) { it: proveStepUp(input: $input) { __typename } }"
FACTORS = "{ viewer { factors { kind name lastUsedAt refusedSince } } }"
ADJUST = mutation("adjustBalance", "accountant")

_numbers = count(1)


@dataclass(frozen=True)
class ServerProcess:
    """A server process, and what its command line reads."""

    address: str
    settings: Settings


@pytest.fixture(scope="module")
async def server_process(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[ServerProcess]:
    await copy_database(servers, template_database, "croupier_passkeys")
    settings = Settings(
        database_url=servers.dsn("croupier_passkeys"),
        redis_url=servers.redis_url,
        data_dir=tmp_path_factory.mktemp("passkeys"),
        background=False,
        sandbox=True,
    )
    process, port = serve(settings)
    try:
        await answers(process, f"http://127.0.0.1:{port}/readyz")
        yield ServerProcess(f"http://localhost:{port}", settings)
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def serve(settings: Settings) -> tuple[subprocess.Popen[bytes], int]:
    """A server process, and the port it accepts on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        fd, port = listening.fileno(), listening.getsockname()[1]
        command = [sys.executable, "-m", "server.cli", "serve", "--fd", str(fd)]
        return subprocess.Popen(command, env=settings.environment(port=port), pass_fds=[fd]), port


async def answers(process: subprocess.Popen[bytes], url: str, seconds_max: float = PATIENCE_SECONDS) -> None:
    """Return once the server is ready."""
    async with asyncio.timeout(seconds_max), httpx.AsyncClient(trust_env=False) as client:
        while (await client.get(url, timeout=seconds_max)).status_code != 200:
            assert process.poll() is None
            await asyncio.sleep(0.1)


@pytest.fixture(scope="module")
async def chromium() -> AsyncIterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.skip(f"no Chromium on this machine (looked for {', '.join(CHROMIUM_NAMES)})")
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=found, args=list(OPTIONS))
        yield running
        await running.close()


@dataclass
class BrowserOperator:
    """An operator at a browser of their own, with an authenticator in it."""

    page: Page
    cdp: CDPSession
    authenticator: str
    login: str
    password: str
    codes: list[str] = field(default_factory=list)

    async def auth(self, path: str, **body: Any) -> Any:
        return await self.page.evaluate(
            "([path, body]) => call(path, body)", [f"/auth/operators/{path}", body]
        )

    async def ask(self, query: str, **variables: Any) -> Any:
        body = {"query": query, "variables": variables}
        return await self.page.evaluate("(body) => call('/graphql', body)", body)

    async def outcome_of(self, query: str, **variables: Any) -> Any:
        answer = await self.ask(query, **variables)
        assert "errors" not in answer, answer
        return answer["data"]["it"]

    async def get(self, options: Any) -> Any:
        return await self.page.evaluate("(options) => get(options)", options)

    async def enrol(self) -> None:
        """Sign in for the first time, make a passkey, and leave."""
        shown = await self.auth("sign-in", login=self.login, password=self.password)
        assert shown["state"] == "ENROLMENT_REQUIRED", shown
        options = (await self.outcome_of(ENROL))["options"]
        credential = await self.page.evaluate("(options) => create(options)", options)
        confirmed = await self.outcome_of(CONFIRM, input={"name": "My laptop", "credential": credential})
        assert confirmed["__typename"] == "FactorEnrolled", confirmed
        self.codes = confirmed["recoveryCodes"]
        assert len(self.codes) == 10
        await self.page.evaluate(
            "() => fetch('/auth/operators/sign-out', {method: 'POST', headers:"
            " {'content-type': 'application/json', 'x-croupier-realm': 'operators'}})"
        )

    async def ticket(self) -> str:
        """The password is right, and the passkey is wanted."""
        shown = await self.auth("sign-in", login=self.login, password=self.password)
        assert shown["state"] == "FACTOR_REQUIRED", shown
        assert shown["factors"] == ["PASSKEY", "RECOVERY_CODE"]
        ticket: str = shown["ticket"]
        return ticket

    async def challenge(self, ticket: str) -> Any:
        return (await self.auth("factor/begin", ticket=ticket, factor="PASSKEY"))["options"]

    async def prove(self, ticket: str, credential: Any) -> Any:
        given = {"ticket": ticket, "factor": "PASSKEY", "answer": {"credential": credential}}
        return await self.auth("factor", **given)

    async def sign_in(self) -> Any:
        """By password and passkey; the roles given at the command line are known here within seconds."""
        ticket = await self.ticket()
        entered = await self.prove(ticket, await self.get(await self.challenge(ticket)))
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await self.roles() != ["accountant"]:  # noqa: ASYNC110 - known elsewhere
                await asyncio.sleep(0.05)
        return entered

    async def roles(self) -> Any:
        """What this browser may be now."""
        viewer = (await self.ask("{ viewer { roles } }"))["data"]["viewer"]
        return viewer and viewer["roles"]

    async def sign_in_by_passkey(self) -> Any:
        """By the passkey alone, without a login."""
        begun = await self.auth("passkey/begin")
        credential = await self.get(begun["options"])
        return await self.auth("passkey", ticket=begun["ticket"], answer={"credential": credential})

    async def command_authenticator(self, method: str, **given: Any) -> Any:
        """Have the authenticator do something."""
        return await self.cdp.send(f"WebAuthn.{method}", {"authenticatorId": self.authenticator, **given})


@pytest.fixture
async def person(chromium: Browser, server_process: ServerProcess) -> AsyncIterator[BrowserOperator]:
    login = f"key-{next(_numbers)}"
    made = (server_process.settings, login, login.title(), ["accountant"], "default")
    password = await asyncio.to_thread(operators.create_operator, *made)
    await accept_initial_password(str(server_process.settings.database_url), login)
    context = await chromium.new_context(base_url=server_process.address)
    page = await context.new_page()
    await page.route("**/test-page", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    await page.goto("/test-page")
    cdp = await context.new_cdp_session(page)
    await cdp.send("WebAuthn.enable", {"enableUI": False})
    added = await cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    operator = BrowserOperator(page, cdp, added["authenticatorId"], login, password)
    await operator.enrol()
    yield operator
    await context.close()


async def test_a_passkey_is_the_second_factor(person: BrowserOperator) -> None:
    entered = await person.sign_in()
    assert entered["state"] == "SIGNED_IN", entered
    assert [proof["factor"] for proof in entered["session"]["proofs"]] == ["PASSWORD", "PASSKEY"]
    (factor,) = (await person.ask(FACTORS))["data"]["viewer"]["factors"]
    assert (factor["kind"], factor["name"], factor["refusedSince"]) == ("PASSKEY", "My laptop", None)
    assert factor["lastUsedAt"]


async def test_a_passkey_alone_signs_in(person: BrowserOperator) -> None:
    entered = await person.sign_in_by_passkey()
    assert entered["state"] == "SIGNED_IN", entered
    assert entered["session"]["name"] == person.login


async def test_an_assertion_signs_in_once(person: BrowserOperator) -> None:
    ticket = await person.ticket()
    credential = await person.get(await person.challenge(ticket))
    assert (await person.prove(ticket, credential))["state"] == "SIGNED_IN"
    assert await person.prove(await person.ticket(), credential) == {"code": "SIGN_IN_FAILED"}


async def test_a_passkey_lets_a_sensitive_operation_through(person: BrowserOperator) -> None:
    await person.sign_in()
    given = {
        "walletId": f"wal_{new_id()}_0",
        "key": "key-1",
        "amount": {"amount": "5.00", "currency": "EUR"},
        "reason": "a complaint",
    }
    (error,) = (await person.ask(ADJUST, input=given))["errors"]
    wanted = error["extensions"]
    assert (wanted["code"], wanted["factors"]) == ("STEP_UP_REQUIRED", ["PASSKEY"])
    chosen = {"challenge": wanted["challenge"], "factor": "PASSKEY"}
    credential = await person.get((await person.outcome_of(BEGIN, input=chosen))["options"])
    proved = await person.outcome_of(
        PROVE, input={"challenge": chosen["challenge"], "answer": {"passkey": credential}}
    )
    assert proved == {"__typename": "StepUpProved"}
    ran = (await person.ask(ADJUST, input=given))["data"]["adjustBalance"]
    assert ran["__typename"] == "WalletNotFound"
    (again,) = (await person.ask(ADJUST, input=given))["errors"]
    assert again["extensions"]["code"] == "STEP_UP_REQUIRED"


async def test_a_cloned_key_is_refused_permanently(person: BrowserOperator) -> None:
    assert (await person.sign_in())["state"] == "SIGNED_IN"
    (kept,) = (await person.command_authenticator("getCredentials"))["credentials"]
    assert kept["signCount"] > 1
    await person.command_authenticator("removeCredential", credentialId=kept["credentialId"])
    await person.command_authenticator("addCredential", credential=kept | {"signCount": 0})
    assert await person.sign_in() == {"code": "SIGN_IN_FAILED"}
    assert await person.sign_in_by_passkey() == {"code": "SIGN_IN_FAILED"}
    shown = await person.auth("sign-in", login=person.login, password=person.password)
    assert shown["factors"] == ["RECOVERY_CODE"]
    given = {"ticket": shown["ticket"], "factor": "RECOVERY_CODE", "answer": {"code": person.codes[0]}}
    assert (await person.auth("factor", **given))["state"] == "ENROLMENT_REQUIRED", "nothing strong is left"
    (factor,) = (await person.ask(FACTORS))["data"]["viewer"]["factors"]
    assert factor["refusedSince"]


async def test_without_user_verification_the_browser_gives_no_assertion(person: BrowserOperator) -> None:
    await person.command_authenticator("setUserVerified", isUserVerified=False)
    options = await person.challenge(await person.ticket())
    asked = "(options) => get({...options, timeout: 1500}).then(() => 'given', (error) => error.name)"
    assert await person.page.evaluate(asked, options) == "NotAllowedError"


async def test_an_assertion_without_user_verification_is_refused(person: BrowserOperator) -> None:
    await person.command_authenticator("setUserVerified", isUserVerified=False)
    ticket = await person.ticket()
    options = await person.challenge(ticket)
    credential = await person.get(options | {"userVerification": "discouraged"})
    assert await person.prove(ticket, credential) == {"code": "SIGN_IN_FAILED"}
    await person.command_authenticator("setUserVerified", isUserVerified=True)
    assert (await person.sign_in())["state"] == "SIGNED_IN", "nothing was spoilt by it"


async def test_an_authenticator_makes_one_key_for_an_account(person: BrowserOperator) -> None:
    await person.sign_in()
    (error,) = (await person.ask(ENROL))["errors"]
    chosen = {"challenge": error["extensions"]["challenge"], "factor": "PASSKEY"}
    credential = await person.get((await person.outcome_of(BEGIN, input=chosen))["options"])
    await person.outcome_of(
        PROVE, input={"challenge": chosen["challenge"], "answer": {"passkey": credential}}
    )
    options = (await person.outcome_of(ENROL))["options"]
    asked = "(options) => create(options).then(() => 'made', (error) => error.name)"
    assert await person.page.evaluate(asked, options) == "InvalidStateError"

"""People and services at work, through the public interfaces alone: HTTP, cookies, GraphQL, REST, sockets."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import count
from time import monotonic
from typing import Any

import httpx
from websockets.asyncio.client import connect

from tests.graphql_documents import mutation
from tests.identity.factors.authenticator import Authenticator
from tests.live.relay_and_hub import soon

Json = dict[str, Any]

CHANGE_PASSWORD = (
    """mutation ($input: ChangePasswordInput!) { it: changePassword(input: $input) { __typename } }"""
)
ENROL = "mutation { it: enrolPasskey { __typename ... on PasskeyBegun { options } } }"
CONFIRM = """mutation ($input: ConfirmPasskeyInput!) { it: confirmPasskey(input: $input) {
  __typename ... on FactorEnrolled { recoveryCodes } } }"""
BEGIN = """mutation ($input: BeginStepUpInput!) { it: beginStepUp(input: $input) {
  __typename ... on StepUpBegun { options } } }"""
PROVE = "mutation ($input: ProveStepUpInput!) { it: proveStepUp(input: $input) { __typename } }"

OWN_PASSWORD = "seven quiet rivers run north"
_numbers = count(1)


def a_key(what: str) -> str:
    """A new operation id."""
    return f"{what}-{next(_numbers)}"


def eur(amount: str) -> Json:
    """Euros, as clients send them."""
    return {"amount": amount, "currency": "EUR"}


@dataclass
class Client:
    """A caller over HTTP, as ``role``: its documents ask for all that this role may see."""

    http: httpx.AsyncClient
    role: str
    name: str = ""

    @property
    def address(self) -> str:
        """Where the casino is, as an origin."""
        return str(self.http.base_url).rstrip("/")

    @property
    def headers(self) -> dict[str, str]:
        """The credentials of this caller."""
        return {}

    async def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """A request with the credentials of this caller."""
        return await self.http.request(method, path, headers=self.headers, **options)

    async def get(self, path: str, **query: str) -> httpx.Response:
        """A GET, by REST."""
        return await self.send("GET", path, params=query)

    async def post(self, path: str, body: Json) -> httpx.Response:
        """A POST, by REST."""
        return await self.send("POST", path, json=body)

    async def answer(self, document: str, **variables: Any) -> Json:
        """The whole answer of GraphQL."""
        answer: Json = (await self.post("/graphql", {"query": document, "variables": variables})).json()
        return answer

    async def ask(self, document: str, **variables: Any) -> Json:
        """The data of an answer without errors."""
        answer = await self.answer(document, **variables)
        assert "errors" not in answer, answer["errors"]
        data: Json = answer["data"]
        return data

    async def do(self, name: str, /, **given: Any) -> Json:
        """What a mutation comes to, with all of it that this role may see."""
        outcome: Json = (await self.ask(mutation(name, self.role), input=given))[name]
        return outcome

    async def done(self, name: str, kind: str, /, **given: Any) -> Json:
        """The same, when it comes to ``kind``."""
        outcome = await self.do(name, **given)
        assert outcome["__typename"] == kind, outcome
        return outcome

    async def refused(self, document: str, **variables: Any) -> set[str]:
        """The coordinates that this caller is denied in a document."""
        answer = await self.answer(document, **variables)
        errors = [error["extensions"] for error in answer.get("errors", ())]
        assert errors, answer
        assert {error["code"] for error in errors} == {"FORBIDDEN"}, errors
        return {error["coordinate"] for error in errors}


@dataclass
class Service(Client):
    """A program with a secret, which takes a new token before the one it has expires."""

    secret: str = ""
    token: str = ""
    renew_at: float = 0.0

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    async def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """A request with a token that is valid: the tests of one process take longer than a token lives."""
        if monotonic() >= self.renew_at:
            await self._take_token()
        return await super().send(method, path, **options)

    async def _take_token(self) -> None:
        asked = {"grant_type": "client_credentials"}
        answered = await self.http.post("/oauth/token", data=asked, auth=(self.name, self.secret))
        assert answered.status_code == 200, answered.text
        given = answered.json()
        self.token = given["access_token"]
        self.renew_at = monotonic() + given["expires_in"] / 2


@dataclass
class Person(Client):
    """A person at a browser: a cookie, and maybe a passkey, which proves each sensitive operation."""

    realm: str = "operators"
    cookies: dict[str, str] = field(default_factory=dict)
    passkey: Authenticator | None = None
    browser_passkey: Authenticator | None = None
    """A second one, with which the tabs of a browser prove: they count its uses apart."""

    @property
    def headers(self) -> dict[str, str]:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"x-croupier-realm": self.realm, "cookie": kept, "origin": self.address}

    async def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """A request with its cookies: Secure ones too, as browsers send them to their own machine."""
        response = await super().send(method, path, **options)
        for line in response.headers.get_list("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.cookies[name]
        self.http.cookies.clear()
        return response

    async def auth(self, step: str, **body: Any) -> httpx.Response:
        """To ``/auth/REALM/STEP``."""
        return await self.post(f"/auth/{self.realm}/{step}", body)

    async def sign_in(self, login: str, password: str) -> Json:
        """By the password, and the passkey where there is one; the last answer."""
        entered = await self.auth("sign-in", login=login, password=password)
        answer: Json = entered.json()
        if answer.get("state") == "FACTOR_REQUIRED":
            assert self.passkey
            asked = {"ticket": answer["ticket"], "factor": "PASSKEY"}
            options = (await self.auth("factor/begin", **asked)).json()["options"]
            proof = {"credential": self.passkey.get(options)}
            answer = (await self.auth("factor", **asked, answer=proof)).json()
        return answer

    async def enrol_passkey(self) -> list[str]:
        """Make a passkey; the recovery codes that come with the first."""
        self.passkey, codes = await self.enrol("My laptop")
        return codes

    async def enrol(self, name: str) -> tuple[Authenticator, list[str]]:
        """A new passkey of this name, and the recovery codes that come with a person's first."""
        made = Authenticator(origin=self.address, rp_id="localhost")
        options = (await self.ask(ENROL))["it"]["options"]
        given = {"name": name, "credential": made.create(options)}
        enrolled = (await self.ask(CONFIRM, input=given))["it"]
        assert enrolled["__typename"] == "FactorEnrolled", enrolled
        return made, enrolled["recoveryCodes"]

    async def answer(self, document: str, **variables: Any) -> Json:
        """The whole answer, after proving the passkey where the operation wants it."""
        answer = await super().answer(document, **variables)
        wanted = [error["extensions"] for error in answer.get("errors", ())]
        if self.passkey and [each["code"] for each in wanted] == ["STEP_UP_REQUIRED"]:
            await self._prove(wanted[0]["challenge"])
            answer = await super().answer(document, **variables)
        return answer

    async def _prove(self, challenge: str) -> None:
        assert self.passkey
        chosen = {"challenge": challenge, "factor": "PASSKEY"}
        begun = (await super().answer(BEGIN, input=chosen))["data"]["it"]
        proof = {"challenge": challenge, "answer": {"passkey": self.passkey.get(begun["options"])}}
        proved = (await super().answer(PROVE, input=proof))["data"]["it"]
        assert proved == {"__typename": "StepUpProved"}, proved

    @asynccontextmanager
    async def watching(self, document: str, **variables: Any) -> AsyncIterator[Pushes]:
        """A socket with one subscription."""
        url = self.address.replace("http", "ws", 1) + "/graphql"
        connecting = connect(
            url,
            subprotocols=["graphql-transport-ws"],  # type: ignore[list-item]
            additional_headers=self.headers,
            proxy=None,
        )
        async with connecting as socket:
            await socket.send(json.dumps({"type": "connection_init"}))
            assert json.loads(await soon(socket.recv()))["type"] == "connection_ack"
            payload = {"query": document, "variables": variables}
            await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
            yield Pushes(socket)


@dataclass(frozen=True)
class Pushes:
    """What a subscription pushes."""

    socket: Any

    async def next(self) -> Any:
        """The value of the next push."""
        message = json.loads(await soon(self.socket.recv()))
        assert message["type"] == "next", message
        assert "errors" not in message["payload"], message
        (pushed,) = message["payload"]["data"].values()
        return pushed


async def settle_in(person: Person, login: str, printed: str) -> None:
    """An operator's first day: the printed password is changed, a passkey made, and roles are there."""
    entered = await person.sign_in(login, printed)
    assert entered["state"] == "ENROLMENT_REQUIRED", entered
    changed = (await person.ask(CHANGE_PASSWORD, input={"current": printed, "password": OWN_PASSWORD}))["it"]
    assert changed == {"__typename": "PasswordChanged"}
    entered = await person.sign_in(login, OWN_PASSWORD)
    assert entered["state"] == "ENROLMENT_REQUIRED", entered
    assert len(await person.enrol_passkey()) == 10
    entered = await person.sign_in(login, OWN_PASSWORD)
    assert entered["state"] == "SIGNED_IN", entered

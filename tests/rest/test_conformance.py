"""What the OpenAPI document says holds for requests that two other programs make of it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import httpx2
import pytest
import requests
import schemathesis
from aiopenapi3 import OpenAPI
from aiopenapi3.errors import HTTPClientError
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from domain.shared.ids import new_id
from resolvers.ids import public_id
from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 6
"""Requests of each kind to each operation. The same ones in each run, so that a failure can be repeated."""


@pytest.fixture(scope="module")
async def document(application: Application) -> Json:
    """What is served at /openapi.json."""
    body: Json = (await application.client.get("/openapi.json")).json()
    return body


@pytest.fixture(scope="module")
async def guest(application: Application) -> FundedPlayer:
    """A player with money."""
    return await a_funded_player(application, "1000.00")


def cases(document: Json, mode: GenerationMode) -> list[Case]:
    """Requests that schemathesis makes of the document, to every operation."""
    made: list[Case] = []
    for result in schemathesis.openapi.from_dict(document).get_all_operations():
        operation = result.ok()

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def make(case: Case) -> None:
            made.append(case)

        make()
    return made


def caller_of(guest: FundedPlayer, path: str) -> Caller:
    """Who may use this path."""
    if path.startswith(("/players", "/exports")):
        return guest.admin
    payments = path.startswith(("/deposits", "/withdrawals"))
    return guest.payments if payments else guest.games


async def known_of(guest: FundedPlayer) -> Json:
    """What is there: part of a path -> its id."""
    pay = {"playerId": guest.id, "amount": eur("1.00"), "method": "card"}
    deposit = (await guest.payments.post(pay | {"key": a_key()}, "/deposits/initiate")).json()
    withdrawal = (await guest.payments.post(pay | {"key": a_key()}, "/withdrawals")).json()
    return {
        "players": guest.id,
        "deposits": deposit["deposit"]["id"],
        "withdrawals": withdrawal["withdrawal"]["id"],
        "exports": public_id("job", new_id()),
    }


def fill_in(case: Case, known: Json) -> None:
    """Put into a request what is there, so that it gets beyond the check of its form."""
    if case.path_parameters:
        case.path_parameters["id"] = known[case.operation.path.split("/")[1]]
    if isinstance(case.body, dict):
        for name, value in {"playerId": known["players"], "key": a_key()}.items():
            if name in case.body:
                case.body[name] = value
        for name in {"stake", "amount"} & set(case.body):
            case.body[name] = eur("1.00")
        case.body.pop("occurredAt", None)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
async def test_schemathesis_finds_nothing_that_is_not_described(
    application: Application, document: Json, guest: FundedPlayer, mode: GenerationMode
) -> None:
    made = await asyncio.to_thread(cases, document, mode)
    known = await known_of(guest)
    statuses: set[int] = set()
    for number, case in enumerate(made):
        if mode is GenerationMode.POSITIVE and number % 2:
            fill_in(case, known)
        by = application.as_("anonymous") if number % 7 == 0 else caller_of(guest, case.path)
        request = case.as_transport_kwargs(base_url="http://casino.test")
        request["headers"] = {
            name: value for name, value in request["headers"].items() if name.lower() != "authorization"
        } | by.headers
        response = await send(application, request)
        case.validate_response(response, checks=CHECKS)
        statuses.add(response.status_code)
    operations = sum(len(item) for item in document["paths"].values())
    assert len(made) >= EXAMPLES * operations / 2
    assert {400, 401} <= statuses
    assert mode is GenerationMode.NEGATIVE or {200, 409} <= statuses


async def send(application: Application, given: Json) -> httpx.Response:
    """A request as schemathesis would send it."""
    prepared = requests.Request(
        given["method"],
        given["url"],
        params=given.get("params"),
        json=given.get("json"),
        data=given.get("data"),
        headers=given["headers"],
    ).prepare()
    return await application.client.request(
        str(prepared.method), str(prepared.url), content=prepared.body, headers=dict(prepared.headers)
    )


def client_of(application: Application, document: Json, by: Caller) -> OpenAPI:
    """A client that knows nothing but the document, and checks each answer against it."""
    app = application.client._transport.app

    def session(*_: Any, **options: Any):  # type: ignore[no-untyped-def]
        return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), **options)

    session.__annotations__["return"] = httpx2.AsyncClient  # read by the client; a name would not do

    client = OpenAPI("http://casino.test/openapi.json", document, session_factory=session)
    client.authenticate(token=by.token)
    return client


async def test_another_client_plays_and_pays(
    application: Application, document: Json, guest: FundedPlayer
) -> None:
    games = client_of(application, document, guest.games)
    payments = client_of(application, document, guest.payments)
    before, bet = float(await guest.balance()), a_key("bet")
    placed = await games._.placeBet(data={"playerId": guest.id, "key": bet, "stake": eur("10.00")})
    balance = placed.model_dump()["wallet"]["balance"]["amount"]
    assert (placed.outcome, float(balance)) == ("BetPlaced", before - 10)
    given = {"playerId": guest.id, "key": a_key("win"), "amount": eur("5.00"), "bet": bet}
    assert (await games._.payWin(data=given)).outcome == "WinPaid"
    undone = a_key("bet")
    await games._.placeBet(data={"playerId": guest.id, "key": undone, "stake": eur("10.00")})
    back = await games._.rollbackBet(data={"playerId": guest.id, "key": a_key("back"), "bet": undone})
    assert back.outcome == "RolledBack"
    given = {"playerId": guest.id, "key": a_key("deposit"), "amount": eur("20.00"), "method": "card"}
    paid = await payments._.recordDeposit(data=given)
    assert (paid.model_dump()["deposit"]["state"], paid.replayed) == ("SETTLED", False)
    assert (await payments._.recordDeposit(data=given)).replayed is True
    assert float(await guest.balance()) == before + 15
    with pytest.raises(HTTPClientError) as refused:
        await games._.placeBet(data={"playerId": guest.id, "key": a_key("bet"), "stake": eur("1000000.00")})
    assert refused.value.status_code == 409
    assert json.loads(refused.value.data)["type"] == "urn:croupier:problem:insufficient-funds"

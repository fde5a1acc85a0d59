"""The whole application while its key service is away: it starts, it says so, it changes nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.application import Application, Json, open_application
from tests.funded_players import a_registration, eur
from tests.vault.key_server import TOKEN, KeyServer

AWAY = (503, b"")
NAMED = "{ players(first: 5) { nodes { username email } } }"


@pytest.fixture
async def application(
    fresh_database_url: str,
    redis_url: str,
    key_server: KeyServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Application]:
    """An application that was started while the key service was away."""
    key_server.answer = AWAY
    place = tmp_path_factory.mktemp("away")
    kms = {"kms_url": key_server.url, "kms_token": TOKEN}
    async with open_application(fresh_database_url, redis_url, place, **kms) as application:
        yield application


async def ready(application: Application) -> Json:
    answer = await application.client.get("/readyz")
    assert answer.status_code == 200
    found: Json = answer.json()
    return found


async def kept(application: Application) -> list[object]:
    tables = ("players.player", "players.change", "players.note", "players.consent", "outbox.event")
    return [await application.rows(f"select t::text from {table} t order by 1") for table in tables]


async def test_without_the_key_service_personal_data_is_unavailable_and_wallets_work(
    application: Application, key_server: KeyServer
) -> None:
    admin = application.as_("admin")
    assert (await admin.mutation_error("registerPlayer", **a_registration()))["code"] == "UNAVAILABLE"
    report = await ready(application)
    assert (report["status"], report["checks"]["keys"]) == ("degraded", "unreachable")

    key_server.answer = None
    assert (await ready(application))["checks"]["keys"] == "ok"
    id = (await admin.mutate("registerPlayer", **a_registration()))["player"]["id"]
    before = await kept(application)

    key_server.answer = AWAY
    application.wired.resources.vault._open.clear()  # a minute later
    assert (await admin.error_of(NAMED))["code"] == "UNAVAILABLE"
    for name, given in {
        "registerPlayer": a_registration(),
        "updateProfile": {"playerId": id, "city": "Rome"},
        "addNote": {"playerId": id, "text": "called"},
        "movePlayerStatus": {"playerId": id, "to": "SUSPENDED", "reason": {"code": "SECURITY"}},
    }.items():
        assert (await admin.mutation_error(name, **given))["code"] == "UNAVAILABLE", name
    assert await kept(application) == before
    deposit = {"playerId": id, "key": "one", "method": "card", "amount": eur("5.00")}
    paid = "mutation ($input: RecordDepositInput!) { recordDeposit(input: $input) { __typename } }"
    payments = application.as_("payment_service")
    assert (await payments.data_of(paid, input=deposit))["recordDeposit"]["__typename"] == "DepositMoved"

    key_server.answer = None
    (found,) = (await admin.data_of(NAMED))["players"]["nodes"]
    assert found["email"].endswith("@example.com")

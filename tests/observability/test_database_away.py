"""A database that is away for longer than we repeat: UNAVAILABLE everywhere, never a fault of ours."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import asyncpg
import pytest

from adapters.postgres import command_runner, connections, pool
from adapters.postgres.connections import open_connection
from adapters.postgres.wallets import statements
from server.embedded import EmbeddedServers
from server.http import write_probe
from server.migrate import upgrade
from tests.application import Application, Caller, open_application
from tests.captured_logs import background_context
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.identity.browser import PASSWORD, Browser
from tests.operations.elsewhere.tls_postgres import TcpPostgres, tcp_postgres

BET: Final = "mutation ($in: PlaceBetInput!) { placeBet(input: $in) { __typename } }"
NOTE: Final = "mutation ($in: AddNoteInput!) { addNote(input: $in) { __typename } }"
BALANCE: Final = "query ($id: ID!) { player(id: $id) { username wallets { balance { amount } } } }"
PLAYERS: Final = "{ players(first: 1) { nodes { username } } }"
SUBSCRIPTION: Final = "subscription ($id: ID!) { walletChanged(playerId: $id) { seq } }"
CODES: Final = {"UNAVAILABLE", "OUTCOME_UNKNOWN"}


@dataclass(frozen=True)
class Casino:
    """The application, on a server that a test stops, and who uses it."""

    server: TcpPostgres
    application: Application
    player: FundedPlayer
    name: str

    async def asked(self, caller: Caller, document: str, **variables: Any) -> Any:
        """The answer, whatever its status."""
        return (await caller.post({"query": document, "variables": variables})).json()

    async def balance(self) -> str:
        answer = await self.asked(self.player.admin, BALANCE, id=self.player.id)
        assert "errors" not in answer, answer
        balance: str = answer["data"]["player"]["wallets"][0]["balance"]["amount"]
        return balance

    async def returned(self) -> None:
        """Wait until it works again."""
        async with asyncio.timeout(60):
            while (await self.application.client.get("/readyz")).status_code != 200:  # noqa: ASYNC110 - asked
                await asyncio.sleep(0.05)


@pytest.fixture(scope="module")
def server(servers: EmbeddedServers, servers_directory: Path) -> Iterator[TcpPostgres]:
    with tcp_postgres(servers_directory / "away", programs=servers.bin, more="wal_level=replica") as running:
        yield running


@pytest.fixture(scope="module")
async def casino(
    server: TcpPostgres, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Casino]:
    url = server.url(sslmode="disable")
    await upgrade(url)
    place = tmp_path_factory.mktemp("away")
    async with open_application(url, redis_url, place) as application:
        name = "away"
        player = await a_funded_player(
            application, None, username=name, email=f"{name}@example.com", password=PASSWORD
        )
        yield Casino(server, application, player, name)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_probe, "PROBE_INTERVAL_SECONDS", 0.0)
    monkeypatch.setattr(statements, "PAUSES_SECONDS", (0.01, 0.01))
    monkeypatch.setattr(command_runner, "PAUSES_SECONDS", (0.01, 0.01))


def codes_of(answer: Any) -> list[str]:
    return [error["extensions"]["code"] for error in answer.get("errors", ())]


async def a_query(casino: Casino) -> Any:
    return codes_of(await casino.asked(casino.player.admin, BALANCE, id=casino.player.id))


async def a_list(casino: Casino) -> Any:
    return codes_of(await casino.asked(casino.player.admin, PLAYERS))


async def a_bet(casino: Casino) -> Any:
    given = {"playerId": casino.player.id, "key": a_key(), "stake": eur("0.01")}
    return codes_of(await casino.asked(casino.player.games, BET, **{"in": given}))


async def a_note(casino: Casino) -> Any:
    given = {"playerId": casino.player.id, "text": "away"}
    return codes_of(await casino.asked(casino.player.admin, NOTE, **{"in": given}))


async def a_sign_in(casino: Casino) -> Any:
    answer = await Browser(casino.application.client._transport.app).sign_in(casino.name)
    assert answer.status_code == 503, answer.text
    assert int(answer.headers["retry-after"]) > 0
    return [answer.json()["code"]]


async def a_token(casino: Casino) -> Any:
    form = {"grant_type": "client_credentials"}
    answer = await casino.application.client.post(
        "https://casino.test/oauth/token",
        data=form,
        auth=("11111111-1111-4111-8111-111111111111", "x" * 43),
    )
    assert answer.status_code == 503, answer.text
    assert int(answer.headers["retry-after"]) > 0
    return ["UNAVAILABLE"] if answer.json()["error"] == "temporarily_unavailable" else [answer.text]


async def a_rest_read(casino: Casino) -> Any:
    return problem(await casino.player.admin.get(f"/players/{casino.player.id}"))


async def a_rest_bet(casino: Casino) -> Any:
    given = {"playerId": casino.player.id, "key": a_key(), "stake": eur("0.01")}
    return problem(await casino.player.games.post(given, "/bets"))


@asynccontextmanager
async def a_socket(casino: Casino) -> AsyncIterator[Callable[[str, Any], Awaitable[Any]]]:
    """A socket of an operator that is open, and a way to ask by it."""
    says: asyncio.Queue[Any] = asyncio.Queue()
    told: asyncio.Queue[Any] = asyncio.Queue()
    scope = {
        "type": "websocket",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "root_path": "",
        "scheme": "ws",
        "query_string": b"",
        "headers": [(b"host", b"casino.test")],
        "subprotocols": ["graphql-transport-ws"],
        "client": ("192.0.2.7", 50001),
        "server": ("casino.test", 80),
        "state": {},
    }

    async def said() -> Any:
        async with asyncio.timeout(60):
            return await told.get()

    def say(message: Any) -> None:
        says.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})

    async def ask(document: str, variables: Any) -> Any:
        say({"id": "1", "type": "subscribe", "payload": {"query": document, "variables": variables}})
        message = json.loads((await said())["text"])
        if message["type"] == "error":
            return codes_of({"errors": message["payload"]})
        assert json.loads((await said())["text"])["type"] == "complete"
        return codes_of(message["payload"])

    says.put_nowait({"type": "websocket.connect"})
    say({"type": "connection_init", "payload": casino.player.admin.headers})
    app = casino.application.client._transport.app  # type: ignore[attr-defined]
    serving = asyncio.create_task(app(scope, says.get, told.put), context=background_context())
    assert (await said())["type"] == "websocket.accept"
    assert json.loads((await said())["text"]) == {"type": "connection_ack"}
    yield ask
    says.put_nowait({"type": "websocket.disconnect", "code": 1000})
    await asyncio.wait([serving])


async def test_sockets_stay_open_and_are_told(casino: Casino) -> None:
    async with a_socket(casino) as ask:
        assert await ask(BALANCE, {"id": casino.player.id}) == []
        casino.server.stop()
        try:
            assert await ask(BALANCE, {"id": casino.player.id}) == ["UNAVAILABLE"]
            assert set(await ask(SUBSCRIPTION, {"id": casino.player.id})) == {"UNAVAILABLE"}
        finally:
            casino.server.start()
        await casino.returned()
        assert await ask(BALANCE, {"id": casino.player.id}) == []


def problem(answer: Any) -> Any:
    assert answer.status_code == 503, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["retry-after"]) > 0
    return [answer.json()["type"].rpartition(":")[2].replace("-", "_").upper()]


EVERY: Final[dict[str, Callable[[Casino], Awaitable[Any]]]] = {
    each.__name__: each
    for each in (a_query, a_list, a_bet, a_note, a_sign_in, a_token, a_rest_read, a_rest_bet)
}


async def all_are_refused(casino: Casino) -> dict[str, Any]:
    """What each way in answers; the codes are those that callers may act on."""
    said = {name: await ask(casino) for name, ask in EVERY.items()}
    wrong = {name: codes for name, codes in said.items() if not codes or set(codes) - CODES}
    assert wrong == {}
    return said


async def test_a_stopped_server(casino: Casino) -> None:
    before = await casino.balance()
    casino.server.stop(signal.SIGINT)
    try:
        await all_are_refused(casino)
        said = await all_are_refused(casino)
        assert {code for codes in said.values() for code in codes} == {"UNAVAILABLE"}, "nothing was sent"
    finally:
        casino.server.start()
    await casino.returned()
    assert await casino.balance() == before


async def test_a_killed_server(casino: Casino) -> None:
    casino.server.kill()
    try:
        await all_are_refused(casino)
    finally:
        casino.server.start()
    await casino.returned()


FROZEN: Final = ("a_query", "a_bet", "a_sign_in", "a_token", "a_rest_bet")
"""Each takes as long as an operation may."""


async def test_a_frozen_server(
    casino: Casino, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "CONNECT_SECONDS_MAX", 1.0)
    monkeypatch.setattr(pool, "RELEASE_SECONDS_MAX", 0.2)
    shutil.copytree(casino.application.settings.data_dir, tmp_path / "data")
    url = casino.server.url(sslmode="disable")
    async with open_application(url, redis_url, tmp_path / "data", operation_seconds_max=1) as application:
        player = FundedPlayer(application, casino.player.id)
        await while_frozen(Casino(casino.server, application, player, casino.name))
    await casino.returned()


async def while_frozen(casino: Casino) -> None:
    family = casino.server.family()
    for process in family:
        process.suspend()
    try:
        for name in FROZEN:
            codes = await EVERY[name](casino)
            assert set(codes) <= CODES | {"TIMEOUT"}, (name, codes)
    finally:
        for process in family:
            process.resume()
    await casino.returned()


@pytest.mark.parametrize(("hot_standby", "answers"), [("off", 1), ("on", 0)])
async def test_a_standby_that_is_starting_or_takes_no_writes(
    casino: Casino, hot_standby: str, answers: int
) -> None:
    signal_file = casino.server.data / "standby.signal"
    casino.server.stop()
    signal_file.touch()
    casino.server.start(f"hot_standby={hot_standby}", answers=answers)
    try:
        said = {name: await ask(casino) for name, ask in EVERY.items() if name not in READS[hot_standby]}
        assert {name: codes for name, codes in said.items() if not codes or set(codes) - CODES} == {}
    finally:
        casino.server.stop()
        signal_file.unlink()
        casino.server.start()
    await casino.returned()


READS: Final[dict[str, set[str]]] = {"off": set(), "on": {"a_query", "a_list", "a_rest_read", "a_token"}}
"""What a server that can be read still answers."""


HELD_BACK: Final = {"a_query", "a_list", "a_bet", "a_note"}
"""Of the four connections the application may have one before they are all taken."""


async def test_a_server_without_a_connection_left(casino: Casino) -> None:
    casino.server.stop()
    casino.server.start("max_connections=4", "superuser_reserved_connections=0", "max_wal_senders=0")
    taken: list[Any] = []
    try:
        with suppress(asyncpg.TooManyConnectionsError):  # the application has some itself
            while len(taken) < 4:
                taken.append(await open_connection(casino.server.url()))
        asked = {name: await ask(casino) for name, ask in EVERY.items() if name in HELD_BACK}
        assert {code for codes in asked.values() for code in codes} == {"UNAVAILABLE"}, asked
    finally:
        for connection in taken:
            connection.terminate()
        casino.server.stop()
        casino.server.start()
    await casino.returned()

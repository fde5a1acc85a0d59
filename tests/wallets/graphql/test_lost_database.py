"""The database goes away while an operation is on its way: a code says to send it again with the same key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import asyncpg
import pytest

from adapters.postgres import command_runner
from adapters.postgres.wallets import statements
from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

UNKNOWN = {"code": "OUTCOME_UNKNOWN", "outcome": "UNKNOWN"}
LOST = [
    asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
    asyncpg.InterfaceError("connection is closed"),
    asyncpg.InternalClientError("got result for unknown protocol state 3"),
    asyncpg.AdminShutdownError("terminating connection due to administrator command"),
    asyncpg.CrashShutdownError("terminating connection because of crash of another server process"),
    ConnectionResetError("reset by peer"),
    FileNotFoundError("no such socket"),
]


@pytest.fixture
async def funded_player(application: Application) -> FundedPlayer:
    """A player with a hundred euros."""
    return await a_funded_player(application)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (statements, command_runner):
        monkeypatch.setattr(module, "PAUSES_SECONDS", (0.0,) * len(module.PAUSES_SECONDS))


class LosingConnections:
    """Every statement that names ``text`` is carried out, and then its connection is lost.

    ``later`` is what the server says from the second time on.
    """

    def __init__(
        self, patch: pytest.MonkeyPatch, text: str, error: Exception | None, later: Exception | None = None
    ) -> None:
        self.found = 0
        fetch = asyncpg.Connection.fetch

        async def losing(connection: Any, query: str, *args: Any, **options: Any) -> Any:
            rows = await fetch(connection, query, *args, **options)
            if text not in query:
                return rows
            self.found += 1
            if error is None:  # the server ends the session itself: the driver says so in its own words
                await connection.execute("set role none")
                return await fetch(connection, "select pg_terminate_backend(pg_backend_pid())")
            raise later if later and self.found > 1 else error

        patch.setattr(asyncpg.Connection, "fetch", losing)


@pytest.fixture
def patch() -> Iterator[pytest.MonkeyPatch]:
    """Undone by the test itself, before it sends its operation again."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.mark.parametrize("error", [*LOST, None], ids=lambda error: type(error).__name__)
async def test_a_bet_whose_database_is_lost_is_told_to_come_again(
    funded_player: FundedPlayer, patch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    bet = {"playerId": funded_player.id, "key": a_key(), "stake": eur("10.00")}
    lost = LosingConnections(patch, "wallets.place_bet", error)

    assert await funded_player.games.mutation_error("placeBet", **bet) == UNKNOWN
    assert lost.found == len(statements.PAUSES_SECONDS) + 1
    patch.undo()

    again = await funded_player.games.mutate("placeBet", **bet)
    assert (again["__typename"], again["replayed"]) == ("BetPlaced", True)
    assert await funded_player.balance() == "90.00"


@pytest.mark.parametrize(
    "error",
    [*(error for error in LOST if not isinstance(error, OSError)), None],
    ids=lambda error: type(error).__name__,
)
async def test_a_transaction_whose_database_is_lost_is_told_to_come_again(
    funded_player: FundedPlayer, patch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    """What operators send goes through SQLAlchemy, which wraps the driver's errors."""
    adjustment: Json = {
        "walletId": funded_player.wallet(),
        "key": a_key(),
        "amount": eur("1.00"),
        "reason": "goodwill",
    }
    lost = LosingConnections(patch, "wallets.adjust", error)

    assert await funded_player.accountant.mutation_error("adjustBalance", **adjustment) == UNKNOWN
    assert lost.found == len(command_runner.PAUSES_SECONDS) + 1
    patch.undo()

    done = await funded_player.accountant.mutate("adjustBalance", **adjustment)
    assert (done["__typename"], await funded_player.balance()) == ("Adjusted", "101.00")


@pytest.mark.parametrize("text", ["wallets.place_bet", "wallets.adjust"])
async def test_a_loss_is_remembered_while_the_server_starts_again(
    funded_player: FundedPlayer, patch: pytest.MonkeyPatch, text: str
) -> None:
    """A starting server has changed nothing, but the attempt before it may have."""
    starting = asyncpg.CannotConnectNowError("the database system is starting up")
    LosingConnections(patch, text, LOST[0], starting)
    if text == "wallets.place_bet":
        bet = {"playerId": funded_player.id, "key": a_key(), "stake": eur("10.00")}
        assert await funded_player.games.mutation_error("placeBet", **bet) == UNKNOWN
        return
    wallet, amount = funded_player.wallet(), eur("1.00")
    refused = await funded_player.accountant.mutation_error(
        "adjustBalance", walletId=wallet, key=a_key(), amount=amount, reason="goodwill"
    )
    assert refused == UNKNOWN


async def test_a_server_that_starts_has_changed_nothing(
    funded_player: FundedPlayer, patch: pytest.MonkeyPatch
) -> None:
    LosingConnections(patch, "wallets.place_bet", asyncpg.CannotConnectNowError("starting up"))
    bet = {"playerId": funded_player.id, "key": a_key(), "stake": eur("10.00")}
    assert await funded_player.games.mutation_error("placeBet", **bet) == {"code": "UNAVAILABLE"}


async def test_a_query_whose_database_is_lost_has_changed_nothing(
    funded_player: FundedPlayer, patch: pytest.MonkeyPatch
) -> None:
    LosingConnections(patch, "from", LOST[0])
    asked = f'{{ wallet(id: "{funded_player.wallet()}") {{ balance {{ amount }} }} }}'
    refused = await funded_player.admin.error_of(asked)
    assert refused["code"] == "UNAVAILABLE"

"""`croupier replay`, from a file to the ledger: right to the cent, once, and again after being killed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import count
from pathlib import Path

import pytest

from server.embedded import EmbeddedServers
from tests.conftest import as_superuser, copy_database
from tests.replay.foreign_file import PLAYERS, ForeignFile, ReplayCommand, a_foreign_file, rejects

SUMS = """
select p.username, coalesce(-sum(e.amount) filter (where e.op = 2), 0)::int,
       coalesce(sum(e.amount) filter (where e.op = 3), 0)::int
from wallets.entry e join players.player p on p.id = e.player_id group by 1 order by 1
"""
EVERYTHING = """
select (select count(*) from wallets.entry), (select count(*) from wallets.operation_key),
       (select count(*) from wallets.payment), (select count(*) from players.player),
       (select count(*) from outbox.event), (select sum(seq) from wallets.wallet)
"""
_numbers = count(1)

NewReplay = Callable[[], Awaitable[ReplayCommand]]


@pytest.fixture
async def new_replay(
    servers: EmbeddedServers, template_database: str, tmp_path: Path
) -> AsyncIterator[NewReplay]:
    """Makes replays into empty databases."""
    made: list[str] = []

    async def make() -> ReplayCommand:
        made.append(f"croupier_replay_{next(_numbers)}")
        await copy_database(servers, template_database, made[-1])
        return ReplayCommand(servers.dsn(made[-1]), servers.redis_url, tmp_path)

    yield make
    for name in made:
        await as_superuser(servers, f"drop database {name} with (force)")


def euros(cents: int) -> str:
    return f"{cents / 100:.2f} EUR"


async def test_every_row_is_applied_once_and_the_sums_are_the_files(
    new_replay: NewReplay, tmp_path: Path
) -> None:
    replay_command, book = await new_replay(), a_foreign_file()
    file = book.save(tmp_path)
    status, told, printed = await replay_command.replay(file)

    assert status == 0, printed
    rows, staked, won = len(book.lines), book.staked.total(), book.won.total()
    assert told["rows applied"] == f"{rows} of {rows}"
    assert (told["rows rejected"], told["players"]) == ("0", str(len(PLAYERS)))
    assert told["staked"].replace(",", "") == euros(staked)
    assert told["won"].replace(",", "") == euros(won)
    assert told["house result"].replace(",", "") == euros(staked - won)
    assert await replay_command.rows(SUMS) == [(name, book.staked[name], book.won[name]) for name in PLAYERS]
    assert "Everything agrees" in printed
    assert not file.with_suffix(".rejected.csv").exists()

    before = await replay_command.rows(EVERYTHING), await replay_command.entries()
    assert (await replay_command.replay(file))[0] == 0
    assert (await replay_command.rows(EVERYTHING), await replay_command.entries()) == before


async def test_a_killed_run_is_completed_by_the_next(new_replay: NewReplay, tmp_path: Path) -> None:
    file = a_foreign_file(rounds=40).save(tmp_path)
    undisturbed, killed = await new_replay(), await new_replay()
    assert (await undisturbed.replay(file))[0] == 0
    whole = await undisturbed.entries()

    process = await killed.start(file)
    await killed.until_it_holds(len(whole) // 4)
    process.kill()
    await process.wait()
    assert len(whole) // 4 <= len(await killed.entries()) < len(whole)

    status, _, printed = await killed.replay(file)
    assert status == 0, printed
    assert await killed.entries() == whole


def with_bad_rows(book: ForeignFile) -> list[tuple[str, str, str]]:
    """Rows that cannot be applied, among good ones; how each is reported."""
    good = ";01.11.2021 12:30:00;x"
    first = book.lines.index(next(line for line in book.lines if line.startswith("player00-0;"))) + 2
    expected = [
        (book.add_bad_row(f"b1;ann;BET;ten;;{good}"), "b1", "Stake is not a number: 'ten'"),
        (book.add_bad_row(f"b2;ann;BET;-5;;{good}"), "b2", "Stake is negative"),
        (
            book.add_bad_row(f"b3;ann;BET;0.5;;{good}"),
            "b3",
            "The amount has more than 2 decimals: EUR has no more",
        ),
        (book.add_bad_row(f"b5;ann;BET;;;{good}"), "b5", "Stake is missing"),
        (book.add_bad_row(f"b6;ann;GIFT;5;;{good}"), "b6", "no operation of the mapping applies to this row"),
        (book.add_bad_row(f"b7;;BET;5;;{good}"), "b7", "Account is missing"),
        (book.add_bad_row(f";ann;BET;5;;{good}"), "", "Id is missing"),
        (
            book.add_bad_row("b8;ann;BET;5;;;2021-11-01;x"),
            "b8",
            "Time is not a time of the form %d.%m.%Y %H:%M:%S",
        ),
        (book.add_bad_row("b9;ann;BET;5"), "", "has 4 values where the header has 8"),
        (book.add_bad_row(f"player00-0;ann;BET;5;;{good}"), "player00-0", f"line {first} has the same id"),
        (book.add_bad_row(f"{'i' * 300};ann;BET;5;;{good}"), "i" * 300, "bet: At most 255 characters"),
        (
            book.add_bad_row(f"b10;ann;BET;5;;;01.11.2021 12:30:00;{'r' * 300}"),
            "b10",
            "bet: At most 255 characters",
        ),
        (book.add_bad_row("b11;ann;BET;5;;;01.11.1901 12:30:00;x"), "b11", "bet: The time is out of range"),
        (book.add_bad_row(f"b12;ann;BET;{'9' * 25};;{good}"), "b12", "The amount is too large"),
    ]
    return [(str(line), id, reason) for line, id, reason in expected]


async def test_bad_rows_are_written_down_and_stop_nothing(new_replay: NewReplay, tmp_path: Path) -> None:
    replay_command, book = await new_replay(), a_foreign_file(rounds=3)
    good = len(book.lines)
    expected = with_bad_rows(book)
    file = book.save(tmp_path)
    status, told, printed = await replay_command.replay(file)

    assert status == 0, printed
    assert rejects(file) == expected
    assert told["rows rejected"] == str(len(expected))
    assert told["rows applied"].startswith(f"{good} of ")
    sums = {name: (staked, won) for name, staked, won in await replay_command.rows(SUMS)}
    assert {name: sums[name] for name in PLAYERS} == {
        name: (book.staked[name], book.won[name]) for name in PLAYERS
    }


async def test_a_file_that_grew_is_replayed_as_far_as_the_funds_go(
    new_replay: NewReplay, tmp_path: Path
) -> None:
    replay_command, book = await new_replay(), ForeignFile()
    book.add_round("1", "ann", 100, None, 1)
    assert (await replay_command.replay(book.save(tmp_path)))[0] == 0
    book.add_round("2", "ann", 250, None, 2)
    file = book.save(tmp_path)
    status, told, printed = await replay_command.replay(file)

    assert status == 0, printed
    assert (told["rows applied"], told["staked"]) == ("1 of 2", "1.00 EUR")
    opening, second = rejects(file)
    assert opening[2].startswith("opening deposit of plr_")
    assert "IdempotencyConflict" in opening[2]
    assert second == (
        "3",
        "2",
        "bet: InsufficientFunds balance=0.00 EUR available=0.00 EUR reserved=0.00 EUR short_by=2.50 EUR",
    )

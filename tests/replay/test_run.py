"""`croupier replay`, from a file to the ledger: right to the cent, once, and again after being killed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import count
from pathlib import Path

import asyncpg
import pytest

from server.embedded import EmbeddedServers
from tests.conftest import as_superuser, copy_database
from tests.replay.foreign_file import PLAYERS, ForeignFile, ReplayCommand, a_foreign_file, rejects

SUMS = """
select p.username, coalesce(-sum(e.amount) filter (where e.op = 2), 0)::int,
       coalesce(sum(e.amount) filter (where e.op = 3), 0)::int
from wallets.entry e join players.player p on p.id = e.player_id group by 1 order by 1
"""
REGISTRATIONS = (
    "select count(*) from compliance.audit where action = 'register' and outcome = 'PlayerRegistered'"
)
EVERYTHING = """
select (select count(*) from wallets.entry), (select count(*) from wallets.operation_key),
       (select count(*) from wallets.payment), (select count(*) from players.player),
       (select count(*) from outbox.event), (select sum(seq) from wallets.wallet)
"""
_numbers = count(1)

OTHER = "has the same id and another time, player or amount"

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
    beginning = await replay_command.transactions()
    status, told, printed = await replay_command.run_process(file)
    after_first = await replay_command.transactions()

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
    again = await replay_command.transactions() - after_first
    assert after_first - beginning < rows  # rows of several players go together
    assert again < rows / 2  # what is applied is looked up, some thousands of rows at a time
    assert await replay_command.rows(REGISTRATIONS) == [(len(PLAYERS),)]


async def test_a_killed_run_is_completed_by_the_next_which_removes_its_files(
    new_replay: NewReplay, tmp_path: Path
) -> None:
    file = a_foreign_file(rounds=40).save(tmp_path)
    undisturbed, killed = await new_replay(), await new_replay()
    assert (await undisturbed.replay(file))[0] == 0
    whole = await undisturbed.entries()

    process = await killed.start(file)
    await killed.until_it_holds(len(whole) // 4)
    process.kill()
    await process.wait()
    assert len(whole) // 4 <= len(await killed.entries()) < len(whole)
    scratch = tmp_path / "data" / "replay"
    assert len(list(scratch.glob("run-*"))) == 1

    status, _, printed = await killed.replay(file)
    assert status == 0, printed
    assert await killed.entries() == whole
    assert list(scratch.glob("run-*")) == []


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
            "Time is not a time of the form %d.%m.%Y %H:%M:%S: '2021-11-01'",
        ),
        (book.add_bad_row("b9;ann;BET;5"), "", "has 4 values where the header has 8"),
        (book.add_bad_row(f"player00-0;ann;BET;5;;{good}"), "player00-0", f"line {first} {OTHER}"),
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

    assert status == 1, printed
    assert rejects(file) == expected
    assert told["rows rejected"] == str(len(expected))
    assert told["rows applied"].startswith(f"{good} of ")
    sums = {name: (staked, won) for name, staked, won in await replay_command.rows(SUMS)}
    assert {name: sums[name] for name in PLAYERS} == {
        name: (book.staked[name], book.won[name]) for name in PLAYERS
    }


async def test_a_file_that_grew_gets_the_opening_deposits_it_needs_more(
    new_replay: NewReplay, tmp_path: Path
) -> None:
    replay_command, book = await new_replay(), ForeignFile()
    book.add_payment("1", "ann", "IN", 100, 1)
    book.add_payment("9", "ann", "OUT", 100, 9)
    book.add_round("b", "bob", 100, None, 1)
    assert (await replay_command.replay(book.save(tmp_path)))[0] == 0
    # Between the two: the file in its own order needs no opening deposit, but the money is paid out by now.
    book.add_round("2", "ann", 50, 50, 5)
    book.add_round("c", "bob", 250, 10, 2)
    book.add_round("d", "bob", 20, None, 3)
    for opened in ("3.60", "3.60"):
        status, told, printed = await replay_command.replay(book.save(tmp_path))

        assert status == 0, printed
        assert told["rows applied"] == "6 of 6"
        assert told["opening deposits"] == f"{float(opened) + 0.5:.2f} EUR", printed


async def test_a_changed_row_is_a_conflict_and_no_row_of_another_run_is_taken_for_it(
    new_replay: NewReplay, tmp_path: Path
) -> None:
    replay_command, book = await new_replay(), ForeignFile()
    book.add_payment("1", "ann", "IN", 100, 1)
    assert (await replay_command.replay(book.save(tmp_path)))[0] == 0
    book.lines.clear()
    book.add_payment("1", "ann", "IN", 200, 1)
    file = book.save(tmp_path)
    status, _, printed = await replay_command.replay(file)

    assert status == 1
    assert rejects(file) == [("2", "1", "deposit: IdempotencyConflict reference=acme:1:deposit")]
    assert "1 sums of players differ" in printed


PAYMENTS = """
name = "pay"
[file]
delimiter = ";"
preamble = 1
trim = true
null = ["", "-"]
[columns]
player = "Customer No"
time = ["Date", "Time"]
currency = "Curr."
[time]
format = ["%d.%m.%Y %H:%M:%S", "excel"]
zone = "Europe/Malta"
abbreviations = { CET = "+01:00" }
[money]
currency = "EUR"
currencies = { "\u20ac" = "EUR" }
units = { JPY = "1" }
decimal = ","
thousands = "."
ignore = ["EUR"]
[[skip]]
when = { column = "State", not_equals = ["OK", "REVERSED"] }
[[operations]]
kind = "deposit"
amount = "Amount"
when = [{ column = "State", equals = ["OK"] }, { column = "Amount", above = 0 }]
[[operations]]
kind = "withdrawal"
amount = "Amount"
subtract = "Fee"
empty = "zero"
negate = true
when = [{ column = "State", equals = ["OK"] }, { column = "Amount", below = 0 }]
[[operations]]
kind = "withdrawal"
amount = "Amount"
when = { column = "State", equals = ["REVERSED"] }
"""
PAYMENT_ROWS = """Payments of Acme;;;;;;;
Customer No;Date;Time;Amount;Curr.;Fee;State;Note
 1001 ;01.11.2021;10:00:00;1.234,50 EUR;\u20ac;;OK;"two
lines"
1001;01.11.2021;11:00:00 CET;-2.000,00;-;1,50;OK;
1001;01.11.2021;11:30:00;1000;JPY;;OK;
4111111111111111;01.11.2021;12:00:00;10,00;EUR;;OK;
4111111111111111;01.11.2021;12:00:00;10,00;EUR;;REVERSED;
1002;01.11.2021;12:00:00;99,00;EUR;;DECLINED;
1002;01.11.2021;12:00:00;5,0;XXY;;OK;
"""


async def test_payments_are_compared_and_what_is_not_applied_ends_with_a_status(
    new_replay: NewReplay, tmp_path: Path
) -> None:
    replay_command = await new_replay()
    file = tmp_path / "pay.csv"
    file.write_text(PAYMENT_ROWS, encoding="utf-8")
    file.with_suffix(".toml").write_text(PAYMENTS, encoding="utf-8")
    for before in ("0", "5"):
        status, told, printed = await replay_command.replay(file)

        assert status == 1, printed
        assert rejects(file) == [("10", "", "Curr. is not a supported currency: 'XXY'")]
        assert told["rows applied"] == "5 of 5"
        assert (told["of them before"], told["rows skipped"]) == (before, "1")
        assert told["deposited, EUR"] == "1244.50 EUR"
        assert told["withdrawn, EUR"] == "2011.50 EUR"
        assert told["opening deposits, EUR"] == "767.00 EUR"
        assert told["deposited, JPY"] == "1000 JPY"
        assert "deposits and withdrawals of every player equal" in printed
    elsewhere = tmp_path / "rejected elsewhere.csv"
    assert (await replay_command.replay(file, elsewhere))[0] == 1
    assert elsewhere.exists()
    await as_owner(replay_command, "alter table wallets.entry disable trigger append_only")
    await as_owner(replay_command, "update wallets.entry set amount = amount + 1 where op = 8")
    printed = (await replay_command.replay(file))[2]
    assert "sums of players differ between file and ledger" in printed
    assert "EUR: withdrawn 2001.50 EUR, in the ledger 2001.49 EUR" in printed


async def as_owner(replay_command: ReplayCommand, statement: str) -> None:
    connection = await asyncpg.connect(replay_command.database_url)
    await connection.execute(statement)
    await connection.close()


SWAPPED = """
update wallets.entry e set amount = o.amount from wallets.entry o
 where e.player_id = o.player_id and e.op = 1 and o.op = 1 and e.reference <> o.reference
   and e.reference !~ ':opening:' and o.reference !~ ':opening:'
"""


async def test_amounts_that_were_exchanged_among_a_player_s_rows_are_a_difference(
    new_replay: NewReplay, tmp_path: Path
) -> None:
    replay_command, book = await new_replay(), ForeignFile()
    book.add_payment("1", "ann", "IN", 100, 1)
    book.add_payment("2", "ann", "IN", 250, 2)
    file = book.save(tmp_path)
    assert (await replay_command.replay(file))[0] == 0
    await as_owner(replay_command, "alter table wallets.entry disable trigger append_only")
    await as_owner(replay_command, SWAPPED)

    status, told, printed = await replay_command.replay(file)

    assert (status, told["deposited"]) == (1, "3.50 EUR")
    assert "EUR: the sums are equal, but not the amounts of each operation" in printed

"""A small file of another platform, `croupier replay` over it, and what the ledger holds afterwards."""

from __future__ import annotations

import asyncio
import csv
import os
import sys
from collections import Counter
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import asyncpg

import server
from server.replay.run_replay import replay_file
from server.settings import Settings

ROOT = Path(server.__file__).parent.parent
SECONDS_MAX = 120.0
HEADER = "Id;Account;Type;Stake;Win;Amount;Time;Round"
PLAYERS = tuple(f"player{number:02}" for number in range(12))
MAPPING = """
name = "acme"
[file]
delimiter = ";"
[columns]
id = "Id"
player = "Account"
time = "Time"
round = "Round"
[time]
format = "%d.%m.%Y %H:%M:%S"
zone = "Europe/Malta"
[money]
currency = "EUR"
unit = "0.01"
[[operations]]
kind = "bet"
amount = ["Stake"]
when = { column = "Type", equals = ["BET"] }
[[operations]]
kind = "win"
amount = ["Win"]
when = { column = "Win", null = false }
[[operations]]
kind = "deposit"
amount = ["Amount"]
when = { column = "Type", equals = ["IN"] }
[[operations]]
kind = "withdrawal"
amount = ["Amount"]
when = { column = "Type", equals = ["OUT"] }
"""
ENTRIES = """
select p.username, e.seq, e.op, e.leg, e.amount, e.reserved_delta, e.balance_after, e.occurred_at,
       e.round_reference, case when e.reference like '%:opening:%' then 'opening' else e.reference end
from wallets.entry e join players.player p on p.id = e.player_id order by 1, 2, 4
"""

Replayed = tuple[int, dict[str, str], str]
"""The exit status, the table that was printed as name -> value, and everything that was printed."""

TRANSACTIONS = "select xact_commit from pg_stat_database where datname = current_database()"
COUNT = "select count(*) from wallets.entry"


@dataclass
class ForeignFile:
    """Rows of the file, in its order, and the sums of the good ones."""

    lines: list[str] = field(default_factory=list)
    staked: Counter[str] = field(default_factory=Counter)
    won: Counter[str] = field(default_factory=Counter)

    def add_round(self, id: str, player: str, stake: int, win: int | None, second: int) -> None:
        """A bet and perhaps its win, in cents."""
        shown = "" if win is None else win
        at = f"01.11.2021 12:{second // 60 % 60:02}:{second % 60:02}"
        self.lines.append(f"{id};{player};BET;{stake};{shown};;{at};r{id}")
        self.staked[player] += stake
        self.won[player] += win or 0

    def add_payment(self, id: str, player: str, way: str, amount: int, second: int) -> None:
        """Money in or out, in cents."""
        self.lines.append(f"{id};{player};{way};;;{amount};01.11.2021 12:00:{second:02};")

    def add_bad_row(self, line: str) -> int:
        """A row that cannot be applied; where it stands."""
        self.lines.append(line)
        return len(self.lines) + 1

    def save(self, directory: Path) -> Path:
        """The file, with its mapping beside it."""
        file = directory / "acme.csv"
        file.write_text("\n".join([HEADER, *self.lines, ""]), encoding="utf-8")
        (directory / "acme.toml").write_text(MAPPING, encoding="utf-8")
        return file


def a_foreign_file(rounds: int = 30) -> ForeignFile:
    """So many rounds of every player, shuffled as exports are, with money in and out."""
    book, random = ForeignFile(), Random(7)
    order = [(player, number) for player in PLAYERS for number in range(rounds)]
    random.shuffle(order)
    for player, number in order:
        win = random.choice((None, None, 0, random.randint(1, 900)))
        book.add_round(f"{player}-{number}", player, random.randint(1, 500), win, 60 + number)
    for player in PLAYERS[:4]:
        book.add_payment(f"{player}-in", player, "IN", 5_000, 0)
        book.add_payment(f"{player}-out", player, "OUT", 1_250, 1)
    return book


@dataclass(frozen=True)
class ReplayCommand:
    """`croupier replay` on one database."""

    database_url: str
    redis_url: str
    directory: Path

    async def start(self, file: Path) -> asyncio.subprocess.Process:
        """The command as a process of its own."""
        ours = {
            "CROUPIER_DATABASE_URL": self.database_url,
            "CROUPIER_REDIS_URL": self.redis_url,
            "CROUPIER_DATA_DIR": str(self.directory / "data"),
        }
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("CROUPIER_")}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "server.cli", "replay", str(file)),
            *("--mapping", str(file.with_suffix(".toml"))),
            env={**inherited, **ours, "PYTHONPATH": str(ROOT), "COLUMNS": "150"},
            cwd=self.directory,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )

    async def run_process(self, file: Path) -> Replayed:
        """The command from beginning to end, as a process of its own, which takes seconds to begin."""
        process = await self.start(file)
        async with asyncio.timeout(SECONDS_MAX):
            printed = (await process.communicate())[0].decode()
        assert process.returncode is not None
        return process.returncode, told(printed), printed

    async def replay(self, file: Path, rejected: Path | None = None) -> Replayed:
        """What the command does, in a thread of this process."""
        settings = Settings(
            database_url=self.database_url, redis_url=self.redis_url, data_dir=self.directory / "data"
        )
        printed = StringIO()

        def run() -> int:
            with redirect_stdout(printed):
                return replay_file(settings, file, str(file.with_suffix(".toml")), "default", rejected)

        async with asyncio.timeout(SECONDS_MAX):
            status = await asyncio.to_thread(run)
        return status, told(printed.getvalue()), printed.getvalue()

    async def entries(self) -> list[tuple[Any, ...]]:
        """Every leg in the ledger, without what differs between two databases by nature."""
        return await self.rows(ENTRIES)

    async def transactions(self) -> int:
        """How many the server has carried out in this database: those of ended sessions are all counted."""
        ((carried_out,),) = await self.rows(TRANSACTIONS)
        return int(carried_out)

    async def until_it_holds(self, entries: int) -> None:
        """Wait until so many legs have been written."""
        connection = await asyncpg.connect(self.database_url)
        async with asyncio.timeout(SECONDS_MAX):
            while await connection.fetchval(COUNT) < entries:  # noqa: ASYNC110 - another process works
                await asyncio.sleep(0.005)
        await connection.close()

    async def rows(self, statement: str) -> list[tuple[Any, ...]]:
        connection = await asyncpg.connect(self.database_url)
        try:
            return [tuple(row) for row in await connection.fetch(statement)]
        finally:
            await connection.close()


def told(printed: str) -> dict[str, str]:
    """The table that was printed, as name -> value."""
    cells = [line.split("│") for line in printed.splitlines() if line.count("│") == 3]
    return {each[1].strip(): each[2].strip() for each in cells}


def rejects(file: Path) -> list[tuple[str, str, str]]:
    """The rejected rows that were written down, by line; the header is checked and left out."""
    with file.with_suffix(".rejected.csv").open(encoding="utf-8", newline="") as written:
        header, *rows = csv.reader(written)
    assert header == ["line", "id", "reason"]
    return sorted(((line, id, reason) for line, id, reason in rows), key=lambda row: int(row[0]))

"""Generates a betting history in the form of the public data set "bustabit"."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

HEADER = ("Id", "GameID", "Username", "Bet", "CashedOut", "Bonus", "Profit", "BustedAt", "PlayDate")
ROWS_A_PLAYER = 12
START = datetime(2021, 11, 1, tzinfo=UTC)
LOST = "NA"


def write(path: Path, rows: int, seed: int = 1) -> None:
    """Write a history of so many rows, the same for the same seed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADER)
        table.writerows(history(rows, Random(seed)))


def history(rows: int, chance: Random) -> Iterator[tuple[str, ...]]:
    """Rows in no order of time, as in the real file; six in ten lose."""
    players = max(1, rows // ROWS_A_PLAYER)
    for number in range(rows):
        stake = chance.choice((1, 2, 5, 10, 50, 100, 1000))
        at = START + timedelta(seconds=chance.randrange(30 * 86_400))
        busted = chance.randint(100, 1000)
        left = chance.randint(101, 400)
        won = left <= busted and chance.random() < 0.6
        yield (
            str(10_000_000 + number),
            str(3_000_000 + chance.randrange(max(1, rows // 4))),
            f"gambler{chance.randrange(players)}",
            str(stake),
            _hundredths(left) if won else LOST,
            "0" if won else LOST,
            _hundredths(stake * (left - 100)) if won else LOST,
            _hundredths(busted),
            at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        )


def _hundredths(whole: int) -> str:
    return f"{whole // 100}.{whole % 100:02}"

"""A history of bets for simulations, read from a file of another platform as ``croupier replay`` reads it."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from domain.bonuses.simulation.player import PlayedBet
from domain.bonuses.weights import CatalogueGame
from domain.shared.money import Currency
from server.errors import OperatorError
from server.replay.mapping import ReplayMapping
from server.replay.rows import RejectedRow, ReplayRow, SkippedRow, read_rows
from server.replay.timeline import RowTimeline


class HistoryRefused(OperatorError):
    """The file is no history that a bonus can be played over."""


@dataclass(frozen=True, slots=True)
class BetHistory:
    """The bets of each player in order of time; ``until`` is the moment of the last. One currency."""

    players: dict[str, list[PlayedBet]]
    currency: Currency
    until: datetime
    rejected: int
    skipped: int


@dataclass(slots=True)
class _Counted:
    rejected: int = 0
    skipped: int = 0


def read_history(
    path: Path, mapping: ReplayMapping, *, provider: str | None = None, category: str | None = None
) -> BetHistory:
    """The history of a file in which each row is a bet with what it won.

    Args:
        path: of the CSV file.
        mapping: says which columns are what.
        provider: of all its games, which files do not tell; for weights.
        category: of all its games.

    Raises:
        MappingError: the file lacks a column that the mapping names.
        HistoryRefused: a row is something else than one bet and its win, there are several currencies, or no
            row at all.
    """
    timeline, counted = RowTimeline(Path(":memory:"), mapping.rows.repeated_id), _Counted()
    _read(path, mapping, timeline, counted)
    players: defaultdict[str, list[PlayedBet]] = defaultdict(list)
    currencies: set[Currency] = set()
    games: dict[str, CatalogueGame] = {}
    until: datetime | None = None
    for each in timeline.left():
        row = each.row
        code = row.game or mapping.registration.game
        game = games.setdefault(code, CatalogueGame(code, provider, category))
        players[row.player].append(replace(_bet(row), game=game))
        currencies.update(movement.amount.currency for movement in row.movements)
        until = row.at
    timeline.close()
    if until is None:
        raise HistoryRefused(f"{path} has no row that can be used: check the mapping by `croupier replay`")
    if len(currencies) > 1:
        named = ", ".join(sorted(currency.code for currency in currencies))
        raise HistoryRefused(f"{path} has bets in {named}: simulate one currency at a time")
    return BetHistory(dict(players), currencies.pop(), until, counted.rejected, counted.skipped)


def _read(path: Path, mapping: ReplayMapping, timeline: RowTimeline, counted: _Counted) -> None:
    for row in read_rows(path, mapping):
        refused = timeline.add(row) if isinstance(row, ReplayRow) else row
        counted.rejected += isinstance(refused, RejectedRow)
        counted.skipped += isinstance(refused, SkippedRow)
    timeline.sort()


def _bet(row: ReplayRow) -> PlayedBet:
    kinds = tuple(movement.kind for movement in row.movements)
    if kinds not in {("bet",), ("bet", "win")}:
        raise HistoryRefused(f"line {row.line} is not one bet and what it won: use a mapping of settled bets")
    stake = row.movements[0].amount.minor
    won = row.movements[1].amount.minor if len(kinds) > 1 else 0
    return PlayedBet(row.at, stake, won)

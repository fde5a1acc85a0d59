"""A history played by the executable reference, which knows nothing of the product."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.bonuses.simulation.player import PlayedBet
from tests.bonuses.reference import Player, Refused, base_of, matched


@dataclass
class FoundByReference:
    grants: int = 0
    granted: int = 0
    converted: int = 0
    forfeited: int = 0
    open_balance: int = 0
    placed: int = 0
    states: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    costs: list[int] = field(default_factory=list)


@dataclass
class ReferenceTerms:
    """Amounts in minor units; ``rules`` are what the reference's grants take besides."""

    times: str
    days: int
    permille: int
    most: int | None
    least: int
    base: str = "BONUS"
    rules: dict[str, Any] = field(default_factory=dict)


def minutes(begin: datetime, at: datetime) -> int:
    return int((at - begin).total_seconds() // 60)


def played_by_reference(
    histories: dict[str, list[PlayedBet]], terms: ReferenceTerms, until: datetime
) -> FoundByReference:
    found = FoundByReference()
    for name in sorted(histories):
        _play(histories[name], terms, until, found)
    return found


def _play(bets: list[PlayedBet], terms: ReferenceTerms, until: datetime, found: FoundByReference) -> None:
    low = run = 0
    for bet in bets:
        run -= bet.stake
        low = min(low, run)
        run += bet.won
    player, deposit, begin = Player("BTC"), -low, bets[0].at
    player.deposit("deposit", deposit)
    bonus = matched(deposit, terms.permille, terms.most, terms.least)
    if bonus:
        base = base_of(terms.base, bonus, deposit, terms.permille, terms.most)
        player.grant("G", bonus, terms.times, base=base, expires=terms.days * 1440, **terms.rules)
    for number, bet in enumerate(bets):
        player.tick(minutes(begin, bet.at))
        try:
            player.bet(str(number), bet.stake, game=bet.game and bet.game.code, round=str(number))
        except Refused as refused:
            found.refused[str(refused)] += 1
            continue
        player.win(bet.won, round=str(number), closes=True)
        found.placed += 1
    player.tick(minutes(begin, until))
    player.check()
    if bonus:
        found.grants += 1
        found.granted += bonus
        found.states[player.grants["G"].state] += 1
        found.open_balance += player.grants["G"].balance
        found.costs.append(player.sums["converted"])
        found.converted += player.sums["converted"]
        found.forfeited += player.sums["forfeited"]

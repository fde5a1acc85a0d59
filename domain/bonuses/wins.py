"""Wins: how much of a win is bonus money, however a provider cuts it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStakes:
    """What was staked in a round, bets that were rolled back aside, and what was won in it so far.

    ``bonus`` is the bonus money staked by each grant; ``paid`` what each has been paid of ``won``. A bet
    without a round is a round of its own. All in minor units.
    """

    real: int
    bonus: Mapping[UUID, int]
    won: int = 0
    paid: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class WinSplit:
    """The parts of one win, in minor units: ``bonus`` has those of the grants that staked."""

    real: int
    bonus: Mapping[UUID, int]


def split_win(amount: int, stakes: RoundStakes) -> WinSplit:
    """The parts of a win, in those of the stakes.

    The share of a grant is taken of everything won so far and truncated, less what it was paid: truncating
    every win alone would turn a win in a hundred parts into real money. What is left is real, or without real
    stakes the last grant's. Grants are served by id, the greatest first.
    """
    won = stakes.won + amount
    staked = stakes.real + sum(stakes.bonus.values())
    grants = sorted((grant for grant, bonus in stakes.bonus.items() if bonus), reverse=True)
    left, parts = amount, dict[UUID, int]()
    for grant in grants:
        due = won * stakes.bonus[grant] // staked - stakes.paid.get(grant, 0)
        last = grant == grants[-1] and not stakes.real
        parts[grant] = left if last else min(left, max(0, due))
        left -= parts[grant]
    return WinSplit(left, parts)

"""One player of a simulation: real money, at most one grant, and the bets of the history in order of time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from domain.bonuses.bets import BetSplit, StakeAboveMaximum, split_bet
from domain.bonuses.conversion import ConvertedBalance
from domain.bonuses.grants import (
    BonusGrant,
    EndedGrant,
    SettledGrant,
    end_grant,
    has_expired,
    open_grant,
    opening_event,
    out_of_play,
    settle_grant,
    with_bet,
)
from domain.bonuses.stakes import StakeSplit
from domain.bonuses.states import GrantEvent
from domain.bonuses.weights import CatalogueGame
from domain.bonuses.wins import RoundStakes, split_win

GRANT = UUID(int=1)
"""The id of a player's one grant."""

TOO_HIGH, NOT_COVERED = "MaxBetExceeded", "InsufficientFunds"
"""Why bets are refused, by the names of the API."""


@dataclass(frozen=True, slots=True)
class PlayedBet:
    """A bet of the history and what it won, 0 where it lost; in minor units. It is a round of its own."""

    at: datetime
    stake: int
    won: int
    game: CatalogueGame | None = None


@dataclass(slots=True)
class SimulatedPlayer:
    """``real`` is real money; the figures below it are of the grant, and all are in minor units.

    ``removed`` is what was not converted of a completed grant, by a maximum or because it is sticky.
    """

    real: int
    grant: BonusGrant | None = None
    granted: int = 0
    converted: int = 0
    forfeited: int = 0
    removed: int = 0
    bonus_staked: int = 0
    bonus_won: int = 0
    placed: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def give(self, grant: BonusGrant) -> None:
        """Open a grant; without a target it is real money at once."""
        settled = open_grant(grant, opening_event(grant.target))
        if isinstance(settled, SettledGrant):
            self.granted = grant.granted
            self._follow(settled)

    def play(self, bets: Iterable[PlayedBet]) -> None:
        """Play bets, which are in order of time."""
        for bet in bets:
            self.clock_reaches(bet.at)
            self._bet(bet)

    def clock_reaches(self, now: datetime) -> None:
        """The grant expires when its time is over."""
        if self.grant and has_expired(self.grant, now):
            ended = end_grant(self.grant, GrantEvent.EXPIRED)
            if isinstance(ended, EndedGrant):
                self.grant = ended.grant
                self.forfeited += ended.forfeited

    def _bet(self, bet: PlayedBet) -> None:
        placed = split_bet(bet.stake, bet.game, self.real, (self.grant,) if self.grant else ())
        if not isinstance(placed, BetSplit):
            self.refused[TOO_HIGH if isinstance(placed, StakeAboveMaximum) else NOT_COVERED] += 1
            return
        self.placed += 1
        self.real -= placed.split.real
        if placed.counted_for is None or self.grant is None:
            self.real += bet.won
            return
        self.bonus_staked += placed.split.bonus
        self._follow(settle_grant(with_bet(self.grant, placed.split, placed.counted_for.counted)))
        self._win(bet.won, placed.split)

    def _win(self, won: int, stake: StakeSplit) -> None:
        """What a counted bet wins; its round is closed. Its grant is in play: no bonus money is late."""
        parts = split_win(won, RoundStakes(real=stake.real, bonus={GRANT: stake.bonus}, paid={}))
        self.real += parts.real
        bonus = parts.bonus.get(GRANT, 0)
        self.bonus_won += bonus
        if self.grant:
            self._follow(settle_grant(out_of_play(replace(self.grant, balance=self.grant.balance + bonus))))

    def _follow(self, settled: SettledGrant) -> None:
        self.grant = settled.grant
        if settled.converted:
            self._convert(settled.converted)

    def _convert(self, converted: ConvertedBalance) -> None:
        self.real += converted.real
        self.converted += converted.real
        self.removed += converted.removed

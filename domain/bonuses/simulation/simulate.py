"""Plays a template over a history: players deposit what their bets need, get the bonus, and play on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.bonuses.grants import BonusGrant
from domain.bonuses.simulation.player import GRANT, PlayedBet, SimulatedPlayer
from domain.bonuses.states import IN_PLAY, GrantState
from domain.bonuses.templates.model import BonusTemplate, GivenBonus
from domain.bonuses.versions import BonusVersion

NOTHING = "NothingToGive"
"""Why a player gets none whose deposit is matched by less than a minor unit."""

Histories = Mapping[str, Sequence[PlayedBet]]
"""Name of a player -> their bets, at least one, in order of time."""


@dataclass(slots=True)
class SimulatedBonus:
    """What came of a template; amounts are in minor units of ``currency``.

    ``costs`` has what each grant has converted, in order of the players' names. ``states`` counts grants by
    state when the history ends; those still in play then are ``unfinished``, with ``open_balance``.
    """

    currency: str
    players: int = 0
    deposited: int = 0
    granted: int = 0
    converted: int = 0
    forfeited: int = 0
    removed: int = 0
    bonus_staked: int = 0
    bonus_won: int = 0
    open_balance: int = 0
    placed: int = 0
    costs: list[int] = field(default_factory=list)
    states: Counter[GrantState] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    not_given: Counter[str] = field(default_factory=Counter)

    @property
    def grants(self) -> int:
        """Players who got the bonus."""
        return len(self.costs)

    @property
    def unfinished(self) -> int:
        """Grants that the history ends before."""
        return sum(self.states[state] for state in IN_PLAY)

    def add(self, player: SimulatedPlayer) -> None:
        """Count a player whose history has ended."""
        self.players += 1
        self.placed += player.placed
        self.refused.update(player.refused)
        if player.grant is None:
            return
        self.granted += player.granted
        self.converted += player.converted
        self.forfeited += player.forfeited
        self.removed += player.removed
        self.bonus_staked += player.bonus_staked
        self.bonus_won += player.bonus_won
        self.open_balance += player.grant.balance
        self.costs.append(player.converted)
        self.states[player.grant.state] += 1


def deposit_needed(bets: Sequence[PlayedBet]) -> int:
    """The least deposit with which every bet of a history is covered without a bonus, in minor units."""
    running = lowest = 0
    for bet in bets:
        running -= bet.stake
        lowest = min(lowest, running)
        running += bet.won
    return -lowest


def simulate_bonus(
    template: BonusTemplate, histories: Histories, currency: str, until: datetime
) -> SimulatedBonus:
    """Play the histories with the bonus, in order of the players' names.

    Args:
        template: one that is given in ``currency``.
        histories: bets in that currency.
        currency: code.
        until: the end of the history: what has expired by then has ended.

    Raises:
        BadInput: the bonus is not given in this currency.
    """
    version, found = template.version_in(currency), SimulatedBonus(currency)
    for name in sorted(histories):
        bets = histories[name]
        deposit = deposit_needed(bets)
        player = SimulatedPlayer(deposit)
        found.deposited += deposit
        given = template.given_for(deposit, currency)
        if isinstance(given, GivenBonus) and given.amount:
            player.give(_grant(given, version, bets[0].at + template.duration))
        else:
            found.not_given[NOTHING if isinstance(given, GivenBonus) else type(given).__name__] += 1
        player.play(bets)
        player.clock_reaches(until)
        found.add(player)
    return found


def _grant(given: GivenBonus, version: BonusVersion, expires_at: datetime) -> BonusGrant:
    return BonusGrant(
        id=GRANT, granted=given.amount, target=given.target, expires_at=expires_at, terms=version.terms
    )

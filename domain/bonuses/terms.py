"""Terms of play: what a bet, a win and the end of a grant need to know of its version."""

from dataclasses import dataclass, field
from enum import Enum

from domain.bonuses.weights import GameWeights


class StakeOrder(Enum):
    """Which money pays a stake."""

    REAL_FIRST = "REAL_FIRST"
    BONUS_FIRST = "BONUS_FIRST"
    PROPORTIONAL = "PROPORTIONAL"
    """Both, by what there is of each; what does not divide is real."""
    REAL_ONLY = "REAL_ONLY"


class Counting(Enum):
    """What of a stake counts towards the target, before the weight of the game."""

    ALL = "ALL"
    BONUS_ONLY = "BONUS_ONLY"


class MaxBetScope(Enum):
    """Which stakes the maximum holds for; it is always compared with the whole stake."""

    ANY = "ANY"
    BONUS = "BONUS"
    """Only those that bonus money pays a part of (non-sticky bonuses)."""


class LateWins(Enum):
    """What becomes of bonus money that is won after the grant has ended."""

    FORFEIT_LATE = "FORFEIT_LATE"
    HONOUR = "HONOUR"
    """It is converted to real money, unless the grant was voided."""


class Converts(Enum):
    """How much of the balance a completed grant converts to real money."""

    FULL = "FULL"
    ORIGINAL = "ORIGINAL"
    """At most what was granted."""


class OnWithdrawal(Enum):
    """What a request for a withdrawal does to a grant whose target is not reached."""

    FORFEIT = "FORFEIT"
    REFUSE = "REFUSE"
    """The withdrawal is refused."""
    KEEP = "KEEP"


class WageringBase(Enum):
    """What is multiplied to give the target."""

    BONUS = "BONUS"
    DEPOSIT_AND_BONUS = "DEPOSIT_AND_BONUS"
    WINNINGS = "WINNINGS"
    """What free spins have won."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WageringTerms:
    """The terms that a grant keeps until its end.

    ``max_bet`` and ``converts_max`` are in minor units, None without such a maximum. Of a ``sticky`` bonus
    only what was won with it is converted.
    """

    order: StakeOrder = StakeOrder.REAL_FIRST
    counting: Counting = Counting.ALL
    max_bet: int | None = None
    max_bet_scope: MaxBetScope = MaxBetScope.ANY
    weights: GameWeights = field(default_factory=GameWeights)
    sticky: bool = False
    converts: Converts = Converts.FULL
    converts_max: int | None = None
    late_wins: LateWins = LateWins.FORFEIT_LATE
    on_withdrawal: OnWithdrawal = OnWithdrawal.FORFEIT

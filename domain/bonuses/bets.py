"""Which grant a bet feeds, how its stake is split, and what it counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from domain.bonuses.grants import BonusGrant
from domain.bonuses.stakes import StakeNotCovered, StakeSplit, counted_milli, split_stake
from domain.bonuses.states import GrantState
from domain.bonuses.terms import MaxBetScope, StakeOrder, WageringTerms
from domain.bonuses.weights import CatalogueGame, ResolvedWeight
from domain.shared.outcomes import Refusal


@dataclass(frozen=True, slots=True)
class StakeAboveMaximum(Refusal):
    """The stake is above what the bonus allows: ``max_bet``, in minor units."""

    message = "The stake is higher than the bonus allows"

    max_bet: int
    grant_id: UUID


@dataclass(frozen=True, slots=True)
class CountedFor:
    """The grant that a bet feeds, the weight of its game, and what it counts: thousandths of a minor unit."""

    grant_id: UUID
    weight: ResolvedWeight
    counted: int


@dataclass(frozen=True, slots=True)
class BetSplit:
    """How a stake is paid; ``counted_for`` is None where no grant is active."""

    split: StakeSplit
    counted_for: CountedFor | None = None


def active_in_order(grants: Iterable[BonusGrant]) -> list[BonusGrant]:
    """The grants that a bet may feed: the one that expires first in front, then by id."""
    active = (grant for grant in grants if grant.state is GrantState.ACTIVE)
    return sorted(active, key=lambda grant: (grant.expires_at, grant.id))


def split_bet(
    stake: int, game: CatalogueGame | None, available: int, grants: Iterable[BonusGrant]
) -> BetSplit | StakeNotCovered | StakeAboveMaximum:
    """How a bet is paid and counted: by the first active grant that can pay it with the help of real money.

    Two grants never pay one stake, and one that is nearly empty does not keep the next from being played.

    Args:
        stake: in minor units.
        game: what the weight is looked up for.
        available: real money: balance less reserved, at least 0.
        grants: those of the player's wallet; their clocks were asked before.
    """
    queue = active_in_order(grants)
    for grant in queue:
        weight = grant.terms.weights.of(game)
        split = split_stake(stake, available, grant.balance, _order(grant.terms, weight))
        if isinstance(split, StakeNotCovered):
            continue
        if _above_max_bet(split, grant.terms):
            return StakeAboveMaximum(grant.terms.max_bet or 0, grant.id)
        counted = counted_milli(split, grant.terms.counting, weight.permille)
        return BetSplit(split, CountedFor(grant.id, weight, counted))
    split = split_stake(stake, available, 0, StakeOrder.REAL_ONLY)
    if isinstance(split, StakeNotCovered):
        return StakeNotCovered(_shortfall(stake, game, available, queue))
    return BetSplit(split)


def _order(terms: WageringTerms, weight: ResolvedWeight) -> StakeOrder:
    """In a game that is excluded bonus money pays nothing."""
    return StakeOrder.REAL_ONLY if weight.excluded else terms.order


def _above_max_bet(split: StakeSplit, terms: WageringTerms) -> bool:
    """Whether the whole stake is above the maximum, where that holds for it."""
    if terms.max_bet is None or split.stake <= terms.max_bet:
        return False
    return terms.max_bet_scope is MaxBetScope.ANY or split.bonus > 0


def _shortfall(stake: int, game: CatalogueGame | None, available: int, queue: Sequence[BonusGrant]) -> int:
    """The least that is lacking, whichever grant helps."""
    lacking = [stake - available]
    for grant in queue:
        order = _order(grant.terms, grant.terms.weights.of(game))
        lacking.append(stake - available - (0 if order is StakeOrder.REAL_ONLY else grant.balance))
    return min(lacking)

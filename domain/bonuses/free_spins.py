"""Free spins: what they win is collected apart, and becomes bonus money once, when they have ended."""

from dataclasses import dataclass, replace

from domain.bonuses.grants import opening_event
from domain.bonuses.states import GrantEvent
from domain.shared.outcomes import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeSpinsIssue:
    """Free spins of one player at one provider. ``unit`` is the stake of one, in minor units.

    ``won_max`` is the most of what they win that the player keeps, None without such a maximum.
    """

    left: int
    unit: int
    won: int = 0
    won_max: int | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class NoSpinsLeft(Refusal):
    """All free spins were played, or they have ended."""

    message = "There are no free spins left"


@dataclass(frozen=True, slots=True)
class TotalsDiffer(Refusal):
    """The provider says another total than was collected: an operator decides. In minor units."""

    message = "The provider and the ledger differ in what the free spins have won"

    collected: int
    said: int


@dataclass(frozen=True, slots=True)
class EndedFreeSpins:
    """Free spins that have ended, in minor units.

    ``played`` and ``won`` are staked and won now, where the provider kept the score: they come on top of what
    was collected. ``unused`` is the stake of those that were not played. Of all that was won the player keeps
    ``kept``; ``excess`` was above the maximum.
    """

    issue: FreeSpinsIssue
    played: int
    won: int
    unused: int
    kept: int
    excess: int


def play_free_spins(issue: FreeSpinsIssue, won: int) -> FreeSpinsIssue | NoSpinsLeft:
    """The issue after one of its spins, which won ``won`` minor units."""
    if issue.ended or not issue.left:
        return NoSpinsLeft()
    return replace(issue, left=issue.left - 1, won=issue.won + won)


def end_free_spins(issue: FreeSpinsIssue, total: int | None = None) -> EndedFreeSpins | TotalsDiffer:
    """End an issue: once, by the provider, with the last one or by expiry.

    Args:
        issue: one that has not ended.
        total: what the provider says it paid in all; None where every win was told. It is taken only where
            nothing was collected: then all spins have been played.
    """
    played = won = 0
    if total is not None and total != issue.won:
        if issue.won:
            return TotalsDiffer(issue.won, total)
        played, won = issue.left * issue.unit, total
        issue = replace(issue, left=0, won=total)
    kept = issue.won if issue.won_max is None else min(issue.won, issue.won_max)
    unused, excess = issue.left * issue.unit, issue.won - kept
    return EndedFreeSpins(replace(issue, left=0, won=0, ended=True), played, won, unused, kept, excess)


def ending_event(kept: int, target: int) -> GrantEvent:
    """The event that the grant of an issue moves by when it has ended."""
    if not kept:
        return GrantEvent.SPINS_WON_NOTHING
    without = opening_event(target) is GrantEvent.GIVEN_WITHOUT_WAGERING
    return GrantEvent.SPINS_WON_WITHOUT_WAGERING if without else GrantEvent.SPINS_WON

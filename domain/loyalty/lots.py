"""Lots of points: pending, then active, then spent or expired; what cannot be taken back is owed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from domain.shared.outcomes import Refusal


class LotState(Enum):
    """States of a lot."""

    PENDING = "PENDING"
    """Not to be spent yet: what is rolled back meanwhile costs the player nothing."""
    ACTIVE = "ACTIVE"
    SPENT = "SPENT"
    EXPIRED = "EXPIRED"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLot:
    """Points awarded together: to be spent from ``active_at`` on and before ``expires_at``."""

    active_at: datetime
    expires_at: datetime
    left: int

    def state(self, now: datetime) -> LotState:
        """Its state at a moment."""
        if not self.left:
            return LotState.SPENT
        if self.expires_at <= now:
            return LotState.EXPIRED
        return LotState.ACTIVE if self.active_at <= now else LotState.PENDING


@dataclass(frozen=True, slots=True)
class PointsLacking(Refusal):
    """There are too few active points; ``short_by`` are lacking."""

    message = "There are not enough points"

    short_by: int


@dataclass(frozen=True, slots=True)
class PointBalance:
    """The lots of a player, and the points that are ``owed``: they are kept from the next award."""

    lots: tuple[PointLot, ...] = ()
    owed: int = 0

    def active(self, now: datetime) -> int:
        """The points that can be spent at a moment."""
        return sum(lot.left for lot in self.lots if lot.state(now) is LotState.ACTIVE)


def award(balance: PointBalance, lot: PointLot) -> PointBalance:
    """The balance with a new lot, less what is owed."""
    kept = min(balance.owed, lot.left)
    return PointBalance((*balance.lots, replace(lot, left=lot.left - kept)), balance.owed - kept)


def spend(balance: PointBalance, points: int, now: datetime) -> PointBalance | PointsLacking:
    """The balance after points were spent: from the active lot that expires first."""
    if (active := balance.active(now)) < points:
        return PointsLacking(points - active)
    lots, _ = _taken(balance.lots, _in_state(balance.lots, LotState.ACTIVE, now), points)
    return replace(balance, lots=lots)


def take_back(balance: PointBalance, points: int, now: datetime) -> PointBalance:
    """The balance after bets were rolled back: from pending lots, then active ones, and the rest is owed."""
    pending = _in_state(balance.lots, LotState.PENDING, now)
    active = _in_state(balance.lots, LotState.ACTIVE, now)
    lots, rest = _taken(balance.lots, [*pending, *active], points)
    return PointBalance(lots, balance.owed + rest)


def expire(balance: PointBalance, now: datetime) -> tuple[PointBalance, int]:
    """The balance without its expired lots, and the points that have expired with them."""
    expired = _in_state(balance.lots, LotState.EXPIRED, now)
    lots = tuple(lot for number, lot in enumerate(balance.lots) if number not in expired)
    return replace(balance, lots=lots), sum(balance.lots[number].left for number in expired)


def _in_state(lots: Sequence[PointLot], state: LotState, now: datetime) -> list[int]:
    """Positions of the lots in a state, the first to expire in front."""
    found = [number for number, lot in enumerate(lots) if lot.state(now) is state]
    return sorted(found, key=lambda number: (lots[number].expires_at, lots[number].active_at))


def _taken(lots: Sequence[PointLot], order: Iterable[int], points: int) -> tuple[tuple[PointLot, ...], int]:
    """The lots after points were taken from them in this order, and how many were not there."""
    left = list(lots)
    for number in order:
        part = min(left[number].left, points)
        left[number] = replace(left[number], left=left[number].left - part)
        points -= part
    return tuple(left), points

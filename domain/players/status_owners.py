"""Who stands behind a restricting status, and who may lift it."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from domain.players.statuses import (
    ALLOWED_BY_STATUS,
    MAY_NOT_SIGN_IN,
    Allowances,
    PlayerStatus,
    ReasonCode,
)
from domain.shared.actor import ActorKind


class StatusOwner(Enum):
    """Who stands behind a restriction."""

    SUPPORT = "SUPPORT"
    RISK = "RISK"
    COMPLIANCE = "COMPLIANCE"
    REGULATOR = "REGULATOR"
    PLAYER = "PLAYER"
    SYSTEM = "SYSTEM"


Owners = frozenset[StatusOwner]

_O = StatusOwner

MAY_LIFT: Final[Mapping[StatusOwner, Owners]] = {
    _O.SYSTEM: frozenset({_O.SUPPORT, _O.RISK, _O.COMPLIANCE}),
    _O.SUPPORT: frozenset({_O.SUPPORT, _O.RISK, _O.COMPLIANCE}),
    _O.RISK: frozenset({_O.RISK, _O.COMPLIANCE}),
    _O.COMPLIANCE: frozenset({_O.COMPLIANCE}),
    _O.REGULATOR: frozenset({_O.COMPLIANCE}),
    _O.PLAYER: frozenset({_O.COMPLIANCE}),
}
"""Owner of a restriction -> the authorities of which one is needed to lift it."""

OWNER_BY_REASON: Final[Mapping[ReasonCode, StatusOwner]] = {
    ReasonCode.REGULATOR: _O.REGULATOR,
    ReasonCode.EXCLUSION_REGISTER: _O.REGULATOR,
    ReasonCode.FRAUD_SUSPECTED: _O.RISK,
    ReasonCode.DUPLICATE_ACCOUNT: _O.RISK,
    ReasonCode.SECURITY: _O.RISK,
    ReasonCode.RESPONSIBLE_GAMING: _O.COMPLIANCE,
    ReasonCode.PLAYER_REQUEST: _O.PLAYER,
}
"""Reasons that name an owner, besides the actor who sets the status."""

_STRONGEST_FIRST: Final = (_O.COMPLIANCE, _O.RISK, _O.SUPPORT)

RESTRICTING: Final = frozenset(
    status for status, allowed in ALLOWED_BY_STATUS.items() if allowed == Allowances()
)
"""Statuses that allow nothing, and have owners."""


def new_owners(kind: ActorKind, authorities: Owners, reason: ReasonCode) -> Owners:
    """The owners that an actor adds by setting a status: themselves, and whom the reason names."""
    if kind is ActorKind.PLAYER:
        return frozenset({_O.PLAYER})
    named = frozenset({OWNER_BY_REASON[reason]} if reason in OWNER_BY_REASON else ())
    if kind is not ActorKind.OPERATOR:
        return named | {_O.SYSTEM}
    return named | {next((each for each in _STRONGEST_FIRST if each in authorities), _O.SUPPORT)}


def owners_after(before: PlayerStatus, owners: Owners, to: PlayerStatus, added: Owners) -> Owners:
    """The owners after a move. From one restriction to another they add up, so that none is shaken off."""
    if to not in RESTRICTING:
        return frozenset()
    return (owners | added) if before in RESTRICTING else added


def lifts(before: PlayerStatus, to: PlayerStatus) -> bool:
    """Whether a move takes a restriction away: it allows something again, or signing in."""
    return before in RESTRICTING and (
        to not in RESTRICTING or (before in MAY_NOT_SIGN_IN and to not in MAY_NOT_SIGN_IN)
    )


def may_move(before: PlayerStatus, owners: Owners, to: PlayerStatus, kind: ActorKind, has: Owners) -> bool:
    """Whether an actor who has these authorities may make a move, as far as owners are concerned.

    Players restrict themselves whatever their status; the system carries out terms that have ended.
    """
    if kind in {ActorKind.PLAYER, ActorKind.SYSTEM} or not lifts(before, to):
        return True
    return all(MAY_LIFT[owner] & has for owner in owners)

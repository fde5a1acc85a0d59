"""What a timeline is merged from: each source is a list of its own, with the rights that reading it takes."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from domain.compliance.sign_ins import SignInKind, SignInTimeline
from domain.identity.factor_resets.timeline import FactorResetTimeline
from domain.players.timeline import PlayerTimeline
from domain.shared.timeline import ABOVE_ALL, BELOW_ALL, TimelineItem, TimelineSpan
from domain.wallets.books.timeline import WalletTimeline
from domain.wallets.kinds import OperationKind
from domain.wallets.model import Operation
from resolvers.context import Context
from resolvers.timeline.entries import TimelineKind

Kinds = frozenset[TimelineKind]
Found = list[tuple[TimelineKind, TimelineItem[Any]]]

_PLAY: Final = frozenset({OperationKind.BET, OperationKind.WIN})
_ACTIONS: Final = {
    SignInKind.SIGNED_IN: TimelineKind.SIGNED_IN,
    SignInKind.FAILED: TimelineKind.SIGN_IN_FAILED,
    SignInKind.SESSION_ENDED: TimelineKind.SESSION_ENDED,
}


@dataclass(frozen=True, slots=True)
class TimelineSource:
    """``kinds``: of its entries. ``needs``: output fields that its entries take a right to.

    ``actor`` is the field that says who acted, where there is one. ``read`` is one statement.
    """

    kinds: Kinds
    needs: tuple[str, ...]
    actor: str | None
    read: Callable[[Context, TimelineSpan, Kinds], Awaitable[Found]]


async def _status_moves(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    found = await context.read(PlayerTimeline).status_moves(context.viewer, span)
    return _all(TimelineKind.STATUS_MOVED, found)


async def _changes(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    found = await context.read(PlayerTimeline).changes(context.viewer, span)
    return _all(TimelineKind.PROFILE_CHANGED, found)


async def _notes(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    found = await context.read(PlayerTimeline).notes(context.viewer, span)
    return _all(TimelineKind.NOTE_ADDED, found)


async def _consents(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    found = await context.read(PlayerTimeline).consents(context.viewer, span)
    return _all(TimelineKind.CONSENT_RECORDED, found)


async def _corrections_requested(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    found = await context.read(PlayerTimeline).corrections_requested(context.viewer, span)
    return _all(TimelineKind.CORRECTION_REQUESTED, found)


async def _corrections_decided(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    found = await context.read(PlayerTimeline).corrections_decided(context.viewer, span)
    return _all(TimelineKind.CORRECTION_DECIDED, found)


async def _operations(context: Context, span: TimelineSpan, kinds: Kinds) -> Found:
    asked: frozenset[OperationKind] | None = None
    if kinds == {TimelineKind.PLAY}:
        asked = _PLAY
    elif kinds == {TimelineKind.TRANSACTION}:
        asked = frozenset(OperationKind) - _PLAY
    found = await context.read(WalletTimeline).operations(span, asked)
    return [(_kind_of_operation(row.subject), row) for row in found]


async def _holds_put(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    return _all(TimelineKind.HOLD_PUT, await context.read(WalletTimeline).holds_put(span))


async def _holds_lifted(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    return _all(TimelineKind.HOLD_LIFTED, await context.read(WalletTimeline).holds_lifted(span))


async def _sign_ins(context: Context, span: TimelineSpan, kinds: Kinds) -> Found:
    actions = [action for action, kind in _ACTIONS.items() if kind in kinds]
    found = await context.read(SignInTimeline).sign_ins(context.viewer, span, actions)
    return [(_ACTIONS[row.subject.action], row) for row in found]


async def _resets_requested(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    found = await context.read(FactorResetTimeline).requested(span)
    return _all(TimelineKind.FACTOR_RESET_REQUESTED, found)


async def _resets_approved(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    return _all(TimelineKind.FACTOR_RESET_APPROVED, await context.read(FactorResetTimeline).approved(span))


async def _resets_ended(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    return _all(TimelineKind.FACTOR_RESET_ENDED, await context.read(FactorResetTimeline).ended(span))


async def _approvals_requested(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    found = await context.read(WalletTimeline).approvals_requested(span)
    return _all(TimelineKind.MONEY_APPROVAL_REQUESTED, found)


async def _approvals_decided(context: Context, span: TimelineSpan, _kinds: Kinds) -> Found:
    found = await context.read(WalletTimeline).approvals_decided(span)
    return _all(TimelineKind.MONEY_APPROVAL_DECIDED, found)


def _all(kind: TimelineKind, rows: Iterable[TimelineItem[Any]]) -> Found:
    return [(kind, row) for row in rows]


def _kind_of_operation(operation: Operation) -> TimelineKind:
    return TimelineKind.PLAY if operation.kind in _PLAY else TimelineKind.TRANSACTION


_CORRECTION: Final = "Player.corrections"
_HOLD: Final = ("Player.withdrawals", "Withdrawal.holds")

_RESET: Final = "Player.factorReset"
_APPROVAL: Final = "TimelineEntry.moneyApproval"

SOURCES: Final = (
    TimelineSource(
        frozenset({TimelineKind.STATUS_MOVED}),
        ("Player.statusHistory", "PlayerStatusChange.at"),
        "PlayerStatusChange.actor",
        _status_moves,
    ),
    TimelineSource(
        frozenset({TimelineKind.PROFILE_CHANGED}),
        ("Player.changes", "PlayerChange.at"),
        "PlayerChange.actor",
        _changes,
    ),
    TimelineSource(
        frozenset({TimelineKind.NOTE_ADDED}),
        ("Player.notes", "PlayerNote.at"),
        "PlayerNote.author",
        _notes,
    ),
    TimelineSource(
        frozenset({TimelineKind.CONSENT_RECORDED}), ("Player.consents", "Consent.at"), None, _consents
    ),
    TimelineSource(
        frozenset({TimelineKind.CORRECTION_REQUESTED}),
        (_CORRECTION, "PlayerCorrection.createdAt"),
        "PlayerCorrection.maker",
        _corrections_requested,
    ),
    TimelineSource(
        frozenset({TimelineKind.CORRECTION_DECIDED}),
        (_CORRECTION, "PlayerCorrection.decidedAt"),
        "PlayerCorrection.checker",
        _corrections_decided,
    ),
    TimelineSource(
        frozenset({TimelineKind.PLAY, TimelineKind.TRANSACTION}),
        ("Player.transactions", "Transaction.at", "Transaction.kind"),
        "Transaction.actor",
        _operations,
    ),
    TimelineSource(
        frozenset({TimelineKind.HOLD_PUT}),
        (*_HOLD, "WithdrawalHold.putAt"),
        "WithdrawalHold.putBy",
        _holds_put,
    ),
    TimelineSource(
        frozenset({TimelineKind.HOLD_LIFTED}),
        (*_HOLD, "WithdrawalHold.liftedAt"),
        "WithdrawalHold.liftedBy",
        _holds_lifted,
    ),
    TimelineSource(
        frozenset({TimelineKind.SIGNED_IN, TimelineKind.SIGN_IN_FAILED, TimelineKind.SESSION_ENDED}),
        ("SignInEvent.at", "SignInEvent.outcome"),
        None,
        _sign_ins,
    ),
    TimelineSource(
        frozenset({TimelineKind.FACTOR_RESET_REQUESTED}),
        (_RESET, "FactorReset.createdAt"),
        "FactorReset.maker",
        _resets_requested,
    ),
    TimelineSource(
        frozenset({TimelineKind.FACTOR_RESET_APPROVED}),
        (_RESET, "FactorReset.decidedAt"),
        "FactorReset.checker",
        _resets_approved,
    ),
    TimelineSource(
        frozenset({TimelineKind.FACTOR_RESET_ENDED}),
        (_RESET, "FactorReset.endedAt"),
        "FactorReset.endedBy",
        _resets_ended,
    ),
    TimelineSource(
        frozenset({TimelineKind.MONEY_APPROVAL_REQUESTED}),
        (_APPROVAL, "MoneyApproval.createdAt"),
        "MoneyApproval.maker",
        _approvals_requested,
    ),
    TimelineSource(
        frozenset({TimelineKind.MONEY_APPROVAL_DECIDED}),
        (_APPROVAL, "MoneyApproval.decidedAt"),
        "MoneyApproval.checker",
        _approvals_decided,
    ),
)
"""In the order of entries of one moment, the last first. Cursors name places in it: append, never reorder."""


def edge_of_source(
    edge: tuple[datetime, int, str] | None, rank: int, *, backward: bool
) -> tuple[datetime, str] | None:
    """Where the source of this rank goes on, from the key of an entry of any source."""
    if edge is None:
        return None
    at, edge_rank, ref = edge
    if rank == edge_rank:
        return at, ref
    if (rank > edge_rank) if backward else (rank < edge_rank):  # its rows of that moment are beyond
        return at, BELOW_ALL if backward else ABOVE_ALL
    return at, ABOVE_ALL if backward else BELOW_ALL

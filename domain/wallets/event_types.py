"""The types of the wallets context's events: what each means, and what a receiver must be allowed to read."""

from collections.abc import Mapping
from typing import Any, Final

from domain.shared.event_types import EventType
from domain.shared.facts import Json
from domain.wallets import events as facts

_PAYMENT: Final = "01a22a58-07c1-7d0c-9a43-5f6a7c2f1e07"
_ROUND: Final = "5a1f0b9c-3c1e-5d0a-8f43-2f6b1a7c9e10"
_HISTORY: Final = ("Player.transactions", "Transaction.kind")
_DEPOSITS: Final = ("Player.deposits", "Deposit.state")
_WITHDRAWALS: Final = ("Player.withdrawals", "Withdrawal.state")
_APPROVALS: Final = ("Query.pendingMoneyApprovals", "MoneyApproval.maker")
_ADJUSTMENTS: Final = ("Query.pendingAdjustments", "Adjustment.maker")


def _wallet(balance: str, amount: str, *, reserved: str = "0", reserved_delta: str = "0") -> dict[str, Json]:
    return {
        "no": 0,
        "kind": "REAL",
        "currency": "EUR",
        "balance": balance,
        "reserved": reserved,
        "amount": amount,
        "reservedDelta": reserved_delta,
    }


def _example(kind: str, amount: str, balance: str, **more: Any) -> dict[str, Json]:
    held = {name: more.pop(name) for name in ("reserved", "reserved_delta") if name in more}
    plain: dict[str, Json] = {
        "kind": kind,
        "amount": amount,
        "at": "2026-11-30T03:10:48.848071+00:00",
        "occurredAt": None,
        "provider": None,
        "game": None,
        "round": None,
        "subject": None,
        "refSeq": None,
        "refAt": None,
    }
    return {**plain, **more, "wallets": [_wallet(balance, amount, **held)]}


_PLAY: Final = {"provider": "acme", "game": "roulette", "round": _ROUND}
_ANSWERS: Final = {"refSeq": 41, "refAt": "2026-11-30T03:10:41.120934+00:00"}


def _operation(name: str, docs: str, example: Mapping[str, Json], *subject: str) -> EventType:
    """An operation of the ledger. ``subject``: the coordinates of what it is about."""
    return EventType(
        name=name,
        payload=facts.OperationPayload,
        docs=docs,
        example=example,
        needs=_HISTORY,
        also={"subject": subject} if subject else {},
    )


def _deposit_step(name: str, docs: str, reason: str | None = None) -> EventType:
    example: dict[str, Json] = {"subject": _PAYMENT, "amount": "5000", "currency": "EUR", "method": "card"}
    return EventType(
        name=name,
        payload=facts.DepositStepPayload,
        docs=docs,
        example={**example, "reason": reason},
        needs=_DEPOSITS,
    )


def _withdrawal_step(name: str, docs: str) -> EventType:
    example: dict[str, Json] = {"subject": _PAYMENT, "amount": "5000", "currency": "EUR", "method": "bank"}
    return EventType(
        name=name,
        payload=facts.WithdrawalStepPayload,
        docs=docs,
        example={**example, "reason": None},
        needs=_WITHDRAWALS,
    )


def _hold(name: str, docs: str) -> EventType:
    example: dict[str, Json] = {
        "subject": _PAYMENT,
        "hold": "01a22a5b-64e7-7b91-8f0e-6a1d9a53c0de",
        "reason": "SOURCE_OF_FUNDS",
        "actor": "operator:olga",
    }
    needs = (*_WITHDRAWALS, "Withdrawal.holds")
    return EventType(name=name, payload=facts.WithdrawalHoldPayload, docs=docs, example=example, needs=needs)


_PLAYED: Final = (
    _operation(facts.BET_PLACED, "A bet was taken.", _example("BET", "-100", "4900", **_PLAY)),
    _operation(
        facts.WIN_PAID,
        "A win was paid: on a bet, or as a promotion, jackpot or tournament win, which have no bet.",
        _example("WIN", "250", "5150", **_PLAY, **_ANSWERS),
    ),
    _operation(
        facts.ROLLED_BACK,
        "A bet was undone. It belongs to the day of the bet (`refAt`) where stakes are counted.",
        _example("ROLLBACK", "100", "5000", **_PLAY, **_ANSWERS),
    ),
    _operation(
        facts.ROLLBACK_NOTED,
        "A rollback came for a bet that took nothing. Nothing moved, and that bet never will.",
        _example("ROLLBACK", "0", "5000", provider="acme"),
    ),
    _operation(
        facts.ROUND_CLOSED,
        "A game round was closed by its provider.",
        _example("ROUND_CLOSE", "0", "5150", **_PLAY),
    ),
    _operation(
        facts.ROUND_EXPIRED,
        "A game round was closed by Croupier, because its provider did not within the limit.",
        _example("ROUND_CLOSE", "0", "5150", **_PLAY | {"provider": None}),
    ),
)

_PAID: Final = (
    _deposit_step(facts.DEPOSIT_INITIATED, "A player began a deposit."),
    _deposit_step(facts.DEPOSIT_AUTHORISED, "The payment provider authorised a deposit."),
    _deposit_step(facts.DEPOSIT_DECLINED, "A deposit was declined.", "no funds"),
    _operation(
        facts.DEPOSITED,
        "A deposit was settled: the money is there.",
        _example("DEPOSIT", "5000", "10000", subject=_PAYMENT, provider="bank"),
        "Deposit.id",
    ),
    _operation(
        facts.CHARGED_BACK,
        "A settled deposit was taken back by the bank. The wallet may be below zero, and is locked then.",
        _example("CHARGEBACK", "-5000", "-4000", subject=_PAYMENT),
        "Deposit.id",
    ),
    _operation(
        facts.WITHDRAWAL_REQUESTED,
        "A player asked for a withdrawal; the amount is reserved.",
        _example(
            "WITHDRAWAL_REQUEST", "0", "10000", reserved="5000", reserved_delta="5000", subject=_PAYMENT
        ),
        "Withdrawal.id",
    ),
    _withdrawal_step(facts.WITHDRAWAL_APPROVED, "A withdrawal was approved and is to be paid."),
    _withdrawal_step(
        facts.WITHDRAWAL_IN_DOUBT, "It is not known whether a withdrawal was paid; a person has to find out."
    ),
    _operation(
        facts.WITHDRAWN,
        "A withdrawal was paid.",
        _example(
            "WITHDRAWAL_PAID", "-5000", "5000", reserved_delta="-5000", subject=_PAYMENT, provider="bank"
        ),
        "Withdrawal.id",
    ),
    _operation(
        facts.WITHDRAWAL_REJECTED,
        "A withdrawal was rejected; what was reserved is free again.",
        _example("WITHDRAWAL_RELEASE", "0", "10000", reserved_delta="-5000", subject=_PAYMENT),
        "Withdrawal.id",
    ),
    _operation(
        facts.WITHDRAWAL_CANCELLED,
        "A player took a withdrawal back; what was reserved is free again.",
        _example("WITHDRAWAL_RELEASE", "0", "10000", reserved_delta="-5000", subject=_PAYMENT),
        "Withdrawal.id",
    ),
    _hold(facts.WITHDRAWAL_HOLD_ADDED, "A withdrawal is held until the reason is settled."),
    _hold(facts.WITHDRAWAL_HOLD_LIFTED, "A hold of a withdrawal was lifted."),
    EventType(
        name=facts.WITHDRAWAL_REVIEWED,
        payload=facts.WithdrawalReviewedPayload,
        docs="Risk has checked a withdrawal.",
        example={"subject": _PAYMENT, "passed": True, "actor": "operator:rita"},
        needs=(*_WITHDRAWALS, "Withdrawal.steps", "WithdrawalStep.review", "WithdrawalReview.decision"),
    ),
)

_CORRECTED: Final = (
    _operation(
        facts.ADJUSTED,
        "A balance was corrected by hand.",
        _example("ADJUSTMENT", "500", "5500"),
        *_ADJUSTMENTS,
        "Adjustment.id",
    ),
    EventType(
        name=facts.ADJUSTMENT_PENDING,
        payload=facts.AdjustmentPendingPayload,
        docs="A correction by hand is above its maker's limit and waits for a second operator.",
        example={
            "subject": _PAYMENT,
            "amount": "50000",
            "currency": "EUR",
            "no": 0,
            "maker": "operator:olga",
        },
        needs=_ADJUSTMENTS,
    ),
    EventType(
        name=facts.ADJUSTMENT_REJECTED,
        payload=facts.AdjustmentRejectedPayload,
        docs="A correction that waited was dropped.",
        example={"subject": _PAYMENT, "checker": "operator:omar", "reason": "no such complaint"},
        needs=_ADJUSTMENTS,
    ),
    EventType(
        name=facts.APPROVAL_PENDING,
        payload=facts.ApprovalPendingPayload,
        docs="An operation is above its maker's limit and waits for a second operator.",
        example={
            "subject": _PAYMENT,
            "kind": "DEPOSIT",
            "amount": "50000",
            "currency": "EUR",
            "maker": "operator:olga",
        },
        needs=_APPROVALS,
    ),
    EventType(
        name=facts.APPROVAL_DECIDED,
        payload=facts.ApprovalDecidedPayload,
        docs="A second operator approved or rejected an operation.",
        example={"subject": _PAYMENT, "checker": "operator:omar", "approved": True, "reason": "seen"},
        needs=_APPROVALS,
    ),
    _operation(
        facts.COMMISSION_TAKEN, "A commission or a tax was taken.", _example("COMMISSION", "-100", "4900")
    ),
    _operation(
        facts.REVERSED,
        "An operation was undone by an operator. It belongs to its own day, not to `refAt`.",
        _example("REVERSAL", "100", "5000", **_ANSWERS),
    ),
)

_AWARDED: Final = (
    _operation(
        facts.FUNDS_GRANTED,
        "Bonus money, points or chips were given.",
        _example("BONUS_GRANT", "1000", "1000", subject=_PAYMENT),
        "Player.wallets",
        "Wallet.grantId",
    ),
    _operation(
        facts.FUNDS_FORFEITED,
        "What was left of a bonus was taken back.",
        _example("BONUS_FORFEIT", "-1000", "0", subject=_PAYMENT),
        "Player.wallets",
        "Wallet.grantId",
    ),
    _operation(
        facts.BONUS_CONVERTED,
        "Bonus money became real money.",
        _example("BONUS_CONVERSION", "0", "6000", subject=_PAYMENT),
        "Player.wallets",
        "Wallet.grantId",
    ),
    _operation(facts.REDEEMED, "Points or chips were spent.", _example("REDEMPTION", "-100", "900")),
)

_WALLETS: Final = (
    EventType(
        name=facts.GRANT_MOVED,
        payload=facts.GrantMovedPayload,
        docs="A bonus changed its state: it completes, has completed, ended, was paused or came back.",
        internal="It is for the contexts of Croupier, which say what became of the bonus.",
    ),
    EventType(
        name=facts.OPENED,
        payload=facts.OpenedPayload,
        docs="A wallet was opened. Of a player's first one, the number of the event is 0.",
        example={"no": 0, "opened": _wallet("0", "0")},
        needs=("Player.wallets",),
    ),
    EventType(
        name=facts.LOCKED,
        payload=facts.LockedPayload,
        docs="A wallet went below zero by an exception path and takes no bets until it is unlocked.",
        example={"no": 0, "cause": "CHARGEBACK"},
        needs=("Player.wallets", "Wallet.state"),
    ),
    EventType(
        name=facts.UNLOCKED,
        payload=facts.UnlockedPayload,
        docs="An operator unlocked a wallet.",
        example={"no": 0, "actor": "operator:olga", "reason": "the debt is paid"},
        needs=("Player.wallets", "Wallet.state"),
    ),
    EventType(
        name=facts.WIN_UNMATCHED,
        payload=facts.WinUnmatchedPayload,
        docs="A win came for a bet that is not known, and waits for it or for an operator.",
        example={
            "reference": "w-81",
            "bet": "b-80",
            "caller": "service:acme",
            "amount": "250",
            "currency": "EUR",
        },
        needs=("Query.unmatchedWins", "UnmatchedWin.reference"),
    ),
    EventType(
        name=facts.STANDING_CHANGED,
        payload=facts.StandingChangedPayload,
        docs="What a player may do with money has changed; the next bet is decided by it.",
        example={"mayBet": False, "mayDeposit": False, "barred": "SELF_EXCLUDED"},
        needs=("Query.player", "Player.standing"),
    ),
    EventType(
        name=facts.KEY_CONFLICT,
        payload=facts.KeyConflictPayload,
        docs="An operation id came again for something else.",
        internal="It tells of a caller's mistake, not of the player, and the caller has had its answer.",
    ),
)

EVENT_TYPES: Final = (*_PLAYED, *_PAID, *_CORRECTED, *_AWARDED, *_WALLETS)

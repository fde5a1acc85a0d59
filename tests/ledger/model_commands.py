"""Orders as the model understands them, and the commands they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.shared.ids import new_id
from domain.wallets import commands as do
from domain.wallets.kinds import WalletKind
from domain.wallets.states import DepositState, WithdrawalState
from tests.wallets.wallets_harness import eur


@dataclass(frozen=True)
class ModelCommand:
    """``kind`` is a method of the model; ``more`` is what no retry is compared by."""

    kind: str
    who: int
    key: str
    asked: tuple[Any, ...]
    more: tuple[Any, ...] = ()


@dataclass(frozen=True)
class DatabaseIds:
    """What the database calls the things the model knows by their operation id."""

    players: tuple[UUID, UUID]
    ids: dict[str, UUID]

    def command(self, order: ModelCommand) -> tuple[Any, Any]:
        """The order as a command, and the function that carries it out."""
        common = {"player_id": self.players[order.who], "key": order.key}
        return COMMANDS[order.kind](self, common, *order.asked, *order.more)

    def id_of(self, key: str) -> UUID:
        """The id of a payment, adjustment or grant."""
        return self.ids.setdefault(key, new_id())


MOVES = {
    DepositState.AUTHORISED: do.authorise_deposit,
    DepositState.SETTLED: do.settle_deposit,
    DepositState.DECLINED: do.decline_deposit,
    WithdrawalState.APPROVED: do.approve_withdrawal,
    WithdrawalState.IN_DOUBT: do.hold_withdrawal,
    WithdrawalState.PAID: do.pay_withdrawal,
    WithdrawalState.REJECTED: do.reject_withdrawal,
    WithdrawalState.CANCELLED: do.cancel_withdrawal,
}
PAYMENTS: Mapping[Any, tuple[Any, Any]] = {
    DepositState.INITIATED: (do.initiate_deposit, do.InitiateDeposit),
    DepositState.SETTLED: (do.record_deposit, do.RecordDeposit),
    WithdrawalState.REQUESTED: (do.request_withdrawal, do.RequestWithdrawal),
}


def _move(names: DatabaseIds, common: Any, payment: str, to: Any) -> tuple[Any, Any]:
    if to is DepositState.CHARGED_BACK:
        return do.charge_back, do.ChargeBack(**common, deposit_id=names.id_of(payment), reason="fraud")
    said = {**common, "authorisation": "a-1", "reason": "because"}
    if isinstance(to, DepositState):
        return MOVES[to], do.MoveDeposit(**said, deposit_id=names.id_of(payment))
    return MOVES[to], do.MoveWithdrawal(**said, withdrawal_id=names.id_of(payment))


def _pay(_names: DatabaseIds, common: Any, cents: int, state: Any) -> tuple[Any, Any]:
    carry_out, command = PAYMENTS[state]
    return carry_out, command(**common, amount=eur(0, cents), method="bank")


def _decide(names: DatabaseIds, common: Any, adjustment: str, approve: bool, _same: bool) -> tuple[Any, Any]:
    decision = do.DecideAdjustment(**common, adjustment_id=names.id_of(adjustment), reason="because")
    return (do.approve_adjustment if approve else do.reject_adjustment), decision


def _grant(names: DatabaseIds, common: Any, cents: int) -> tuple[Any, Any]:
    granted = {"kind": WalletKind.BONUS, "grant_id": names.id_of(f"grant {common['key']}")}
    return do.grant_funds, do.GrantFunds(**common, **granted, amount=eur(0, cents))


COMMANDS: Mapping[str, Callable[..., tuple[Any, Any]]] = {
    "bet": lambda _, common, cents, rnd, funding: (
        do.place_bet,
        do.PlaceBet(**common, stake=eur(0, cents), round=rnd, funding=funding),
    ),
    "win": lambda _, common, cents, bet, rnd: (
        do.pay_win,
        do.PayWin(**common, amount=eur(0, cents), bet=bet, round=rnd),
    ),
    "rollback": lambda _, common, bet: (do.rollback_bet, do.RollbackBet(**common, bet=bet)),
    "close": lambda _, common, rnd: (do.close_round, do.CloseRound(**common, round=rnd)),
    "pay": _pay,
    "move": _move,
    "adjust": lambda _, common, cents: (do.adjust, do.Adjust(**common, amount=eur(0, cents), reason="wrong")),
    "decide": _decide,
    "reverse": lambda _, common, seq, over: (
        do.reverse,
        do.Reverse(**common, seq=seq, reason="wrong", may_overdraw=over),
    ),
    "grant": _grant,
    "convert": lambda _, common, number, cents, closes: (
        do.convert_bonus,
        do.ConvertBonus(**common, wallet_no=number, amount=eur(0, cents), closes=closes),
    ),
    "forfeit": lambda _, common, number: (
        do.forfeit_funds,
        do.ForfeitFunds(**common, wallet_no=number, reason="expired"),
    ),
}

"""Orders as the model understands them, and the commands they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.shared.ids import new_id
from domain.wallets.adjustments import Adjust, DecideAdjustment, adjust, approve_adjustment, reject_adjustment
from domain.wallets.awards import (
    ConvertBonus,
    ForfeitFunds,
    GrantFunds,
    convert_bonus,
    forfeit_funds,
    grant_funds,
)
from domain.wallets.corrections import ChargeBack, Reverse, charge_back, reverse
from domain.wallets.deposits import (
    InitiateDeposit,
    MoveDeposit,
    RecordDeposit,
    authorise_deposit,
    decline_deposit,
    initiate_deposit,
    record_deposit,
    settle_deposit,
)
from domain.wallets.kinds import WalletKind
from domain.wallets.play.bets import PlaceBet, place_bet
from domain.wallets.play.rollbacks import RollbackBet, rollback_bet
from domain.wallets.play.rounds import CloseRound, close_round
from domain.wallets.play.wins import PayWin, pay_win
from domain.wallets.states import DepositState, WithdrawalState
from domain.wallets.withdrawals import (
    MoveWithdrawal,
    RequestWithdrawal,
    approve_withdrawal,
    cancel_withdrawal,
    hold_withdrawal,
    pay_withdrawal,
    reject_withdrawal,
    request_withdrawal,
)
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
    DepositState.AUTHORISED: authorise_deposit,
    DepositState.SETTLED: settle_deposit,
    DepositState.DECLINED: decline_deposit,
    WithdrawalState.APPROVED: approve_withdrawal,
    WithdrawalState.IN_DOUBT: hold_withdrawal,
    WithdrawalState.PAID: pay_withdrawal,
    WithdrawalState.REJECTED: reject_withdrawal,
    WithdrawalState.CANCELLED: cancel_withdrawal,
}
PAYMENTS: Mapping[Any, tuple[Any, Any]] = {
    DepositState.INITIATED: (initiate_deposit, InitiateDeposit),
    DepositState.SETTLED: (record_deposit, RecordDeposit),
    WithdrawalState.REQUESTED: (request_withdrawal, RequestWithdrawal),
}


def _move(names: DatabaseIds, common: Any, payment: str, to: Any) -> tuple[Any, Any]:
    if to is DepositState.CHARGED_BACK:
        return charge_back, ChargeBack(**common, deposit_id=names.id_of(payment), reason="fraud")
    said = {**common, "authorisation": "a-1", "reason": "because"}
    if isinstance(to, DepositState):
        return MOVES[to], MoveDeposit(**said, deposit_id=names.id_of(payment))
    return MOVES[to], MoveWithdrawal(**said, withdrawal_id=names.id_of(payment))


def _pay(_names: DatabaseIds, common: Any, cents: int, state: Any) -> tuple[Any, Any]:
    carry_out, command = PAYMENTS[state]
    return carry_out, command(**common, amount=eur(0, cents), method="bank")


def _decide(names: DatabaseIds, common: Any, adjustment: str, approve: bool, _same: bool) -> tuple[Any, Any]:
    decision = DecideAdjustment(**common, adjustment_id=names.id_of(adjustment), reason="because")
    return (approve_adjustment if approve else reject_adjustment), decision


def _grant(names: DatabaseIds, common: Any, cents: int) -> tuple[Any, Any]:
    granted = {"kind": WalletKind.BONUS, "grant_id": names.id_of(f"grant {common['key']}")}
    return grant_funds, GrantFunds(**common, **granted, amount=eur(0, cents))


COMMANDS: Mapping[str, Callable[..., tuple[Any, Any]]] = {
    "bet": lambda _, common, cents, rnd, funding: (
        place_bet,
        PlaceBet(**common, stake=eur(0, cents), round=rnd, funding=funding),
    ),
    "win": lambda _, common, cents, bet, rnd: (
        pay_win,
        PayWin(**common, amount=eur(0, cents), bet=bet, round=rnd),
    ),
    "rollback": lambda _, common, bet: (rollback_bet, RollbackBet(**common, bet=bet)),
    "close": lambda _, common, rnd: (close_round, CloseRound(**common, round=rnd)),
    "pay": _pay,
    "move": _move,
    "adjust": lambda _, common, cents: (adjust, Adjust(**common, amount=eur(0, cents), reason="wrong")),
    "decide": _decide,
    "reverse": lambda _, common, seq, over: (
        reverse,
        Reverse(**common, seq=seq, reason="wrong", may_overdraw=over),
    ),
    "grant": _grant,
    "convert": lambda _, common, number, cents, closes: (
        convert_bonus,
        ConvertBonus(**common, wallet_no=number, amount=eur(0, cents), closes=closes),
    ),
    "forfeit": lambda _, common, number: (
        forfeit_funds,
        ForfeitFunds(**common, wallet_no=number, reason="expired"),
    ),
}

"""Commissions, taxes, chargebacks and reversals: implements ``Corrections``."""

from typing import Final

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.payments import (
    deposit_of,
    payment_row,
    source_states,
)
from adapters.postgres.wallets.rows import posted
from adapters.postgres.wallets.statements import STAMP, LedgerStatements
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.wallets import events
from domain.wallets.corrections import (
    ChargeBack,
    ChargebackOutcome,
    ChargedBack,
    CommissionOutcome,
    CommissionTaken,
    NotReversible,
    OperationNotFound,
    ReversalOutcome,
    Reverse,
    Reversed,
    TakeCommission,
)
from domain.wallets.idempotency import Stamp
from domain.wallets.kinds import OperationKind
from domain.wallets.outcomes import DepositMoveRefused, PaymentNotFound
from domain.wallets.states import DEPOSIT_MOVES, DepositState, in_order

_COMMISSION: Final = f"select * from wallets.take_commission($1,{STAMP},$11,$12,$13)"  # noqa: S608
_CHARGE_BACK: Final = f"select * from wallets.move_payment_to($1,{STAMP},$11,$12,$13,$14,null)"  # noqa: S608
_REVERSE: Final = f"select * from wallets.reverse($1,{STAMP},$11,$12)"  # noqa: S608


class PostgresCorrections:
    """Each correction is one statement."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def take_commission(self, commission: TakeCommission, mark: Stamp) -> CommissionOutcome:
        amount = commission.amount
        kind = OperationKind.TAX if commission.tax else OperationKind.COMMISSION
        row = await self._statements.operation(
            _COMMISSION,
            commission.player_id,
            mark,
            amount.minor,
            amount.currency.number,
            kind.value,
        )
        match row["status"]:
            case Status.DONE:
                return CommissionTaken(**posted(row, commission.player_id))
            case Status.INSUFFICIENT_FUNDS:
                return rows.insufficient_funds(row, amount.currency)
            case Status.CURRENCY_MISMATCH:
                return rows.currency_mismatch(row, amount)
        return rows.counted_refusal(row, commission.player_id, mark)

    async def charge_back(self, chargeback: ChargeBack, mark: Stamp) -> ChargebackOutcome:
        to = DepositState.CHARGED_BACK
        row = await self._statements.operation(
            _CHARGE_BACK,
            chargeback.player_id,
            mark,
            chargeback.deposit_id,
            source_states(DEPOSIT_MOVES, to),
            to.value,
            events.CHARGED_BACK,
        )
        match row["status"]:
            case Status.DONE:
                return ChargedBack(**posted(row, chargeback.player_id))
            case Status.MOVE_REFUSED:
                kept = deposit_of(
                    await payment_row(self._statements, chargeback.player_id, chargeback.deposit_id)
                )
                return DepositMoveRefused(kept.state, in_order(kept.allowed_moves))
            case Status.NO_PAYMENT:
                return PaymentNotFound(chargeback.deposit_id)
        return rows.counted_refusal(row, chargeback.player_id, mark)

    async def reverse(self, reversal: Reverse, mark: Stamp) -> ReversalOutcome:
        row = await self._statements.operation(
            _REVERSE, reversal.player_id, mark, reversal.seq, reversal.may_overdraw
        )
        match row["status"]:
            case Status.DONE:
                return Reversed(**posted(row, reversal.player_id))
            case Status.NO_OPERATION:
                return OperationNotFound(reversal.seq)
            case Status.NOT_REVERSIBLE:
                return NotReversible(reversal.seq)
            case Status.INSUFFICIENT_FUNDS:
                return rows.insufficient_funds(row, CURRENCY_BY_NUMBER[row["currency"]])
        return rows.counted_refusal(row, reversal.player_id, mark)

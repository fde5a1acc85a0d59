"""Corrections: implements ``Corrections``."""

from typing import Final
from uuid import UUID

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.cashier import DEPOSIT_FACTS, payment_id, source_states
from adapters.postgres.wallets.payments import adjustment_of, adjustment_row, deposit_of, payment_row
from adapters.postgres.wallets.rows import posted
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row, stamp_arguments
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.wallets import outcomes as o
from domain.wallets.corrections import Adjust, ChargeBack, DecideAdjustment, Reverse, TakeCommission
from domain.wallets.idempotency import Stamp
from domain.wallets.kinds import OperationKind
from domain.wallets.states import DEPOSIT_MOVES, DepositState

_ADJUST: Final = f"select * from wallets.adjust($1,{STAMP},$11,$12,$13,$14)"  # noqa: S608
_DECIDE: Final = f"select * from wallets.decide_adjustment($1,{STAMP},$11,$12)"  # noqa: S608
_COMMISSION: Final = f"select * from wallets.take_commission($1,{STAMP},$11,$12,$13)"  # noqa: S608
_CHARGE_BACK: Final = f"select * from wallets.move_payment_to($1,{STAMP},$11,$12,$13,$14,null)"  # noqa: S608
_REVERSE: Final = f"select * from wallets.reverse($1,{STAMP},$11,$12)"  # noqa: S608


class PostgresCorrections:
    """Each correction is one statement; what waits for a second operator is read after it."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def adjust(self, adjustment: Adjust, mark: Stamp) -> o.AdjustmentOutcome:
        """Apply, or above the threshold keep as pending."""
        amount = adjustment.amount
        row = await self._statements.row(
            _ADJUST,
            adjustment.player_id,
            *stamp_arguments(mark),
            payment_id(mark),
            adjustment.wallet_no,
            amount.minor,
            amount.currency.number,
        )
        match row["status"]:
            case rows.DONE:
                return o.Adjusted(**posted(row, adjustment.player_id))
            case rows.APPROVAL_NEEDED:
                kept = adjustment_of(
                    await adjustment_row(self._statements, adjustment.player_id, row["subject"])
                )
                return o.ApprovalNeeded(adjustment=kept, replayed=row["replayed"])
            case rows.INSUFFICIENT:
                return rows.insufficient_funds(row, amount.currency)
            case rows.CURRENCY:
                return rows.currency_mismatch(row, amount)
        return _refusal(row, adjustment.player_id, mark)

    async def approve_adjustment(self, decision: DecideAdjustment, mark: Stamp) -> o.ApprovalOutcome:
        """Apply a pending one."""
        return await self._decide(decision, mark, approve=True)

    async def reject_adjustment(self, decision: DecideAdjustment, mark: Stamp) -> o.ApprovalOutcome:
        """Drop a pending one."""
        return await self._decide(decision, mark, approve=False)

    async def take_commission(self, commission: TakeCommission, mark: Stamp) -> o.CommissionOutcome:
        """Debit a commission or tax."""
        amount = commission.amount
        kind = OperationKind.TAX if commission.tax else OperationKind.COMMISSION
        row = await self._statements.row(
            _COMMISSION,
            commission.player_id,
            *stamp_arguments(mark),
            amount.minor,
            amount.currency.number,
            kind.value,
        )
        match row["status"]:
            case rows.DONE:
                return o.CommissionTaken(**posted(row, commission.player_id))
            case rows.INSUFFICIENT:
                return rows.insufficient_funds(row, amount.currency)
            case rows.CURRENCY:
                return rows.currency_mismatch(row, amount)
        return _refusal(row, commission.player_id, mark)

    async def charge_back(self, chargeback: ChargeBack, mark: Stamp) -> o.ChargebackOutcome:
        """Take a settled deposit back."""
        to = DepositState.CHARGED_BACK
        row = await self._statements.row(
            _CHARGE_BACK,
            chargeback.player_id,
            *stamp_arguments(mark),
            chargeback.deposit_id,
            source_states(DEPOSIT_MOVES, to),
            to.value,
            DEPOSIT_FACTS[to],
        )
        match row["status"]:
            case rows.DONE:
                return o.ChargedBack(**posted(row, chargeback.player_id))
            case rows.MOVE_REFUSED:
                kept = deposit_of(
                    await payment_row(self._statements, chargeback.player_id, chargeback.deposit_id)
                )
                return o.MoveRefused(kept.state, kept.allowed_moves)
            case rows.NO_PAYMENT:
                return o.PaymentNotFound(chargeback.deposit_id)
        return _refusal(row, chargeback.player_id, mark)

    async def reverse(self, reversal: Reverse, mark: Stamp) -> o.ReversalOutcome:
        """Undo an operation once."""
        row = await self._statements.row(
            _REVERSE, reversal.player_id, *stamp_arguments(mark), reversal.seq, reversal.may_overdraw
        )
        match row["status"]:
            case rows.DONE:
                return o.Reversed(**posted(row, reversal.player_id))
            case rows.NO_OPERATION:
                return o.OperationNotFound(reversal.seq)
            case rows.NOT_REVERSIBLE:
                return o.NotReversible(reversal.seq)
            case rows.INSUFFICIENT:
                return rows.insufficient_funds(row, CURRENCY_BY_NUMBER[row["currency"]])
        return _refusal(row, reversal.player_id, mark)

    async def _decide(  # noqa: PLR0911 - one return per outcome
        self, decision: DecideAdjustment, mark: Stamp, *, approve: bool
    ) -> o.ApprovalOutcome:
        player = decision.player_id
        row = await self._statements.row(
            _DECIDE, player, *stamp_arguments(mark), decision.adjustment_id, approve
        )
        match row["status"]:
            case rows.DONE:
                return o.Adjusted(**posted(row, player))
            case rows.REJECTED:
                kept = adjustment_of(await adjustment_row(self._statements, player, row["subject"]))
                return o.AdjustmentRejected(adjustment=kept, replayed=row["replayed"])
            case rows.SAME_OPERATOR:
                return o.SameOperator(str(mark.origin.actor))
            case rows.MOVE_REFUSED:
                kept = adjustment_of(await adjustment_row(self._statements, player, row["subject"]))
                return o.MoveRefused(kept.state, kept.allowed_moves)
            case rows.NO_PAYMENT:
                return o.PaymentNotFound(decision.adjustment_id)
            case rows.INSUFFICIENT:
                return rows.insufficient_funds(row, CURRENCY_BY_NUMBER[row["currency"]])
        return _refusal(row, player, mark)


def _refusal(row: Row, player_id: UUID, mark: Stamp) -> o.WalletNotFound | o.IdempotencyConflict:
    match row["status"]:
        case rows.NO_WALLET:
            return o.WalletNotFound(player_id)
        case rows.CONFLICT:
            return o.IdempotencyConflict(mark.reference)
    raise rows.unexpected_status(row)

"""Corrections by hand: implements ``Adjustments``."""

from typing import Final

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.payments import (
    adjustment_of,
    adjustment_row,
    payment_id,
)
from adapters.postgres.wallets.rows import posted
from adapters.postgres.wallets.statements import STAMP, LedgerStatements
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.wallets.adjustments import (
    Adjust,
    Adjusted,
    AdjustmentOutcome,
    AdjustmentRejected,
    ApprovalNeeded,
    ApprovalOutcome,
    DecideAdjustment,
)
from domain.wallets.idempotency import Stamp
from domain.wallets.outcomes import AdjustmentMoveRefused, PaymentNotFound, SameOperator
from domain.wallets.states import in_order

_ADJUST: Final = f"select * from wallets.adjust($1,{STAMP},$11,$12,$13,$14)"  # noqa: S608
_DECIDE: Final = f"select * from wallets.decide_adjustment($1,{STAMP},$11,$12)"  # noqa: S608
_WAITING_MAKER: Final = """
  select maker from wallets.adjustment where player_id = $1 and id = $2 and state = 21
"""


class PostgresAdjustments:
    """Each is one statement; what waits for a second operator is read after it."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def adjust(self, adjustment: Adjust, mark: Stamp) -> AdjustmentOutcome:
        amount = adjustment.amount
        row = await self._statements.operation(
            _ADJUST,
            adjustment.player_id,
            mark,
            payment_id(mark),
            adjustment.wallet_no,
            amount.minor,
            amount.currency.number,
        )
        match row["status"]:
            case Status.DONE:
                return Adjusted(**posted(row, adjustment.player_id))
            case Status.APPROVAL_NEEDED:
                kept = adjustment_of(
                    await adjustment_row(self._statements, adjustment.player_id, row["subject"])
                )
                return ApprovalNeeded(adjustment=kept, replayed=row["replayed"])
            case Status.INSUFFICIENT_FUNDS:
                return rows.insufficient_funds(row, amount.currency)
            case Status.CURRENCY_MISMATCH:
                return rows.currency_mismatch(row, amount)
        return rows.refusal(row, adjustment.player_id, mark)

    async def waiting_maker(self, decision: DecideAdjustment) -> str | None:
        found = await self._statements.rows(_WAITING_MAKER, decision.player_id, decision.adjustment_id)
        return found[0]["maker"] if found else None

    async def approve_adjustment(self, decision: DecideAdjustment, mark: Stamp) -> ApprovalOutcome:
        return await self._decide(decision, mark, approve=True)

    async def reject_adjustment(self, decision: DecideAdjustment, mark: Stamp) -> ApprovalOutcome:
        return await self._decide(decision, mark, approve=False)

    async def _decide(  # noqa: PLR0911 - one return per outcome
        self, decision: DecideAdjustment, mark: Stamp, *, approve: bool
    ) -> ApprovalOutcome:
        player = decision.player_id
        row = await self._statements.operation(_DECIDE, player, mark, decision.adjustment_id, approve)
        match row["status"]:
            case Status.DONE:
                return Adjusted(**posted(row, player))
            case Status.ADJUSTMENT_REJECTED:
                kept = adjustment_of(await adjustment_row(self._statements, player, row["subject"]))
                return AdjustmentRejected(adjustment=kept, replayed=row["replayed"])
            case Status.SAME_OPERATOR:
                return SameOperator(str(mark.origin.actor))
            case Status.MOVE_REFUSED:
                kept = adjustment_of(await adjustment_row(self._statements, player, row["subject"]))
                return AdjustmentMoveRefused(kept.state, in_order(kept.allowed_moves))
            case Status.NO_PAYMENT:
                return PaymentNotFound(decision.adjustment_id)
            case Status.INSUFFICIENT_FUNDS:
                return rows.insufficient_funds(row, CURRENCY_BY_NUMBER[row["currency"]])
        return rows.refusal(row, player, mark)

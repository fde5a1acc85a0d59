"""Withdrawals: implements ``Withdrawals``."""

from typing import Final
from uuid import UUID

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.holds.rows import open_holds
from adapters.postgres.wallets.payments import (
    MOVE,
    payment_id,
    payment_refusal,
    payment_row,
    source_states,
    withdrawal_of,
)
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets import events
from domain.wallets.holds.changes import WithdrawalHeld
from domain.wallets.idempotency import Stamp
from domain.wallets.outcomes import PaymentRefused, WithdrawalMoveRefused
from domain.wallets.states import WITHDRAWAL_MOVES, WithdrawalState, in_order
from domain.wallets.withdrawals import (
    MoveWithdrawal,
    RequestWithdrawal,
    WageringUnfinished,
    WithdrawalMoved,
    WithdrawalOutcome,
)

_WITHDRAW: Final = f"select * from wallets.request_withdrawal($1,{STAMP},$11,$12,$13,$14)"  # noqa: S608
_FACTS: Final = {
    WithdrawalState.APPROVED: events.WITHDRAWAL_APPROVED,
    WithdrawalState.IN_DOUBT: events.WITHDRAWAL_IN_DOUBT,
    WithdrawalState.PAID: events.WITHDRAWN,
    WithdrawalState.REJECTED: events.WITHDRAWAL_REJECTED,
    WithdrawalState.CANCELLED: events.WITHDRAWAL_CANCELLED,
}


class PostgresWithdrawals:
    """A payment's present state is read after its operation, so that a repeated call shows it, too."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def request_withdrawal(self, request: RequestWithdrawal, mark: Stamp) -> WithdrawalOutcome:
        amount = request.amount
        row = await self._statements.operation(
            _WITHDRAW,
            request.player_id,
            mark,
            payment_id(mark),
            amount.minor,
            amount.currency.number,
            request.method,
        )
        return await self._outcome(row, request.player_id, mark, payment_id(mark), amount)

    async def move_withdrawal(
        self, move: MoveWithdrawal, to: WithdrawalState, mark: Stamp
    ) -> WithdrawalOutcome:
        if to is WithdrawalState.PAID:
            await self._statements.pays(move.player_id, move.withdrawal_id, mark)
        row = await self._statements.operation(
            MOVE,
            move.player_id,
            mark,
            move.withdrawal_id,
            source_states(WITHDRAWAL_MOVES, to),
            to.value,
            _FACTS[to],
            move.authorisation,
        )
        return await self._outcome(row, move.player_id, mark, move.withdrawal_id)

    async def _outcome(  # noqa: PLR0911 - one return per outcome
        self, row: Row, player_id: PlayerId, mark: Stamp, withdrawal_id: UUID, amount: Money | None = None
    ) -> WithdrawalOutcome:
        match row["status"]:
            case Status.DONE:
                kept = withdrawal_of(await payment_row(self._statements, player_id, row["subject"]))
                wallet = rows.wallet_of(row, player_id)
                return WithdrawalMoved(withdrawal=kept, wallet=wallet, replayed=row["replayed"])
            case Status.BARRED:
                return PaymentRefused(rows.bar_reason(row))
            case Status.INSUFFICIENT_FUNDS if amount is not None:
                return rows.insufficient_funds(row, amount.currency)
            case Status.WAGERING_UNFINISHED:
                return WageringUnfinished(row["subject"])
            case Status.WITHDRAWAL_HELD:
                return WithdrawalHeld(await open_holds(self._statements, player_id, withdrawal_id))
            case Status.MOVE_REFUSED:
                kept = withdrawal_of(await payment_row(self._statements, player_id, withdrawal_id))
                return WithdrawalMoveRefused(kept.state, in_order(kept.allowed_moves))
        return payment_refusal(row, player_id, mark, withdrawal_id, amount)

"""Deposits and withdrawals: implements ``Cashier``."""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.payments import deposit_of, payment_row, withdrawal_of
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row, stamp_arguments
from domain.shared.money import Money
from domain.wallets import events
from domain.wallets import outcomes as o
from domain.wallets.deposits import InitiateDeposit, MoveDeposit, RecordDeposit
from domain.wallets.idempotency import Stamp, digest
from domain.wallets.states import (
    DEPOSIT_MOVES,
    WITHDRAWAL_MOVES,
    DepositState,
    State,
    WithdrawalState,
)
from domain.wallets.withdrawals import MoveWithdrawal, RequestWithdrawal

_DEPOSIT: Final = f"select * from wallets.start_deposit($1,{STAMP},$11,$12,$13,$14,$15,$16)"  # noqa: S608
_WITHDRAW: Final = f"select * from wallets.request_withdrawal($1,{STAMP},$11,$12,$13,$14)"  # noqa: S608
_MOVE: Final = f"select * from wallets.move_payment_to($1,{STAMP},$11,$12,$13,$14,$15)"  # noqa: S608

DEPOSIT_FACTS: Final = {
    DepositState.AUTHORISED: events.DEPOSIT_AUTHORISED,
    DepositState.SETTLED: events.DEPOSITED,
    DepositState.DECLINED: events.DEPOSIT_DECLINED,
    DepositState.CHARGED_BACK: events.CHARGED_BACK,
}
WITHDRAWAL_FACTS: Final = {
    WithdrawalState.APPROVED: events.WITHDRAWAL_APPROVED,
    WithdrawalState.IN_DOUBT: events.WITHDRAWAL_IN_DOUBT,
    WithdrawalState.PAID: events.WITHDRAWN,
    WithdrawalState.REJECTED: events.WITHDRAWAL_REJECTED,
    WithdrawalState.CANCELLED: events.WITHDRAWAL_CANCELLED,
}


def payment_id(mark: Stamp) -> UUID:
    """The identity of what an operation id starts: the same in every retry."""
    return digest("payment", str(mark.key))


def source_states(moves: Mapping[State, Iterable[State]], to: State) -> list[int]:
    """From which states the table leads to ``to``."""
    return [state.value for state, targets in moves.items() if to in targets]


class PostgresCashier:
    """A payment's present state is read after its operation, so that a repeated call shows it, too."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def initiate_deposit(self, deposit: InitiateDeposit, mark: Stamp) -> o.DepositOutcome:
        """Keep a new deposit."""
        return await self._start(deposit, mark, None, settled=False)

    async def record_deposit(self, deposit: RecordDeposit, mark: Stamp) -> o.DepositOutcome:
        """Keep and settle a deposit at once."""
        return await self._start(deposit, mark, deposit.authorisation, settled=True)

    async def move_deposit(self, move: MoveDeposit, to: DepositState, mark: Stamp) -> o.DepositOutcome:
        """Move a deposit to a state; SETTLED credits the wallet."""
        row = await self._statements.row(
            _MOVE,
            move.player_id,
            *stamp_arguments(mark),
            move.deposit_id,
            source_states(DEPOSIT_MOVES, to),
            to.value,
            DEPOSIT_FACTS[to],
            move.authorisation,
        )
        return await self._deposit_outcome(row, move.player_id, mark, move.deposit_id)

    async def request_withdrawal(self, request: RequestWithdrawal, mark: Stamp) -> o.WithdrawalOutcome:
        """Reserve the funds."""
        amount = request.amount
        row = await self._statements.row(
            _WITHDRAW,
            request.player_id,
            *stamp_arguments(mark),
            payment_id(mark),
            amount.minor,
            amount.currency.number,
            request.method,
        )
        return await self._withdrawal_outcome(row, request.player_id, mark, payment_id(mark), amount)

    async def move_withdrawal(
        self, move: MoveWithdrawal, to: WithdrawalState, mark: Stamp
    ) -> o.WithdrawalOutcome:
        """Move a withdrawal to a state; PAID debits, REJECTED and CANCELLED release."""
        row = await self._statements.row(
            _MOVE,
            move.player_id,
            *stamp_arguments(mark),
            move.withdrawal_id,
            source_states(WITHDRAWAL_MOVES, to),
            to.value,
            WITHDRAWAL_FACTS[to],
            move.authorisation,
        )
        return await self._withdrawal_outcome(row, move.player_id, mark, move.withdrawal_id)

    async def _start(
        self,
        deposit: InitiateDeposit | RecordDeposit,
        mark: Stamp,
        authorisation: str | None,
        *,
        settled: bool,
    ) -> o.DepositOutcome:
        row = await self._statements.row(
            _DEPOSIT,
            deposit.player_id,
            *stamp_arguments(mark),
            payment_id(mark),
            deposit.amount.minor,
            deposit.amount.currency.number,
            deposit.method,
            authorisation,
            settled,
        )
        return await self._deposit_outcome(row, deposit.player_id, mark, payment_id(mark), deposit.amount)

    async def _deposit_outcome(
        self, row: Row, player_id: UUID, mark: Stamp, deposit_id: UUID, amount: Money | None = None
    ) -> o.DepositOutcome:
        match row["status"]:
            case rows.DONE:
                kept = deposit_of(await payment_row(self._statements, player_id, row["subject"]))
                wallet = rows.wallet_of(row, player_id)
                return o.DepositMoved(deposit=kept, wallet=wallet, replayed=row["replayed"])
            case rows.BARRED:
                return o.PaymentRefused(rows.bar_reason(row))
            case rows.MOVE_REFUSED:
                kept = deposit_of(await payment_row(self._statements, player_id, deposit_id))
                return o.MoveRefused(kept.state, kept.allowed_moves)
        return _refusal(row, player_id, mark, deposit_id, amount)

    async def _withdrawal_outcome(
        self, row: Row, player_id: UUID, mark: Stamp, withdrawal_id: UUID, amount: Money | None = None
    ) -> o.WithdrawalOutcome:
        match row["status"]:
            case rows.DONE:
                kept = withdrawal_of(await payment_row(self._statements, player_id, row["subject"]))
                wallet = rows.wallet_of(row, player_id)
                return o.WithdrawalMoved(withdrawal=kept, wallet=wallet, replayed=row["replayed"])
            case rows.BARRED:
                return o.PaymentRefused(rows.bar_reason(row))
            case rows.INSUFFICIENT if amount is not None:
                return rows.insufficient_funds(row, amount.currency)
            case rows.MOVE_REFUSED:
                kept = withdrawal_of(await payment_row(self._statements, player_id, withdrawal_id))
                return o.MoveRefused(kept.state, kept.allowed_moves)
        return _refusal(row, player_id, mark, withdrawal_id, amount)


def _refusal(
    row: Row, player_id: UUID, mark: Stamp, payment: UUID, amount: Money | None
) -> o.WalletNotFound | o.PaymentNotFound | o.CurrencyMismatch | o.IdempotencyConflict:
    match row["status"]:
        case rows.NO_WALLET:
            return o.WalletNotFound(player_id)
        case rows.NO_PAYMENT:
            return o.PaymentNotFound(payment)
        case rows.CURRENCY if amount is not None:
            return rows.currency_mismatch(row, amount)
        case rows.CONFLICT:
            return o.IdempotencyConflict(mark.reference)
    raise rows.unexpected_status(row)

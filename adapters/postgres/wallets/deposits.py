"""Deposits: implements ``Deposits``."""

from typing import Final
from uuid import UUID

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.payments import (
    MOVE,
    deposit_of,
    payment_id,
    payment_refusal,
    payment_row,
    source_states,
)
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets import events
from domain.wallets.deposits import DepositMoved, DepositOutcome, InitiateDeposit, MoveDeposit, RecordDeposit
from domain.wallets.idempotency import Stamp
from domain.wallets.outcomes import DepositMoveRefused, PaymentRefused
from domain.wallets.states import DEPOSIT_MOVES, DepositState, in_order

_DEPOSIT: Final = f"select * from wallets.start_deposit($1,{STAMP},$11,$12,$13,$14,$15,$16)"  # noqa: S608
_FACTS: Final = {
    DepositState.AUTHORISED: events.DEPOSIT_AUTHORISED,
    DepositState.SETTLED: events.DEPOSITED,
    DepositState.DECLINED: events.DEPOSIT_DECLINED,
}


class PostgresDeposits:
    """A payment's present state is read after its operation, so that a repeated call shows it, too."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def initiate_deposit(self, deposit: InitiateDeposit, mark: Stamp) -> DepositOutcome:
        return await self._start(deposit, mark, None, settled=False)

    async def record_deposit(self, deposit: RecordDeposit, mark: Stamp) -> DepositOutcome:
        return await self._start(deposit, mark, deposit.authorisation, settled=True)

    async def move_deposit(self, move: MoveDeposit, to: DepositState, mark: Stamp) -> DepositOutcome:
        row = await self._statements.operation(
            MOVE,
            move.player_id,
            mark,
            move.deposit_id,
            source_states(DEPOSIT_MOVES, to),
            to.value,
            _FACTS[to],
            move.authorisation,
        )
        return await self._outcome(row, move.player_id, mark, move.deposit_id)

    async def _start(
        self,
        deposit: InitiateDeposit | RecordDeposit,
        mark: Stamp,
        authorisation: str | None,
        *,
        settled: bool,
    ) -> DepositOutcome:
        row = await self._statements.operation(
            _DEPOSIT,
            deposit.player_id,
            mark,
            payment_id(mark),
            deposit.amount.minor,
            deposit.amount.currency.number,
            deposit.method,
            authorisation,
            settled,
        )
        return await self._outcome(row, deposit.player_id, mark, payment_id(mark), deposit.amount)

    async def _outcome(
        self, row: Row, player_id: PlayerId, mark: Stamp, deposit_id: UUID, amount: Money | None = None
    ) -> DepositOutcome:
        match row["status"]:
            case Status.DONE:
                kept = deposit_of(await payment_row(self._statements, player_id, row["subject"]))
                wallet = rows.wallet_of(row, player_id)
                return DepositMoved(deposit=kept, wallet=wallet, replayed=row["replayed"])
            case Status.BARRED:
                return PaymentRefused(rows.bar_reason(row))
            case Status.MOVE_REFUSED:
                kept = deposit_of(await payment_row(self._statements, player_id, deposit_id))
                return DepositMoveRefused(kept.state, in_order(kept.allowed_moves))
        return payment_refusal(row, player_id, mark, deposit_id, amount)

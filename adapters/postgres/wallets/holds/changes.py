"""Implements ``WithdrawalHolds``: each change is one statement of the ledger."""

from typing import Final
from uuid import UUID

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.holds.rows import HOLD, REVIEW, hold_of, review_of
from adapters.postgres.wallets.payments import payment_row, withdrawal_of
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row, stamp_arguments
from domain.shared.ids import PlayerId
from domain.wallets.holds.changes import (
    AddHoldOutcome,
    AddWithdrawalHold,
    HoldNotOpen,
    HoldOwnedByRisk,
    LiftHoldOutcome,
    LiftWithdrawalHold,
    RecordWithdrawalReview,
    ReviewOutcome,
    WithdrawalEnded,
    WithdrawalHoldAdded,
    WithdrawalHoldLifted,
    WithdrawalReviewed,
)
from domain.wallets.holds.model import HoldOwner, ReviewDecision, WithdrawalHold
from domain.wallets.idempotency import Stamp, digest
from domain.wallets.outcomes import IdempotencyConflict, PaymentNotFound, WalletNotFound
from domain.wallets.states import Withdrawal

_ADD: Final = f"select * from wallets.add_withdrawal_hold($1,{STAMP},$11,$12,$13,$14)"  # noqa: S608
_LIFT: Final = f"select * from wallets.lift_withdrawal_hold($1,{STAMP},$11,$12)"  # noqa: S608
_REVIEW: Final = f"select * from wallets.review_withdrawal($1,{STAMP},$11,$12,$13)"  # noqa: S608


class PostgresWithdrawalHolds:
    """Holds are read after they changed, so that a repeated call shows them as they are."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def add(self, request: AddWithdrawalHold, owner: HoldOwner, mark: Stamp) -> AddHoldOutcome:
        row = await self._statements.row(
            _ADD,
            request.player_id,
            *stamp_arguments(mark),
            _id(mark),
            request.withdrawal_id,
            request.reason.value,
            owner is HoldOwner.RISK,
        )
        if row["status"] != Status.DONE:
            return await self._refusal(row, request.player_id, request.withdrawal_id, mark)
        hold = await self._hold(request.player_id, row["subject"])
        withdrawal = await self._withdrawal(request.player_id, hold.withdrawal_id)
        return WithdrawalHoldAdded(hold=hold, withdrawal=withdrawal, replayed=row["replayed"])

    async def lift(self, request: LiftWithdrawalHold, acts_for: HoldOwner, mark: Stamp) -> LiftHoldOutcome:
        player_id = request.player_id
        for_risk = acts_for is HoldOwner.RISK
        row = await self._statements.row(_LIFT, player_id, *stamp_arguments(mark), request.hold_id, for_risk)
        match row["status"]:
            case Status.DONE:
                hold = await self._hold(player_id, row["subject"])
                withdrawal = await self._withdrawal(player_id, hold.withdrawal_id)
                return WithdrawalHoldLifted(hold=hold, withdrawal=withdrawal, replayed=row["replayed"])
            case Status.HOLD_NOT_OPEN:
                return HoldNotOpen(await self._hold(player_id, request.hold_id))
            case Status.HOLD_OF_RISK:
                return HoldOwnedByRisk()
            case Status.NO_PAYMENT:
                return PaymentNotFound(request.hold_id)
        return rows.refusal(row, player_id, mark)

    async def review(self, request: RecordWithdrawalReview, mark: Stamp) -> ReviewOutcome:
        row = await self._statements.row(
            _REVIEW,
            request.player_id,
            *stamp_arguments(mark),
            _id(mark),
            request.withdrawal_id,
            request.decision is ReviewDecision.PASSED,
        )
        if row["status"] != Status.DONE:
            return await self._refusal(row, request.player_id, request.withdrawal_id, mark)
        review = review_of(await self._statements.row(REVIEW, request.player_id, row["subject"]))
        withdrawal = await self._withdrawal(request.player_id, review.withdrawal_id)
        return WithdrawalReviewed(review=review, withdrawal=withdrawal, replayed=row["replayed"])

    async def _hold(self, player_id: PlayerId, id: UUID) -> WithdrawalHold:
        return hold_of(await self._statements.row(HOLD, player_id, id))

    async def _withdrawal(self, player_id: PlayerId, id: UUID) -> Withdrawal:
        return withdrawal_of(await payment_row(self._statements, player_id, id))

    async def _refusal(
        self, row: Row, player_id: PlayerId, withdrawal_id: UUID, mark: Stamp
    ) -> WithdrawalEnded | PaymentNotFound | WalletNotFound | IdempotencyConflict:
        match row["status"]:
            case Status.WITHDRAWAL_ENDED:
                return WithdrawalEnded((await self._withdrawal(player_id, withdrawal_id)).state)
            case Status.NO_PAYMENT:
                return PaymentNotFound(withdrawal_id)
        return rows.refusal(row, player_id, mark)


def _id(mark: Stamp) -> UUID:
    """The identity of the hold or check that a key makes: the same in every retry."""
    return digest("withdrawal hold", str(mark.key))

"""Holds of withdrawals: inputs, mutations, filters and fields."""

import strawberry

from domain.wallets.holds import changes as do
from domain.wallets.holds.model import (
    ANY_HOLDS,
    REVIEW_NOTICE,
    HoldCriteria,
    HoldReason,
    ReviewDecision,
    WithdrawalHold,
)
from domain.wallets.states import Withdrawal
from resolvers.context import Info
from resolvers.filters import Filter, values
from resolvers.ids import public_id, uuid_pair_of
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets.loaders import WalletLoaders

KEY = "The caller's own id of this operation: the same id is never carried out twice"
NOTE = "For staff; without personal data"
HELD = "True: those with a hold that is not lifted; false: those without one"
HELD_FOR = "Those with a hold for any of these reasons that is not lifted"


@strawberry.input(description="Keeps a withdrawal from being approved and paid until the hold is lifted")
class AddWithdrawalHoldInput:
    withdrawal_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    reason: HoldReason = strawberry.field(description="What it waits for")
    note: str | None = strawberry.field(default=None, description=f"{NOTE}. Required for OTHER")

    def command(self) -> do.AddWithdrawalHold:
        player_id, withdrawal_id = uuid_pair_of("wdr", self.withdrawal_id, "withdrawalId")
        return do.AddWithdrawalHold(
            player_id=player_id,
            key=self.key,
            withdrawal_id=withdrawal_id,
            reason=self.reason,
            note=self.note,
        )


@strawberry.input(description="Lifts one hold; others of the withdrawal stand")
class LiftWithdrawalHoldInput:
    hold_id: strawberry.ID = strawberry.field(description="The hold: `WithdrawalHold.id`")
    key: str = strawberry.field(description=KEY)
    note: str = strawberry.field(description=f"Why it is lifted. {NOTE}")

    def command(self) -> do.LiftWithdrawalHold:
        player_id, hold_id = uuid_pair_of("hld", self.hold_id, "holdId")
        return do.LiftWithdrawalHold(player_id=player_id, key=self.key, hold_id=hold_id, note=self.note)


@strawberry.input(description="What risk found when it looked at a withdrawal")
class RecordWithdrawalReviewInput:
    withdrawal_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    decision: ReviewDecision = strawberry.field(
        description="Whether it may go on, as far as risk is concerned"
    )
    note: str | None = strawberry.field(default=None, description=f"{NOTE}. Required for REFUSED")

    def command(self) -> do.RecordWithdrawalReview:
        player_id, withdrawal_id = uuid_pair_of("wdr", self.withdrawal_id, "withdrawalId")
        return do.RecordWithdrawalReview(
            player_id=player_id,
            key=self.key,
            withdrawal_id=withdrawal_id,
            decision=self.decision,
            note=self.note,
        )


@strawberry.input(description="Which of the withdrawals that wait; every given condition must hold")
class PendingWithdrawalFilter(Filter):
    held: bool | None = strawberry.field(default=None, description=HELD)
    held_for: list[HoldReason] | None = values(HELD_FOR)

    def criteria(self) -> HoldCriteria:
        return criteria_of(held=self.held, reasons=self.held_for)


def criteria_of(*, held: bool | None, reasons: list[HoldReason] | None) -> HoldCriteria:
    """The domain's criteria; reasons once each and in one order, so that equal filters are equal."""
    if held is None and not reasons:
        return ANY_HOLDS
    return HoldCriteria(held, tuple(sorted(set(reasons or ()), key=lambda each: each.value)))


async def add(info: Info, input: AddWithdrawalHoldInput) -> do.AddHoldOutcome:
    return await info.context.run(do.add_withdrawal_hold, input.command())


async def lift(info: Info, input: LiftWithdrawalHoldInput) -> do.LiftHoldOutcome:
    return await info.context.run(do.lift_withdrawal_hold, input.command())


async def record_review(info: Info, input: RecordWithdrawalReviewInput) -> do.ReviewOutcome:
    return await info.context.run(do.record_withdrawal_review, input.command())


def hold_id(root: strawberry.Parent[WithdrawalHold]) -> strawberry.ID:
    """``hld_<player>_<hold>``."""
    return strawberry.ID(public_id("hld", root.player_id, root.id))


async def holds(root: strawberry.Parent[Withdrawal], info: Info) -> list[WithdrawalHold] | None:
    """The holds of a withdrawal, batched over all withdrawals of the answer."""
    return list(await info.context.loaders(WalletLoaders).holds_of.load((root.player_id, root.id)))


async def under_review(root: strawberry.Parent[Withdrawal], info: Info) -> bool | None:
    """Whether a hold stands, batched."""
    found = await info.context.loaders(WalletLoaders).holds_of.load((root.player_id, root.id))
    return any(hold.is_open for hold in found)


async def review_notice(root: strawberry.Parent[Withdrawal], info: Info) -> str | None:
    """What the player may be told, the same for every hold; null where none stands."""
    return REVIEW_NOTICE if await under_review(root, info) else None


async def withdrawal_of_hold(root: strawberry.Parent[WithdrawalHold], info: Info) -> Withdrawal | None:
    """The withdrawal that is held, batched."""
    return await info.context.loaders(WalletLoaders).withdrawal.load((root.player_id, root.withdrawal_id))

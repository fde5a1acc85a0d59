"""Changes of money limits: one operator asks, another decides."""

from dataclasses import dataclass
from typing import ClassVar, Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.authority import Authorities, AuthorityLost, Participant, approver, authority_lost
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.ids import new_id
from domain.shared.money import Money
from domain.shared.outcomes import Pending, Refusal, Success
from domain.wallets import rules
from domain.wallets.limits.model import LimitScope, MoneyLimitChange
from domain.wallets.outcomes import ApprovalMoveRefused, SameOperator
from domain.wallets.states import ApprovalState


@dataclass(frozen=True, slots=True)
class RequestMoneyLimit:
    """A limit for the actor's brand; zero: every operation takes two."""

    scope: LimitScope
    per_player: Money
    per_maker: Money
    reason: str


@dataclass(frozen=True, slots=True)
class DecideMoneyLimit:
    """The second operator's decision."""

    id: UUID


@dataclass(frozen=True, slots=True)
class MoneyLimitRequested(Pending):
    """It waits for another operator."""

    change: MoneyLimitChange


@dataclass(frozen=True, slots=True)
class MoneyLimitDecided(Success):
    """It is in force, or rejected."""

    change: MoneyLimitChange


@dataclass(frozen=True, slots=True)
class MoneyLimitChangeNotFound(Refusal):
    """No such change in the brand."""

    message: ClassVar[str] = "There is no such change of a limit"


LimitRequestOutcome = MoneyLimitRequested
LimitDecision = (
    MoneyLimitDecided | SameOperator | AuthorityLost | ApprovalMoveRefused | MoneyLimitChangeNotFound
)


class MoneyLimits(Protocol):
    """Stores changes of limits in the actor's brand."""

    async def waiting_maker(self, id: UUID, origin: Origin) -> str | None:
        """Who asked for the change, while it waits for a decision."""

    async def ask(self, change: MoneyLimitChange) -> None:
        """Store a change that waits for a decision."""

    async def decide(self, id: UUID, origin: Origin, *, approve: bool) -> LimitDecision:
        """Store the decision; an approved limit is in force at once."""


async def request_money_limit(
    request: RequestMoneyLimit, limits: MoneyLimits, origin: Origin, clock: Clock
) -> LimitRequestOutcome:
    """Ask for a limit.

    Raises:
        BadInput: two currencies, or less for all players than for one.
    """
    rules.zero_or_more(request.per_player, "perPlayer")
    rules.zero_or_more(request.per_maker, "perMaker")
    if request.per_player.currency != request.per_maker.currency:
        raise BadInput("Both amounts are of one currency", field="perMaker")
    if request.per_maker.minor < request.per_player.minor:
        raise BadInput("For all players at least as much as for one", field="perMaker")
    change = MoneyLimitChange(
        id=new_id(),
        brand=origin.actor.brand,
        scope=request.scope,
        per_player=request.per_player,
        per_maker=request.per_maker,
        reason=rules.checked_reason(request.reason),
        state=ApprovalState.PENDING,
        maker=str(origin.actor),
        checker=None,
        created_at=clock.now(),
        decided_at=None,
    )
    await limits.ask(change)
    return MoneyLimitRequested(change)


async def approve_money_limit(
    decision: DecideMoneyLimit, limits: MoneyLimits, authorities: Authorities, origin: Origin
) -> LimitDecision:
    """Put a limit in force that another operator asked for, and still may ask for."""
    maker = await limits.waiting_maker(decision.id, origin)
    if maker is not None and (
        lost := await authority_lost(
            authorities,
            Participant(maker, ("requestMoneyLimit",)),
            approver(origin.actor, "approveMoneyLimit"),
        )
    ):
        return lost
    return await limits.decide(decision.id, origin, approve=True)


async def reject_money_limit(
    decision: DecideMoneyLimit, limits: MoneyLimits, origin: Origin
) -> LimitDecision:
    """Reject a limit; who asked may, too."""
    return await limits.decide(decision.id, origin, approve=False)

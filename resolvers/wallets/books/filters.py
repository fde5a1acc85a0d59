"""Filters and orders of a brand's books."""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Any, Final, TypeVar

import strawberry

from domain.shared.errors import BadInput
from domain.shared.money import Currency, minor_units
from domain.wallets.books.brand_lists import (
    AmountRange,
    Caller,
    LedgerCriteria,
    PaymentCriteria,
    PaymentOrder,
    PaymentSort,
)
from domain.wallets.holds.model import HoldReason
from domain.wallets.idempotency import optional_text
from domain.wallets.kinds import OperationKind
from domain.wallets.states import AdjustmentState, DepositState, WithdrawalState
from resolvers.filters import Filter, values
from resolvers.ids import player_id_of, uuid_pair_of
from resolvers.periods import PeriodInput, period_of
from resolvers.players.filters import Direction
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets.holds import HELD, HELD_FOR, criteria_of

CURRENCIES_MAX: Final = 50

PLAYER: Final = "Of this player alone"
CURRENCY: Final = "In any of these currencies"
AMOUNT: Final = "As large as this, whether it was credited or debited"
ACTOR: Final = "Such as `operator:anna` or `service:acme`"
REFERENCE: Final = "The caller's own id of it, which wants `actor` beside it"

Value = TypeVar("Value", bound=Enum)


@strawberry.input(description="Amounts of one currency, without their sign, both ends included")
class AmountRangeInput:
    currency: Currency = strawberry.field(description="The currency of both ends")
    min: Decimal | None = strawberry.field(
        default=None, description="The smallest amount, in major units; left out: any"
    )
    max: Decimal | None = strawberry.field(
        default=None, description="The largest amount, in major units; left out: any"
    )

    def range(self) -> AmountRange:
        """The range in minor units.

        Raises:
            BadInput: an end is no amount of the currency.
        """
        low, high = (None if end is None else minor_units(end, self.currency) for end in (self.min, self.max))
        return AmountRange(self.currency, low, high)


@strawberry.input(description="Which transactions: those with a leg for which every given condition holds")
class LedgerFilter(Filter):
    player_id: strawberry.ID | None = strawberry.field(default=None, description=PLAYER)
    kinds: list[OperationKind] | None = values("Any of these kinds")
    period: PeriodInput | None = strawberry.field(default=None, description="When it was applied")
    currency: list[Currency] | None = values(CURRENCY)
    amount: AmountRangeInput | None = strawberry.field(default=None, description=AMOUNT)
    actor: str | None = strawberry.field(default=None, description=ACTOR)
    reference: str | None = strawberry.field(default=None, description=REFERENCE)
    game: str | None = strawberry.field(default=None, description="In this game, by the provider's name")
    round: strawberry.ID | None = strawberry.field(default=None, description="In this round, by its id")

    def criteria(self) -> LedgerCriteria:
        """The domain's criteria.

        Raises:
            BadInput: a value that no transaction could have.
        """
        return LedgerCriteria(
            player_id=player_id_of(self.player_id, "filter.playerId") if self.player_id else None,
            kinds=_chosen(self.kinds),
            period=period_of(self.period, "filter.period"),
            currencies=_currencies(self.currency),
            amount=self.amount.range() if self.amount else None,
            caller=_caller(self.actor, self.reference),
            game=_text(self.game, "filter.game"),
            round=uuid_pair_of("rnd", self.round, "filter.round") if self.round else None,
        )


@strawberry.input(description="Which deposits; every given condition must hold")
class DepositFilter(Filter):
    player_id: strawberry.ID | None = strawberry.field(default=None, description=PLAYER)
    state: list[DepositState] | None = values("In any of these states")
    period: PeriodInput | None = strawberry.field(default=None, description="When it was begun")
    currency: list[Currency] | None = values(CURRENCY)
    amount: AmountRangeInput | None = strawberry.field(default=None, description=AMOUNT)
    actor: str | None = strawberry.field(default=None, description=f"Who took a step of it. {ACTOR}")
    reference: str | None = strawberry.field(default=None, description=REFERENCE)
    method: str | None = strawberry.field(default=None, description="By this method of payment")
    authorisation: str | None = strawberry.field(
        default=None, description="With this number of the payment provider's"
    )

    def criteria(self) -> PaymentCriteria[DepositState]:
        """The domain's criteria."""
        return PaymentCriteria(states=_chosen(self.state), **_payment(self))


@strawberry.input(description="Which withdrawals; every given condition must hold")
class WithdrawalFilter(Filter):
    player_id: strawberry.ID | None = strawberry.field(default=None, description=PLAYER)
    state: list[WithdrawalState] | None = values("In any of these states")
    period: PeriodInput | None = strawberry.field(default=None, description="When it was requested")
    currency: list[Currency] | None = values(CURRENCY)
    amount: AmountRangeInput | None = strawberry.field(default=None, description=AMOUNT)
    actor: str | None = strawberry.field(default=None, description=f"Who took a step of it. {ACTOR}")
    reference: str | None = strawberry.field(default=None, description=REFERENCE)
    method: str | None = strawberry.field(default=None, description="By this method of payment")
    authorisation: str | None = strawberry.field(
        default=None, description="With this number of the payment provider's"
    )

    held: bool | None = strawberry.field(default=None, description=HELD)
    held_for: list[HoldReason] | None = values(HELD_FOR)

    def criteria(self) -> PaymentCriteria[WithdrawalState]:
        """The domain's criteria."""
        held = criteria_of(held=self.held, reasons=self.held_for)
        return PaymentCriteria(states=_chosen(self.state), holds=held, **_payment(self))


@strawberry.input(description="Which adjustments; every given condition must hold")
class AdjustmentFilter(Filter):
    player_id: strawberry.ID | None = strawberry.field(default=None, description=PLAYER)
    state: list[AdjustmentState] | None = values("In any of these states")
    period: PeriodInput | None = strawberry.field(default=None, description="When it was made")
    currency: list[Currency] | None = values(CURRENCY)
    amount: AmountRangeInput | None = strawberry.field(default=None, description=AMOUNT)
    actor: str | None = strawberry.field(default=None, description=f"Who made it or decided on it. {ACTOR}")
    reference: str | None = strawberry.field(default=None, description=REFERENCE)

    def criteria(self) -> PaymentCriteria[AdjustmentState]:
        """The domain's criteria."""
        return PaymentCriteria(states=_chosen(self.state), **_payment(self))


@strawberry.input(description="The order of a ledger")
class LedgerOrder:
    at: Direction = strawberry.field(description="By the time at which it was applied")


@strawberry.input(
    one_of=True, description="The order of payments or adjustments. Equals stand in order of their ids"
)
class PaymentSortInput:
    created: Direction | None = strawberry.field(
        default=strawberry.UNSET, description="By the time at which it was begun"
    )
    amount: Direction | None = strawberry.field(
        default=strawberry.UNSET,
        description="By amount; by currency first, for amounts of two do not compare",
    )

    def order(self) -> PaymentOrder:
        """The domain's order."""
        by = PaymentSort.AMOUNT if isinstance(self.amount, Direction) else PaymentSort.CREATED
        way = self.amount if isinstance(self.amount, Direction) else self.created
        return PaymentOrder(by, descending=way is Direction.DESC)


def _payment(given: DepositFilter | WithdrawalFilter | AdjustmentFilter) -> dict[str, Any]:
    """What the filters of payments and adjustments share."""
    return {
        "player_id": player_id_of(given.player_id, "filter.playerId") if given.player_id else None,
        "period": period_of(given.period, "filter.period"),
        "currencies": _currencies(given.currency),
        "amount": given.amount.range() if given.amount else None,
        "caller": _caller(given.actor, given.reference),
        "method": _text(getattr(given, "method", None), "filter.method"),
        "authorisation": _text(getattr(given, "authorisation", None), "filter.authorisation"),
    }


def _caller(actor: str | None, reference: str | None) -> Caller:
    return Caller(_text(actor, "filter.actor"), _text(reference, "filter.reference"))


def _text(given: str | None, field: str) -> str | None:
    optional_text(given, field)
    return given


def _chosen(values: Iterable[Value] | None) -> tuple[Value, ...]:
    """Once each and in one order, so that equal filters are equal."""
    return tuple(sorted(set(values or ()), key=lambda each: each.value))


def _currencies(given: Iterable[Currency] | None) -> tuple[Currency, ...]:
    chosen = sorted(set(given or ()), key=lambda each: each.code)
    if len(chosen) > CURRENCIES_MAX:
        raise BadInput(f"At most {CURRENCIES_MAX} currencies", field="filter.currency")
    return tuple(chosen)

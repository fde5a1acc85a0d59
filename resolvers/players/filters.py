"""Inputs of the list of players: filter and order."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

import strawberry

from domain.players.login import email_address, search_text
from domain.players.profile.changes import tag
from domain.players.profile.countries import country_code
from domain.players.queries import BalanceRange, Criteria, Order, PlayerSort
from domain.players.statuses import PlayerStatus
from domain.shared.errors import BadInput
from domain.shared.money import Currency, minor_units
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below

VALUES_MAX = 50

Value = TypeVar("Value")


@strawberry.input(description="An amount of real money, both ends included")
class BalanceRangeInput:
    currency: Currency
    min: Decimal | None = None
    max: Decimal | None = None

    def range(self) -> BalanceRange:
        """The range in minor units."""
        low, high = (
            None if bound is None else minor_units(bound, self.currency) for bound in (self.min, self.max)
        )
        return BalanceRange(self.currency, low, high)


@strawberry.input(description="Which players; every given condition must hold, of a list any one")
class PlayerFilter:
    status: list[PlayerStatus] | None = None
    country: list[str] | None = strawberry.field(default=None, description="ISO 3166-1 alpha-2")
    currency: list[Currency] | None = None
    created_from: datetime | None = strawberry.field(default=None, description="Included")
    created_before: datetime | None = strawberry.field(default=None, description="Excluded")
    balance: BalanceRangeInput | None = None
    tags_any: list[str] | None = None
    tags_all: list[str] | None = None
    username: str | None = strawberry.field(
        default=None, description="Any part of the name, in any case; 2 characters at least"
    )
    email: str | None = strawberry.field(default=None, description="The whole address, in any spelling")

    def criteria(self) -> Criteria:
        """The domain's filter.

        Raises:
            BadInput: a value that no player could have.
        """
        return Criteria(
            status=_chosen(self.status, "filter.status"),
            country=_chosen([country_code(each, "filter.country") for each in self.country or ()]),
            currency=_chosen(self.currency, "filter.currency", key="code"),
            created_from=self.created_from,
            created_before=self.created_before,
            balance=self.balance.range() if self.balance else None,
            tags_any=_chosen([tag(each, "filter.tagsAny") for each in self.tags_any or ()]),
            tags_all=_chosen([tag(each, "filter.tagsAll") for each in self.tags_all or ()]),
            username=None if self.username is None else search_text(self.username, "filter.username"),
            email_key=None if self.email is None else email_address(self.email, "filter.email").key,
        )


class Direction(Enum):
    """Direction of an order."""

    ASC = "ASC"
    DESC = "DESC"


strawberry.enum(Direction)


@strawberry.input(
    description="The order of a list of players: exactly one of these. Equals stand in order of their ids"
)
class PlayerOrder:
    created: Direction | None = None
    username: Direction | None = None
    country: Direction | None = None
    status: Direction | None = strawberry.field(default=None, description="By name")
    vip_level: Direction | None = None
    balance: Direction | None = strawberry.field(
        default=None, description="Of real money; by currency first, for amounts of two do not compare"
    )

    def order(self) -> Order:
        """The domain's order.

        Raises:
            BadInput: not exactly one sort key is given.
        """
        chosen = [(sort, way) for sort in PlayerSort if (way := getattr(self, sort.value.lower()))]
        if len(chosen) != 1:
            raise BadInput("Sort by exactly one thing", field="sort")
        sort, way = chosen[0]
        return Order(sort, descending=way is Direction.DESC)


def _chosen(values: Iterable[Value] | None, field: str = "filter", key: str = "value") -> tuple[Value, ...]:
    """The values once each, sorted, so that equal filters are equal in whatever order they were given."""
    found = set(values or ())
    if len(found) > VALUES_MAX:
        raise BadInput(f"A list in a filter has {VALUES_MAX} values at most", field=field)
    return tuple(sorted(found, key=lambda each: _sortable(each, key)))


def _sortable(value: Any, key: str) -> Any:
    return value if isinstance(value, str) else getattr(value, key)

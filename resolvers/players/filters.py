"""Inputs of the list of players: filter and order."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

import strawberry
from strawberry import UNSET

from domain.players.external_id import external_id
from domain.players.login import email_address, search_text
from domain.players.model import ConsentKind, ContactChannel
from domain.players.name_search import searched_prefixes
from domain.players.profile.changes import tag, vip_level
from domain.players.profile.countries import country_code
from domain.players.profile.fields import phone_number
from domain.players.profile.language import language_tag
from domain.players.queries import BalanceRange, Criteria, Order, PlayerSort
from domain.players.statuses import PlayerStatus
from domain.shared import text
from domain.shared.errors import BadInput
from domain.shared.money import Currency, minor_units
from resolvers.filters import Filter, values
from resolvers.periods import PeriodInput, period_of
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below

VALUES_MAX = 50

Value = TypeVar("Value")


@strawberry.input(description="An amount of real money, both ends included")
class BalanceRangeInput:
    currency: Currency
    min: Decimal | None = strawberry.field(
        default=None, description="The least, in major units; left out: no lower end"
    )
    max: Decimal | None = strawberry.field(
        default=None, description="The most, in major units; left out: no upper end"
    )

    def range(self) -> BalanceRange:
        """The range in minor units."""
        low, high = (
            None if bound is None else minor_units(bound, self.currency) for bound in (self.min, self.max)
        )
        return BalanceRange(self.currency, low, high)


@strawberry.input(description="Which players; every given condition must hold, of a list any one")
class PlayerFilter(Filter):
    status: list[PlayerStatus] | None = values("In any of these statuses")
    country: list[str] | None = values("ISO 3166-1 alpha-2")
    currency: list[Currency] | None = values("With any of these as their own currency")
    created: PeriodInput | None = strawberry.field(default=None, description="When they were registered")
    balance: BalanceRangeInput | None = strawberry.field(
        default=None, description="With real money of so much"
    )
    tags_any: list[str] | None = values("With at least one of these tags")
    tags_all: list[str] | None = values("With every one of these tags")
    username: str | None = strawberry.field(
        default=None, description="Any part of the name, in any case; 2 characters at least"
    )
    username_prefix: str | None = strawberry.field(
        default=None, description="How the username begins, in any case; 2 characters at least"
    )
    email: str | None = strawberry.field(
        default=None, description="The whole address, in any spelling. The search is in the audit log"
    )
    phone: str | None = strawberry.field(
        default=None, description="The whole number, international: '+39 06 1234567'. In the audit log, too"
    )
    name_prefix: str | None = strawberry.field(
        default=None,
        description="How first or last names begin, without case and accents: 'jan ro' finds Jane Roe. "
        "Of each word 3 to 8 letters are compared; one or two letters find words of just these. "
        "The search is in the audit log",
    )
    payment_reference: str | None = strawberry.field(
        default=None,
        description="The whole number a payment provider gave a deposit or withdrawal: its `authorisation`",
    )
    external_id: str | None = strawberry.field(
        default=None,
        description="The player's whole id in another system, as written. The search is in the audit log",
    )
    vip_level: list[int] | None = values("0 to 10")
    contact_by: list[ContactChannel] | None = values("Opted in to marketing by one of these channels")
    consented: list[ConsentKind] | None = values(
        "Whose latest answer to a text of one of these kinds was yes"
    )
    language: list[str] | None = values("BCP 47, as a whole: 'de' does not find 'de-AT'")
    jurisdiction: list[str] | None = values("The pack of rules the player was admitted under, such as 'MT'")
    traffic_source: list[str] | None = values(
        "As a whole, as reported at registration: an affiliate, a search engine"
    )
    campaign: list[str] | None = values("As a whole, as it was reported at registration")
    last_seen: PeriodInput | None = strawberry.field(
        default=None, description="Signed in last, or registered if they never did, in this period"
    )

    def personal_coordinates(self) -> list[str]:
        """What tells who a player is, and players are searched by, as coordinates."""
        searched = (
            ("email", self.email),
            ("phone", self.phone),
            ("namePrefix", self.name_prefix),
            ("externalId", self.external_id),
        )
        return [f"PlayerFilter.{name}" for name, written in searched if written is not None]

    def criteria(self) -> Criteria:
        """The domain's filter.

        Raises:
            BadInput: a value that no player could have.
        """
        created = period_of(self.created, "filter.created")
        seen = period_of(self.last_seen, "filter.lastSeen")
        return Criteria(
            status=_chosen(self.status, "filter.status"),
            country=_chosen([country_code(each, "filter.country") for each in self.country or ()]),
            currency=_chosen(self.currency, "filter.currency", key="code"),
            created_from=created.since,
            created_before=created.until,
            balance=self.balance.range() if self.balance else None,
            tags_any=_chosen([tag(each, "filter.tagsAny") for each in self.tags_any or ()]),
            tags_all=_chosen([tag(each, "filter.tagsAll") for each in self.tags_all or ()]),
            username=None if self.username is None else search_text(self.username, "filter.username"),
            username_prefix=_given(self.username_prefix, search_text, "filter.usernamePrefix"),
            email_key=None if self.email is None else email_address(self.email, "filter.email").key,
            phone=_given(self.phone, phone_number, "filter.phone"),
            name_prefixes=_given(self.name_prefix, searched_prefixes, "filter.namePrefix") or (),
            payment_reference=_given(self.payment_reference, text.line, "filter.paymentReference"),
            external_id=_given(self.external_id, external_id, "filter.externalId"),
            vip_level=_chosen([vip_level(each, "filter.vipLevel") for each in self.vip_level or ()]),
            contact_by=_chosen(self.contact_by, "filter.contactBy"),
            consented=_chosen(self.consented, "filter.consented"),
            language=_chosen([language_tag(each, "filter.language") for each in self.language or ()]),
            jurisdiction=_lines(self.jurisdiction, "filter.jurisdiction"),
            traffic_source=_lines(self.traffic_source, "filter.trafficSource"),
            campaign=_lines(self.campaign, "filter.campaign"),
            seen_from=seen.since,
            seen_before=seen.until,
        )


class Direction(Enum):
    """Direction of an order."""

    ASC = "ASC"
    DESC = "DESC"


strawberry.enum(Direction)


@strawberry.input(
    one_of=True, description="The order of a list of players. Equals stand in order of their ids"
)
class PlayerOrder:
    created: Direction | None = strawberry.field(default=UNSET, description="By the time of registration")
    username: Direction | None = strawberry.field(default=UNSET, description="By username, small letters")
    country: Direction | None = strawberry.field(default=UNSET, description="By the code of the country")
    status: Direction | None = strawberry.field(default=UNSET, description="By name")
    vip_level: Direction | None = strawberry.field(default=UNSET, description="By VIP level, 0 to 10")
    last_seen: Direction | None = strawberry.field(
        default=UNSET, description="By the last sign-in, or the registration of those who never signed in"
    )
    balance: Direction | None = strawberry.field(
        default=UNSET, description="Of real money; by currency first, for amounts of two do not compare"
    )

    def order(self) -> Order:
        """The domain's order."""
        sort, way = next((sort, way) for sort in PlayerSort if (way := getattr(self, sort.value.lower())))
        return Order(sort, descending=way is Direction.DESC)


def _chosen(values: Iterable[Value] | None, field: str = "filter", key: str = "value") -> tuple[Value, ...]:
    """The values once each, sorted, so that equal filters are equal in whatever order they were given."""
    found = set(values or ())
    if len(found) > VALUES_MAX:
        raise BadInput(f"A list in a filter has {VALUES_MAX} values at most", field=field)
    return tuple(sorted(found, key=lambda each: _sortable(each, key)))


def _lines(values: Iterable[str] | None, field: str) -> tuple[str, ...]:
    return _chosen([text.line(each, field, at_most=200) for each in values or ()], field)


def _given(value: str | None, check: Callable[[str, str], Value], field: str) -> Value | None:
    return None if value is None else check(value, field)


def _sortable(value: Any, key: str) -> Any:
    return value if isinstance(value, str | int) else getattr(value, key)

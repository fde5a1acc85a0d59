"""Custom scalars of inputs and outputs; ``schema/root.py`` registers them."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NewType
from uuid import UUID

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from domain.shared.errors import BadInput
from domain.shared.money import Currency

BigInt = NewType("BigInt", int)

_BIGINT_DIGITS_MAX = 19
_WHOLE = re.compile(r"[+-]?[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
# asyncpg writes the two extremes of `datetime` as infinity, and reads infinity back without a time zone.
_EARLIEST = datetime.min.replace(microsecond=1, tzinfo=UTC)
_LATEST = datetime.max.replace(microsecond=999_998, tzinfo=UTC)
# Python itself would also read 1_000, digits of other scripts, spaces around a number, and NaN.


def _bad(message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": "BAD_USER_INPUT"})


def _refusing(parse: Callable[[Any], Any], message: str) -> Callable[[Any], Any]:
    """A scalar parser that reports every unusable value by one message, without repeating the value."""

    def parsed(value: Any) -> Any:
        try:
            return parse(value)
        except BadInput as error:
            raise _bad(error.message) from None
        except (ValueError, TypeError, InvalidOperation):
            raise _bad(message) from None

    return parsed


def _big_int(value: Any) -> int:
    if (
        isinstance(value, bool)
        or not isinstance(value, int | str)
        or len(str(value)) > _BIGINT_DIGITS_MAX + 1
        or not _WHOLE.fullmatch(str(value))
    ):
        raise ValueError
    return int(value)


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError
    # str() of a float is its shortest exact form, so no digit of the JSON number is lost.
    text = str(value)
    if not _NUMBER.fullmatch(text):
        raise ValueError
    return Decimal(text)


def _currency(value: Any) -> Currency:
    if not isinstance(value, str):
        raise TypeError
    return Currency.of(value)


def _date(value: Any) -> date:
    if not isinstance(value, str):
        raise TypeError
    if not _DAY.fullmatch(value):
        raise ValueError
    return date.fromisoformat(value)


def _uuid(value: Any) -> UUID:
    if not isinstance(value, str):
        raise TypeError
    return UUID(value)


def _moment(value: Any) -> datetime:
    if not isinstance(value, str):
        raise TypeError
    given = datetime.fromisoformat(value)
    if given.tzinfo is None:
        raise BadInput("The time has no time zone")
    try:
        return min(max(given.astimezone(UTC), _EARLIEST), _LATEST)
    except OverflowError:
        raise BadInput("The time is out of range") from None


SCALARS: dict[object, ScalarDefinition] = {
    BigInt: strawberry.scalar(
        name="BigInt",
        description="A whole number of up to 64 bits, written as a string so that no client rounds it",
        specified_by_url="https://www.w3.org/TR/xmlschema11-2/#long",
        serialize=str,
        parse_value=_refusing(_big_int, "A BigInt is a whole number, best written as a string"),
    ),
    Decimal: strawberry.scalar(
        name="Decimal",
        description="An exact decimal number, written as a string without an exponent",
        specified_by_url="https://www.w3.org/TR/xmlschema11-2/#decimal",
        serialize=lambda value: f"{value:f}",
        parse_value=_refusing(_decimal, "A Decimal is a number, best written as a string"),
    ),
    Currency: strawberry.scalar(
        name="Currency",
        description="ISO 4217 code, or the usual code of a supported crypto currency (BTC, ETH, USDT, ...)",
        specified_by_url="https://www.iso.org/iso-4217-currency-codes.html",
        serialize=lambda currency: currency if isinstance(currency, str) else currency.code,
        parse_value=_refusing(_currency, "A Currency is a code of letters, such as EUR"),
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="ISO 8601 time in UTC; inputs may have any time zone, and must have one",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
        serialize=datetime.isoformat,
        parse_value=_refusing(
            _moment, "A DateTime is an ISO 8601 time with a time zone: 2026-11-28T09:00:00Z"
        ),
    ),
    date: strawberry.scalar(
        name="Date",
        description="A day of the calendar: 2026-11-28",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=date.isoformat,
        parse_value=_refusing(_date, "A Date is a day of the calendar, such as 2026-11-28"),
    ),
    UUID: strawberry.scalar(
        name="UUID",
        description="A universally unique identifier; answers have small letters and hyphens",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc9562",
        serialize=str,
        parse_value=_refusing(_uuid, "A UUID is 32 hexadecimal digits, best with hyphens"),
    ),
}
"""Python type -> scalar, for ``StrawberryConfig.scalar_map``."""

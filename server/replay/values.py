"""Numbers and times as foreign files write them."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final
from zoneinfo import ZoneInfo

from domain.shared.errors import BadInput
from server.replay.mapping import MoneyFormat, TimeFormat

MAGNITUDE_MAX: Final = 30
CHARACTERS_SHOWN: Final = 40
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_FIRST_EXCEL_DAY: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of the mapping's zone
_DAY: Final = timedelta(days=1)


def number_of(column: str, text: str, money: MoneyFormat) -> Decimal:
    """The number a value stands for; in brackets, or with its sign behind it, it is negative.

    Raises:
        BadInput: it is none, or of no use as an amount.
    """
    plain = _plain_number(text, money)
    try:
        number = Decimal(plain) if _NUMBER.fullmatch(plain) else None
    except InvalidOperation:
        number = None
    if number is None:
        raise BadInput(f"{column} is not a number: {text[:CHARACTERS_SHOWN]!r}")
    if number and abs(number.adjusted()) > MAGNITUDE_MAX:
        raise BadInput(f"{column} is not a usable number: {text[:CHARACTERS_SHOWN]!r}")
    return number


def _plain_number(text: str, money: MoneyFormat) -> str:
    for each in money.ignore:
        text = text.replace(each, "")
    text = "".join(text.split()).replace("\N{MINUS SIGN}", "-")
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    if text.endswith("-"):
        text = f"-{text[:-1]}"
    if money.thousands:
        text = text.replace(money.thousands, "")
    if money.decimal == ",":
        # A full stop that is no mark of thousands makes it something else than what the mapping says.
        text = text.replace(".", "?").replace(",", ".")
    return text


def time_of(column: str, text: str, written: TimeFormat) -> datetime:
    """The moment a value stands for, in UTC.

    Raises:
        BadInput: it has none of the mapping's forms, or lies outside of all calendars.
    """
    for form in written.format:
        try:
            moment = _moment(_with_offset(text, written), form)
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=ZoneInfo(written.zone))
            return moment.astimezone(UTC)
        except (ValueError, ArithmeticError, OSError):
            continue
    raise BadInput(f"{column} is not a time of the form {_either(written.format)}")


def _with_offset(text: str, written: TimeFormat) -> str:
    for name, offset in written.abbreviations.items():
        if text.endswith(name):
            return text.removesuffix(name).rstrip() + offset
    return text


def _moment(text: str, form: str) -> datetime:
    match form:
        case "iso8601":
            return datetime.fromisoformat(text)
        case "epoch":
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=int(Decimal(text) * 1_000_000))
        case "epoch_ms":
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=int(Decimal(text) * 1000))
        case "excel":
            return _FIRST_EXCEL_DAY + timedelta(
                milliseconds=round(Decimal(text) * (_DAY // timedelta(milliseconds=1)))
            )
        case pattern:
            return _by_pattern(text, pattern)


def _by_pattern(text: str, pattern: str) -> datetime:
    """strptime; an offset that an abbreviation stood for is read although the pattern has none."""
    if found := re.search(r"[+-]\d\d:\d\d$", text):
        try:
            offset = datetime.strptime(found.group(), "%z").tzinfo
            return datetime.strptime(text[: found.start()], pattern).replace(tzinfo=offset)
        except ValueError:
            pass
    return datetime.strptime(text, pattern)  # noqa: DTZ007 - the mapping's zone is applied by the caller


def _either(forms: Iterable[str]) -> str:
    return " or ".join(forms)

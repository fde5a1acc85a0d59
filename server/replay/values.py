"""Numbers and times as foreign files write them."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from domain.shared.calendar import zone_of
from domain.shared.errors import BadInput
from server.replay.mapping import MoneyFormat, TimeFormat

MAGNITUDE_MAX: Final = 30
CHARACTERS_SHOWN: Final = 40
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_BETWEEN_DIGITS: Final = re.compile(r"(?<=\d)\s+(?=\d)")
_THOUSANDS: Final = "\x1f"
_GROUPED: Final = re.compile(rf"[+-]?\d{{1,3}}({_THOUSANDS}\d{{2,3}})*{_THOUSANDS}\d{{3}}", re.ASCII)
"""Marks of thousands stand before three digits, in India also before two; others may mark decimals."""
_FIRST_EXCEL_DAY: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of the mapping's zone
_OFFSET: Final = re.compile(r"[+-]\d\d:\d\d$")
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
        hint = f", with {money.decimal!r} before decimals" if "," in text or "." in text else ""
        raise BadInput(f"{column} is not a number{hint}: {text[:CHARACTERS_SHOWN]!r}")
    if number and abs(number.adjusted()) > MAGNITUDE_MAX:
        raise BadInput(f"{column} is not a usable number: {text[:CHARACTERS_SHOWN]!r}")
    return number


def _plain_number(text: str, money: MoneyFormat) -> str:
    for each in money.ignore:
        text = text.replace(each, "")
    text = _BETWEEN_DIGITS.sub(_THOUSANDS, text)
    text = "".join(text.split()).replace("\N{MINUS SIGN}", "-")
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    if text.endswith("-"):
        text = f"-{text[:-1]}"
    whole, mark, rest = text.partition(money.decimal)
    if money.thousands:
        whole = whole.replace(money.thousands, _THOUSANDS)
    if _GROUPED.fullmatch(whole):
        whole = whole.replace(_THOUSANDS, "")
    return f"{whole}{mark and '.'}{rest.replace('.', '?')}" if "." not in whole else "?"


def time_of(column: str, text: str, written: TimeFormat) -> datetime:
    """The moment a value stands for, in UTC. Of an hour that clocks show twice, it is in the first one.

    Raises:
        BadInput: it has none of the mapping's forms, lies outside of all calendars, or no clock of the zone
            showed it.
    """
    for form in written.format:
        try:
            moment = _moment(_with_offset(text, written), form)
            is_shown = True
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=zone_of(written.zone))
                is_shown = not _is_in_gap(moment)
            found = moment.astimezone(UTC)
        except (ValueError, ArithmeticError, OSError):
            continue
        if not is_shown:
            raise BadInput(
                f"{column} is a time that no clock in {written.zone} showed: {text[:CHARACTERS_SHOWN]!r}"
            )
        return found
    raise BadInput(
        f"{column} is not a time of the form {_either(written.format)}: {text[:CHARACTERS_SHOWN]!r}"
    )


def _is_in_gap(moment: datetime) -> bool:
    """Whether clocks went forward over this local time: the offset before them is less than the one after."""
    before, after = moment.utcoffset(), moment.replace(fold=1).utcoffset()
    return before is not None and after is not None and before < after


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
    if found := _OFFSET.search(text):
        try:
            offset = datetime.strptime(found.group(), "%z").tzinfo
            return datetime.strptime(text[: found.start()], pattern).replace(tzinfo=offset)
        except ValueError:
            pass
    return datetime.strptime(text, pattern)  # noqa: DTZ007 - the mapping's zone is applied by the caller


def _either(forms: Iterable[str]) -> str:
    return " or ".join(forms)

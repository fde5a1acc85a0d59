"""Amounts of a template: one for each of its currencies, as text in major units."""

import re
from collections.abc import Collection
from datetime import date
from typing import Final

from domain.bonuses.data_tables import DataTable
from domain.bonuses.templates.model import AmountByCurrency
from domain.shared.errors import BadInput
from domain.shared.money import CURRENCIES, Currency, CurrencyKind, Money

AMOUNT: Final = r"^[0-9]+(\.[0-9]+)?$"
"""How an amount is written."""

NONE: Final = "NONE"
"""Written in place of amounts where there is no maximum: leaving a field out never means that."""


def currencies_of(table: DataTable, name: str) -> tuple[str, ...]:
    """The codes of a list of currencies, in its order.

    Raises:
        BadInput: there is none, or one is unknown, points, or not legal tender any more.
    """
    codes = table.names(name)
    if not codes:
        raise table.refused(name, "This has to name a currency at least")
    for code in codes:
        known = CURRENCIES.get(code)
        if known is None or known.kind is CurrencyKind.POINTS or known.withdrawal(date.max):
            raise table.refused(name, "This names a currency that a bonus cannot be given in")
    return codes


def amounts(table: DataTable, name: str, currencies: Collection[str], *, least: int = 1) -> AmountByCurrency:
    """The amounts of a field, in minor units: one for each currency, and for no other.

    Raises:
        BadInput: one is missing, is no text with an amount, or below ``least`` minor units.
    """
    found = table.table(name, required=currencies)
    return {code: _amount(found, code, least) for code in currencies}


def amounts_or_none(table: DataTable, name: str, currencies: Collection[str]) -> AmountByCurrency | None:
    """The same, or None where the field says ``"NONE"``."""
    return None if table.data[name] == NONE else amounts(table, name, currencies)


def _amount(table: DataTable, code: str, least: int) -> int:
    written = table.data[code]
    if not isinstance(written, str) or not re.fullmatch(AMOUNT, written):
        raise table.refused(code, 'This has to be an amount in quotation marks, such as "20.00"')
    try:
        minor = Money.of(written, Currency.of(code)).minor
    except BadInput as wrong:
        raise table.refused(code, wrong.message) from None
    if minor < least:
        raise table.refused(code, f"This has to be {least} minor units at least")
    return minor

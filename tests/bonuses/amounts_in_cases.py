"""Amounts in the table of cases: text in major units there, minor units in the rules."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from domain.shared.money import Currency, minor_units

MILLI = 3
"""Decimals that progress and targets have beyond those of the currency."""

MONEY = {"amount", "stake", "total", "won", "unit", "cap", "max_bet", "base", "target"}
"""Names of arguments of steps that are money."""


def minor(text: str | int | None, currency: str) -> int | None:
    return None if text is None else minor_units(text, Currency.of(currency))


def major(amount: int | None, currency: str) -> str | None:
    return None if amount is None else f"{Decimal(amount).scaleb(-Currency.of(currency).exponent):f}"


def major_milli(amount: int, currency: str) -> str:
    """Thousandths of a minor unit in major units, without zeros at the end."""
    return f"{Decimal(amount).scaleb(-Currency.of(currency).exponent - MILLI).normalize():f}"


def permille(times: str) -> int:
    """35 times is 35000."""
    thousandths = Decimal(times) * 1000
    assert thousandths == int(thousandths), "three decimals at most"
    return int(thousandths)


def arguments(given: dict[str, Any], currency: str) -> dict[str, Any]:
    """The arguments of a step in minor units, and targets in thousandths of them."""
    found = {name: minor(value, currency) if name in MONEY else value for name, value in given.items()}
    if found.get("target") is not None:
        found["target"] *= 1000
    return found

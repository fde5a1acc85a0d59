"""Conditions of a statement, collected with the arguments that they name."""

from collections.abc import Sequence
from typing import Any

from domain.shared.money import Currency
from domain.shared.periods import Period
from domain.wallets.books.brand_lists import AmountRange


class Conditions:
    """What is not asked for is not in the text, so that each question is planned by itself."""

    def __init__(self, *arguments: Any) -> None:
        self.arguments: list[Any] = list(arguments)
        self._texts: list[str] = []

    def add(self, text: str, *values: Any) -> None:
        """A condition; ``{}`` stands for each of its values in turn."""
        self._texts.append(text.format(*(self.argument(value) for value in values)))

    def argument(self, value: Any) -> str:
        """The name of one more argument."""
        self.arguments.append(value)
        return f"${len(self.arguments)}"

    def add_period(self, column: str, period: Period) -> None:
        """From its first moment on, before its last."""
        if period.since is not None:
            self.add(f"{column} >= {{}}::timestamptz", period.since)
        if period.until is not None:
            self.add(f"{column} < {{}}::timestamptz", period.until)

    def add_money(self, row: str, currencies: Sequence[Currency], amount: AmountRange | None) -> None:
        """The currency, and the amount without its sign."""
        if currencies:
            numbers = [each.number for each in currencies]
            self.add(f"{row}.currency = any({{}}::smallint[])", numbers)
        if amount is None:
            return
        self.add(f"{row}.currency = {{}}::smallint", amount.currency.number)
        if amount.minor_min is not None:
            self.add(f"abs({row}.amount) >= {{}}::bigint", amount.minor_min)
        if amount.minor_max is not None:
            self.add(f"abs({row}.amount) <= {{}}::bigint", amount.minor_max)

    def __str__(self) -> str:
        return " and ".join(self._texts) or "true"

"""The input for money."""

from decimal import Decimal

import strawberry

from domain.shared.money import Currency, Money


@strawberry.input(description="An amount in major units of a currency: 12.34 EUR")
class MoneyInput:
    amount: Decimal = strawberry.field(
        description="In major units: 12.34; no more decimals than the currency has"
    )
    currency: Currency

    def money(self) -> Money:
        """The domain's value.

        Raises:
            BadInput: more decimals than the currency has, not finite, or too large.
        """
        return Money.of(self.amount, self.currency)

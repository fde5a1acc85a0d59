"""The type of money."""

from decimal import Decimal

import strawberry

from domain.shared import money
from domain.shared.money import Currency
from resolvers.scalars import BigInt
from schema.binding import publishes


@publishes(money.Money)
@strawberry.type(description="An amount: `amount` in major units, `minor` in the currency's smallest unit")
class Money:
    amount: Decimal = strawberry.field(description="In major units: 12.34")
    currency: Currency
    minor: BigInt = strawberry.field(description="In the currency's smallest unit: 1234")

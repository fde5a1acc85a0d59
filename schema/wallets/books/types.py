"""Connections of a brand's books, with the sums of what their filters hold."""

import strawberry

from domain.shared.money import Currency
from domain.wallets.books import brand_lists
from domain.wallets.kinds import WalletKind
from resolvers.wallets.books import lists as resolve
from schema.binding import publishes, resolved_by
from schema.money import Money
from schema.pages import Connection
from schema.wallets.types import Adjustment, Deposit, Transaction, Withdrawal

TOTALS = "Of everything that the filter holds, not of this page; summed only when asked for"


@publishes(brand_lists.LedgerTotal)
@strawberry.type(description="What the legs of a filter come to, in wallets of one kind and currency")
class LedgerTotal:
    wallet_kind: WalletKind = strawberry.field(description="The kind of the wallets")
    currency: Currency = strawberry.field(description="The currency of the wallets")
    transactions: int = strawberry.field(description="How many transactions have such a leg")
    credited: Money = strawberry.field(description="All credits together")
    debited: Money = strawberry.field(description="All debits together; negative")
    net: Money = strawberry.field(description="Credits less debits; negative where the wallets lost")


@publishes(brand_lists.PaymentTotal)
@strawberry.type(description="What the payments or adjustments of a filter come to in one currency")
class PaymentTotal:
    currency: Currency = strawberry.field(description="The currency of the amounts")
    count: int = strawberry.field(description="How many there are")
    total: Money = strawberry.field(description="All amounts together")


@publishes(resolve.LedgerPage)
@strawberry.type(description="A page of the brand's ledger")
class LedgerConnection(Connection[Transaction]):
    totals: list[LedgerTotal] | None = resolved_by(resolve.ledger_totals, description=TOTALS)


@publishes(resolve.DepositPage)
@strawberry.type(description="A page of the brand's deposits")
class DepositBookConnection(Connection[Deposit]):
    totals: list[PaymentTotal] | None = resolved_by(resolve.payment_totals, description=TOTALS)


@publishes(resolve.WithdrawalPage)
@strawberry.type(description="A page of the brand's withdrawals")
class WithdrawalBookConnection(Connection[Withdrawal]):
    totals: list[PaymentTotal] | None = resolved_by(resolve.payment_totals, description=TOTALS)


@publishes(resolve.AdjustmentPage)
@strawberry.type(description="A page of the brand's adjustments")
class AdjustmentBookConnection(Connection[Adjustment]):
    totals: list[PaymentTotal] | None = resolved_by(resolve.payment_totals, description=TOTALS)

"""A player's statement in the graph."""

from datetime import datetime

import strawberry

from domain.shared.money import Currency
from domain.wallets.books import statement
from domain.wallets.kinds import WalletKind
from resolvers.wallets.books import statement as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.money import Money
from schema.pages import Connection
from schema.wallets.types import Transaction


@publishes(statement.WalletStatement)
@strawberry.type(description="One wallet in a period: opening, credited and debited make closing")
class WalletStatement:
    wallet_no: int = strawberry.field(description="The number of the wallet, unique within the player")
    wallet_kind: WalletKind = strawberry.field(description="The kind of the wallet")
    currency: Currency = strawberry.field(description="The currency of the wallet")
    opening: Money = strawberry.field(description="The balance before the first moment of the period")
    credited: Money = strawberry.field(description="All credits of the period together")
    debited: Money = strawberry.field(description="All debits of the period together; negative")
    closing: Money = strawberry.field(description="The balance at the end of the period")
    transactions: int = strawberry.field(description="How many transactions of the period touched the wallet")


@publishes(statement.Statement)
@strawberry.type(
    description="What a player's wallets held before a period, what moved, and what they held at its end"
)
class Statement:
    since: datetime | None = strawberry.field(name="from", description="The first moment of the period")
    until: datetime | None = strawberry.field(description="The first moment after the period")
    wallets: list[WalletStatement] | None = resolved_by(
        resolve.wallets, description="Every wallet that was open before the period's end, by number"
    )
    transactions: Connection[Transaction] | None = resolved_by(
        resolve.transactions, description="The transactions of the period, newest first"
    )


@adds_to("Player", order=21)
@strawberry.type
class PlayerStatement:
    """The statement among the fields of Player."""

    statement: Statement | None = resolved_by(
        resolve.statement_of_player,
        description="Of a period that is over; as a file at `/players/{id}/statement.pdf` and `.csv`",
    )

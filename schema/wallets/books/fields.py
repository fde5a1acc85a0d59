"""The queries of a brand's books."""

import strawberry

from resolvers.wallets.books import lists
from schema.binding import resolved_by
from schema.mixins import adds_to
from schema.wallets.books.types import (
    AdjustmentBookConnection,
    DepositBookConnection,
    LedgerConnection,
    WithdrawalBookConnection,
)


@adds_to("Query", order=35)
@strawberry.type
class BrandBookQueries:
    """What all the brand's players moved."""

    ledger: LedgerConnection | None = resolved_by(
        lists.ledger,
        description="The transactions of all the brand's players, newest first unless sorted otherwise",
    )
    deposits: DepositBookConnection | None = resolved_by(
        lists.deposits,
        description="The deposits of all the brand's players, newest first unless sorted otherwise",
    )
    withdrawals: WithdrawalBookConnection | None = resolved_by(
        lists.withdrawals,
        description="The withdrawals of all the brand's players, newest first unless sorted otherwise",
    )
    adjustments: AdjustmentBookConnection | None = resolved_by(
        lists.adjustments,
        description="The adjustments of all the brand's players, newest first unless sorted otherwise",
    )

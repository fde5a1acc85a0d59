"""What wallets add to the entries of a player's timeline."""

import strawberry

from resolvers.timeline import entries
from schema.binding import resolved_by
from schema.mixins import adds_to
from schema.wallets.limits import MoneyApproval
from schema.wallets.types import Transaction, WithdrawalHold


@adds_to("TimelineEntry", order=20)
@strawberry.type
class WalletEntries:
    """What happened to wallets and withdrawals."""

    transaction: Transaction | None = resolved_by(
        entries.transaction, description="Of PLAY and TRANSACTION: the transaction"
    )
    hold: WithdrawalHold | None = resolved_by(
        entries.hold, description="Of HOLD_PUT and HOLD_LIFTED: the hold, as it is now"
    )
    money_approval: MoneyApproval | None = resolved_by(
        entries.money_approval,
        description="Of MONEY_APPROVAL_REQUESTED and MONEY_APPROVAL_DECIDED: the operation, as it is now. One"
        " that has to be approved again is undecided",
    )

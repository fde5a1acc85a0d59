"""Fields of Player about wallets, the queries of wallets, and all their mutations."""

import strawberry

from resolvers.wallets import lists, nodes
from resolvers.wallets import reads as resolve
from schema.binding import resolved_by
from schema.mixins import adds_to
from schema.pages import Connection
from schema.wallets.types import (
    Adjustment,
    Deposit,
    Round,
    Standing,
    Transaction,
    UnmatchedWin,
    Wallet,
    Withdrawal,
)


@adds_to("Player", order=20)
@strawberry.type
class PlayerWallets:
    """Fields of Player about wallets."""

    wallets: list[Wallet] | None = resolved_by(resolve.of_player)
    standing: Standing | None = resolved_by(resolve.standing_of_player)
    transactions: Connection[Transaction] | None = resolved_by(lists.transactions_of_player)
    rounds: Connection[Round] | None = resolved_by(lists.rounds_of_player)
    deposits: list[Deposit] | None = resolved_by(lists.deposits_of_player)
    withdrawals: list[Withdrawal] | None = resolved_by(lists.withdrawals_of_player)


@adds_to("Query", order=30)
@strawberry.type
class WalletQueries:
    """Root queries of the wallets context."""

    wallet: Wallet | None = resolved_by(nodes.wallet)
    transaction: Transaction | None = resolved_by(nodes.transaction)
    transactions: Connection[Transaction] | None = resolved_by(lists.transactions)
    rounds: Connection[Round] | None = resolved_by(lists.rounds)
    pending_withdrawals: list[Withdrawal] | None = resolved_by(lists.pending_withdrawals)
    pending_adjustments: list[Adjustment] | None = resolved_by(lists.pending_adjustments)
    unmatched_wins: list[UnmatchedWin] | None = resolved_by(lists.unmatched_wins)

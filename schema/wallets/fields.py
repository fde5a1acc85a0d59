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

    wallets: list[Wallet] | None = resolved_by(resolve.of_player, description="All wallets of the player")
    standing: Standing | None = resolved_by(
        resolve.standing_of_player,
        description="Whether bets and deposits are taken now, as kept beside the wallets",
    )
    transactions: Connection[Transaction] | None = resolved_by(lists.transactions_of_player)
    rounds: Connection[Round] | None = resolved_by(lists.rounds_of_player)
    deposits: Connection[Deposit] | None = resolved_by(
        lists.deposits_of_player, description="The player's deposits, newest first"
    )
    withdrawals: Connection[Withdrawal] | None = resolved_by(
        lists.withdrawals_of_player, description="The player's withdrawals, newest first"
    )


@adds_to("Query", order=30)
@strawberry.type
class WalletQueries:
    """Root queries of the wallets context."""

    wallet: Wallet | None = resolved_by(
        nodes.wallet, description="A wallet by id; null when there is none in your reach"
    )
    transaction: Transaction | None = resolved_by(
        nodes.transaction, description="A transaction by id; null when there is none in your reach"
    )
    transactions: Connection[Transaction] | None = resolved_by(lists.transactions)
    rounds: Connection[Round] | None = resolved_by(lists.rounds)
    pending_withdrawals: Connection[Withdrawal] | None = resolved_by(
        lists.pending_withdrawals,
        description="The brand's withdrawals that wait for a decision or a payment, oldest first",
    )
    pending_adjustments: Connection[Adjustment] | None = resolved_by(
        lists.pending_adjustments,
        description="The brand's adjustments that wait for a second operator, oldest first",
    )
    unmatched_wins: Connection[UnmatchedWin] | None = resolved_by(
        lists.unmatched_wins, description="The brand's wins whose bet is unknown, oldest first"
    )

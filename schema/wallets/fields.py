"""Wallets in the graph: what a player has, what happened to it, and every operation on money."""

import strawberry

from resolvers.wallets import lists, nodes
from resolvers.wallets import reads as resolve
from schema.binding import resolved_by
from schema.pages import Connection
from schema.wallets.adjustments import AdjustmentMutations
from schema.wallets.awards import AwardMutations
from schema.wallets.corrections import CorrectionMutations
from schema.wallets.deposits import DepositMutations
from schema.wallets.opening import OpeningMutations
from schema.wallets.play.bets import BetMutations
from schema.wallets.play.game_sessions import GameSessionMutations
from schema.wallets.play.rollbacks import RollbackMutations
from schema.wallets.play.rounds import RoundMutations
from schema.wallets.play.wins import WinMutations
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
from schema.wallets.withdrawals import WithdrawalMutations


@strawberry.type
class PlayerWallets:
    """What the wallets context adds to Player."""

    wallets: list[Wallet] | None = resolved_by(resolve.of_player)
    standing: Standing | None = resolved_by(resolve.standing_of_player)
    transactions: Connection[Transaction] | None = resolved_by(lists.transactions_of_player)
    rounds: Connection[Round] | None = resolved_by(lists.rounds_of_player)
    deposits: list[Deposit] | None = resolved_by(lists.deposits_of_player)
    withdrawals: list[Withdrawal] | None = resolved_by(lists.withdrawals_of_player)


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


@strawberry.type
class WalletMutations(
    BetMutations,
    WinMutations,
    RollbackMutations,
    RoundMutations,
    GameSessionMutations,
    DepositMutations,
    WithdrawalMutations,
    AdjustmentMutations,
    CorrectionMutations,
    OpeningMutations,
    AwardMutations,
):
    """Every operation on money; each is idempotent by its key. Their order here is that of the SDL."""

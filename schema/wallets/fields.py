"""Wallets in the graph: what a player has, what happened to it, and every operation on money."""

import strawberry

from resolvers.wallets import commands as run
from resolvers.wallets import lists, nodes
from resolvers.wallets import reads as resolve
from schema.binding import resolved_by
from schema.pages import Connection
from schema.wallets import results
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
class WalletMutations:
    """Every operation on money; each is idempotent by its key."""

    place_bet: results.PlaceBetResult = resolved_by(run.place_bet, description="Debit a stake")
    pay_win: results.PayWinResult = resolved_by(run.pay_win, description="Credit a win")
    bet_and_win: results.BetAndWinResult = resolved_by(
        run.bet_and_win, description="Debit a stake and credit its win, both or neither"
    )
    rollback_bet: results.RollbackBetResult = resolved_by(
        run.rollback_bet, description="Take a bet back entirely; accepted before the bet arrives, too"
    )
    close_round: results.CloseRoundResult = resolved_by(
        run.close_round, description="Take no more bets in a round"
    )
    open_game_session: results.OpenGameSessionResult = resolved_by(
        run.open_game_session, description="Launch a game"
    )
    end_game_session: results.EndGameSessionResult = resolved_by(
        run.end_game_session, description="End a game session now"
    )
    initiate_deposit: results.DepositResult = resolved_by(
        run.initiate_deposit, description="Start a deposit; nothing moves yet"
    )
    authorise_deposit: results.DepositResult = resolved_by(
        run.authorise_deposit, description="The payment provider has promised the money"
    )
    settle_deposit: results.DepositResult = resolved_by(
        run.settle_deposit, description="The money is there: credit the wallet"
    )
    decline_deposit: results.DepositResult = resolved_by(
        run.decline_deposit, description="The payment provider refused"
    )
    record_deposit: results.DepositResult = resolved_by(
        run.record_deposit, description="Credit a deposit that has settled already"
    )
    request_withdrawal: results.WithdrawalResult = resolved_by(
        run.request_withdrawal, description="Reserve funds for a payment to the player"
    )
    approve_withdrawal: results.WithdrawalResult = resolved_by(
        run.approve_withdrawal, description="Let a withdrawal go out"
    )
    hold_withdrawal: results.WithdrawalResult = resolved_by(
        run.hold_withdrawal, description="The provider's answer is unknown: keep the funds held"
    )
    pay_withdrawal: results.WithdrawalResult = resolved_by(
        run.pay_withdrawal, description="The provider has paid: the reserved funds leave the wallet"
    )
    reject_withdrawal: results.WithdrawalResult = resolved_by(
        run.reject_withdrawal, description="Refuse a withdrawal: the funds can be played again"
    )
    cancel_withdrawal: results.WithdrawalResult = resolved_by(
        run.cancel_withdrawal, description="The player takes a withdrawal back"
    )
    adjust_balance: results.AdjustBalanceResult = resolved_by(
        run.adjust_balance,
        description="Correct a balance by hand; above the threshold another operator has to approve",
    )
    approve_adjustment: results.DecideAdjustmentResult = resolved_by(
        run.approve_adjustment, description="Apply a pending adjustment that somebody else made"
    )
    reject_adjustment: results.DecideAdjustmentResult = resolved_by(
        run.reject_adjustment, description="Drop a pending adjustment"
    )
    take_commission: results.TakeCommissionResult = resolved_by(
        run.take_commission, description="Debit a commission or a tax"
    )
    charge_back: results.ChargeBackResult = resolved_by(
        run.charge_back, description="A bank took a settled deposit back"
    )
    reverse_transaction: results.ReverseTransactionResult = resolved_by(
        run.reverse_transaction, description="Undo a transaction by a new one, once"
    )
    unlock_wallet: results.UnlockWalletResult = resolved_by(
        run.unlock_wallet, description="Open a wallet again that an exception path locked"
    )
    grant_funds: results.GrantFundsResult = resolved_by(
        run.grant_funds, description="Give bonus money, free spins, chips or points"
    )
    forfeit_funds: results.ForfeitFundsResult = resolved_by(
        run.forfeit_funds, description="Take a grant back"
    )
    convert_bonus: results.ConvertBonusResult = resolved_by(
        run.convert_bonus, description="Make bonus money real"
    )
    redeem: results.RedeemResult = resolved_by(run.redeem, description="Spend points or chips")

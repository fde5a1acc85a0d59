"""Operations on money: parse, carry out in one transaction, answer with the outcome."""

from domain.wallets import commands as do
from domain.wallets import outcomes as o
from resolvers.context import Info
from resolvers.wallets import correction_inputs as corrections
from resolvers.wallets import game_inputs as games
from resolvers.wallets import payment_inputs as payments


async def place_bet(info: Info, input: games.PlaceBetInput) -> o.BetOutcome:
    """Debit a stake."""
    return await info.context.run(do.place_bet, input.command())


async def pay_win(info: Info, input: games.PayWinInput) -> o.WinOutcome:
    """Credit a win."""
    return await info.context.run(do.pay_win, input.command())


async def bet_and_win(info: Info, input: games.BetAndWinInput) -> o.BetAndWinOutcome:
    """Debit a stake and credit its win, both or neither."""
    return await info.context.run(do.bet_and_win, input.command())


async def rollback_bet(info: Info, input: games.RollbackBetInput) -> o.RollbackOutcome:
    """Take a bet back entirely; accepted before the bet arrives, too."""
    return await info.context.run(do.rollback_bet, input.command())


async def close_round(info: Info, input: games.CloseRoundInput) -> o.RoundOutcome:
    """Take no more bets in a round."""
    return await info.context.run(do.close_round, input.command())


async def open_game_session(info: Info, input: games.OpenGameSessionInput) -> o.SessionOutcome:
    """Launch a game."""
    return await info.context.run(do.open_game_session, input.command())


async def end_game_session(info: Info, input: games.EndGameSessionInput) -> o.SessionEndOutcome:
    """End a game session now."""
    return await info.context.run(do.end_game_session, input.command())


async def initiate_deposit(info: Info, input: payments.InitiateDepositInput) -> o.DepositOutcome:
    """Start a deposit; nothing moves yet."""
    return await info.context.run(do.initiate_deposit, input.command())


async def authorise_deposit(info: Info, input: payments.MoveDepositInput) -> o.DepositOutcome:
    """The payment provider has promised the money."""
    return await info.context.run(do.authorise_deposit, input.command())


async def settle_deposit(info: Info, input: payments.MoveDepositInput) -> o.DepositOutcome:
    """The money is there: credit the wallet."""
    return await info.context.run(do.settle_deposit, input.command())


async def decline_deposit(info: Info, input: payments.MoveDepositInput) -> o.DepositOutcome:
    """The payment provider refused."""
    return await info.context.run(do.decline_deposit, input.command())


async def record_deposit(info: Info, input: payments.RecordDepositInput) -> o.DepositOutcome:
    """Credit a deposit that has settled already."""
    return await info.context.run(do.record_deposit, input.command())


async def request_withdrawal(info: Info, input: payments.RequestWithdrawalInput) -> o.WithdrawalOutcome:
    """Reserve funds for a payment to the player."""
    return await info.context.run(do.request_withdrawal, input.command())


async def approve_withdrawal(info: Info, input: payments.MoveWithdrawalInput) -> o.WithdrawalOutcome:
    """Let a withdrawal go out."""
    return await info.context.run(do.approve_withdrawal, input.command())


async def hold_withdrawal(info: Info, input: payments.MoveWithdrawalInput) -> o.WithdrawalOutcome:
    """The provider's answer is unknown: keep the funds held."""
    return await info.context.run(do.hold_withdrawal, input.command())


async def pay_withdrawal(info: Info, input: payments.MoveWithdrawalInput) -> o.WithdrawalOutcome:
    """The provider has paid: the reserved funds leave the wallet."""
    return await info.context.run(do.pay_withdrawal, input.command())


async def reject_withdrawal(info: Info, input: payments.MoveWithdrawalInput) -> o.WithdrawalOutcome:
    """Refuse a withdrawal: the funds can be played again."""
    return await info.context.run(do.reject_withdrawal, input.command())


async def cancel_withdrawal(info: Info, input: payments.MoveWithdrawalInput) -> o.WithdrawalOutcome:
    """The player takes a withdrawal back."""
    return await info.context.run(do.cancel_withdrawal, input.command())


async def adjust_balance(info: Info, input: corrections.AdjustBalanceInput) -> o.AdjustmentOutcome:
    """Correct a balance by hand; above the threshold another operator has to approve."""
    return await info.context.run(do.adjust, input.command())


async def approve_adjustment(info: Info, input: corrections.DecideAdjustmentInput) -> o.ApprovalOutcome:
    """Apply a pending adjustment that somebody else made."""
    return await info.context.run(do.approve_adjustment, input.command())


async def reject_adjustment(info: Info, input: corrections.DecideAdjustmentInput) -> o.ApprovalOutcome:
    """Drop a pending adjustment."""
    return await info.context.run(do.reject_adjustment, input.command())


async def take_commission(info: Info, input: corrections.TakeCommissionInput) -> o.CommissionOutcome:
    """Debit a commission or a tax."""
    return await info.context.run(do.take_commission, input.command())


async def charge_back(info: Info, input: corrections.ChargeBackInput) -> o.ChargebackOutcome:
    """A bank took a settled deposit back."""
    return await info.context.run(do.charge_back, input.command())


async def reverse_transaction(info: Info, input: corrections.ReverseTransactionInput) -> o.ReversalOutcome:
    """Undo a transaction by a new one, once."""
    return await info.context.run(do.reverse, input.command())


async def unlock_wallet(info: Info, input: corrections.UnlockWalletInput) -> o.UnlockOutcome:
    """Open a wallet again that an exception path locked."""
    return await info.context.run(do.unlock_wallet, input.command())


async def grant_funds(info: Info, input: corrections.GrantFundsInput) -> o.GrantOutcome:
    """Give bonus money, free spins, chips or points."""
    return await info.context.run(do.grant_funds, input.command())


async def forfeit_funds(info: Info, input: corrections.ForfeitFundsInput) -> o.ForfeitOutcome:
    """Take a grant back."""
    return await info.context.run(do.forfeit_funds, input.command())


async def convert_bonus(info: Info, input: corrections.ConvertBonusInput) -> o.ConversionOutcome:
    """Make bonus money real."""
    return await info.context.run(do.convert_bonus, input.command())


async def redeem(info: Info, input: corrections.RedeemInput) -> o.RedemptionOutcome:
    """Spend points or chips."""
    return await info.context.run(do.redeem, input.command())

"""What the wallets context needs from the world. Each operation is one atomic round trip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from uuid import UUID

    from domain.shared.actor import Origin
    from domain.wallets import outcomes as o
    from domain.wallets.awards import ConvertBonus, ForfeitFunds, GrantFunds, Redeem
    from domain.wallets.bets import BetAndWin, CloseRound, PayWin, PlaceBet, RollbackBet
    from domain.wallets.corrections import Adjust, ChargeBack, DecideAdjustment, Reverse, TakeCommission
    from domain.wallets.deposits import InitiateDeposit, MoveDeposit, RecordDeposit
    from domain.wallets.game_sessions import EndGameSession, OpenGameSession, OpenWallet, UnlockWallet
    from domain.wallets.idempotency import Stamp
    from domain.wallets.model import CallerProfile, Standing
    from domain.wallets.states import DepositState, WithdrawalState
    from domain.wallets.withdrawals import MoveWithdrawal, RequestWithdrawal


class Ledger(Protocol):
    """Where stakes and wins are kept."""

    async def place_bet(self, bet: PlaceBet, mark: Stamp) -> o.BetOutcome:
        """Debit a stake once."""

    async def pay_win(self, win: PayWin, mark: Stamp) -> o.WinOutcome:
        """Credit a win once."""

    async def rollback_bet(self, rollback: RollbackBet, mark: Stamp) -> o.RollbackOutcome:
        """Take a bet back, or note that it must never count."""

    async def close_round(self, close: CloseRound, mark: Stamp) -> o.RoundOutcome:
        """Close a round."""

    async def bet_and_win(self, both: BetAndWin, bet: Stamp, win: Stamp) -> o.BetAndWinOutcome:
        """Both or neither."""


class Cashier(Protocol):
    """Where deposits and withdrawals are kept."""

    async def initiate_deposit(self, deposit: InitiateDeposit, mark: Stamp) -> o.DepositOutcome:
        """Keep a new deposit."""

    async def move_deposit(self, move: MoveDeposit, to: DepositState, mark: Stamp) -> o.DepositOutcome:
        """Move a deposit to a state; SETTLED credits the wallet."""

    async def record_deposit(self, deposit: RecordDeposit, mark: Stamp) -> o.DepositOutcome:
        """Keep and settle a deposit at once."""

    async def request_withdrawal(self, request: RequestWithdrawal, mark: Stamp) -> o.WithdrawalOutcome:
        """Reserve the funds."""

    async def move_withdrawal(
        self, move: MoveWithdrawal, to: WithdrawalState, mark: Stamp
    ) -> o.WithdrawalOutcome:
        """Move a withdrawal to a state; PAID debits, REJECTED and CANCELLED release."""


class Corrections(Protocol):
    """Where corrections are kept."""

    async def adjust(self, adjustment: Adjust, mark: Stamp) -> o.AdjustmentOutcome:
        """Apply, or above the threshold keep as pending."""

    async def approve_adjustment(self, decision: DecideAdjustment, mark: Stamp) -> o.ApprovalOutcome:
        """Apply a pending one."""

    async def reject_adjustment(self, decision: DecideAdjustment, mark: Stamp) -> o.ApprovalOutcome:
        """Drop a pending one."""

    async def take_commission(self, commission: TakeCommission, mark: Stamp) -> o.CommissionOutcome:
        """Debit a commission or tax."""

    async def charge_back(self, chargeback: ChargeBack, mark: Stamp) -> o.ChargebackOutcome:
        """Take a settled deposit back."""

    async def reverse(self, reversal: Reverse, mark: Stamp) -> o.ReversalOutcome:
        """Undo an operation once."""


class Awards(Protocol):
    """Where granted funds are kept."""

    async def grant_funds(self, grant: GrantFunds, mark: Stamp) -> o.GrantOutcome:
        """Open the wallet where needed and credit it."""

    async def forfeit_funds(self, forfeit: ForfeitFunds, mark: Stamp) -> o.ForfeitOutcome:
        """Take what is left and close the wallet."""

    async def convert_bonus(self, conversion: ConvertBonus, mark: Stamp) -> o.ConversionOutcome:
        """Move bonus money to the real wallet."""

    async def redeem(self, redemption: Redeem, mark: Stamp) -> o.RedemptionOutcome:
        """Debit points or chips."""


class GameSessions(Protocol):
    """Where game sessions are kept."""

    async def open(self, session: OpenGameSession, origin: Origin) -> o.SessionOutcome:
        """Open it, or return what is there."""

    async def end(self, session: EndGameSession) -> o.SessionEndOutcome:
        """End it."""


class WalletBook(Protocol):
    """Where wallets are opened and unlocked."""

    async def open(self, wallet: OpenWallet, origin: Origin) -> o.OpeningOutcome:
        """Open it, or return what is there."""

    async def unlock(self, unlock: UnlockWallet, origin: Origin) -> o.UnlockOutcome:
        """Unlock it if it is not below zero."""


class Standings(Protocol):
    """What players may do with money, beside their wallets."""

    async def change(self, player_id: UUID, standing: Standing) -> o.WalletNotFound | None:
        """Set it; the next bet already sees it."""

    async def of(self, player_id: UUID) -> Standing | None:
        """What holds now; None for a player without wallets."""


class CallerProfiles(Protocol):
    """What each game provider's integration is allowed."""

    async def keep(self, profile: CallerProfile) -> None:
        """Set a caller's profile."""

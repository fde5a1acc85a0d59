"""What can come of a command. Expected refusals are values; each carries what the caller needs."""

from dataclasses import dataclass
from uuid import UUID

from domain.shared.money import Money
from domain.wallets.kinds import BarReason
from domain.wallets.model import GameSession, OperationRef, Wallet
from domain.wallets.states import (
    Adjustment,
    AdjustmentState,
    Deposit,
    DepositState,
    Withdrawal,
    WithdrawalState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """Base of every success: ``wallet`` after the operation, and whether this is a repeated answer.

    With ``replayed`` nothing moved this time; whether ``wallet`` is then the stored or the current
    state is the caller's choice (``balance_view``).
    """

    wallet: Wallet
    operation: OperationRef
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BetPlaced(Posted):
    """The stake was debited; ``from_bonus`` is the part other wallets than the real one paid."""

    from_bonus: Money


class WinPaid(Posted):
    """The win was credited (a win of zero settles the bet and moves nothing)."""


class RoundClosed(Posted):
    """The round takes no more bets, and wins only where the caller's profile allows late ones."""


class RolledBack(Posted):
    """The bet's exact legs are back in the wallets they came from."""


class RollbackNoted(Posted):
    """There was no such bet: nothing moved, and a bet that comes later under that id never debits."""


class Adjusted(Posted):
    """The correction was applied."""


class CommissionTaken(Posted):
    """The commission or tax was debited."""


class ChargedBack(Posted):
    """The deposit was taken back. Below zero, the wallet is locked."""


class Reversed(Posted):
    """A new operation undid an earlier one. Below zero, the wallet is locked."""


class FundsGranted(Posted):
    """A grant opened its wallet, or an award was credited to it."""


class FundsForfeited(Posted):
    """What was left of a grant went back to the house and its wallet closed."""


class BonusConverted(Posted):
    """Bonus money became real money; ``wallet`` is the real one."""


class Redeemed(Posted):
    """Points or chips were spent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BetAndWinDone:
    """Both actions of one call stand, each perhaps from an earlier call."""

    bet: BetPlaced
    win: WinPaid


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletOpened:
    """The wallet exists; ``replayed`` when it did before."""

    wallet: Wallet
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositMoved:
    """The deposit is in ``deposit.state``; ``wallet`` was credited only on SETTLED."""

    deposit: Deposit
    wallet: Wallet
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalMoved:
    """The withdrawal is in ``withdrawal.state``."""

    withdrawal: Withdrawal
    wallet: Wallet
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalNeeded:
    """Above the threshold: nothing moved, another operator has to approve."""

    adjustment: Adjustment
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentRejected:
    """The second operator said no: nothing moves."""

    adjustment: Adjustment
    replayed: bool


@dataclass(frozen=True, slots=True)
class GameSessionOpened:
    """Bets may name this session until it expires."""

    session: GameSession


@dataclass(frozen=True, slots=True)
class GameSessionEnded:
    """No bet is taken in this session any more; wins and rollbacks are."""

    session: GameSession


@dataclass(frozen=True, slots=True)
class InsufficientFunds:
    """Refused: ``balance`` is what could be spent, ``short_by`` what was missing."""

    balance: Money
    short_by: Money


@dataclass(frozen=True, slots=True)
class BetRefused:
    """The player, or the wallet, may not bet now."""

    reason: BarReason


@dataclass(frozen=True, slots=True)
class PaymentRefused:
    """The player may not deposit, or the wallet is locked and pays nothing out."""

    reason: BarReason


@dataclass(frozen=True, slots=True)
class IdempotencyConflict:
    """This operation id was used before for something else. Nothing moved."""

    reference: str


@dataclass(frozen=True, slots=True)
class AlreadyRolledBack:
    """The bet was rolled back under another id, or a rollback came before it."""

    bet: str


@dataclass(frozen=True, slots=True)
class BetAlreadySettled:
    """The bet has a result, so it cannot be rolled back."""

    bet: str


@dataclass(frozen=True, slots=True)
class UnknownBet:
    """No such bet. A win is queued for reconciliation and may be sent again under the same id."""

    bet: str


@dataclass(frozen=True, slots=True)
class RoundIsClosed:
    """The round takes nothing more."""

    round: str


@dataclass(frozen=True, slots=True)
class UnknownRound:
    """Nobody bet in this round."""

    round: str


@dataclass(frozen=True, slots=True)
class SessionExpired:
    """The game session has ended, expired or never was the player's."""

    session_id: UUID


@dataclass(frozen=True, slots=True)
class CurrencyMismatch:
    """The amount's currency is not the wallet's or the session's."""

    expected: str
    given: str


@dataclass(frozen=True, slots=True)
class WalletNotFound:
    """The player has no such wallet."""

    player_id: UUID


@dataclass(frozen=True, slots=True)
class PaymentNotFound:
    """The player has no such deposit, withdrawal or adjustment."""

    id: UUID


@dataclass(frozen=True, slots=True)
class MoveRefused:
    """The state machine does not allow this move."""

    state: DepositState | WithdrawalState | AdjustmentState
    allowed: frozenset[DepositState] | frozenset[WithdrawalState] | frozenset[AdjustmentState]


@dataclass(frozen=True, slots=True)
class SameOperator:
    """Who made an adjustment cannot approve it."""

    operator: str


@dataclass(frozen=True, slots=True)
class OperationNotFound:
    """The player has no operation of this number."""

    seq: int


@dataclass(frozen=True, slots=True)
class NotReversible:
    """This operation moved nothing, is a correction itself, or was undone before."""

    seq: int


@dataclass(frozen=True, slots=True)
class SessionNotFound:
    """The player has no such game session."""

    session_id: UUID


BetOutcome = (
    BetPlaced
    | InsufficientFunds
    | BetRefused
    | RoundIsClosed
    | AlreadyRolledBack
    | SessionExpired
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)
WinOutcome = (
    WinPaid
    | UnknownBet
    | AlreadyRolledBack
    | RoundIsClosed
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)
RollbackOutcome = (
    RolledBack
    | RollbackNoted
    | AlreadyRolledBack
    | BetAlreadySettled
    | UnknownBet
    | WalletNotFound
    | IdempotencyConflict
)
RoundOutcome = RoundClosed | UnknownRound | WalletNotFound | IdempotencyConflict
BetAndWinOutcome = (
    BetAndWinDone
    | InsufficientFunds
    | BetRefused
    | RoundIsClosed
    | AlreadyRolledBack
    | SessionExpired
    | UnknownBet
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)
DepositOutcome = (
    DepositMoved
    | PaymentRefused
    | MoveRefused
    | PaymentNotFound
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)
WithdrawalOutcome = (
    WithdrawalMoved
    | InsufficientFunds
    | PaymentRefused
    | MoveRefused
    | PaymentNotFound
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)
AdjustmentOutcome = (
    Adjusted | ApprovalNeeded | InsufficientFunds | CurrencyMismatch | WalletNotFound | IdempotencyConflict
)
ApprovalOutcome = (
    Adjusted
    | AdjustmentRejected
    | SameOperator
    | MoveRefused
    | PaymentNotFound
    | InsufficientFunds
    | WalletNotFound
    | IdempotencyConflict
)
CommissionOutcome = (
    CommissionTaken | InsufficientFunds | CurrencyMismatch | WalletNotFound | IdempotencyConflict
)
ChargebackOutcome = ChargedBack | MoveRefused | PaymentNotFound | WalletNotFound | IdempotencyConflict
ReversalOutcome = (
    Reversed | OperationNotFound | NotReversible | InsufficientFunds | WalletNotFound | IdempotencyConflict
)
GrantOutcome = FundsGranted | CurrencyMismatch | WalletNotFound | IdempotencyConflict
ForfeitOutcome = FundsForfeited | WalletNotFound | IdempotencyConflict
ConversionOutcome = (
    BonusConverted | InsufficientFunds | CurrencyMismatch | WalletNotFound | IdempotencyConflict
)
RedemptionOutcome = Redeemed | InsufficientFunds | CurrencyMismatch | WalletNotFound | IdempotencyConflict
SessionOutcome = GameSessionOpened | WalletNotFound | BetRefused | CurrencyMismatch
SessionEndOutcome = GameSessionEnded | SessionNotFound
UnlockOutcome = WalletOpened | InsufficientFunds | WalletNotFound
OpeningOutcome = WalletOpened | WalletNotFound

"""Enums of the wallets context. Their values are stored in the ledger: append, never renumber."""

from enum import Enum


class WalletKind(Enum):
    """Kinds of wallets."""

    REAL = 0
    BONUS = 1
    """One wallet per grant, so that one bonus never mixes with another."""
    FREE_SPINS = 2
    """The value of the spins left; every spin costs the wallet's fixed ``unit``."""
    TOURNAMENT = 3
    POINTS = 4


class WalletState(Enum):
    """States of a wallet. Wins, rollbacks and corrections are accepted in every state."""

    OPEN = 0
    LOCKED = 1
    """No bets and no withdrawals until an operator unlocks it: it went below zero by an exception path."""
    CLOSED = 2


class OperationKind(Enum):
    """Kinds of operations."""

    DEPOSIT = 1
    BET = 2
    WIN = 3
    ROLLBACK = 4
    ROUND_CLOSE = 5
    TOMBSTONE = 6
    """A rollback that arrived before its bet: the bet of that key will never debit."""
    WITHDRAWAL_REQUEST = 7
    WITHDRAWAL_PAID = 8
    WITHDRAWAL_RELEASE = 9
    ADJUSTMENT = 10
    COMMISSION = 11
    CHARGEBACK = 12
    REVERSAL = 13
    BONUS_GRANT = 14
    BONUS_FORFEIT = 15
    BONUS_CONVERSION = 16
    AWARD = 17
    PROMO_WIN = 18
    JACKPOT_WIN = 19
    TOURNAMENT_WIN = 20
    TAX = 21
    REDEMPTION = 22


class HouseAccount(Enum):
    """The counterparts of wallets in postings. House accounts have no row: their balances are sums."""

    NONE = 0
    PAYMENTS_IN_TRANSIT = 100
    GAMING_REVENUE = 200
    BONUS_COST = 300
    BONUS_FORFEITED = 301
    BONUS_ABOVE_MAXIMUM = 302
    """What of a completed bonus was more than its terms convert."""
    BONUS_STICKY_PART = 303
    """What was granted of a completed sticky bonus: only what was won with it is converted."""
    TOURNAMENT_PRIZES = 320
    POINTS_ISSUED = 330
    JACKPOT_POOL = 340
    COMMISSION = 400
    TAX = 410
    ADJUSTMENTS = 500
    CHARGEBACKS = 510
    CONVERSION = 600
    """Nets to zero inside every conversion."""


class WinKind(Enum):
    """Kinds of wins; all but ``BET`` need no bet."""

    BET = 3
    PROMO = 18
    JACKPOT = 19
    TOURNAMENT = 20


class Funding(Enum):
    """Which wallets pay a stake, in which order."""

    REAL_FIRST = 0
    BONUS_FIRST = 1
    REAL_ONLY = 2
    WALLET = 3
    """Only the wallet the bet names (free spins, tournament chips, one bonus)."""


class BalanceView(Enum):
    """Which balance a replayed answer shows; aggregators expect either."""

    STORED = 0
    """As it was right after the operation."""
    CURRENT = 1


class BarReason(Enum):
    """Why a player may not bet or deposit for now."""

    SUSPENDED = 1
    SELF_EXCLUDED = 2
    COOLING_OFF = 3
    CLOSED = 4
    NOT_VERIFIED = 5
    LIMIT_REACHED = 6
    PENDING = 7
    WALLET_LOCKED = 8
    WALLET_CLOSED = 9
    WRONG_STAKE = 10
    """The wallet accepts only its fixed stake."""
    COUNTRY = 11
    SESSION_LIMIT = 12
    DORMANT = 13
    TERMS = 14
    """The terms in force are not agreed to."""

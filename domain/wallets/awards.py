"""Granted funds: bonus money, free spins, tournament chips and points. Their rules are in bonuses."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets import rules
from domain.wallets.idempotency import Stamp, stamp
from domain.wallets.kinds import WalletKind
from domain.wallets.outcomes import (
    CurrencyMismatch,
    IdempotencyConflict,
    InsufficientFunds,
    PaymentRefused,
    Posted,
    SecondPersonNeeded,
    WalletNotFound,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantFunds:
    """Credit ``amount`` to the wallet of a grant, which is opened if it does not exist.

    BONUS and FREE_SPINS take a wallet per ``grant_id``; free spins also take ``unit``, the stake of
    one spin, and ``amount`` is a multiple of it. TOURNAMENT and POINTS have one wallet per currency.
    """

    player_id: PlayerId
    key: str
    kind: WalletKind
    amount: Money
    grant_id: UUID | None = None
    unit: Money | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForfeitFunds:
    """Debit the rest of a grant's wallet and close it."""

    player_id: PlayerId
    key: str
    wallet_no: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertBonus:
    """Convert ``amount`` of a bonus wallet to real money; ``closes`` forfeits the rest."""

    player_id: PlayerId
    key: str
    wallet_no: int
    amount: Money
    closes: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Redeem:
    """Spend points or tournament chips."""

    player_id: PlayerId
    key: str
    wallet_no: int
    amount: Money
    reason: str


class FundsGranted(Posted):
    """The funds were credited."""


class FundsForfeited(Posted):
    """The rest of the grant was debited, and its wallet closed."""


class BonusConverted(Posted):
    """The bonus money was converted; ``wallet`` is the real-money wallet."""


class Redeemed(Posted):
    """The points or chips were debited."""


GrantOutcome = FundsGranted | SecondPersonNeeded | CurrencyMismatch | WalletNotFound | IdempotencyConflict
ForfeitOutcome = FundsForfeited | SecondPersonNeeded | WalletNotFound | IdempotencyConflict
ConversionOutcome = (
    BonusConverted
    | SecondPersonNeeded
    | InsufficientFunds
    | PaymentRefused
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)
RedemptionOutcome = (
    Redeemed
    | SecondPersonNeeded
    | InsufficientFunds
    | PaymentRefused
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)


class Awards(Protocol):
    """Posts operations on granted funds."""

    async def grant_funds(self, grant: GrantFunds, mark: Stamp) -> GrantOutcome:
        """Open the grant's wallet if it does not exist, and credit it."""

    async def forfeit_funds(self, forfeit: ForfeitFunds, mark: Stamp) -> ForfeitOutcome:
        """Debit the rest and close the wallet."""

    async def convert_bonus(self, conversion: ConvertBonus, mark: Stamp) -> ConversionOutcome:
        """Debit the bonus wallet and credit the real-money wallet."""

    async def redeem(self, redemption: Redeem, mark: Stamp) -> RedemptionOutcome:
        """Debit points or chips."""


async def grant_funds(grant: GrantFunds, awards: Awards, origin: Origin) -> GrantOutcome:
    """Grant funds.

    Raises:
        BadInput: ``kind``, ``grant_id``, ``unit`` and ``amount`` do not fit together.
    """
    rules.above_zero(grant.amount)
    _check_grant(grant)
    requested = (
        "grant",
        grant.kind.value,
        grant.player_id,
        grant.amount,
        grant.grant_id,
        grant.unit,
    )
    return await awards.grant_funds(grant, stamp(origin, grant.key, requested, reason=grant.reason))


async def forfeit_funds(forfeit: ForfeitFunds, awards: Awards, origin: Origin) -> ForfeitOutcome:
    """Forfeit a grant."""
    requested = ("forfeit", forfeit.player_id, forfeit.wallet_no)
    mark = stamp(origin, forfeit.key, requested, reason=rules.checked_reason(forfeit.reason))
    return await awards.forfeit_funds(forfeit, mark)


async def convert_bonus(conversion: ConvertBonus, awards: Awards, origin: Origin) -> ConversionOutcome:
    """Convert bonus money to real money."""
    rules.zero_or_more(conversion.amount)
    requested = ("convert", conversion.player_id, conversion.wallet_no, conversion.amount, conversion.closes)
    mark = stamp(origin, conversion.key, requested, reason=conversion.reason)
    return await awards.convert_bonus(conversion, mark)


async def redeem(redemption: Redeem, awards: Awards, origin: Origin) -> RedemptionOutcome:
    """Spend points or chips."""
    rules.above_zero(redemption.amount)
    requested = ("redeem", redemption.player_id, redemption.wallet_no, redemption.amount)
    mark = stamp(origin, redemption.key, requested, reason=rules.checked_reason(redemption.reason))
    return await awards.redeem(redemption, mark)


def _check_grant(grant: GrantFunds) -> None:
    if grant.kind is WalletKind.REAL:
        raise BadInput("Real money is deposited or adjusted, never granted", field="kind")
    if (grant.kind in (WalletKind.BONUS, WalletKind.FREE_SPINS)) is not (grant.grant_id is not None):
        raise BadInput("A bonus or free spins need the grant's id, and nothing else has one", field="grantId")
    if (grant.kind is WalletKind.FREE_SPINS) is not (grant.unit is not None):
        raise BadInput("Free spins need the stake of one spin, and nothing else has one", field="unit")
    if grant.unit is not None:
        rules.above_zero(grant.unit, "unit")
        if grant.unit.currency != grant.amount.currency or grant.amount.minor % grant.unit.minor:
            raise BadInput("The amount is not a whole number of spins", field="amount")

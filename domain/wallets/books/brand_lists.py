"""The brand's books: lists of what all its players moved, with sums of what a filter holds."""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.money import Currency, Money
from domain.shared.pages import RowList
from domain.shared.periods import ALWAYS, Period
from domain.wallets.holds.model import ANY_HOLDS, HoldCriteria
from domain.wallets.kinds import OperationKind, WalletKind
from domain.wallets.model import Operation
from domain.wallets.states import (
    Adjustment,
    AdjustmentState,
    Deposit,
    DepositState,
    Withdrawal,
    WithdrawalState,
)

Row = TypeVar("Row")
Total_co = TypeVar("Total_co", covariant=True)
State = TypeVar("State", DepositState, WithdrawalState, AdjustmentState)


@dataclass(frozen=True, slots=True)
class AmountRange:
    """From the smallest to the largest amount, both included, in minor units without their sign."""

    currency: Currency
    minor_min: int | None = None
    minor_max: int | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """Who moved money, as the ledger names them, and their own id of it.

    Raises:
        BadInput: an id without whose it is; two callers may use the same.
    """

    actor: str | None = None
    reference: str | None = None

    def __post_init__(self) -> None:
        if self.reference is not None and self.actor is None:
            raise BadInput("Name the actor, too, whose reference it is", field="filter.reference")


ANY_CALLER = Caller()


@dataclass(frozen=True, slots=True)
class LedgerCriteria:
    """Which operations: those with a leg for which all that is given holds."""

    player_id: PlayerId | None = None
    kinds: tuple[OperationKind, ...] = ()
    period: Period = ALWAYS
    currencies: tuple[Currency, ...] = ()
    amount: AmountRange | None = None
    caller: Caller = ANY_CALLER
    game: str | None = None
    round: tuple[PlayerId, UUID] | None = None


@dataclass(frozen=True, slots=True)
class PaymentCriteria(Generic[State]):
    """Which deposits, withdrawals or adjustments.

    Adjustments have neither method nor authorisation; only withdrawals are held.
    """

    player_id: PlayerId | None = None
    states: tuple[State, ...] = ()
    period: Period = ALWAYS
    currencies: tuple[Currency, ...] = ()
    amount: AmountRange | None = None
    caller: Caller = ANY_CALLER
    method: str | None = None
    authorisation: str | None = None
    holds: HoldCriteria = ANY_HOLDS


class PaymentSort(Enum):
    """What a list of payments or adjustments is sorted by."""

    CREATED = "CREATED"
    AMOUNT = "AMOUNT"


@dataclass(frozen=True, slots=True)
class PaymentOrder:
    """The order of payments or adjustments; by amount means by currency first."""

    by: PaymentSort = PaymentSort.CREATED
    descending: bool = True


@dataclass(frozen=True, slots=True)
class LedgerTotal:
    """What the legs of a filter come to in wallets of one kind and currency; debits are negative."""

    wallet_kind: WalletKind
    currency: Currency
    transactions: int
    credited: Money
    debited: Money

    @property
    def net(self) -> Money:
        """Credits less debits."""
        return Money(self.credited.minor + self.debited.minor, self.currency)


@dataclass(frozen=True, slots=True)
class PaymentTotal:
    """How many payments or adjustments of one currency a filter holds, and what they come to."""

    currency: Currency
    count: int
    total: Money


class SummedList(RowList[Row], Protocol[Row, Total_co]):
    """A list that can be summed as a whole."""

    async def totals(self) -> tuple[Total_co, ...]:
        """The sums of everything in it, not of a page."""


class BrandLists(Protocol):
    """Reads the books of one brand."""

    def ledger(
        self, brand: str, which: LedgerCriteria, *, descending: bool
    ) -> SummedList[Operation, LedgerTotal]:
        """Operations of all players by time."""

    def deposits(
        self, brand: str, which: PaymentCriteria[DepositState], order: PaymentOrder
    ) -> SummedList[Deposit, PaymentTotal]:
        """Deposits of all players."""

    def withdrawals(
        self, brand: str, which: PaymentCriteria[WithdrawalState], order: PaymentOrder
    ) -> SummedList[Withdrawal, PaymentTotal]:
        """Withdrawals of all players."""

    def adjustments(
        self, brand: str, which: PaymentCriteria[AdjustmentState], order: PaymentOrder
    ) -> SummedList[Adjustment, PaymentTotal]:
        """Adjustments of all players, decided ones too."""

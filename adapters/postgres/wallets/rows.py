"""Answers of the ledger's functions as the domain's values, and back."""

from typing import Final, TypedDict

from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.statements import Row
from domain.shared.errors import Broken
from domain.shared.ids import PlayerId
from domain.shared.money import CURRENCY_BY_NUMBER, Currency, Money
from domain.wallets.idempotency import Stamp
from domain.wallets.kinds import BarReason, WalletKind, WalletState
from domain.wallets.model import OperationRef, Wallet
from domain.wallets.outcomes import (
    CurrencyMismatch,
    IdempotencyConflict,
    InsufficientFunds,
    SecondPersonNeeded,
    WalletNotFound,
)

_KINDS: Final = {kind.value: kind for kind in WalletKind}
_STATES: Final = {state.value: state for state in WalletState}


class PostedFields(TypedDict):
    """The fields of every success."""

    wallet: Wallet
    operation: OperationRef
    replayed: bool


def money(minor: int, currency: int) -> Money:
    """An amount from the ledger."""
    return Money(minor, CURRENCY_BY_NUMBER[currency])


def amount_arguments(amount: Money) -> tuple[int, int]:
    """An amount as the ledger's functions take it: minor units and the number of the currency."""
    return amount.minor, amount.currency.number


def wallet_of(row: Row, player_id: PlayerId) -> Wallet:
    """The wallet an answer or a read shows."""
    currency = CURRENCY_BY_NUMBER[row["currency"]]
    unit = row["unit"]
    return Wallet(
        player_id=player_id,
        no=row["wallet_no"],
        kind=_KINDS[row["kind"]],
        balance=Money(row["balance"], currency),
        reserved=Money(row["reserved"], currency),
        seq=row["wallet_seq"],
        state=_STATES[row["state"]],
        opened_at=row["opened_at"],
        unit=None if unit is None else Money(unit, currency),
        grant_id=row["grant_id"],
    )


def posted(row: Row, player_id: PlayerId) -> PostedFields:
    """The fields of every success."""
    return {
        "wallet": wallet_of(row, player_id),
        "operation": OperationRef(player_id, row["seq"], row["at"]),
        "replayed": row["replayed"],
    }


def insufficient_funds(row: Row, currency: Currency) -> InsufficientFunds:
    """How much there is, and how much is missing."""
    return InsufficientFunds(
        balance=Money(row["balance"], currency),
        available=Money(row["available"], currency),
        reserved=Money(row["reserved"], currency),
        short_by=Money(row["short_by"], currency),
    )


def refusal(row: Row, player_id: PlayerId, mark: Stamp) -> WalletNotFound | IdempotencyConflict:
    """Refusals of every keyed operation: no such wallet, or a key used for another operation."""
    if row["status"] == Status.NO_WALLET:
        return WalletNotFound(player_id)
    if row["status"] == Status.KEY_CONFLICT:
        return IdempotencyConflict(mark.reference)
    raise unexpected_status(row)


def counted_refusal(
    row: Row, player_id: PlayerId, mark: Stamp
) -> WalletNotFound | IdempotencyConflict | SecondPersonNeeded:
    """The same for operations that people may do: above their limits they need a second person."""
    if row["status"] == Status.SECOND_PERSON_NEEDED:
        return SecondPersonNeeded(player_id, row["subject"])
    return refusal(row, player_id, mark)


def bar_reason(row: Row) -> BarReason:
    """Why the player may not."""
    return BarReason(row["barred"])


def currency_mismatch(row: Row, given: Money) -> CurrencyMismatch:
    """Which currency was expected."""
    return CurrencyMismatch(CURRENCY_BY_NUMBER[row["expected"]].code, given.currency.code)


def unexpected_status(row: Row) -> Broken:
    """An answer this operation never gets."""
    return Broken(f"the ledger answered with status {row['status']}")

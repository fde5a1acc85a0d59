"""Money: a whole number of minor units and a currency, never made from a float."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation, localcontext
from enum import Enum
from pathlib import Path

from domain.shared.errors import BadInput

MINOR_MAX = 2**63 - 1
"""The largest amount the ledger holds, in minor units (a PostgreSQL bigint)."""


class CurrencyKind(Enum):
    """Money of a country, or a crypto currency, or points."""

    FIAT = "FIAT"
    CRYPTO = "CRYPTO"
    POINTS = "POINTS"


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of the ledger.

    ``number`` identifies it in the ledger and never changes; ``exponent`` is the number of decimals of its
    minor unit (ISO 4217, or the ledger's choice for crypto currencies: ETH in gwei). ``withdrawn`` is the
    date since which it is not legal tender any more: history keeps it, new wallets cannot have it.
    """

    code: str
    number: int
    exponent: int
    kind: CurrencyKind = CurrencyKind.FIAT
    withdrawn: date | None = None
    name: str = ""

    @classmethod
    def of(cls, code: str) -> "Currency":
        """The currency of a code.

        Raises:
            BadInput: the code is not in ``CURRENCIES``.
        """
        try:
            return CURRENCIES[code]
        except KeyError:
            raise BadInput("This currency is not supported", field="currency") from None

    def withdrawal(self, today: date) -> str | None:
        """Why no wallet may be opened in it any more; None while it may."""
        if self.withdrawn is None or today < self.withdrawn:
            return None
        return f"{self.code} is not legal tender since {self.withdrawn}: choose another currency"


def _table(lines: Iterable[str]) -> dict[str, Currency]:
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {
        row["code"]: Currency(
            row["code"],
            int(row["number"]),
            int(row["exponent"]),
            CurrencyKind(row["kind"]),
            date.fromisoformat(row["withdrawn"]) if row["withdrawn"] else None,
            row["name"],
        )
        for row in rows
    }


CURRENCIES: dict[str, Currency] = _table(
    Path(__file__).with_name("currencies.csv").read_text("utf-8").splitlines()
)

_MAGNITUDE_MAX = 19
"""Power of ten above which no amount can be stored."""

CURRENCY_BY_NUMBER: dict[int, Currency] = {currency.number: currency for currency in CURRENCIES.values()}


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount of ``minor`` units of ``currency``; may be negative (an adjustment, a difference)."""

    minor: int
    currency: Currency

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: Currency) -> "Money":
        """Money from an amount in major units.

        Raises:
            BadInput: not a finite number, more decimals than the currency has, or too large to keep.
        """
        return cls(minor_units(amount, currency), currency)

    @classmethod
    def zero(cls, currency: Currency) -> "Money":
        """An amount of zero."""
        return cls(0, currency)

    @property
    def amount(self) -> Decimal:
        """The amount in major units, with exactly the currency's decimals."""
        return Decimal(self.minor).scaleb(-self.currency.exponent)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._same(other)

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency.code}"

    def _same(self, other: "Money") -> int:
        if other.currency is not self.currency and other.currency != self.currency:
            msg = f"{self.currency.code} and {other.currency.code} do not mix"
            raise TypeError(msg)
        return other.minor


def minor_units(amount: Decimal | int | str, currency: Currency) -> int:
    """Major to minor units, exactly.

    Raises:
        BadInput: not a finite number, more decimals than the currency has, or too large to keep.
    """
    if isinstance(amount, float | bool):
        msg = "money is never made from a float"
        raise TypeError(msg)
    try:
        decimal = Decimal(amount)
    except InvalidOperation:
        raise BadInput("The amount is not a number", field="amount") from None
    if not decimal.is_finite():
        raise BadInput("The amount is not a finite number", field="amount")
    # Bounded before scaling: 1e999999999 would otherwise be expanded digit by digit.
    if decimal and decimal.adjusted() > _MAGNITUDE_MAX:
        raise BadInput("The amount is too large", field="amount")
    _, digits, exponent = decimal.as_tuple()
    surplus = -int(exponent) - currency.exponent
    if surplus > 0 and any(digits[-surplus:]):
        message = f"The amount has more than {currency.exponent} decimals: {currency.code} has no more"
        raise BadInput(message, field="amount")
    with localcontext(prec=40):
        minor = int(decimal.scaleb(currency.exponent))
    if abs(minor) > MINOR_MAX:
        raise BadInput("The amount is too large", field="amount")
    return minor

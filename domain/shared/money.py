"""Money: a whole number of minor units and a currency, never made from a float."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation, localcontext

from domain.shared.errors import BadInput

MINOR_MAX = 2**63 - 1
"""The largest amount the ledger holds, in minor units (a PostgreSQL bigint)."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of the ledger.

    ``number`` identifies it in the ledger and never changes; ``exponent`` is the number of decimals of its
    minor unit (ISO 4217, or the ledger's choice for crypto currencies: ETH in gwei).
    """

    code: str
    number: int
    exponent: int

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


def _table(rows: Iterable[tuple[int, int, str]]) -> dict[str, Currency]:
    return {
        code: Currency(code, first + offset, exponent)
        for first, exponent, codes in rows
        for offset, code in enumerate(codes.split())
    }


# Numbers are stored in the ledger: append to a row, never reorder. Each row starts a block of its own.
CURRENCIES: dict[str, Currency] = _table(
    (
        (
            1,
            2,
            (
                "EUR USD GBP CHF SEK NOK DKK PLN CZK HUF RON BGN CAD AUD NZD BRL MXN ARS PEN COP ZAR TRY "
                "INR CNY HKD SGD THB PHP MYR IDR UAH GEL AED SAR ILS NGN KES GHS EGP MAD KZT AZN AMD RSD"
            ),
        ),
        (200, 0, "JPY KRW CLP VND ISK PYG UGX XOF XAF"),
        (300, 3, "KWD BHD TND JOD OMR"),
        (400, 8, "BTC LTC BCH DOGE"),
        (420, 9, "ETH SOL"),
        (440, 6, "USDT USDC TRX XRP ADA"),
        # Loyalty points are counted in whole units.
        (500, 0, "PTS"),
    )
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

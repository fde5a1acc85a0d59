"""What no state of the system could make acceptable: checked before the ledger is asked."""

from domain.shared.errors import BadInput
from domain.shared.money import MINOR_MAX, Money
from domain.wallets.idempotency import REASON_CHARACTERS_MAX, checked_text


def above_zero(amount: Money, field: str = "amount") -> Money:
    """The amount, if there is any.

    Raises:
        BadInput: zero, negative, or more than the ledger can hold.
    """
    if amount.minor <= 0:
        raise BadInput("The amount must be above zero", field=field)
    return bounded(amount, field)


def zero_or_more(amount: Money, field: str = "amount") -> Money:
    """The amount, if it is not negative.

    Raises:
        BadInput: negative, or more than the ledger can hold.
    """
    if amount.minor < 0:
        raise BadInput("The amount must not be negative", field=field)
    return bounded(amount, field)


def not_zero(amount: Money, field: str = "amount") -> Money:
    """The signed amount, if there is any.

    Raises:
        BadInput: zero, or more than the ledger can hold.
    """
    if amount.minor == 0:
        raise BadInput("The amount must not be zero", field=field)
    return bounded(amount, field)


def bounded(amount: Money, field: str = "amount") -> Money:
    """The amount, if a balance can hold many of it (a quarter of what fits in 64 bits)."""
    if abs(amount.minor) > MINOR_MAX // 4:
        raise BadInput("The amount is too large", field=field)
    return amount


def checked_reason(text: str) -> str:
    """The reason a person gives for touching money.

    Raises:
        BadInput: empty or too long.
    """
    return checked_text(text.strip(), "reason", characters_max=REASON_CHARACTERS_MAX)

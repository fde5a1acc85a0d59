"""Checks of amounts and reasons, made before the ledger is called."""

from domain.shared.errors import BadInput
from domain.shared.money import MINOR_MAX, Money
from domain.wallets.idempotency import REASON_CHARACTERS_MAX, checked_text


def above_zero(amount: Money, field: str = "amount") -> Money:
    """Check an amount, which is returned.

    Raises:
        BadInput: zero, negative, or more than the ledger can hold.
    """
    if amount.minor <= 0:
        raise BadInput("The amount must be above zero", field=field)
    return bounded(amount, field)


def zero_or_more(amount: Money, field: str = "amount") -> Money:
    """Check an amount that may be zero, which is returned.

    Raises:
        BadInput: negative, or more than the ledger can hold.
    """
    if amount.minor < 0:
        raise BadInput("The amount must not be negative", field=field)
    return bounded(amount, field)


def not_zero(amount: Money, field: str = "amount") -> Money:
    """Check a signed amount, which is returned.

    Raises:
        BadInput: zero, or more than the ledger can hold.
    """
    if amount.minor == 0:
        raise BadInput("The amount must not be zero", field=field)
    return bounded(amount, field)


def bounded(amount: Money, field: str = "amount") -> Money:
    """Check that an amount is at most a quarter of ``MINOR_MAX``, so that balances do not overflow."""
    if abs(amount.minor) > MINOR_MAX // 4:
        raise BadInput("The amount is too large", field=field)
    return amount


def checked_reason(text: str) -> str:
    """Check a reason, which is returned trimmed.

    Raises:
        BadInput: empty or too long.
    """
    return checked_text(text.strip(), "reason", characters_max=REASON_CHARACTERS_MAX)

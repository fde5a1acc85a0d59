"""Conversion: what of a completed grant becomes real money, and under which name the rest is removed."""

from dataclasses import dataclass
from enum import Enum

from domain.bonuses.terms import Converts, WageringTerms


class RemovedAs(Enum):
    """The house account that takes what is not converted."""

    CAP = "CAP"
    GRANTED = "GRANTED"
    """The bonus itself, where it is sticky."""


@dataclass(frozen=True, slots=True)
class ConvertedBalance:
    """A balance in two parts, in minor units: what becomes real money, and what is removed."""

    real: int
    removed: int
    removed_as: RemovedAs


def converted_balance(balance: int, granted: int, terms: WageringTerms) -> ConvertedBalance:
    """What of ``balance`` is converted.

    Sticky: less what was granted. ORIGINAL: at most what was granted. Then at most ``converts_max``.

    Args:
        balance: of the grant's wallet when it is completed.
        granted: what the grant began with.
        terms: of the grant.
    """
    real = max(0, balance - granted) if terms.sticky else balance
    if terms.converts is Converts.ORIGINAL:
        real = min(real, granted)
    if terms.converts_max is not None:
        real = min(real, terms.converts_max)
    return ConvertedBalance(real, balance - real, RemovedAs.GRANTED if terms.sticky else RemovedAs.CAP)

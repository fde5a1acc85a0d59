"""Telephone numbers: their country, and whether they are premium-rate (E.164)."""

from typing import Final

# ITU-T E.164, assigned country codes: 1 and 7 have one digit, these have two, all others have three.
_TWO_DIGITS: Final = frozenset(
    {20, 27, *range(30, 35), 36, 39, 40, 41, *range(43, 50), *range(51, 59), *range(60, 67)}
    | {81, 82, 84, 86, *range(90, 96), 98}
)

PREMIUM: Final = (
    # worldwide: satellites, shared cost, personal numbers, premium rate
    *("+808", "+870", "+878", "+881", "+882", "+883", "+888", "+979"),
    *("+1900", "+1976"),  # North America
    *("+449", "+4470", "+4484", "+4487"),  # United Kingdom, with personal numbers
    *("+49137", "+49180", "+49190", "+49900", "+49118"),  # Germany
    *("+39144", "+39166", "+39199", "+39892", "+39895", "+39899", "+394"),  # Italy
    *("+4390", "+4393"),  # Austria
    *("+4190",),  # Switzerland
    *("+3381", "+3382", "+3389"),  # France
    *("+34803", "+34806", "+34807", "+34905", "+34907"),  # Spain
    *("+31900", "+31906", "+31909"),  # Netherlands
    *("+3290",),  # Belgium
    *("+46900", "+46939", "+46944"),  # Sweden
    *("+35600", "+356500", "+356504"),  # Malta
)
"""Ranges that are never sent to. Not a list of all there are: the allowed countries are the first defence."""


def country_code(number: str) -> str:
    """``+39`` of ``+390612345``; ``number`` is in international form."""
    digits = number.removeprefix("+")
    if digits[:1] in {"1", "7"}:
        return f"+{digits[:1]}"
    return f"+{digits[:2]}" if int(digits[:2] or 0) in _TWO_DIGITS else f"+{digits[:3]}"


def is_premium(number: str) -> bool:
    """Whether the number is in a premium-rate range."""
    return number.startswith(PREMIUM)

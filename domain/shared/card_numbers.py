"""Detection of payment card numbers (PANs) in text, so that none is stored (PCI DSS 3.2, 3.3).

A candidate has 13 to 19 digits, possibly grouped; it is a card number if its prefix and length are those of a
scheme and its check digit is right. About one in twenty-seven random 16-digit numbers passes, so our own ids
never have that form. A leading plus marks a telephone number.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_SEPARATOR: Final = r"[ \-./\u00a0\u2009\u200b\u202f]"
_CANDIDATE: Final = re.compile(rf"(?<![\w+])\d(?:{_SEPARATOR}?\d){{12,18}}(?!\w)")
_DIGIT: Final = re.compile(r"\d")

# First digits from, to (of equal length) -> lengths.
_SCHEMES: Final = (
    ("4", "4", (13, 16, 19)),  # Visa
    ("51", "55", (16,)),  # Mastercard
    ("2221", "2720", (16,)),
    ("34", "34", (15,)),  # American Express
    ("37", "37", (15,)),
    ("6011", "6011", range(16, 20)),  # Discover
    ("644", "659", range(16, 20)),
    ("3528", "3589", range(16, 20)),  # JCB
    ("300", "305", range(14, 20)),  # Diners Club
    ("36", "36", range(14, 20)),
    ("38", "39", range(14, 20)),
    ("50", "50", range(13, 20)),  # Maestro
    ("56", "58", range(13, 20)),
    ("63", "63", range(13, 20)),
    ("67", "67", range(13, 20)),
    ("62", "62", range(16, 20)),  # UnionPay
)


def holds_card_number(text: str) -> bool:
    """Whether the text contains what looks like a card number, in digits of any script."""
    return len(text) > 12 and next(_found(unicodedata.normalize("NFKC", text)), None) is not None  # noqa: PLR2004


def without_card_numbers(text: str) -> str:
    """The text with card numbers replaced by their last four digits, which may be shown."""
    if len(_DIGIT.findall(text)) < 13:  # noqa: PLR2004 - the shortest number
        return text
    normal = unicodedata.normalize("NFKC", text)
    matches = list(_found(normal))
    for match in reversed(matches):
        digits = re.sub(r"\D", "", match.group())
        normal = f"{normal[: match.start()]}[card {digits[-4:]}]{normal[match.end() :]}"
    return normal if matches else text


def _found(text: str) -> Iterator[re.Match[str]]:
    for match in _CANDIDATE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if _of_a_scheme(digits) and _checks(digits):
            yield match


def _of_a_scheme(digits: str) -> bool:
    return any(
        first <= digits[: len(first)] <= last and len(digits) in lengths for first, last, lengths in _SCHEMES
    )


def _checks(digits: str) -> bool:
    """The check digit of ISO/IEC 7812-1 (Luhn)."""
    values = [int(digit) for digit in reversed(digits)]
    doubled = (2 * value - 9 * (value > 4) for value in values[1::2])  # noqa: PLR2004
    return (sum(values[::2]) + sum(doubled)) % 10 == 0

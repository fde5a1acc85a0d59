"""What an operator pastes into a search, and what it may be."""

import re
import unicodedata
from enum import Enum
from typing import Final

from domain.shared import text

TEXT_CHARACTERS_MAX: Final = 255
"""As long as the longest reference that the API takes."""

_DASHES: Final = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_DIGITS_MIN: Final = 8
"""From so many digits on a text without ``+`` may be an international number."""


class SearchMatch(Enum):
    """By what a search finds something; an object that is found by several has the first."""

    ID = "ID"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    EXTERNAL_ID = "EXTERNAL_ID"
    PAYMENT_REFERENCE = "PAYMENT_REFERENCE"
    REFERENCE = "REFERENCE"
    ROUND_REFERENCE = "ROUND_REFERENCE"
    USERNAME = "USERNAME"


def pasted(written: str, field: str = "text") -> str:
    """The text without blanks around it, and one where several stand together.

    Raises:
        BadInput: empty, longer than 255 characters, or with characters that do not show.
    """
    return text.line(written.strip("\u200b\u2060\ufeff"), field, at_most=TEXT_CHARACTERS_MAX)


def as_public_id(pasted: str) -> str:
    """The text as the API would write it, were it an id: ids have small letters only."""
    return pasted.lower().replace(" ", "")


def as_phone_number(pasted: str) -> str:
    """The text as a number in international form, were it one: ``0039 06-12`` is ``+390612``."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", pasted))
    digits = "".join(each for each in plain if each not in " .-()/")
    if not (digits.isascii() and digits.isdecimal()):
        return digits
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+{digits}" if len(digits) >= _DIGITS_MIN else digits

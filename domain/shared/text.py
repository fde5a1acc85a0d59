"""Checks of free text: every name, note, reason, tag and search text.

Prose with a payment card number is refused here; the HTTP layer checks the other inputs, too.
"""

import unicodedata

from domain.shared.card_numbers import holds_card_number
from domain.shared.errors import BadInput

# Control, surrogate and unassigned characters: no person types them, and a database may refuse them.
_REFUSED = frozenset({"Cc", "Cs", "Cn"})
# Direction overrides and isolates make text read differently from what it is.
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def line(text: str, field: str, *, at_least: int = 1, at_most: int = 100) -> str:
    """One line of text, trimmed and in Unicode's composed form; lengths in characters.

    Raises:
        BadInput: too short, too long, or with characters that do not print.
    """
    return _checked(" ".join(text[: at_most * 4 + 4].split()), field, at_least, at_most)


def prose(text: str, field: str, *, at_most: int = 2000) -> str:
    """Text of any number of lines, at least one character.

    Raises:
        BadInput: empty, too long, or with characters that do not print.
    """
    if len(text) > at_most * 4:
        raise _too_long(field, at_most)
    lines = (" ".join(part.split(" ")).rstrip() for part in text.replace("\t", " ").splitlines())
    checked = _checked("\n".join(lines).strip(), field, 1, at_most)
    if holds_card_number(checked):
        raise BadInput("This looks like the number of a payment card", field=field)
    return checked


def _checked(text: str, field: str, at_least: int, at_most: int) -> str:
    composed = unicodedata.normalize("NFC", text)
    if len(composed) > at_most:
        raise _too_long(field, at_most)
    if len(composed) < at_least:
        raise BadInput(f"This needs {at_least} characters at least", field=field)
    if any(_unprintable(character) for character in composed):
        raise BadInput("This contains characters that do not print", field=field)
    return composed


def _unprintable(character: str) -> bool:
    refused = unicodedata.category(character) in _REFUSED and character != "\n"
    return refused or character in _OVERRIDES


def _too_long(field: str, at_most: int) -> BadInput:
    return BadInput(f"This is longer than {at_most} characters", field=field)

"""Checks of free text: every name, note, reason, tag, reference and search text of every context.

What does not show is refused, for it makes texts that look alike: two tags, two names, two keys. Prose with a
payment card number is refused here; the HTTP layer checks the other inputs, too.
"""

import re
import unicodedata
from typing import Final

from idna.core import valid_contextj

from domain.shared.card_numbers import holds_card_number
from domain.shared.errors import BadInput

_REFUSED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that do not show: controls (of direction, too), surrogates, private use."""

_BLANK: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U00016fe4\U0001d159\U000e0100-\U000e01ef]"
)
"""Letters, marks and symbols that show nothing: fillers of Hangul, Khmer and Khitan, variation selectors."""

_NON_JOINER: Final = "\u200c"
_JOINER: Final = "\u200d"
_PRESENTATIONS: Final = "\ufe0e\ufe0f"
"""After a symbol: shown as text, or as a picture."""
_SYMBOLS: Final = frozenset({"So", "Sm"})
_TONES: Final = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")
_CONTEXT_CHARACTERS: Final = 32


def line(text: str, field: str, *, at_least: int = 1, at_most: int = 100) -> str:
    """One line of text, trimmed and in Unicode's composed form; lengths in characters.

    Raises:
        BadInput: too short, too long, or with characters that do not show.
    """
    plain = _without_presentations(text[: at_most * 4 + 4])
    return _checked(" ".join(plain.split()), field, at_least, at_most, emoji=False)


def prose(text: str, field: str, *, at_most: int = 2000) -> str:
    """Text of any number of lines, at least one character.

    Raises:
        BadInput: empty, too long, or with characters that do not show.
    """
    if len(text) > at_most * 4:
        raise _too_long(field, at_most)
    lines = (" ".join(part.split(" ")).rstrip() for part in text.replace("\t", " ").splitlines())
    checked = _checked("\n".join(lines).strip(), field, 1, at_most, emoji=True)
    if holds_card_number(checked):
        raise BadInput("This looks like the number of a payment card", field=field)
    return checked


def shows(text: str, *, emoji: bool = False) -> bool:
    """Whether each character of one line shows, or joins its neighbours where their script needs it.

    The joiners of Persian and Indic scripts are taken where RFC 5892 A.1 and A.2 (CONTEXTJ) have them; with
    ``emoji``, so are the joiners and presentation selectors of pictures.
    """
    if text.isascii():
        return text.isprintable()
    return all(_shows(text, at, emoji=emoji) for at in range(len(text)))


def _shows(text: str, at: int, *, emoji: bool) -> bool:
    character = text[at]
    if character in (_NON_JOINER, _JOINER):
        return _joins(text, at) or (emoji and character == _JOINER and _joins_symbols(text, at))
    if character in _PRESENTATIONS:
        return emoji and _follows_symbol(text, at)
    return unicodedata.category(character) not in _REFUSED and not _BLANK.match(character)


def _joins(text: str, at: int) -> bool:
    start = max(0, at - _CONTEXT_CHARACTERS)
    try:
        return valid_contextj(text[start : at + _CONTEXT_CHARACTERS], at - start)
    except ValueError:  # beside a character that is not assigned
        return False


def _joins_symbols(text: str, at: int) -> bool:
    before = _TONES.sub("", text[max(0, at - 3) : at])[-1:]
    after = text[at + 1 : at + 2]
    return all(each and unicodedata.category(each) in _SYMBOLS for each in (before, after))


def _follows_symbol(text: str, at: int) -> bool:
    return at > 0 and unicodedata.category(text[at - 1]) in _SYMBOLS


def _without_presentations(text: str) -> str:
    """Without the selectors after symbols: the symbol is the same, however it is drawn."""
    if text.isascii():
        return text
    kept = (
        each for at, each in enumerate(text) if each not in _PRESENTATIONS or not _follows_symbol(text, at)
    )
    return "".join(kept)


def _checked(text: str, field: str, at_least: int, at_most: int, *, emoji: bool) -> str:
    composed = unicodedata.normalize("NFC", text)
    if len(composed) > at_most:
        raise _too_long(field, at_most)
    if len(composed) < at_least:
        least = "1 character" if at_least == 1 else f"{at_least} characters"
        raise BadInput(f"This needs {least} at least", field=field)
    if not all(shows(each, emoji=emoji) for each in composed.split("\n")):
        raise BadInput("This contains characters that do not show", field=field)
    return composed


def _too_long(field: str, at_most: int) -> BadInput:
    return BadInput(f"This is longer than {at_most} characters", field=field)

"""Names as they are searched: by how their words begin, whatever the case and the accents.

A search compares 3 to 8 letters of each word; a word of one or two letters is found whole.
"""

import re
import unicodedata
from typing import Final

from domain.players.model import PersonName
from domain.shared.errors import BadInput

LETTERS_MIN: Final = 3
LETTERS_MAX: Final = 8
WORDS_MAX: Final = 6
"""Words of a name that it is found by, and of a search."""

_NAME_CHARACTERS_MAX: Final = 200
_WORD: Final = re.compile(r"[^\W\d_]+")


def name_prefixes(name: PersonName) -> frozenset[str]:
    """All that a name is found by."""
    words = _words(" ".join(part for part in (name.first, name.last) if part))[: 2 * WORDS_MAX]
    return frozenset(prefix for word in words for prefix in _prefixes(word))


def searched_prefixes(written: str, field: str) -> tuple[str, ...]:
    """What a name must have among its prefixes, sorted: one for each word that was written.

    Raises:
        BadInput: no letter, too many words, or too long.
    """
    words = _words(written) if len(written) <= _NAME_CHARACTERS_MAX else []
    if not 0 < len(words) <= WORDS_MAX:
        raise BadInput(f"A name to search for has 1 to {WORDS_MAX} words", field=field)
    return tuple(sorted({word[:LETTERS_MAX] for word in words}))


def _prefixes(word: str) -> list[str]:
    if len(word) < LETTERS_MIN:
        return [word]
    return [word[:length] for length in range(LETTERS_MIN, min(len(word), LETTERS_MAX) + 1)]


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _WORD.findall("".join(each for each in folded if not unicodedata.combining(each)))

"""Words that whoever guesses a password tries first: names of the house, and of whoever has it."""

import unicodedata
from collections.abc import Iterable
from typing import Final

BRAND_WORDS: Final = "croupier"
"""What every installation is known by, whatever its brands are called."""

WORD_CHARACTERS_MIN: Final = 4
"""Shorter ones are in too many passwords by chance."""

_LOOKALIKES: Final = str.maketrans({"1": "l", "i": "l", "0": "o"})


def holds_any(password: str, words: Iterable[str | None]) -> bool:
    """Whether one of these words, or the house's own, is in a password, however it is spelt.

    Case, spaces and punctuation make no difference, nor do digits that look like letters. Of an e-mail
    address the part before the @ counts.
    """
    bare = _bare(password)
    looked_for = (_bare(word.rpartition("@")[0] or word) for word in (BRAND_WORDS, *words) if word)
    return any(len(word) >= WORD_CHARACTERS_MIN and word in bare for word in looked_for)


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LOOKALIKES)
    return "".join(filter(str.isalnum, folded))

"""Guessable words: names that a password must not contain (Croupier's, the brand's, the owner's)."""

import unicodedata
from collections.abc import Iterable
from typing import Final

BRAND_WORDS: Final = "croupier"
"""The product's name, refused in every installation."""

WORD_CHARACTERS_MIN: Final = 4
"""Shorter words occur in passwords by chance."""

_LOOKALIKES: Final = str.maketrans({"1": "l", "i": "l", "0": "o"})


def holds_any(password: str, words: Iterable[str | None]) -> bool:
    """Whether a password contains one of these words or ``BRAND_WORDS``, in any spelling.

    Case, spaces, punctuation, and digits that look like letters are ignored. Of an e-mail address the part
    before the @ is compared.
    """
    bare = _bare(password)
    looked_for = (_bare(word.rpartition("@")[0] or word) for word in (BRAND_WORDS, *words) if word)
    return any(len(word) >= WORD_CHARACTERS_MIN and word in bare for word in looked_for)


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LOOKALIKES)
    return "".join(filter(str.isalnum, folded))

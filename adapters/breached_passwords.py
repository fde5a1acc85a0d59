"""Passwords known from breaches: a bundled list, and a longer one the installation may bring."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha1
from itertools import pairwise
from pathlib import Path
from string import digits, punctuation

PREFIX_CHARS_MIN, PREFIX_CHARS_MAX = 10, 40
_NO_LETTERS = digits + punctuation + " "
_REPEATED_CHARS_MAX = 2


class BadBreachListError(ValueError):
    """The file is no list of hashes; the message names the line."""


class LocalBreachedPasswords:
    """Implements ``BreachedPasswords``.

    ``file`` has one SHA-1 in hexadecimal per line, or its first 10 digits or more, and whatever a colon
    separates from it: the form in which such lists are published. All lines are of one length.

    Raises:
        OSError, BadBreachListError: the file cannot be used.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._prefixes = frozenset(_hash_prefixes(file)) if file else frozenset[bytes]()
        self._prefix_bytes = len(next(iter(self._prefixes), b""))

    def holds(self, password: str) -> bool:
        """Whether it is one of them, whatever its case, repeated, or with digits and punctuation behind it.

        Digits that count on, and one or two characters again and again, are in every list of breaches.
        """
        repeated = _repeated(password.casefold())
        word = _repeated(repeated.rstrip(_NO_LETTERS))
        if len(repeated) <= _REPEATED_CHARS_MAX or _counts_on(password):
            return True
        if not _bundled_passwords().isdisjoint({password.casefold(), repeated, word}):
            return True
        digest = sha1(password.encode(errors="surrogatepass"), usedforsecurity=False).digest()
        return digest[: self._prefix_bytes] in self._prefixes


def _repeated(text: str) -> str:
    """The shortest text of which this one is made by repeating it."""
    again = (text + text).find(text, 1)
    return text[:again] if 0 < again < len(text) else text


def _counts_on(text: str) -> bool:
    """Whether it is digits of which each is one more, or one less, than the one before: 0 after 9."""
    if not (text.isascii() and text.isdigit()):
        return False
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(text)}
    return steps in ({1}, {9})


@cache
def _bundled_passwords() -> frozenset[str]:
    # Imported late: half a megabyte of words that most commands never ask for.
    from zxcvbn.frequency_lists import (  # type: ignore[import-untyped]  # noqa: PLC0415
        FREQUENCY_LISTS,
    )

    return frozenset(word.casefold() for words in FREQUENCY_LISTS.values() for word in words)


def _hash_prefixes(file: Path) -> Iterator[bytes]:
    chars = 0
    with file.open(encoding="ascii") as lines:
        for number, line in enumerate(lines, 1):
            digits = line.partition(":")[0].strip()
            if not digits:
                continue
            chars = chars or len(digits) & ~1
            if not PREFIX_CHARS_MIN <= len(digits) <= PREFIX_CHARS_MAX or len(digits) & ~1 != chars:
                raise BadBreachListError(f"{file}: line {number} is no SHA-1 like those before")
            try:
                yield bytes.fromhex(digits[:chars])
            except ValueError:
                raise BadBreachListError(f"{file}: line {number} is not hexadecimal") from None

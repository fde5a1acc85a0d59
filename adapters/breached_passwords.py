"""Passwords known from breaches: a bundled list, and a longer one the installation may bring."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha1
from pathlib import Path

PREFIX_CHARS_MIN, PREFIX_CHARS_MAX = 10, 40


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
        """Whether it is one of them, whatever its case."""
        if password.casefold() in _bundled_passwords():
            return True
        digest = sha1(password.encode(errors="surrogatepass"), usedforsecurity=False).digest()
        return digest[: self._prefix_bytes] in self._prefixes


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

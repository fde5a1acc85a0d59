"""A password is compared as it was typed: nothing is cut, folded, trimmed or composed (ASVS 5.0 6.2.8)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from adapters.passwords import Argon2Passwords

TYPED = "Pässwort with  Spaces "
LONG = "x" * 72 + "the end of it"


@pytest.fixture(scope="module")
def passwords() -> Iterator[Argon2Passwords]:
    hashing = Argon2Passwords(threads=1)
    yield hashing
    hashing.close()


@pytest.mark.parametrize(
    ("case", "kept", "typed", "right"),
    [
        ("the same", TYPED, TYPED, True),
        ("another case", TYPED, TYPED.lower(), False),
        ("trimmed", TYPED, TYPED.strip(), False),
        ("one space less within", TYPED, TYPED.replace("  ", " "), False),
        ("composed otherwise", TYPED, unicodedata.normalize("NFD", TYPED), False),
        ("long", LONG, LONG, True),
        ("long, and cut after 72 bytes", LONG, LONG[:72], False),
    ],
)
async def test_a_password_is_compared_as_it_was_typed(
    passwords: Argon2Passwords, case: str, kept: str, typed: str, right: bool
) -> None:
    hashed = await passwords.hash(kept)

    assert hashed is not None, case
    assert await passwords.verify(typed, hashed) is right, case

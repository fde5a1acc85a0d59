"""What is sealed opens in its own place, for its own subject and purpose, and nowhere else."""

from __future__ import annotations

from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.vault.cipher import Cipher
from domain.shared.errors import Broken

ANNA, BEN = UUID(int=1), UUID(int=2)
AEAD = AESGCM(bytes(range(32)))
PLACE = "players.player.email"
CIPHER = Cipher(AEAD, ANNA, "account")


@pytest.mark.parametrize("text", ["anna@example.com", "", "Ärger ß 漢字 🎰", "x" * 10_000])
def test_sealed_text_opens(text: str) -> None:
    sealed = CIPHER.seal(PLACE, text)

    assert sealed is not None
    assert CIPHER.open(PLACE, sealed) == text
    assert len(sealed) == 1 + 12 + len(text.encode()) + 16


def test_none_is_sealed_and_opened_as_none() -> None:
    assert CIPHER.seal(PLACE, None) is None
    assert CIPHER.open(PLACE, None) is None


def test_sealing_the_same_text_gives_different_bytes() -> None:
    assert len({CIPHER.seal(PLACE, "anna@example.com") for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("case", "place", "cipher"),
    [
        ("another column", "players.player.phone", CIPHER),
        ("another table", "players.note.email", CIPHER),
        ("another row", f"{PLACE}/2", CIPHER),
        ("another player", PLACE, Cipher(AEAD, BEN, "account")),
        ("another purpose", PLACE, Cipher(AEAD, ANNA, "marketing")),
        ("another key", PLACE, Cipher(AESGCM(bytes(32)), ANNA, "account")),
    ],
)
def test_sealed_text_does_not_open_in_another_place(case: str, place: str, cipher: Cipher) -> None:
    sealed = CIPHER.seal(PLACE, "anna@example.com")

    with pytest.raises(Broken, match="was not sealed there"):
        cipher.open(place, sealed)


@pytest.mark.parametrize("place", [0, 1, 12, 13, 20, -1])
def test_changed_bytes_do_not_open(place: int) -> None:
    sealed = bytearray(CIPHER.seal(PLACE, "anna@example.com") or b"")
    sealed[place] ^= 1

    with pytest.raises(Broken):
        CIPHER.open(PLACE, bytes(sealed))


@pytest.mark.parametrize("length", [0, 1, 12, 13, 28])
def test_truncated_bytes_do_not_open(length: int) -> None:
    sealed = CIPHER.seal(PLACE, "anna@example.com") or b""

    with pytest.raises(Broken):
        CIPHER.open(PLACE, sealed[:length])


def test_with_a_destroyed_key_values_open_and_seal_as_none() -> None:
    gone = Cipher(None, ANNA, "account")

    assert gone.destroyed
    assert not CIPHER.destroyed
    assert gone.open(PLACE, CIPHER.seal(PLACE, "anna@example.com")) is None
    assert gone.seal(PLACE, "anna@example.com") is None

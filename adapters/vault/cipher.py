"""Seals single fields of one subject for one purpose."""

import os
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.shared.errors import Broken

Purpose: TypeAlias = Literal["account", "marketing", "aml"]
"""Why we hold something about a subject. Each has a key of its own, so that each can end by itself."""

_FORM: Final = b"\x01"
"""First byte of everything sealed: AES-256-GCM, 12 bytes of nonce, the ciphertext, 16 bytes of tag."""
_NONCE_BYTES: Final = 12
_HEAD_BYTES: Final = len(_FORM) + _NONCE_BYTES


@dataclass(frozen=True, slots=True)
class SubjectKey:
    """A row of ``keyring.subject_key``; ``wrapped`` and ``kek`` are None once it has been destroyed."""

    subject_id: UUID
    purpose: Purpose
    wrapped: bytes | None
    kek: int | None


class Cipher:
    """Seals and opens text. The place, the subject and the purpose are bound in: it opens nowhere else."""

    __slots__ = ("_aead", "_whose")

    def __init__(self, aead: AESGCM | None, subject_id: UUID, purpose: Purpose) -> None:
        self._aead = aead
        self._whose = f"|{subject_id}|{purpose}"

    @property
    def destroyed(self) -> bool:
        """Whether the key has been destroyed: everything opens as None, and nothing new is kept."""
        return self._aead is None

    def seal(self, place: str, text: str | None) -> bytes | None:
        """``text`` as it is kept at ``place``, which is ``schema.table.column`` and names the row if it must.

        None stays None: whether a field is filled in is not hidden.
        """
        if text is None or self._aead is None:
            return None
        nonce = os.urandom(_NONCE_BYTES)
        return _FORM + nonce + self._aead.encrypt(nonce, text.encode(), (place + self._whose).encode())

    def open(self, place: str, sealed: bytes | None) -> str | None:
        """The text sealed at this place; None where there was none, or the key has been destroyed.

        Raises:
            Broken: it was sealed for another place or subject, or has been changed.
        """
        if sealed is None or self._aead is None:
            return None
        try:
            opened = self._opened(sealed, (place + self._whose).encode())
        except (InvalidTag, ValueError):
            raise Broken(f"what is kept at {place} was not sealed there") from None
        return opened.decode()

    def _opened(self, sealed: bytes, whose: bytes) -> bytes:
        if self._aead is None or sealed[:1] != _FORM:
            raise ValueError("nothing that a key of ours has sealed")
        return self._aead.decrypt(sealed[1:_HEAD_BYTES], sealed[_HEAD_BYTES:], whose)

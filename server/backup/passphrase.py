"""Encrypts the keys in a backup by a passphrase: scrypt (RFC 7914) and AES-256-GCM."""

import base64
import secrets
from pathlib import Path
from typing import Any, Final

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from server.backup.manifest import BackupRefused

LENGTH_MIN: Final = 12
COST: Final = 2**17
"""scrypt's N: 128 MiB and a few tenths of a second for each attempt."""
COST_MAX: Final = 2**20
_BLOCK_SIZE: Final = 8
_KEY_BYTES: Final = 32
_PURPOSE: Final = "croupier keys of a backup, 1"


def read_passphrase(path: Path) -> str:
    """The first line of a file, whose passphrase opens a backup or does not.

    Raises:
        BackupRefused: there is none.
    """
    try:
        return path.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as refused:
        raise BackupRefused(f"cannot read a passphrase from {path} ({type(refused).__name__})") from None


def read_new_passphrase(path: Path) -> str:
    """The first line of a file, to encrypt a backup by.

    Raises:
        BackupRefused: there is none, or it is too short to protect anything.
    """
    line = read_passphrase(path)
    if len(line) < LENGTH_MIN:
        raise BackupRefused(
            f"the passphrase in {path} is shorter than {LENGTH_MIN} characters: choose a longer one"
        )
    return line


def seal(content: bytes, passphrase: str, backup_id: str) -> bytes:
    """``content``, which only this passphrase opens, and only for this backup."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_key(passphrase, salt, COST)).encrypt(nonce, content, _bound(backup_id))
    parts = {"salt": salt, "nonce": nonce, "sealed": sealed}
    encoded = {name: base64.b64encode(part).decode() for name, part in parts.items()}
    return orjson.dumps({"kdf": "scrypt", "n": COST, "r": _BLOCK_SIZE, "p": 1, **encoded})


def open_sealed(text: bytes, passphrase: str, backup_id: str) -> bytes:
    """What was sealed.

    Raises:
        BackupRefused: by another passphrase, or in another backup.
    """
    try:
        said: dict[str, Any] = orjson.loads(text)
        salt, nonce, sealed = (base64.b64decode(said[name]) for name in ("salt", "nonce", "sealed"))
        known = (said["kdf"], said["r"], said["p"]) == ("scrypt", _BLOCK_SIZE, 1)
        if not known or not COST <= int(said["n"]) <= COST_MAX:
            raise BackupRefused("the keys in this backup are encrypted in a way this version does not know")
        key = _key(passphrase, salt, int(said["n"]))
        return AESGCM(key).decrypt(nonce, sealed, _bound(backup_id))
    except InvalidTag:
        raise BackupRefused(
            "this passphrase does not open the keys of this backup: give the one it was made with"
        ) from None
    except (ValueError, KeyError, TypeError):
        raise BackupRefused("the encrypted keys in this backup are damaged: take another one") from None


def _key(passphrase: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt, _KEY_BYTES, cost, _BLOCK_SIZE, 1).derive(passphrase.encode())


def _bound(backup_id: str) -> bytes:
    return f"{_PURPOSE}|{backup_id}".encode()

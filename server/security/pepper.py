"""The pepper of hashed short codes, derived from the signing key."""

from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from joserfc.jwk import ECKey

from server.security.signing_keys import signing_keys
from server.settings import Settings

PURPOSE: Final = b"croupier pepper of short codes, 1"


def pepper_of(settings: Settings) -> bytes:
    """256 bits (HKDF-SHA-256, RFC 5869). Replacing the signing key voids the codes under way, nothing else.

    Raises:
        OperatorError: the signing key is missing, or cannot be used.
    """
    return pepper_from(signing_keys(settings.signing_key, settings.key_files_group_readable).current)


def pepper_from(key: ECKey) -> bytes:
    """The same from a key at hand."""
    return HKDF(SHA256(), 32, None, PURPOSE).derive(key.as_der(private=True))

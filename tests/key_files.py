"""Files of keys for tests that start nothing which would make them."""

from __future__ import annotations

from pathlib import Path

from server.security.signing_keys import SigningKeys, make_key, signing_keys


def made_signing_keys(path: Path) -> SigningKeys:
    """The key at ``path``, made if there is none yet."""
    if not path.exists():
        make_key(path)
    return signing_keys(path)

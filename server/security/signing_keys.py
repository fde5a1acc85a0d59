"""Keys that sign: each in a file that only our account can read."""

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from adapters.vault.key_file import mode_fault
from server.errors import OperatorError

CURVE = "P-256"


class MissingKey(OperatorError):
    """There is no key at this path."""


class SigningKeySource(Protocol):
    """Keys to sign and verify with. They may change between two calls."""

    @property
    def current(self) -> ECKey:
        """The key that signs."""
        ...

    def by_id(self, kid: object) -> ECKey | None:
        """Our key of this id; None where there is none."""
        ...

    @property
    def jwks(self) -> dict[str, Any]:
        """The public halves as a JSON Web Key Set (RFC 7517), for publishing."""
        ...


@dataclass(frozen=True)
class SigningKeys:
    """ES256 keys: the first one signs, all verify, so that keys can be rotated."""

    keys: tuple[ECKey, ...]

    @property
    def current(self) -> ECKey:
        """The key that signs."""
        return self.keys[0]

    def by_id(self, kid: object) -> ECKey | None:
        """Our key of this id; None where there is none."""
        return next((key for key in self.keys if key.kid == kid), None)

    @cached_property
    def jwks(self) -> dict[str, Any]:
        """The public halves as a JSON Web Key Set (RFC 7517), for publishing."""
        keys = [key.as_dict(private=False) | {"alg": "ES256", "use": "sig"} for key in self.keys]
        return {"keys": keys}


def signing_keys(
    path: Path,
    group_may_read: bool = False,  # noqa: FBT001, FBT002 - a setting
    *,
    name: str = "signing key",
) -> SigningKeys:
    """The key stored at ``path`` as a PEM; ``name`` is what errors call it.

    Raises:
        OperatorError: there is none, or something else, or others may read it.
    """
    return SigningKeys((read_key(path, group_may_read=group_may_read, name=name),))


def read_key(path: Path, *, group_may_read: bool, name: str = "signing key") -> ECKey:
    """The key in a PEM, with its thumbprint as its id; ``name`` is what errors call it.

    Raises:
        OperatorError: there is none, or something else, or others may read it.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise MissingKey(
            f"there is no {name} {path}: put it back, or `croupier up` makes the first"
        ) from None
    if fault := mode_fault(mode, group_may_read=group_may_read):
        raise OperatorError(f"others may read the {name} {path}: {fault}")
    try:
        key = ECKey.import_key(path.read_bytes())
    except (JoseError, ValueError):
        raise OperatorError(f"{path} is not the PEM of an EC key: put back the one that was there") from None
    if key.curve_name != CURVE or not key.is_private:
        raise OperatorError(f"{path} is not a private key on the curve {CURVE}, which ES256 needs")
    return _with_id(key)


def make_key(path: Path) -> None:
    """Create a key: written to a temporary file first, so that no process reads half of it."""
    path.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
    ours = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(ours, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(ECKey.generate_key(CURVE).as_pem(private=True))
    try:
        with suppress(FileExistsError):  # another process was faster: its key counts
            path.hardlink_to(ours)
    finally:
        ours.unlink()


def replace_key(path: Path) -> None:
    """Put a new key in place of the one at ``path``, if there is one."""
    path.unlink(missing_ok=True)
    make_key(path)


def _with_id(key: ECKey) -> ECKey:
    """Named by its thumbprint (RFC 7638), so that every process derives the same name."""
    return ECKey.import_key(key.as_dict(private=True) | {"kid": key.thumbprint()})

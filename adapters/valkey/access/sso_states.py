"""State of single sign-ons under way at a provider: kept for ten minutes, taken once."""

import secrets
from hashlib import sha256
from typing import Any, Final, cast

import orjson
from redis.asyncio import Redis

from adapters.valkey.client import VALKEY_LOST
from domain.shared.errors import Unavailable

SECONDS_MAX: Final = 600
SECRET_BYTES: Final = 32

_UNAVAILABLE: Final = "Signing in is not possible at the moment"


class SsoStates:
    """By the hash of a secret that the traveller's browser alone has.

    Raises ``Unavailable`` when Valkey is out of reach.
    """

    def __init__(self, valkey: Redis) -> None:
        self._valkey = valkey

    async def save(self, kept: dict[str, Any]) -> str:
        """Remember; gives the secret."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        try:
            await self._valkey.set(_key(secret), orjson.dumps(kept), ex=SECONDS_MAX)
        except VALKEY_LOST:
            raise Unavailable(_UNAVAILABLE) from None
        return secret

    async def take(self, secret: str) -> dict[str, Any] | None:
        """The value stored for the state; None where there is none or it has expired."""
        try:
            kept = await self._valkey.getdel(_key(secret))
        except VALKEY_LOST:
            raise Unavailable(_UNAVAILABLE) from None
        return cast("dict[str, Any]", orjson.loads(kept)) if kept else None


def _key(secret: str) -> str:
    return f"identity:journey:{sha256(secret.encode()).hexdigest()}"

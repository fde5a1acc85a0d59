"""Tells watchers that claims of work items have changed: an empty message, upon which they read again."""

from contextlib import suppress

from redis.asyncio import Redis

from adapters.valkey.client import VALKEY_LOST


def claims_channel_of(brand: str) -> bytes:
    """The channel of a brand's claims."""
    return f"croupier:claims:{brand}".encode()


class ValkeyClaimNotices:
    """Implements ``ClaimNotices``; silent while Valkey is unreachable, when watchers read regularly."""

    def __init__(self, valkey: Redis, brand: str) -> None:
        self._valkey = valkey
        self._channel = claims_channel_of(brand)

    async def changed(self) -> None:
        with suppress(*VALKEY_LOST):
            await self._valkey.publish(self._channel, b"")

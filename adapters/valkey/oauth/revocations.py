"""Access tokens that are revoked, remembered in Valkey until they have expired."""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from redis.asyncio import Redis

from adapters.valkey.announced_ends import announced
from adapters.valkey.client import VALKEY_LOST
from domain.shared.clock import Clock
from domain.shared.credentials import CredentialEnd
from domain.shared.errors import Unavailable

FRESH: Final = timedelta(seconds=1)
"""For how long it is believed that a token was not revoked."""

REMEMBERED_MAX: Final = 10_000

REVOKED: Final = "identity:revoked"
"""The channel on which each revoked id is published."""

_PREFIX = "identity:revoked:"


class ValkeyRevocations:
    """Implements ``Revocations``; asks Valkey at most once a second for the same ids."""

    def __init__(self, client: Redis, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._held: OrderedDict[tuple[str, ...], datetime] = OrderedDict()

    async def revoke(self, id: str, until: datetime, ended: CredentialEnd = CredentialEnd.REVOCATION) -> None:
        seconds = int((until - self._clock.now()).total_seconds()) + 1
        if seconds <= 0:
            return
        self.invalidate(id)
        try:
            async with self._client.pipeline(transaction=True) as both:
                both.set(_PREFIX + id, 1, ex=seconds)
                both.publish(REVOKED, announced(id, ended))
                await both.execute()
        except VALKEY_LOST:
            raise Unavailable("Nothing can be revoked now: try again in a moment") from None

    async def any_revoked(self, *ids: str) -> bool:
        now = self._clock.now()
        asked = self._held.get(ids)
        if asked is not None and timedelta() <= now - asked < FRESH:
            return False
        try:
            revoked = bool(await self._client.exists(*(_PREFIX + id for id in ids)))
        except VALKEY_LOST:
            raise Unavailable("Whether a token still holds cannot be known now") from None
        if not revoked:
            self._remember(ids, now)
        return revoked

    def _remember(self, ids: tuple[str, ...], now: datetime) -> None:
        self._held[ids] = now
        self._held.move_to_end(ids)
        if len(self._held) > REMEMBERED_MAX:
            self._held.popitem(last=False)

    def invalidate(self, id: str) -> None:
        """Believe no longer that this id was not revoked."""
        known: Iterable[tuple[str, ...]] = [ids for ids in self._held if id in ids]
        for ids in known:
            del self._held[ids]

"""How many messages may go out, before any does: per recipient, account, address and country.

Sliding windows in Valkey. Its keys hold keyed hashes of recipients and addresses, so that a dump shows none.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.aio.storage import RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.asyncio import Redis

from adapters.messages.phone_numbers import country_code, is_premium
from domain.identity.ports import Message, MessageChannel
from domain.identity.sign_in.lockout import network_of

PER_RECIPIENT: Final = (RateLimitItemPerMinute(5, 10), RateLimitItemPerDay(20))
PER_ACCOUNT: Final = (RateLimitItemPerHour(15),)
NOTICES: Final = frozenset({"factor_reset_sms", "phone_changed_sms"})
"""Texts that say what is being done to an account. They follow from what operators or the holder do."""


@dataclass(frozen=True, slots=True)
class MessageLimits:
    """Limits of an installation. ``prefixes`` such as ``+39``: of the numbers texted; empty: all of them."""

    per_address_per_hour: int = 60
    per_country_per_hour: int = 1000
    prefixes: tuple[str, ...] = ()


class MessageQuotas:
    """Counts messages; ``pepper`` keys the hashes."""

    def __init__(self, valkey: Redis, pepper: bytes, allowed: MessageLimits) -> None:
        storage = RedisStorage(
            "redis://",
            implementation="redispy",
            key_prefix="messages",
            connection_pool=valkey.connection_pool,  # type: ignore[arg-type] # handed on as it is
        )
        self._windows = SlidingWindowCounterRateLimiter(storage)
        self._pepper = pepper
        self._allowed = allowed

    async def refusal_reason(self, message: Message, ip: str | None) -> str | None:
        """Why this message may not be sent, without personal data; None: it was counted and may be sent.

        Raises:
            redis.RedisError, OSError: Valkey is out of reach, so nothing can be counted.
        """
        if message.channel is MessageChannel.SMS and (refused := self._refused(message.to)):
            return refused
        for what, item, whom in self._windows_for(message, ip):
            if not await self._windows.hit(item, what, self._hidden(whom)):
                return f"too many per {what}"
        return None

    def _refused(self, number: str) -> str | None:
        prefixes = self._allowed.prefixes
        if prefixes and not number.startswith(prefixes):
            return "this country is not sent to"
        return "a premium number" if is_premium(number) else None

    def _windows_for(self, message: Message, ip: str | None) -> Iterator[tuple[str, RateLimitItem, str]]:
        """The address first: one sender's excess does not use up another's messages.

        E-mails are counted by template: a visitor can have codes for a new password sent to any player, and
        must not thereby suppress the notice of a sign-in. SMS are counted together, as each of them costs:
        but for notices, since any player can have codes sent to any number.
        """
        by_template = message.channel is MessageChannel.EMAIL or message.template in NOTICES
        kind = f"{message.template}:" if by_template else ""
        if ip is not None:
            yield "address", RateLimitItemPerHour(self._allowed.per_address_per_hour), network_of(ip)
        if message.account_id is not None:
            yield from (("account", item, f"{kind}{message.account_id}") for item in PER_ACCOUNT)
        recipient = f"{message.channel.value}:{kind}{message.to.casefold()}"
        yield from (("recipient", item, recipient) for item in PER_RECIPIENT)
        if message.channel is MessageChannel.SMS:
            per_country = RateLimitItemPerHour(self._allowed.per_country_per_hour)
            yield "country", per_country, country_code(message.to)

    def _hidden(self, whom: str) -> str:
        return hmac.new(self._pepper, f"messages:{whom}".encode(), sha256).hexdigest()[:32]

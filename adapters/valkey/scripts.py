"""Lua scripts that Valkey runs atomically; while it is unreachable calls are refused, never allowed."""

from collections.abc import Sequence
from typing import Any

from redis.asyncio import Redis

from adapters.valkey.client import VALKEY_LOST
from domain.shared.errors import Unavailable

Argument = str | bytes | int


class Script:
    """A Lua program; it runs alone, so what it reads is still true when it writes."""

    def __init__(self, client: Redis, lua: str) -> None:
        self._script = client.register_script(lua)

    async def __call__(self, keys: Sequence[str], arguments: Sequence[Argument] = ()) -> Any:
        """What the program returns; text comes as bytes.

        Raises:
            Unavailable: Valkey cannot be reached, or fails.
        """
        try:
            return await self._script(keys=list(keys), args=list(arguments))
        except VALKEY_LOST:
            # From None: the message would contain the script's arguments.
            raise Unavailable("Sign-in is out of order for the moment: try again later") from None

"""Which lanes a process consumes from Valkey Streams: its fair share of a group, by leases.

A lease saves work and is not what correctness rests on: for a moment two processes may have one lane.
"""

import time
from typing import Final
from uuid import uuid4

from adapters.valkey.command_batch import Command, CommandBatch
from domain.shared.ids import LANES

LEASE_SECONDS: Final = 3.0
REVIEW_SECONDS: Final = 1.0

_RENEW: Final = """
if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end
return 0
"""
_RELEASE: Final = (
    "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"
)


class StreamLeases:
    """The leases of one process in one group."""

    def __init__(self, commands: CommandBatch, name: str, group: str) -> None:
        self._commands = commands
        self._members = f"{name}:members:{group}"
        self._lease = f"{name}:lease:{group}:"
        self._me = uuid4().hex
        self.owned: set[int] = set()

    async def review(self) -> None:
        """Be counted, renew what we have, give back what is above our share, take what is free."""
        lease_ms, now = int(LEASE_SECONDS * 1000), time.time()
        kept = sorted(self.owned)
        commands: list[Command] = [
            ("ZADD", self._members, str(now), self._me),
            ("ZREMRANGEBYSCORE", self._members, "-inf", str(now - LEASE_SECONDS)),
            ("ZCARD", self._members),
            *(("EVAL", _RENEW, 1, f"{self._lease}{lane}", self._me, lease_ms) for lane in kept),
        ]
        _, _, members, *renewed = await self._commands.exchange(commands)
        self.owned = {lane for lane, still in zip(kept, renewed, strict=True) if still}
        fair = -(-LANES // max(1, members))
        await self._release(sorted(self.owned)[fair:])
        await self._acquire(fair, lease_ms)

    async def leave(self) -> None:
        """Give everything back."""
        await self._release(sorted(self.owned))
        await self._commands.exchange([("ZREM", self._members, self._me)])

    async def _release(self, lanes: list[int]) -> None:
        if lanes:
            self.owned -= set(lanes)
            await self._commands.exchange(
                [("EVAL", _RELEASE, 1, f"{self._lease}{lane}", self._me) for lane in lanes]
            )

    async def _acquire(self, fair: int, lease_ms: int) -> None:
        free = [lane for lane in range(LANES) if lane not in self.owned]
        if len(self.owned) >= fair:
            return
        held = await self._commands.exchange([("GET", f"{self._lease}{lane}") for lane in free])
        unowned = [lane for lane, owner in zip(free, held, strict=True) if owner is None]
        wanted = unowned[: fair - len(self.owned)]
        if wanted:
            taken = await self._commands.exchange(
                [("SET", f"{self._lease}{lane}", self._me, "NX", "PX", lease_ms) for lane in wanted]
            )
            self.owned |= {lane for lane, won in zip(wanted, taken, strict=True) if won}

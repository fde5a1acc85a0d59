"""The event bus on Valkey Streams: one stream for each lane, of bounded length.

What is trimmed before a consumer read it, or lost with an unsaved second of Valkey, our consumers read from
the kept events.
"""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from redis.asyncio import ConnectionPool
from redis.exceptions import ResponseError

from adapters.event_bus.bus import NAME, BusMessage, Deliver
from adapters.event_bus.stream_leases import REVIEW_SECONDS, StreamLeases
from adapters.valkey.client import ANSWER_SECONDS_MAX, pool_of
from adapters.valkey.command_batch import CommandBatch
from domain.shared.ids import LANES

LENGTH_MAX: Final = 6_400
"""Events in each of the 16 streams, about; some 100,000 in all, of about 700 bytes each."""

BATCH_MAX: Final = 1000
BLOCK_MS: Final = 250
_CONSUMER: Final = "active"
"""One name for all processes: who takes a lane over is given what its predecessor did not acknowledge."""


class ValkeyStreams:
    """Implements ``EventBus``."""

    broker = "Valkey Streams"

    def __init__(
        self,
        pool: ConnectionPool,
        *,
        name: str = NAME,
        length_max: int = LENGTH_MAX,
        batch_max: int = BATCH_MAX,
    ) -> None:
        self._pool = pool
        self._name = name
        self._commands = CommandBatch(pool)
        self._length_max = length_max
        self._batch_max = batch_max

    @classmethod
    def at(cls, url: str, name: str = NAME) -> "ValkeyStreams":
        """The Valkey or Redis at ``url``."""
        return cls(pool_of(url), name=name)

    async def check(self) -> None:
        await self._commands.exchange([("PING",)])

    async def publish(self, messages: Sequence[BusMessage]) -> None:
        await self._commands.exchange(
            [
                (
                    "XADD",
                    self._stream(each.lane),
                    "MAXLEN",
                    "~",
                    self._length_max,
                    "*",
                    "k",
                    each.key,
                    "e",
                    each.body,
                )
                for each in messages
            ]
        )

    async def consume(self, group: str, deliver: Deliver, stopping: asyncio.Event) -> None:
        commands = CommandBatch(self._pool)
        leases = StreamLeases(commands, self._name, group)
        now = asyncio.get_running_loop().time
        try:
            await self._make_groups(commands, group)
            review_at, after = now(), dict.fromkeys(range(LANES), "0")
            while not stopping.is_set():
                if now() >= review_at:
                    await leases.review()
                    review_at = now() + REVIEW_SECONDS
                    # What a lane's former owner did not acknowledge comes before what is new.
                    after = {lane: after[lane] if lane in leases.owned else "0" for lane in range(LANES)}
                await self._deliver_next(commands, group, deliver, sorted(leases.owned), after)
            await leases.leave()
        finally:
            await commands.close()

    async def close(self) -> None:
        await self._commands.close()

    async def _make_groups(self, commands: CommandBatch, group: str) -> None:
        for lane in range(LANES):
            try:
                await commands.exchange([("XGROUP", "CREATE", self._stream(lane), group, "0", "MKSTREAM")])
            except ResponseError as refused:
                if "BUSYGROUP" not in str(refused):
                    raise

    def _stream(self, lane: int) -> str:
        """The key of a lane's stream."""
        return f"{self._name}:{lane}"

    async def _deliver_next(
        self, commands: CommandBatch, group: str, deliver: Deliver, lanes: list[int], after: dict[int, str]
    ) -> None:
        if not lanes:
            await asyncio.sleep(BLOCK_MS / 1000)
            return
        entries = await self._read(commands, group, lanes, after)
        for lane in lanes:
            if not entries.get(lane):
                after[lane] = ">"
        messages = [message for lane in lanes for _, message in entries.get(lane, ()) if message is not None]
        if messages:
            await deliver(messages)
        if any(entries.values()):
            await commands.exchange(
                [
                    ("XACK", self._stream(lane), group, *(id for id, _ in read))
                    for lane, read in entries.items()
                    if read
                ]
            )

    async def _read(
        self, commands: CommandBatch, group: str, lanes: list[int], after: dict[int, str]
    ) -> dict[int, list[tuple[bytes, BusMessage | None]]]:
        """New entries of these lanes; where it is still to be asked, those that were not acknowledged."""
        count = max(1, self._batch_max // len(lanes))
        streams = [self._stream(lane) for lane in lanes]
        (answer,) = await commands.exchange(
            [
                (
                    *("XREADGROUP", "GROUP", group, _CONSUMER, "COUNT", count, "BLOCK", BLOCK_MS, "STREAMS"),
                    *streams,
                    *(after[lane] for lane in lanes),
                )
            ],
            ANSWER_SECONDS_MAX + BLOCK_MS / 1000,
        )
        found: defaultdict[int, list[tuple[bytes, BusMessage | None]]] = defaultdict(list)
        for name, entries in answer or ():
            lane = int(name.rpartition(b":")[2])
            found[lane] = [(id, _message(lane, fields)) for id, fields in entries]
        return found


def _message(lane: int, fields: Any) -> BusMessage | None:
    """The message of an entry; None where it was trimmed before it was acknowledged."""
    if not fields:
        return None
    named = dict(zip(fields[::2], fields[1::2], strict=True))
    return BusMessage(lane, named[b"k"].decode(), named[b"e"])

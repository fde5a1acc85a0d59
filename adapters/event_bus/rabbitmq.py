"""The event bus on RabbitMQ: an exchange; each group has a quorum queue per lane with one active consumer."""

import asyncio
from collections.abc import Sequence
from typing import Any, Final

import aio_pika
from aio_pika.abc import (
    AbstractChannel,
    AbstractConnection,
    AbstractExchange,
    AbstractIncomingMessage,
    AbstractQueue,
)

from adapters.event_bus.bus import CONTENT_TYPE, NAME, BusMessage, Deliver
from domain.shared.ids import LANES

BATCH_MAX: Final = 500
LENGTH_MAX: Final = 100_000
"""Messages in a queue that is not read. Then the oldest are dropped; our consumers read the kept events."""

CONNECT_SECONDS_MAX: Final = 5.0
CONFIRM_SECONDS_MAX: Final = 30.0
_LOOK_SECONDS: Final = 0.25


class RabbitBus:
    """Implements ``EventBus``."""

    broker = "RabbitMQ"

    def __init__(self, url: str, *, name: str = NAME) -> None:
        self._url = url
        self._name = name
        self._connection: AbstractConnection | None = None
        self._exchange: AbstractExchange | None = None

    async def check(self) -> None:
        if self._exchange is None:
            self._connection = await self._connect()
            self._exchange = await self._exchange_in(await self._connection.channel(publisher_confirms=True))

    async def publish(self, messages: Sequence[BusMessage]) -> None:
        await self.check()
        exchange = self._exchange
        assert exchange is not None  # noqa: S101 - check() has declared it
        async with asyncio.timeout(CONFIRM_SECONDS_MAX):
            await asyncio.gather(
                *(
                    exchange.publish(
                        aio_pika.Message(
                            each.body,
                            content_type=CONTENT_TYPE,
                            delivery_mode=aio_pika.DeliveryMode.PERSISTENT,
                            headers={"partitionkey": each.key},
                        ),
                        routing_key=str(each.lane),
                        mandatory=False,
                    )
                    for each in messages
                )
            )

    async def consume(self, group: str, deliver: Deliver, stopping: asyncio.Event) -> None:
        connection = await self._connect()
        try:
            channel = await connection.channel()
            await channel.set_qos(prefetch_count=BATCH_MAX)
            arrived: asyncio.Queue[tuple[int, AbstractIncomingMessage]] = asyncio.Queue()
            for lane in range(LANES):
                queue = await self._queue_of(channel, group, lane)
                await queue.consume(_putter(arrived, lane))
            closed = asyncio.ensure_future(connection.closed())
            while not stopping.is_set():
                if closed.done():
                    raise ConnectionError("RabbitMQ has ended the connection")
                await _deliver_next(arrived, deliver)
        finally:
            await connection.close()

    async def close(self) -> None:
        connection, self._connection, self._exchange = self._connection, None, None
        if connection is not None:
            await connection.close()

    async def _connect(self) -> AbstractConnection:
        connection: AbstractConnection = await aio_pika.connect(self._url, timeout=CONNECT_SECONDS_MAX)
        return connection

    async def _exchange_in(self, channel: AbstractChannel) -> AbstractExchange:
        exchange: AbstractExchange = await channel.declare_exchange(
            self._name, aio_pika.ExchangeType.DIRECT, durable=True
        )
        return exchange

    async def _queue_of(self, channel: AbstractChannel, group: str, lane: int) -> AbstractQueue:
        arguments: dict[str, Any] = {
            "x-queue-type": "quorum",
            "x-single-active-consumer": True,
            "x-max-length": LENGTH_MAX,
            "x-overflow": "drop-head",
        }
        queue: AbstractQueue = await channel.declare_queue(
            f"{self._name}.{group}.{lane}", durable=True, arguments=arguments
        )
        await queue.bind(await self._exchange_in(channel), routing_key=str(lane))
        return queue


def _putter(arrived: asyncio.Queue[tuple[int, AbstractIncomingMessage]], lane: int) -> Any:
    async def put(message: AbstractIncomingMessage) -> None:
        arrived.put_nowait((lane, message))

    return put


async def _deliver_next(
    arrived: asyncio.Queue[tuple[int, AbstractIncomingMessage]], deliver: Deliver
) -> None:
    try:
        async with asyncio.timeout(_LOOK_SECONDS):
            batch = [await arrived.get()]
    except TimeoutError:
        return
    while len(batch) < BATCH_MAX and not arrived.empty():
        batch.append(arrived.get_nowait())
    await deliver([BusMessage(lane, str(m.headers.get("partitionkey", "")), m.body) for lane, m in batch])
    # Delivery tags are of the channel: this acknowledges everything up to the last.
    await batch[-1][1].ack(multiple=True)

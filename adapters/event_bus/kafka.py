"""The event bus on Kafka's protocol: one topic with a partition for each lane."""

import asyncio
import ssl
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import CommitFailedError, IllegalStateError, TopicAlreadyExistsError

from adapters.event_bus.bus import CONTENT_TYPE, NAME, BusMessage, Deliver
from domain.shared.ids import LANES

BATCH_MAX: Final = 1000
ANSWER_MS: Final = 10_000
SILENCE_MS_MAX: Final = 10_000
"""A member that says nothing for so long has lost its lanes."""

METADATA_MS_MAX: Final = 5_000
"""A member that began before its topic was known everywhere looks again after so long."""

_WAIT_MS: Final = 250
_LOOKS: Final = 100
_HEADERS: Final = [("content-type", CONTENT_TYPE.encode())]


class KafkaBus:
    """Implements ``EventBus``. A new topic gets the broker's default number of replicas."""

    broker = "Kafka"

    def __init__(
        self, options: Mapping[str, Any], *, name: str = NAME, silence_ms_max: int = SILENCE_MS_MAX
    ) -> None:
        self._options = dict(options)
        self._topic = name
        self._silence_ms_max = silence_ms_max
        self._producer: AIOKafkaProducer | None = None

    @classmethod
    def at(cls, url: str, name: str = NAME) -> "KafkaBus":
        """The brokers that ``url`` names."""
        return cls(connection_options(url), name=name)

    async def check(self) -> None:
        if self._producer is None:
            self._producer = await self._open_producer()

    async def publish(self, messages: Sequence[BusMessage]) -> None:
        await self.check()
        producer = self._producer
        assert producer is not None  # noqa: S101 - check() has opened it
        sent = [
            await producer.send(
                self._topic, each.body, key=each.key.encode(), partition=each.lane, headers=_HEADERS
            )
            for each in messages
        ]
        await asyncio.gather(*sent)

    async def consume(self, group: str, deliver: Deliver, stopping: asyncio.Event) -> None:
        await self._make_topic()
        consumer = AIOKafkaConsumer(
            self._topic,
            **self._options,
            group_id=group,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            session_timeout_ms=self._silence_ms_max,
            heartbeat_interval_ms=self._silence_ms_max // 10,
            metadata_max_age_ms=METADATA_MS_MAX,
        )
        await consumer.start()
        try:
            while not stopping.is_set():
                await self._deliver_next(consumer, deliver)
        finally:
            await consumer.stop()

    async def close(self) -> None:
        producer, self._producer = self._producer, None
        if producer is not None:
            await producer.stop()

    async def _deliver_next(self, consumer: AIOKafkaConsumer, deliver: Deliver) -> None:
        read = await consumer.getmany(timeout_ms=_WAIT_MS, max_records=BATCH_MAX)
        messages = [
            BusMessage(place.partition, (record.key or b"").decode(), record.value)
            for place, records in read.items()
            for record in records
        ]
        if not messages:
            return
        await deliver(messages)
        try:
            await consumer.commit(
                {place: records[-1].offset + 1 for place, records in read.items() if records}
            )
        except (CommitFailedError, IllegalStateError):
            # The lanes were given to others meanwhile, to whom this comes again.
            return

    async def _open_producer(self) -> AIOKafkaProducer:
        await self._make_topic()
        producer = AIOKafkaProducer(
            **self._options, acks="all", linger_ms=2, max_batch_size=1 << 18, request_timeout_ms=ANSWER_MS
        )
        await producer.start()
        try:
            await self._await_partitions(producer)
        except BaseException:
            await producer.stop()
            raise
        return producer

    async def _await_partitions(self, producer: AIOKafkaProducer) -> None:
        """A broker that has just made a topic may not know its partitions yet."""
        for _ in range(_LOOKS):
            found = await producer.partitions_for(self._topic)
            if len(found) == LANES:
                return
            await producer.client.force_metadata_update()
            await asyncio.sleep(0.05)
        raise ConnectionError(f"the topic {self._topic} has {len(found)} partitions, and needs {LANES}")

    async def _make_topic(self) -> None:
        admin = AIOKafkaAdminClient(**self._options)
        await admin.start()
        try:
            if self._topic not in await admin.list_topics():
                await admin.create_topics([NewTopic(self._topic, LANES, 1)])
        except TopicAlreadyExistsError:
            return
        finally:
            await admin.close()


def connection_options(url: str) -> dict[str, Any]:
    """The client's options: ``kafka://host:port,...``; ``kafkas://`` for TLS; a user for SASL.

    ``?sasl=SCRAM-SHA-512`` names another mechanism than PLAIN.
    """
    parts = urlsplit(url)
    user, _, servers = parts.netloc.rpartition("@")
    encrypted = parts.scheme == "kafkas"
    options: dict[str, Any] = {"bootstrap_servers": servers.split(",")}
    if encrypted:
        options["ssl_context"] = ssl.create_default_context()
    if user:
        name, _, password = user.partition(":")
        options["sasl_mechanism"] = parse_qs(parts.query).get("sasl", ["PLAIN"])[0]
        options["sasl_plain_username"], options["sasl_plain_password"] = unquote(name), unquote(password)
    options["security_protocol"] = ("SASL_" if user else "") + ("SSL" if encrypted else "PLAINTEXT")
    return options

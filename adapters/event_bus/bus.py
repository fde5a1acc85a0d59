"""The port of the event bus. A broker carries bytes by lane, in order, at least once; it knows no events."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

CONTENT_TYPE: Final = "application/cloudevents+json; charset=utf-8"
"""Of every message: an event in CloudEvents' structured mode."""

NAME: Final = "croupier.events"
"""The topic, or the exchange."""


@dataclass(frozen=True, slots=True)
class BusMessage:
    """One event on its way. ``key`` is its player's public id; all messages of a key have one ``lane``."""

    lane: int
    key: str
    body: bytes


Deliver = Callable[[Sequence[BusMessage]], Awaitable[None]]
"""Takes a batch, in order within each lane. It is acknowledged unless this raises."""


class EventBus(Protocol):
    """A connection to a broker, made when it is first needed and again after a failure."""

    @property
    def broker(self) -> str:
        """What it is, for people: ``Valkey Streams``."""
        ...

    async def check(self) -> None:
        """Return when the broker can be reached; raise otherwise."""
        ...

    async def publish(self, messages: Sequence[BusMessage]) -> None:
        """Publish all, in order within each lane, and return when the broker has confirmed every one.

        An exception leaves open which it has.
        """
        ...

    async def consume(self, group: str, deliver: Deliver, stopping: asyncio.Event) -> None:
        """Deliver the messages to this group until ``stopping``, or raise: then call it again.

        Processes that consume in the same group divide the lanes. A lane is at most for a moment with two of
        them, and what was not acknowledged is delivered again.
        """
        ...

    async def close(self) -> None:
        """End the connections; it may be used again."""
        ...

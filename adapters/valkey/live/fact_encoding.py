"""How a fact travels through Valkey: one JSON object per fact, on the channel of its player.

That a player registered is on a channel of the brand's, too. That the work queues of a brand have changed is
a fact of no player, on another one.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

import orjson

from adapters.postgres.outbox.row import OutboxRow
from domain.shared.facts import PublishedFact
from domain.shared.ids import PlayerId

QUEUE_CHANGED: Final = "queue.changed"
"""The name of such a fact, as triggers write it: see migrations/sql/foundation/queues.sql."""

_PREFIX = "croupier:player:"
_QUEUES_PREFIX = "croupier:queues:"
_REGISTRATIONS_PREFIX = "croupier:registrations:"
_REGISTERED = "player.registered"


def channel_of(player_id: UUID) -> bytes:
    """The channel of a player's facts."""
    return f"{_PREFIX}{player_id}".encode()


def queues_channel_of(brand: str) -> bytes:
    """The channel that says when the queues of a brand have changed."""
    return f"{_QUEUES_PREFIX}{brand}".encode()


def registrations_channel_of(brand: str) -> bytes:
    """The channel of a brand's registrations."""
    return f"{_REGISTRATIONS_PREFIX}{brand}".encode()


def channels_for(fact: OutboxRow) -> tuple[bytes, ...]:
    """The channels that a fact is published on."""
    if fact.name == QUEUE_CHANGED:
        return (queues_channel_of(fact.brand),)
    if fact.name == _REGISTERED:
        return channel_of(fact.player_id), registrations_channel_of(fact.brand)
    return (channel_of(fact.player_id),)


def encode_fact(fact: OutboxRow) -> bytes:
    """The message of a fact."""
    return orjson.dumps(
        {
            "name": fact.name,
            "player": str(fact.player_id),
            "brand": fact.brand,
            "seq": fact.seq,
            "correlation": fact.correlation_id,
            "at": fact.at,
            "payload": orjson.Fragment(fact.payload),
        }
    )


def decode_fact(message: bytes) -> PublishedFact:
    """The fact in a message.

    Raises:
        ValueError, KeyError, TypeError: not a message of ours.
    """
    content = orjson.loads(message)
    return PublishedFact(
        name=content["name"],
        player_id=PlayerId(UUID(content["player"])),
        brand=content["brand"],
        seq=content["seq"],
        payload=content["payload"],
        correlation_id=content["correlation"],
        at=datetime.fromisoformat(content["at"]),
    )

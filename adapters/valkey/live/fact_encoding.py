"""How a fact travels through Valkey: one channel per player, one JSON object per fact."""

from datetime import datetime
from uuid import UUID

import orjson

from adapters.postgres.outbox.row import OutboxRow
from domain.shared.facts import PublishedFact

_PREFIX = "croupier:player:"


def channel_of(player_id: UUID) -> bytes:
    """The channel of a player's facts."""
    return f"{_PREFIX}{player_id}".encode()


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
        player_id=UUID(content["player"]),
        brand=content["brand"],
        seq=content["seq"],
        payload=content["payload"],
        correlation_id=content["correlation"],
        at=datetime.fromisoformat(content["at"]),
    )

"""Events as CloudEvents 1.0 in structured JSON.

``type`` is ``croupier.<name>.v<version>``, ``source`` the installation and the brand, ``subject`` the
player's public id, ``dataschema`` where the installation serves the schema of this type in this version.
Extensions: ``partitionkey`` (the player), ``playerseq``, ``brand``, ``correlationid``
and ``sequence``: the position in the lane, with leading zeros, so that it sorts as text.
"""

from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

import orjson

from domain.shared.published_events import PublishedEvent

_PREFIX: Final = "croupier."
_PLAYER: Final = "plr_"
_EVENT: Final = "evt_"

SCHEMA_PATH: Final = "/event-schemas"


class KeptEvent(NamedTuple):
    """A row of ``outbox.published``; ``payload`` is JSON text, passed on as it is."""

    part: int
    position: int
    id: UUID
    player_id: UUID
    brand: str
    name: str
    version: int
    player_seq: int
    payload: str
    correlation_id: str
    at: datetime


class Installation(NamedTuple):
    """What names an installation of Croupier in its events. ``url``: where it is reached, as an origin."""

    name: str
    url: str


def event_type(name: str, version: int) -> str:
    """The ``type`` of its envelope."""
    return f"{_PREFIX}{name}.v{version}"


def schema_path(name: str, version: int) -> str:
    """Where an installation serves the schema of a type."""
    return f"{SCHEMA_PATH}/{name}.v{version}.json"


def player_key(player_id: UUID) -> str:
    """A player's public id."""
    return f"{_PLAYER}{player_id}"


def encode_event(event: KeptEvent, installation: Installation) -> bytes:
    """The event's envelope; the same bytes for the same row, whenever it is asked for."""
    player = player_key(event.player_id)
    correlation = {"correlationid": event.correlation_id} if event.correlation_id else {}
    return orjson.dumps(
        {
            "specversion": "1.0",
            "id": f"{_EVENT}{event.id}",
            "source": f"/{installation.name}/{event.brand}",
            "type": event_type(event.name, event.version),
            "subject": player,
            "time": event.at,
            "datacontenttype": "application/json",
            "dataschema": f"{installation.url}{schema_path(event.name, event.version)}",
            "partitionkey": player,
            "playerseq": event.player_seq,
            "brand": event.brand,
            **correlation,
            "sequence": f"{event.position:020d}",
            "data": orjson.Fragment(event.payload),
        },
        option=orjson.OPT_UTC_Z,
    )


def decode_event(body: bytes) -> PublishedEvent:
    """The event in an envelope.

    Raises:
        ValueError, KeyError, TypeError: it is no envelope of ours.
    """
    envelope: dict[str, Any] = orjson.loads(body)
    name, _, version = envelope["type"].removeprefix(_PREFIX).rpartition(".v")
    return PublishedEvent(
        id=UUID(envelope["id"].removeprefix(_EVENT)),
        type=name,
        version=int(version),
        brand=envelope["brand"],
        player_id=UUID(envelope["subject"].removeprefix(_PLAYER)),
        player_seq=envelope["playerseq"],
        time=datetime.fromisoformat(envelope["time"]),
        correlation_id=envelope.get("correlationid") or "",
        data=envelope["data"],
        position=int(envelope["sequence"]),
    )

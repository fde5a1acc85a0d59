"""The AsyncAPI 3 document of the events: what a receiver gets, and what it must be allowed to read for it."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from adapters.event_bus.cloud_events import event_type, schema_path
from domain.shared.event_types import EventType, EventTypes, PayloadField
from server.events.json_schema import payload_schema

Json = dict[str, Any]

MEDIA_TYPE: Final = "application/cloudevents+json"
CHANNEL: Final = "events"
SHOWN_TO: Final = "x-shown-to"
"""The coordinates of the GraphQL schema that a receiver's roles must be allowed to read."""

_EXAMPLE_URL: Final = "https://casino.example.com"
_PLAYER: Final = "plr_01a22a58-07c1-7d0c-9a43-5f6a7c2f1e00"
_ABOUT: Final = """What has happened to players and their money, as CloudEvents 1.0 in structured mode.

- The events of one player come in the order in which they happened; between players there is no order.
- An event may come twice. `playerseq` is contiguous per player: a number that was there before is a
  duplicate, and one that is left out is a gap.
- Payloads grow: ignore fields and values that you do not know. A change that would break you is a new version
  of the event, beside the old one.
- You receive what your roles may read in the API: what they may not read is left out.
- Amounts are whole minor units as text.
"""


def asyncapi_document(types: EventTypes, version: str) -> Json:
    """The whole document."""
    public = [each for each in types if each.public]
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Croupier events",
            "version": version,
            "description": _ABOUT,
            "license": {"name": "Apache License 2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": MEDIA_TYPE,
        "channels": {
            CHANNEL: {
                "address": None,
                "title": "Events",
                "description": "A stream, a topic, a queue or an address of yours: the installation says.",
                "messages": {_key(each): {"$ref": f"#/components/messages/{_key(each)}"} for each in public},
            }
        },
        "operations": {
            "tell": {
                "action": "send",
                "channel": {"$ref": f"#/channels/{CHANNEL}"},
                "summary": "Croupier tells other systems",
            }
        },
        "components": {
            "messages": {_key(each): _message(each) for each in public},
            "schemas": {"envelope": ENVELOPE},
        },
    }


def example(kind: EventType) -> Json:
    """An event as it is received."""
    return {
        "specversion": "1.0",
        "id": "evt_01a22a6f-05be-7239-9a08-90db039402c2",
        "source": "/croupier/default",
        "type": event_type(kind.name, kind.version),
        "subject": _PLAYER,
        "time": "2026-11-30T03:10:48.848071Z",
        "datacontenttype": "application/json",
        "dataschema": _EXAMPLE_URL + schema_path(kind.name, kind.version),
        "partitionkey": _PLAYER,
        "playerseq": 42,
        "brand": "default",
        "sequence": "00000000000000001042",
        "data": dict(kind.example),
    }


ENVELOPE: Final[Json] = {
    "type": "object",
    "title": "Envelope (CloudEvents 1.0)",
    "required": [
        *("specversion", "id", "source", "type", "subject", "time"),
        *("partitionkey", "playerseq", "brand", "sequence", "data"),
    ],
    "properties": {
        "specversion": {"const": "1.0"},
        "id": {"type": "string", "description": "Of this event; the same when it comes again"},
        "source": {"type": "string", "description": "The installation and the brand"},
        "type": {"type": "string", "description": "Name and version"},
        "subject": {"type": "string", "description": "The player's id, as in the API"},
        "time": {"type": "string", "format": "date-time", "description": "When it was recorded"},
        "datacontenttype": {"const": "application/json"},
        "dataschema": {"type": "string", "format": "uri", "description": "The JSON Schema of `data`"},
        "partitionkey": {"type": "string", "description": "What decides on the order: the player"},
        "playerseq": {"type": "integer", "description": "1, 2, 3 ... of this player"},
        "brand": {"type": "string"},
        "correlationid": {"type": "string", "description": "The request that caused it"},
        "sequence": {"type": "string", "description": "The position in its lane; sorts as text"},
        "data": {"type": "object"},
    },
}


def _key(kind: EventType) -> str:
    return f"{kind.name}.v{kind.version}"


def _message(kind: EventType) -> Json:
    data = {name: each for name, each in payload_schema(kind).items() if name != "$schema"}
    own = {"type": {"const": event_type(kind.name, kind.version)}, "data": data}
    return {
        "name": event_type(kind.name, kind.version),
        "title": kind.name,
        "summary": kind.docs,
        "contentType": MEDIA_TYPE,
        "payload": {
            "allOf": [{"$ref": "#/components/schemas/envelope"}, {"type": "object", "properties": own}],
        },
        "examples": [{"name": "example", "payload": example(kind)}],
        SHOWN_TO: {
            "event": list(kind.needs),
            "fields": {where: list(shown_by) for where, shown_by in _rights(kind.fields)},
        },
    }


def _rights(fields: Iterable[PayloadField], where: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in fields:
        name = f"{where}{each.name}"
        yield name, each.shown_by
        yield from _rights(each.fields, f"{name}{'[]' if each.many else ''}.")

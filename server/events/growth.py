"""Whether schemas of events have only grown since they were published, and what would break a consumer."""

from collections.abc import Iterator, Mapping
from typing import Any

from domain.shared.event_types import EventTypes
from server.events.json_schema import KNOWN_VALUES, payload_schema

Schema = Mapping[str, Any]


def published_schemas(types: EventTypes) -> dict[str, Schema]:
    """Name and version -> the schema of the payload, of all types that other systems may receive."""
    return {f"{each.name} {each.version}": payload_schema(each) for each in types if each.public}


def breaks(before: Mapping[str, Schema], now: Mapping[str, Schema]) -> list[str]:
    """Every change between two states of all schemas that a consumer of the first would fail on.

    A new field is not required: events that were kept from before do not have it. A new version of an event
    stands beside the old one.
    """
    found = [f"{name} is gone" for name in sorted(before.keys() - now.keys())]
    for name in sorted(before.keys() & now.keys()):
        found += (f"{name}{each}" for each in _breaks("", before[name], now[name]))
    return found


def _breaks(where: str, before: Schema, now: Schema) -> Iterator[str]:
    for word in ("type", "format", "pattern", "additionalProperties"):
        if before.get(word) != now.get(word):
            yield f"{where}: {word} was {before.get(word)}, is {now.get(word)}"
    if gone := [each for each in before.get(KNOWN_VALUES, ()) if each not in now.get(KNOWN_VALUES, ())]:
        yield f"{where}: {', '.join(map(str, gone))} means nothing any more"
    if "items" in before and "items" in now:
        yield from _breaks(f"{where}[]", before["items"], now["items"])
    fields, later = before.get("properties", {}), now.get("properties", {})
    required, still = set(before.get("required", ())), set(now.get("required", ()))
    for name in fields:
        if name not in later:
            yield f"{where}.{name} is gone"
        else:
            yield from _breaks(f"{where}.{name}", fields[name], later[name])
            if name in required - still:
                yield f"{where}.{name} may be missing now"
    for name in sorted(still - required):
        yield f"{where}.{name} is required now, and earlier events do not have it"

"""JSON Schemas (draft 2020-12) of events' payloads.

What is published lets a payload have more fields than it names, and a code more values: consumers ignore
what they do not know, so that both may grow. The strict form is for tests: exactly these fields, exactly
these values.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from domain.shared.event_types import EventType, Form, PayloadField

Json = dict[str, Any]

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
KNOWN_VALUES: Final = "x-extensible-enum"
"""The values of a code that there are today; more may come. A keyword of Zalando's API guidelines."""

_SHAPES: Final[Mapping[Form, Mapping[str, Any]]] = MappingProxyType(
    {
        Form.TEXT: {"type": "string"},
        Form.NUMBER: {"type": "integer"},
        Form.YES_OR_NO: {"type": "boolean"},
        Form.AMOUNT: {"type": "string", "pattern": "^-?(0|[1-9][0-9]*)$"},
        Form.MOMENT: {
            "type": "string",
            "format": "date-time",
            "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?(Z|[+-]\\d{2}:\\d{2})$",
        },
        Form.ID: {
            "type": "string",
            "format": "uuid",
            "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        },
    }
)


def payload_schema(kind: EventType, *, strict: bool = False) -> Json:
    """The schema of a payload."""
    described: Json = {"$schema": DRAFT, "title": f"{kind.name} {kind.version}", "description": kind.docs}
    return described | object_schema(kind.fields, strict=strict)


def received_schema(kind: EventType) -> Json:
    """The same for a receiver, whose roles decide on which fields there are: none is required."""
    return _without_required(payload_schema(kind))


def _without_required(schema: Json) -> Json:
    return {
        name: {each: _without_required(of) for each, of in value.items()}
        if name == "properties"
        else _without_required(value)
        if name == "items"
        else value
        for name, value in schema.items()
        if name != "required"
    }


def object_schema(fields: Iterable[PayloadField], *, strict: bool = False) -> Json:
    """The schema of an object with these fields."""
    fields = tuple(fields)
    made: Json = {
        "type": "object",
        "properties": {each.name: _field(each, strict=strict) for each in fields},
        "required": [each.name for each in fields if each.required],
    }
    return made | {"additionalProperties": False} if strict else made


def _field(field: PayloadField, *, strict: bool) -> Json:
    shape = (
        object_schema(field.fields, strict=strict) if field.form is Form.OBJECT else dict(_SHAPES[field.form])
    )
    if field.values:
        # Codes in a list or alone; null is a value of its own where the field may be null.
        values: list[str | None] = [*field.values]
        null = [None] if field.nullable and not field.many else []
        shape |= {"enum": [*values, *null]} if strict else {KNOWN_VALUES: values}
    if field.many:
        shape = {"type": "array", "items": shape}
    if field.nullable:
        shape["type"] = [shape["type"], "null"]
    return {"description": field.docs} | shape

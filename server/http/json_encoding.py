"""Encodes responses as JSON."""

import json
from typing import Any

import orjson


def encode_json(value: Any) -> bytes:
    """JSON in UTF-8. Falls back to the standard library for integers of more than 64 bits."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()

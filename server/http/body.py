"""From untrusted bytes to one well-formed GraphQL request. Nothing here raises anything but Malformed."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import orjson

from server.http.errors import Malformed
from server.http.literals import INEXACT, NUL_SENT, holds_nul, is_exact

LONG_NUMBER: Final = re.compile(rb"\d[\d.]{15,}")  # shorter ones survive a float unchanged


@dataclass(frozen=True, slots=True)
class Call:
    """What a client asks to have executed."""

    query: str
    variables: dict[str, Any]
    operation_name: str | None = None
    extensions: dict[str, Any] | None = None


def decode(raw: bytes | str, depth_max: int) -> Any:
    """The JSON value of ``raw``: strictly JSON, UTF-8, no deeper than allowed, no number rounded."""
    try:
        value = orjson.loads(raw)
        sent = raw if isinstance(raw, bytes) else raw.encode()
        if deeper_than(value, depth_max):
            raise Malformed("The JSON is nested too deeply.")
        if holds_nul(sent):
            raise Malformed(NUL_SENT)
        if LONG_NUMBER.search(sent):
            value = json.loads(raw, parse_float=exact_float)
    except (ValueError, RecursionError) as error:
        raise Malformed("The message is not valid JSON.") from error
    return value


def exact_float(text: str) -> float:
    """The float a JSON number stands for."""
    if not is_exact(text):
        raise Malformed(INEXACT)
    return float(text)


def deeper_than(value: Any, depth_max: int) -> bool:
    """Whether objects and lists are nested more than ``depth_max`` levels; visits each value once."""
    level = containers([value])
    for _ in range(depth_max):
        if not level:
            return False
        level = [
            found
            for outer in level
            for found in containers(outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(level)


def containers(values: Iterable[Any]) -> list[Any]:
    """The objects and lists among some values."""
    return [value for value in values if isinstance(value, dict | list)]


def call_of(value: Any) -> Call:
    """The request in a decoded body or in the payload of a ``subscribe`` message."""
    if not isinstance(value, dict):
        raise Malformed("A GraphQL request is a JSON object; batches are not accepted.")
    query, name = value.get("query"), value.get("operationName")
    variables, extensions = value.get("variables"), value.get("extensions")
    if not isinstance(query, str) or not query:
        raise Malformed("`query` must be a non-empty string.")
    if not isinstance(variables, dict | None):
        raise Malformed("`variables` must be an object.")
    if not isinstance(name, str | None):
        raise Malformed("`operationName` must be a string.")
    if not isinstance(extensions, dict | None):
        raise Malformed("`extensions` must be an object.")
    return Call(query, variables or {}, name, extensions)

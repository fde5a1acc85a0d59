"""Parses untrusted bytes into one well-formed GraphQL request. Raises MalformedRequest only."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import orjson

from server.http.errors import MalformedRequest
from server.http.graphql_api.validation.literals import INEXACT, NUL_SENT, holds_nul, is_exact

LONG_NUMBER: Final = re.compile(rb"\d[\d.]{15,}")  # shorter ones survive a float unchanged


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """The members of a GraphQL request."""

    query: str
    variables: dict[str, Any]
    operation_name: str | None = None
    extensions: dict[str, Any] | None = None


def decode_json(raw: bytes | str, depth_max: int) -> Any:
    """The JSON value of ``raw``: strictly JSON, UTF-8, no deeper than allowed, no number rounded."""
    try:
        value = orjson.loads(raw)
        sent = raw if isinstance(raw, bytes) else raw.encode()
        if is_deeper_than(value, depth_max):
            raise MalformedRequest("The JSON is nested too deeply.")
        if holds_nul(sent):
            raise MalformedRequest(NUL_SENT)
        if LONG_NUMBER.search(sent):
            value = json.loads(raw, parse_float=exact_float)
    except (ValueError, RecursionError) as error:
        raise MalformedRequest("The message is not valid JSON.") from error
    return value


def exact_float(text: str) -> float:
    """The float a JSON number stands for."""
    if not is_exact(text):
        raise MalformedRequest(INEXACT)
    return float(text)


def is_deeper_than(value: Any, depth_max: int) -> bool:
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


def parse_graphql_request(value: Any) -> GraphQLRequest:
    """The request in a decoded body or in the payload of a ``subscribe`` message."""
    if not isinstance(value, dict):
        raise MalformedRequest("A GraphQL request is a JSON object; batches are not accepted.")
    query, name = value.get("query"), value.get("operationName")
    variables, extensions = value.get("variables"), value.get("extensions")
    if not isinstance(query, str) or not query:
        raise MalformedRequest("`query` must be a non-empty string.")
    if not isinstance(variables, dict | None):
        raise MalformedRequest("`variables` must be an object.")
    if not isinstance(name, str | None):
        raise MalformedRequest("`operationName` must be a string.")
    if not isinstance(extensions, dict | None):
        raise MalformedRequest("`extensions` must be an object.")
    return GraphQLRequest(query, variables or {}, name, extensions)

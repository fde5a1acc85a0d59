"""Parses untrusted bytes into one well-formed GraphQL request. Raises MalformedRequest only."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import orjson

from server.http.errors import MalformedRequest
from server.http.graphql_api.persisted_documents import persisted_hash
from server.http.graphql_api.validation.literals import INEXACT, NUL_SENT, holds_nul, is_exact

JSON_VALUES_MAX: Final = 10_000
"""Members of objects and lists in one message, counted before any of them is looked at."""

TOO_MANY_VALUES: Final = f"The JSON holds more than {JSON_VALUES_MAX} values."

LONG_NUMBER: Final = re.compile(rb"\d[\d.]{15,}")  # shorter ones survive a float unchanged


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """The members of a GraphQL request. ``query`` is empty where ``document_hash`` stands for it."""

    query: str
    variables: dict[str, Any]
    operation_name: str | None = None
    extensions: dict[str, Any] | None = None
    document_hash: str | None = None


def decode_json(raw: bytes | str, depth_max: int) -> Any:
    """The JSON value of ``raw``: strictly JSON, UTF-8, neither too deep nor too much, no number rounded."""
    try:
        sent = raw if isinstance(raw, bytes) else raw.encode()
        if sent.count(b"[") + sent.count(b"{") > JSON_VALUES_MAX:  # no text of ours has as many either
            raise MalformedRequest(TOO_MANY_VALUES)
        value = orjson.loads(sent)
        require_shape(value, depth_max)
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


def require_shape(value: Any, depth_max: int) -> None:
    """Refuse what nests objects and lists too deeply, or holds too many values; visits each value once.

    Raises:
        MalformedRequest: it does.
    """
    level, counted = containers([value]), 0
    for _ in range(depth_max):
        counted += sum(map(len, level))
        if counted > JSON_VALUES_MAX:
            raise MalformedRequest(TOO_MANY_VALUES)
        level = [
            found
            for outer in level
            for found in containers(outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return
    raise MalformedRequest("The JSON is nested too deeply.")


def containers(values: Iterable[Any]) -> list[Any]:
    """The objects and lists among some values."""
    return [value for value in values if isinstance(value, dict | list)]


def parse_graphql_request(value: Any) -> GraphQLRequest:
    """The request in a decoded body or in the payload of a ``subscribe`` message."""
    if not isinstance(value, dict):
        raise MalformedRequest("A GraphQL request is a JSON object; batches are not accepted.")
    query, name = value.get("query"), value.get("operationName")
    variables, extensions = value.get("variables"), value.get("extensions")
    digest = persisted_hash(extensions) if query is None else None
    if digest is None and (not isinstance(query, str) or not query):
        raise MalformedRequest("`query` must be a non-empty string.")
    if not isinstance(variables, dict | None):
        raise MalformedRequest("`variables` must be an object.")
    if not isinstance(name, str | None):
        raise MalformedRequest("`operationName` must be a string.")
    if not isinstance(extensions, dict | None):
        raise MalformedRequest("`extensions` must be an object.")
    return GraphQLRequest(query or "", variables or {}, name, extensions, digest)

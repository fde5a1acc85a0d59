"""The failures in the OpenAPI document: which statuses an alias has, and what their problems hold."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from graphql import GraphQLObjectType

from domain.shared.outcomes import Refusal
from schema.binding import DOMAIN_TYPE_OF
from server.http.errors import (
    BAD_USER_INPUT,
    FORBIDDEN,
    INTERNAL,
    OUTCOME_UNKNOWN,
    RATE_LIMITED,
    STEP_UP_REQUIRED,
    TIMEOUT,
    UNAUTHENTICATED,
    UNAVAILABLE,
)
from server.http.rest.aliases import Alias
from server.http.rest.problems import KINDS, TYPE, kind_of, refusal_status, title_of

Json = dict[str, Any]

PROBLEM: Final[Json] = {
    "type": "object",
    "description": "RFC 9457; further members depend on the type",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {
            "type": "string",
            "description": "The stable name to branch on",
            "examples": ["urn:croupier:problem:email-taken"],
        },
        "title": {"type": "string", "description": "For people; it may change"},
        "status": {"type": "integer", "description": "The status of the response"},
        "detail": {"type": "string", "description": "Why it was refused: one sentence, which may change"},
        "field": {"type": "string", "description": "The parameter or field that is wrong"},
        "coordinate": {"type": "string", "description": "The part of the schema that the caller may not use"},
        "correlationId": {"type": "string", "description": "Names the fault in our log"},
    },
}
_PROBLEM_REFERENCE: Final = {"$ref": "#/components/schemas/Problem"}
_RETRY_AFTER: Final = {
    "Retry-After": {"description": "Seconds to wait", "required": True, "schema": {"type": "integer"}}
}


def _kinds(status: int, *kinds: str) -> Json:
    """Examples of problems, one of each kind."""
    return {
        kind: {"value": {"type": f"{TYPE}{kind}", "title": title_of(kind), "status": status}}
        for kind in kinds
    }


def _response(description: str, examples: Json, **more: Any) -> Json:
    content = {"application/problem+json": {"schema": _PROBLEM_REFERENCE, "examples": examples}}
    return {"description": description, "content": content, **more}


def _codes(status: int, *codes: str) -> Json:
    return _kinds(status, *map(kind_of, codes))


RESPONSES: Final[Json] = {
    "BadRequest": _response(
        "The parameters or the body are malformed", _codes(400, BAD_USER_INPUT) | _kinds(400, "bad-request")
    ),
    "Unauthenticated": _response(
        "A valid token is needed",
        _codes(401, UNAUTHENTICATED),
        headers={
            "WWW-Authenticate": {"description": "Bearer", "required": True, "schema": {"type": "string"}}
        },
    ),
    "Forbidden": _response("The caller may not do this", _codes(403, FORBIDDEN, STEP_UP_REQUIRED)),
    "NotFound": _response("It does not exist, or is out of the caller's reach", _kinds(404, "not-found")),
    "ContentTooLarge": _response("The body is too large", _kinds(413, KINDS[413])),
    "UnsupportedMediaType": _response("The body is not JSON in UTF-8", _kinds(415, KINDS[415])),
    "RateLimited": _response("Too much in too short a time", _codes(429, RATE_LIMITED), headers=_RETRY_AFTER),
    "InternalError": _response("A fault of ours", _codes(500, INTERNAL)),
    "Unavailable": _response(
        "Not done, or not known to be done: send it again with the same key",
        _codes(503, UNAVAILABLE, OUTCOME_UNKNOWN, TIMEOUT),
        headers=_RETRY_AFTER,
    ),
}
"""The failures that aliases share, by name."""

_EVERYWHERE: Final = {
    "400": "BadRequest",
    "401": "Unauthenticated",
    "403": "Forbidden",
    "429": "RateLimited",
    "500": "InternalError",
    "503": "Unavailable",
}
_WITH_BODY: Final = {"413": "ContentTooLarge", "415": "UnsupportedMediaType"}


def failures(alias: Alias) -> Json:
    """The failures of an alias, but for its refusals: status -> response."""
    shared = failures_of_reads(by_id="{id}" in alias.path and not alias.success)
    return dict(sorted((shared | (_references(_WITH_BODY) if alias.takes_body else {})).items()))


def failures_of_reads(*, by_id: bool) -> Json:
    """The failures of what takes no body: status -> response."""
    return _references(_EVERYWHERE | ({"404": "NotFound"} if by_id else {}))


def _references(names: Mapping[str, str]) -> Json:
    return {status: {"$ref": f"#/components/responses/{name}"} for status, name in sorted(names.items())}


def refusals(types: Iterable[GraphQLObjectType], own: Mapping[str, Json]) -> Json:
    """The refusals of an alias: status -> response. ``own``: type -> the shapes of what is selected of it."""
    by_status: dict[int, dict[str, GraphQLObjectType]] = {}
    for type_ in types:
        code = _refusal(type_).code
        by_status.setdefault(refusal_status(code, own[type_.name]), {})[code] = type_
    return {str(status): _refused(status, group, own) for status, group in sorted(by_status.items())}


def _refused(status: int, types: Mapping[str, GraphQLObjectType], own: Mapping[str, Json]) -> Json:
    properties: Json = {"type": {"enum": [f"{TYPE}{kind_of(code)}" for code in types]}}
    for type_ in types.values():
        properties |= {
            name: shape for name, shape in own[type_.name].items() if name not in {"code", "message"}
        }
    examples = {
        kind_of(code): {
            "value": {
                "type": f"{TYPE}{kind_of(code)}",
                "title": title_of(code),
                "status": status,
                "detail": _refusal(type_).message,
            }
        }
        for code, type_ in types.items()
    }
    schema = {"allOf": [_PROBLEM_REFERENCE, {"type": "object", "properties": properties}]}
    return {
        "description": "Refused: nothing was changed",
        "content": {"application/problem+json": {"schema": schema, "examples": examples}},
    }


def _refusal(type_: GraphQLObjectType) -> type[Refusal]:
    """The refusal that is published as this type."""
    domain_type: type[Refusal] = DOMAIN_TYPE_OF[type_.extensions["strawberry-definition"].origin]
    return domain_type

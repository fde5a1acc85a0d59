"""Problem details (RFC 9457): how a REST alias spells what went wrong."""

from collections.abc import Sequence
from typing import Any

from graphql import GraphQLError
from starlette.responses import JSONResponse

STATUS_OF_CODE = {
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "NOT_FOUND": 404,
    "BAD_USER_INPUT": 400,
    "GRAPHQL_VALIDATION_FAILED": 400,
    "QUERY_TOO_COMPLEX": 400,
    "TIMEOUT": 504,
}
"""``extensions.code`` -> HTTP status; anything else is ours to mend: 500."""


class Problem(JSONResponse):
    """``application/problem+json``."""

    media_type = "application/problem+json"

    def __init__(self, status: int, title: str, kind: str, **members: Any) -> None:
        body = {"type": f"urn:croupier:problem:{kind}", "title": title, "status": status, **members}
        super().__init__({key: value for key, value in body.items() if value is not None}, status)
        if status == STATUS_OF_CODE["UNAUTHENTICATED"]:
            self.headers["www-authenticate"] = "Bearer"


def problem_of(errors: Sequence[GraphQLError]) -> Problem:
    """The first error, as a problem."""
    error = errors[0]
    extensions = error.extensions or {}
    code = str(extensions.get("code", "INTERNAL_SERVER_ERROR"))
    # GraphQL's own complaints about variables carry no code of ours.
    if error.original_error is None and "code" not in extensions:
        code = "BAD_USER_INPUT"
    return Problem(
        STATUS_OF_CODE.get(code, 500),
        error.message,
        code.lower().replace("_", "-"),
        code=code,
        field=extensions.get("field"),
        coordinate=extensions.get("coordinate"),
        correlationId=extensions.get("correlationId"),
    )

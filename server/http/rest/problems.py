"""Problem details (RFC 9457): the error responses of REST aliases."""

from collections.abc import Callable
from typing import Any, Final

from starlette.responses import JSONResponse

from server.http.errors import (
    BAD_USER_INPUT,
    FORBIDDEN,
    OUTCOME_UNKNOWN,
    RATE_LIMITED,
    STEP_UP_REQUIRED,
    TIMEOUT,
    TOO_COMPLEX,
    UNAUTHENTICATED,
    UNAVAILABLE,
    VALIDATION_FAILED,
    cut_text,
)

STATUS: Final = {
    UNAUTHENTICATED: 401,
    FORBIDDEN: 403,
    STEP_UP_REQUIRED: 403,
    RATE_LIMITED: 429,
    BAD_USER_INPUT: 400,
    VALIDATION_FAILED: 400,
    TOO_COMPLEX: 400,
    TIMEOUT: 503,
    OUTCOME_UNKNOWN: 503,
    UNAVAILABLE: 503,
}
"""``extensions.code`` -> HTTP status; 500 for anything else."""

TYPE: Final = "urn:croupier:problem:"


class Problem(JSONResponse):
    """``application/problem+json``; ``kind`` is the stable name clients may branch on."""

    media_type = "application/problem+json"

    def __init__(self, status: int, kind: str, title: str, **members: Any) -> None:
        body = {"type": f"{TYPE}{kind}", "title": cut_text(title), "status": status, **members}
        if isinstance(body.get("field"), str):  # the name of a parameter that may be the client's own
            body["field"] = cut_text(body["field"])
        headers = {"cache-control": "no-store"}
        if status == STATUS[UNAUTHENTICATED]:
            headers["www-authenticate"] = "Bearer"
        super().__init__({name: value for name, value in body.items() if value is not None}, status, headers)


def problem_of(error: dict[str, Any], parameter_of: Callable[[str], str]) -> Problem:
    """A masked GraphQL error as a problem; ``parameter_of`` gives the parameter that fills an input field."""
    extensions = error["extensions"]
    code = str(extensions["code"])
    members = {name: extensions.get(name) for name in ("field", "coordinate", "correlationId")}
    if members["field"]:
        members["field"] = parameter_of(members["field"])
    problem = Problem(STATUS.get(code, 500), code.lower().replace("_", "-"), error["message"], **members)
    if code == RATE_LIMITED:
        problem.headers["retry-after"] = str(extensions["retryAfter"])
    return problem


def not_found() -> Problem:
    """It does not exist, or is not within the caller's reach: the two look alike."""
    return Problem(404, "not-found", "There is nothing here")


def refusal_problem(member: dict[str, Any]) -> Problem:
    """The problem of a result union's member that is no success."""
    name = str(member.pop("__typename"))
    status = 422 if "reasons" in member else 409
    return Problem(status, _kebab(name), _title(name), **member)


def _kebab(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")


def _title(name: str) -> str:
    return _kebab(name).replace("-", " ").capitalize()

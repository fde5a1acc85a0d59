"""Problem details (RFC 9457): the error responses of REST aliases."""

from collections.abc import Callable, Container, Mapping
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from server.http.errors import (
    BAD_USER_INPUT,
    FORBIDDEN,
    INTERNAL,
    OUTCOME_UNKNOWN,
    RATE_LIMITED,
    STEP_UP_REQUIRED,
    TIMEOUT,
    TOO_COMPLEX,
    UNAUTHENTICATED,
    UNAVAILABLE,
    VALIDATION_FAILED,
    RequestRefused,
    cut_text,
    retry_headers,
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

KINDS: Final = {413: "content-too-large", 415: "unsupported-media-type", 421: "misdirected-request"}
"""Status of a request that is refused before its operation -> kind; bad-request for the others."""

TYPE: Final = "urn:croupier:problem:"


class Problem(JSONResponse):
    """``application/problem+json``: ``kind`` is the stable name to branch on, ``detail`` says why."""

    media_type = "application/problem+json"

    def __init__(self, status: int, kind: str, detail: str, **members: Any) -> None:
        named = {"type": f"{TYPE}{kind}", "title": title_of(kind), "status": status}
        body = {**named, "detail": cut_text(detail), **members}
        if isinstance(body.get("field"), str):  # the name of a parameter that may be the client's own
            body["field"] = cut_text(body["field"])
        headers = {"cache-control": "no-store", **retry_headers(status)}
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
    why = extensions.get("complaint", error["message"])
    problem = Problem(STATUS.get(code, 500), kind_of(code), why, **members)
    if code == RATE_LIMITED:
        problem.headers["retry-after"] = str(extensions["retryAfter"])
    return problem


def not_found() -> Problem:
    """It does not exist, or is not within the caller's reach: the two look alike."""
    return Problem(404, "not-found", "There is nothing here")


def method_not_allowed(allowed: str) -> Problem:
    """The path is there, and takes other methods."""
    problem = Problem(405, "method-not-allowed", "This path does not take this method")
    problem.headers["allow"] = allowed
    return problem


def refused_request(refused: RequestRefused) -> Problem:
    """The problem of a request that is refused for its form: of its body, say."""
    problem = Problem(refused.status, KINDS.get(refused.status, "bad-request"), str(refused))
    for name, value in refused.headers:
        problem.headers[name.decode()] = value.decode()
    return problem


def refusal_status(code: str, members: Container[str]) -> int:
    """The status of a refusal with this code and these fields of its own."""
    if "reasons" in members:
        return 422
    return 404 if code.endswith("_NOT_FOUND") else 409


def refusal_problem(member: dict[str, Any]) -> Problem:
    """The problem of a result union's member that is a refusal."""
    code = member["code"]
    members = {name: value for name, value in member.items() if name not in {"__typename", "code", "message"}}
    return Problem(refusal_status(code, members), kind_of(code), member["message"], **members)


def kind_of(code: str) -> str:
    """``wallet-not-found`` for ``WALLET_NOT_FOUND``."""
    return code.lower().replace("_", "-")


def title_of(code: str) -> str:
    """``Wallet not found`` for ``WALLET_NOT_FOUND`` or ``wallet-not-found``."""
    return code.replace("_", " ").replace("-", " ").capitalize()


async def _http_problem(_request: Request, error: Exception) -> Response:
    """The problem of a path or method that no route takes."""
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == 404:  # noqa: PLR2004
        return not_found()
    allowed = (error.headers or {}).get("Allow")
    if allowed is not None:
        return method_not_allowed(allowed)
    return Problem(error.status_code, KINDS.get(error.status_code, "bad-request"), error.detail)


async def _internal_problem(_request: Request, _error: Exception) -> Response:
    """The problem of a fault of ours outside of GraphQL, which is logged where it is raised."""
    return Problem(500, kind_of(INTERNAL), "Internal error")


HTTP_PROBLEM_HANDLERS: Final[Mapping[Any, Any]] = {
    HTTPException: _http_problem,
    Exception: _internal_problem,
}
"""Exception type -> its handler, for Starlette: failures outside of every route."""

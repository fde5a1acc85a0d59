"""What may leave the process when something went wrong: a code and a safe sentence, nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from traceback import extract_tb
from typing import Any, Final

import structlog
from graphql import FieldNode, GraphQLError, GraphQLSyntaxError, OperationType

from server.http.errors import (
    BAD_USER_INPUT,
    CODES,
    DENIALS,
    INTERNAL,
    PARSE_FAILED,
    TIMEOUT,
    ErrorCodes,
)
from server.http.graphql_api.documents import GraphQLOperation
from server.observability.correlation import correlation_id

log = structlog.get_logger("croupier.graphql")

LIBRARY_FOLDERS: Final = ("/graphql/", "/strawberry/")
TRAIL_FRAMES: Final = 12

MASKED: Final = "Something went wrong on our side. Quote the correlation id when you report it."
TOO_SLOW: Final = "The operation took too long and was stopped."
OUTCOME_UNKNOWN: Final = (
    "The operation took too long and its outcome is unknown: "
    "send it again with the same idempotency key to learn it."
)


@dataclass(frozen=True, slots=True)
class PublicError:
    """What a client learns about one error."""

    code: str
    message: str
    details: Mapping[str, Any]


def field_path(error: GraphQLError) -> tuple[str, ...]:
    """Where an error happened, without list indices: equal for every row of one page."""
    return tuple(step for step in error.path or () if isinstance(step, str))


def stack_trail(cause: BaseException) -> str:
    """The frames a cause came through, innermost last. Never its message: that may hold personal data."""
    frames = extract_tb(cause.__traceback__)
    ours = [
        frame for frame in frames if not any(part in frame.filename for part in LIBRARY_FOLDERS)
    ] or frames
    return " > ".join(f"{frame.filename}:{frame.lineno}:{frame.name}" for frame in ours[-TRAIL_FRAMES:])


@dataclass(frozen=True, slots=True)
class ErrorMask:
    """Turns the errors of one operation into what its client may see; logs what stays hidden."""

    codes: ErrorCodes
    errors_max: int

    def __call__(
        self, errors: Iterable[GraphQLError], operation: GraphQLOperation | None
    ) -> list[dict[str, Any]]:
        """At most ``errors_max`` JSON-ready errors; denials of one field count once, however many rows."""
        leaving: list[dict[str, Any]] = []
        seen: set[tuple[object, ...]] = set()
        incident = ""
        for error in errors:
            verdict = self.judge(error)
            if verdict.code == TIMEOUT and operation and operation.kind is OperationType.MUTATION:
                verdict = PublicError(TIMEOUT, OUTCOME_UNKNOWN, {"outcome": "UNKNOWN"})
            where = (verdict.details.get("coordinate"), *field_path(error))
            place = (verdict.code, type(error.original_error), *where)
            if verdict.code in DENIALS and place in seen:
                continue
            if verdict.code == INTERNAL:
                incident = incident or correlation_id()
                verdict = PublicError(INTERNAL, MASKED, {"correlationId": incident})
                if place not in seen:
                    log_masked_error(error, operation.name if operation else None, incident)
            seen.add(place)
            leaving.append(error_json(error, verdict))
            if len(leaving) == self.errors_max:
                break
        return leaving

    def judge(self, error: GraphQLError) -> PublicError:
        """The code an error deserves. Whatever nobody vouched for is INTERNAL_SERVER_ERROR."""
        cause = error.original_error
        if cause is not None and not isinstance(cause, GraphQLError):
            return self.judge_exception(cause)
        details = error.extensions or {}
        if details.get("code") in CODES:
            return PublicError(details["code"], error.message, details)
        if isinstance(error, GraphQLSyntaxError):
            return PublicError(PARSE_FAILED, error.message, {})
        if error.path is None or about_an_argument(error):
            return PublicError(BAD_USER_INPUT, error.message, {})
        return PublicError(INTERNAL, MASKED, {})

    def judge_exception(self, cause: Exception) -> PublicError:
        """The same for what a resolver raised."""
        code = next((self.codes[kind] for kind in type(cause).__mro__ if kind in self.codes), INTERNAL)
        if code in {INTERNAL, TIMEOUT}:
            return PublicError(code, TOO_SLOW if code == TIMEOUT else MASKED, {})
        field = getattr(cause, "field", None)
        return PublicError(code, str(cause), {"field": field} if field else {})


def about_an_argument(error: GraphQLError) -> bool:
    """Whether graphql-core blames what the client wrote inside a field's parentheses.

    Its complaints about what a resolver returned name the field itself instead, and stay hidden.
    """
    return bool(error.nodes) and not any(isinstance(node, FieldNode) for node in error.nodes or ())


def error_json(error: GraphQLError, verdict: PublicError) -> dict[str, Any]:
    """One entry of the response's ``errors``."""
    entry: dict[str, Any] = {"message": verdict.message}
    if error.locations:
        entry["locations"] = [{"line": at.line, "column": at.column} for at in error.locations]
    if error.path is not None:
        entry["path"] = error.path
    entry["extensions"] = {**verdict.details, "code": verdict.code}
    return entry


def log_masked_error(error: GraphQLError, operation: str | None, incident: str) -> None:
    """Log one hidden error: kind, place and frames, never variables or messages."""
    cause = error.original_error or error
    log.error(
        "graphql_error_masked",
        correlation_id=incident,
        operation=operation,
        field=".".join(field_path(error)),
        error=f"{type(cause).__module__}.{type(cause).__qualname__}",
        trail=stack_trail(cause),
    )

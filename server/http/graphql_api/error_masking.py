"""Masks errors: clients get a code and a safe sentence, the log gets the frames."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from traceback import extract_tb
from typing import Any, Final

import structlog
from graphql import FieldNode, GraphQLError, GraphQLSyntaxError, OperationType

from adapters.backend_errors import backend_state, is_outcome_unknown, unavailable_of
from server.http.errors import (
    BAD_USER_INPUT,
    CODES,
    DENIALS,
    INTERNAL,
    OUTCOME_UNKNOWN,
    PARSE_FAILED,
    TIMEOUT,
    UNAVAILABLE,
    ErrorCodes,
    cut_text,
)
from server.http.graphql_api.documents import GraphQLOperation
from server.http.graphql_api.variable_fields import UnusableVariable, field_of, unusable_variable
from server.observability.correlation import correlation_id

log = structlog.get_logger("croupier.graphql")

LIBRARY_FOLDERS: Final = ("/graphql/", "/strawberry/")
TRAIL_FRAMES: Final = 12
LOCATIONS_MAX: Final = 20

MASKED: Final = "Something went wrong on our side. Quote the correlation id when you report it."
TOO_SLOW: Final = "The operation took too long and was stopped."
SLOW_AND_UNKNOWN: Final = (
    "The operation took too long and its outcome is unknown: "
    "send it again with the same idempotency key to learn it."
)
LOST: Final = (
    "The connection to a server was lost and the outcome is unknown: "
    "send it again with the same idempotency key to learn it."
)


@dataclass(frozen=True, slots=True)
class PublicError:
    """One error as the client sees it."""

    code: str
    message: str
    details: Mapping[str, Any]


def field_path(error: GraphQLError) -> tuple[str, ...]:
    """The path of an error without list indices: equal for every row of one page."""
    return tuple(step for step in error.path or () if isinstance(step, str))


def stack_trail(cause: BaseException) -> str:
    """The frames of an exception, innermost last. Never its message, which may hold personal data."""
    frames = extract_tb(cause.__traceback__)
    ours = [
        frame for frame in frames if not any(part in frame.filename for part in LIBRARY_FOLDERS)
    ] or frames
    return " > ".join(f"{frame.filename}:{frame.lineno}:{frame.name}" for frame in ours[-TRAIL_FRAMES:])


@dataclass(frozen=True, slots=True)
class ErrorMask:
    """Turns the errors of one operation into those its client may see; logs the masked ones."""

    codes: ErrorCodes
    errors_max: int

    def __call__(
        self, errors: Iterable[GraphQLError], operation: GraphQLOperation | None
    ) -> list[dict[str, Any]]:
        """At most ``errors_max`` JSON-ready errors; denials of one field count once, however many rows."""
        entries: list[dict[str, Any]] = []
        seen: set[tuple[object, ...]] = set()
        incident = ""
        for error in errors:
            public = self.classify(error)
            if public.code == UNAVAILABLE and operation and operation.kind is OperationType.MUTATION:
                public = outcome_of(error, public)
            if public.code == TIMEOUT and operation and operation.kind is OperationType.MUTATION:
                public = PublicError(TIMEOUT, SLOW_AND_UNKNOWN, {"outcome": "UNKNOWN"})
            if public.code == BAD_USER_INPUT and operation and (unusable := unusable_variable(error)):
                public = bad_variable(unusable, operation)
            where = (public.details.get("coordinate"), *field_path(error))
            place = (public.code, type(error.original_error), *where)
            if public.code in DENIALS and place in seen:
                continue
            if public.code == INTERNAL:
                incident = incident or correlation_id()
                public = PublicError(INTERNAL, MASKED, {"correlationId": incident})
                if place not in seen:
                    log_masked_error(error, operation.name if operation else None, incident)
            seen.add(place)
            entries.append(error_json(error, public))
            if len(entries) == self.errors_max:
                break
        return entries

    def classify(self, error: GraphQLError) -> PublicError:
        """The code and message of an error; INTERNAL_SERVER_ERROR unless it is known to be public."""
        cause = error.original_error
        if cause is not None and not isinstance(cause, GraphQLError):
            return self.classify_exception(cause)
        details = error.extensions or {}
        if details.get("code") in CODES:
            return PublicError(details["code"], error.message, details)
        if isinstance(error, GraphQLSyntaxError):
            return PublicError(PARSE_FAILED, error.message, {})
        if error.path is None or about_an_argument(error):
            return PublicError(BAD_USER_INPUT, error.message, {})
        return PublicError(INTERNAL, MASKED, {})

    def classify_exception(self, cause: Exception) -> PublicError:
        """The code and message of an exception that a resolver raised."""
        if (unavailable := unavailable_of(cause)) is not None and unavailable is not cause:
            log.error("backend_unavailable", state=backend_state(cause), error=type(cause).__name__)
            cause = unavailable
        code = next((self.codes[kind] for kind in type(cause).__mro__ if kind in self.codes), INTERNAL)
        if code in {INTERNAL, TIMEOUT}:
            return PublicError(code, TOO_SLOW if code == TIMEOUT else MASKED, {})
        field = getattr(cause, "field", None)
        return PublicError(code, str(cause), {"field": field} if field else {})


def outcome_of(error: GraphQLError, public: PublicError) -> PublicError:
    """The same error of a mutation, by a code of its own where its outcome is unknown."""
    cause = error.original_error
    if cause is None or not is_outcome_unknown(cause):
        return public
    return PublicError(OUTCOME_UNKNOWN, LOST, {"outcome": "UNKNOWN"})


def bad_variable(unusable: UnusableVariable, operation: GraphQLOperation) -> PublicError:
    """The error of a variable that cannot be used; ``complaint`` says it without naming the variable."""
    field = field_of(unusable, operation)
    details = {"complaint": unusable.complaint} | ({"field": field} if field else {})
    return PublicError(BAD_USER_INPUT, unusable.message, details)


def about_an_argument(error: GraphQLError) -> bool:
    """Whether graphql-core's error is about an argument the client wrote.

    Its errors about a resolver's return value name the field itself instead, and stay masked.
    """
    return bool(error.nodes) and not any(isinstance(node, FieldNode) for node in error.nodes or ())


def error_json(error: GraphQLError, public: PublicError) -> dict[str, Any]:
    """One entry of the response's ``errors``."""
    entry: dict[str, Any] = {"message": cut_text(public.message)}
    if error.locations:
        found = error.locations[:LOCATIONS_MAX]
        entry["locations"] = [{"line": at.line, "column": at.column} for at in found]
    if error.path is not None:
        entry["path"] = error.path
    details = {name: _cut(value) for name, value in public.details.items()}
    entry["extensions"] = {**details, "code": public.code}
    return entry


def _cut(value: Any) -> Any:
    """The value; shortened where it is a text, which may be the client's."""
    return cut_text(value) if isinstance(value, str) else value


def log_masked_error(error: GraphQLError, operation: str | None, incident: str) -> None:
    """Log one masked error: type, path and frames, never variables or messages."""
    cause = error.original_error or error
    log.error(
        "graphql_error_masked",
        correlation_id=incident,
        operation=_cut(operation),
        field=cut_text(".".join(field_path(error))),
        error=f"{type(cause).__module__}.{type(cause).__qualname__}",
        trail=stack_trail(cause),
    )

"""The error codes clients may rely on, and which Python exception becomes which code.

errors[].extensions.code
├── GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED   the document
├── BAD_USER_INPUT                                    variables, arguments, the request itself
├── PERSISTED_QUERY_NOT_FOUND                         a hash that stands for no document here
├── QUERY_TOO_COMPLEX                                 a limit of limits.py
├── UNAUTHENTICATED, FORBIDDEN                        the caller may not
├── STEP_UP_REQUIRED                                  this operation needs a freshly proved factor
├── RATE_LIMITED                                      a rate limit is exceeded; see retryAfter
├── UNAVAILABLE                                       a backend cannot do its work now; nothing was changed
├── OUTCOME_UNKNOWN                                   a mutation lost a backend: retry with the same key
├── TIMEOUT                                           took longer than one operation may
└── INTERNAL_SERVER_ERROR                             a bug or an outage: masked, with a correlation id
"""

from collections.abc import Mapping, Sequence
from http.client import SERVICE_UNAVAILABLE
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from graphql import GraphQLError

from domain.shared.errors import BadInput, Unavailable

PARSE_FAILED: Final = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED: Final = "GRAPHQL_VALIDATION_FAILED"
BAD_USER_INPUT: Final = "BAD_USER_INPUT"
TOO_COMPLEX: Final = "QUERY_TOO_COMPLEX"
UNAUTHENTICATED: Final = "UNAUTHENTICATED"
FORBIDDEN: Final = "FORBIDDEN"
PERSISTED_QUERY_NOT_FOUND: Final = "PERSISTED_QUERY_NOT_FOUND"
STEP_UP_REQUIRED: Final = "STEP_UP_REQUIRED"
RATE_LIMITED: Final = "RATE_LIMITED"
UNAVAILABLE: Final = "UNAVAILABLE"
OUTCOME_UNKNOWN: Final = "OUTCOME_UNKNOWN"
TIMEOUT: Final = "TIMEOUT"
INTERNAL: Final = "INTERNAL_SERVER_ERROR"

REASON_BYTES_MAX: Final = 123  # RFC 6455 5.5.1

MESSAGE_CHARS_MAX: Final = 500
"""Of a message to a client. Messages name what the client sent, which may be as long as a request."""

DENIALS: Final = frozenset({UNAUTHENTICATED, FORBIDDEN})
RETRY_SECONDS: Final = 5
"""How long to wait after UNAVAILABLE, by the header Retry-After: a failover takes seconds."""

CODES: Final = DENIALS | {
    PARSE_FAILED,
    VALIDATION_FAILED,
    PERSISTED_QUERY_NOT_FOUND,
    BAD_USER_INPUT,
    TOO_COMPLEX,
    STEP_UP_REQUIRED,
    RATE_LIMITED,
    UNAVAILABLE,
    OUTCOME_UNKNOWN,
    TIMEOUT,
    INTERNAL,
}


class EndpointError(Exception):
    """Base of what the endpoint raises; all but ClientDisconnected carry a message the client may read."""


class MalformedRequest(EndpointError):
    """The message is not a GraphQL request."""


class RequestRefused(EndpointError):
    """The HTTP request is answered with this status; nothing is executed."""

    def __init__(self, status: int, message: str, headers: Sequence[tuple[bytes, bytes]] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
        self.body = {"errors": [{"message": message, "extensions": {"code": BAD_USER_INPUT}}]}


class CloseSocket(EndpointError):
    """The socket has to be closed, with a code and a reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason.encode()[:REASON_BYTES_MAX].decode(errors="ignore")


class ClientDisconnected(EndpointError):
    """The client has closed the socket."""


ErrorCodes: TypeAlias = Mapping[type[BaseException], str]
"""Exception type -> code. The messages of listed exceptions are shown to clients, all others masked.

A GraphQLError is shown as it is where ``extensions.code`` is one of CODES (see resolvers/errors.py).
"""

PUBLIC_ERRORS: Final[ErrorCodes] = MappingProxyType(
    {BadInput: BAD_USER_INPUT, Unavailable: UNAVAILABLE, TimeoutError: TIMEOUT}
)


def refusal(code: str, message: str, **details: Any) -> GraphQLError:
    """An error to raise before anything is executed; ``details`` are added to ``extensions``."""
    return GraphQLError(message, extensions={"code": code, **details})


def retry_headers(status: int) -> dict[str, str]:
    """When to send a request again that is answered with this status."""
    return {"retry-after": str(RETRY_SECONDS)} if status == SERVICE_UNAVAILABLE else {}


def cut_text(text: str, chars_max: int = MESSAGE_CHARS_MAX) -> str:
    """The text, with an ellipsis at its end where it was too long."""
    return text if len(text) <= chars_max else f"{text[: chars_max - 1]}…"

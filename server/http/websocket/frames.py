"""The messages of the graphql-transport-ws protocol, parsed strictly: a malformed one closes the socket."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from domain.shared.credentials import CredentialEnd
from server.http.errors import CloseSocket, MalformedRequest
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.request import GraphQLRequest, decode_json, parse_graphql_request

PROTOCOL: Final = "graphql-transport-ws"

BAD_MESSAGE: Final = 4400
NOT_INITIALISED: Final = 4401
FORBIDDEN: Final = 4403
NOT_ACCEPTABLE: Final = 4406
INIT_TIMEOUT: Final = 4408
ID_IN_USE: Final = 4409
TOO_MANY: Final = 4429
EXPIRED: Final = 4431
SESSION_ENDED: Final = 4432
TOKEN_REVOKED: Final = 4433
PROGRAM_DISABLED: Final = 4434
ACCOUNT_BARRED: Final = 4435
POLICY_VIOLATION: Final = 1008
TOO_BIG: Final = 1009
INTERNAL_ERROR: Final = 1011
STOPPING: Final = 1012

STOPPING_REASON: Final = "The server is stopping"

ENDED_CREDENTIALS: Final[Mapping[CredentialEnd, tuple[int, str]]] = {
    CredentialEnd.SESSION: (SESSION_ENDED, "The session has ended"),
    CredentialEnd.REVOCATION: (TOKEN_REVOKED, "The token was revoked"),
    CredentialEnd.PROGRAM: (PROGRAM_DISABLED, "The program was disabled"),
    CredentialEnd.ACCOUNT: (ACCOUNT_BARRED, "The account may not sign in any more"),
}
"""Code and reason of a close after credentials ended. docs/api.md lists all codes."""


@dataclass(frozen=True, slots=True)
class Init:
    """``connection_init``: the client sends its credentials."""

    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ping:
    """The client wants a pong."""


@dataclass(frozen=True, slots=True)
class Pong:
    """The client answers a ping, or sends a heartbeat."""


@dataclass(frozen=True, slots=True)
class Subscribe:
    """The client starts an operation of any kind, under an id it chose."""

    id: str
    call: GraphQLRequest


@dataclass(frozen=True, slots=True)
class Complete:
    """The client ends an operation."""

    id: str


Frame: TypeAlias = Init | Ping | Pong | Subscribe | Complete


def read_frame(text: str | None, limits: Limits) -> Frame:
    """The message in a text frame (None: it was a binary one). Raises CloseSocket."""
    if text is None:
        raise CloseSocket(BAD_MESSAGE, "Messages are text")
    if len(text) > limits.body_bytes:
        raise CloseSocket(TOO_BIG, "Message too big")
    try:
        message = decode_json(text, limits.json_depth)
        if not isinstance(message, dict):
            raise CloseSocket(BAD_MESSAGE, "A message is a JSON object")
        return parse_frame(message, limits)
    except MalformedRequest as error:
        raise CloseSocket(BAD_MESSAGE, str(error)) from error


def parse_frame(message: Mapping[str, Any], limits: Limits) -> Frame:
    """The message in a JSON object."""
    match message.get("type"):
        case "subscribe":
            return Subscribe(id_of(message, limits), parse_graphql_request(message.get("payload")))
        case "complete":
            return Complete(id_of(message, limits))
        case "connection_init":
            return Init(payload_of(message))
        case "ping":
            payload_of(message)
            return Ping()
        case "pong":
            payload_of(message)
            return Pong()
        case _:
            raise CloseSocket(BAD_MESSAGE, "Unknown message type")


def id_of(message: Mapping[str, Any], limits: Limits) -> str:
    """The operation's id."""
    found = message.get("id")
    if not isinstance(found, str) or not 0 < len(found) <= limits.operation_id_chars:
        raise CloseSocket(BAD_MESSAGE, "The id must be a short non-empty string")
    return found


def payload_of(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """The optional payload of a message."""
    payload = message.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise CloseSocket(BAD_MESSAGE, "The payload must be an object")
    return payload or {}

"""Why a connection to PostgreSQL or Valkey failed, in our own words: drivers' name users and addresses."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from typing import Final

import asyncpg
from redis import exceptions as valkey
from sqlalchemy.exc import DBAPIError

from adapters.backend_errors import UNREACHABLE, backend_state
from adapters.postgres.connections import TlsNotOffered

NO_ANSWER: Final = "it does not answer"
NO_SUCH_HOST: Final = "there is no host of this name"
REFUSED_CREDENTIALS: Final = "it refuses the user or the password"
NO_SUCH_DATABASE: Final = "it has no database of this name"
UNREADABLE_URL: Final = "the URL cannot be read"
OTHER_HOST: Final = "its certificate names another host"
NOT_MIGRATED: Final = "it is not one of Croupier yet, which `croupier migrate` makes it"
NO_TLS: Final = "it offers no TLS"

_OTHER_NAMES: Final = frozenset({62, 64})
"""OpenSSL: X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH."""

_REASONS: Final[tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...]] = (
    (TimeoutError, NO_ANSWER),
    (valkey.TimeoutError, NO_ANSWER),
    (socket.gaierror, NO_SUCH_HOST),
    (ssl.SSLCertVerificationError, "its certificate is not of an authority that sslrootcert names"),
    (ssl.SSLError, "TLS cannot be agreed on with it"),
    (ConnectionRefusedError, "nothing listens there"),
    ((FileNotFoundError, PermissionError, NotADirectoryError), "there is no such socket that we may use"),
    (asyncpg.InvalidPasswordError, REFUSED_CREDENTIALS),
    (asyncpg.InvalidAuthorizationSpecificationError, REFUSED_CREDENTIALS),
    (asyncpg.InvalidCatalogNameError, NO_SUCH_DATABASE),
    ((asyncpg.UndefinedTableError, asyncpg.InvalidSchemaNameError), NOT_MIGRATED),
    (valkey.AuthenticationError, REFUSED_CREDENTIALS),
    (valkey.AuthorizationError, REFUSED_CREDENTIALS),
    (asyncpg.exceptions.ClientConfigurationError, UNREADABLE_URL),
    (ConnectionError, "what listens there breaks connections off"),
    (asyncpg.InterfaceError, "what listens there is no PostgreSQL"),
    (asyncpg.InternalClientError, "what listens there is no PostgreSQL"),
    (valkey.InvalidResponse, "what listens there is no Valkey"),
    (valkey.ConnectionError, "what listens there breaks connections off"),
    (OSError, "it cannot be reached from here"),
    (ValueError, UNREADABLE_URL),
)

_STATES: Final[Mapping[str, str]] = {
    "starting": "it is still starting",
    "stopping": "it is stopping",
    "too_many_connections": "it has no connection left",
    "out_of_memory": "it has no memory left",
    "disk_full": "its disk is full",
    "read_only": "it takes no writes",
}

_VALKEY_WORDS: Final[Mapping[str, str]] = {
    "NOAUTH": REFUSED_CREDENTIALS,
    "WRONGPASS": REFUSED_CREDENTIALS,
    "ERR DB index": NO_SUCH_DATABASE,
    "DB index": NO_SUCH_DATABASE,
    "invalid DB index": NO_SUCH_DATABASE,
    "Invalid Database": NO_SUCH_DATABASE,
}


def connection_failure(error: BaseException) -> str:
    """Why, without a word of the driver: no address, no user, no password."""
    state = backend_state(error)
    if state is not None and state != UNREACHABLE:
        return _STATES.get(state, f"it is {state.replace('_', ' ')}")
    chain = list(_causes(error))
    if refused := next((text for each in chain if (text := _valkey_refusal(each))), None):
        return refused
    if refused := next((text for each in chain if (text := _tls_refusal(each))), None):
        return refused
    for kinds, reason in _REASONS:
        if any(isinstance(each, kinds) for each in chain):
            return reason
    sqlstate = next((each.sqlstate for each in chain if isinstance(each, asyncpg.PostgresError)), None)
    return f"it refuses what was asked (SQLSTATE {sqlstate})" if sqlstate else "it refuses what was asked"


def _tls_refusal(error: BaseException) -> str | None:
    if isinstance(error, ssl.SSLCertVerificationError) and error.verify_code in _OTHER_NAMES:
        return OTHER_HOST
    return NO_TLS if isinstance(error, TlsNotOffered) else None


def _valkey_refusal(error: BaseException) -> str | None:
    if not isinstance(error, valkey.RedisError):
        return None
    words = str(error)
    return next((reason for start, reason in _VALKEY_WORDS.items() if words.startswith(start)), None)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it was raised from, the innermost last."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        wrapped = error.orig if isinstance(error, DBAPIError) else None
        error = wrapped or error.__cause__ or error.__context__

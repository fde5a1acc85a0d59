"""What PostgreSQL and Valkey say when they cannot do their work now, in one vocabulary.

docs/operating.md, *When a server cannot do its work*, has the same table for operators; a test compares them.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import asyncpg
from asyncpg.exceptions import OutdatedSchemaCacheError, TargetServerAttributeNotMatched
from redis import exceptions as valkey
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from domain.shared.errors import OutcomeUnknown, Unavailable

UNREACHABLE: Final = "unreachable"
TRY_LATER: Final = "Not possible for the moment: try again later"

SQLSTATES: Final[Mapping[str, str]] = {
    "53100": "disk_full",
    "53200": "out_of_memory",
    "53300": "too_many_connections",
    "53400": "limit_exceeded",
    "57P03": "starting",
    "25006": "read_only",
    "57014": "too_slow",
    "55P03": "contended",
    "40P01": "contended",
    "40001": "contended",
}
"""The server refused, and nothing was changed."""

LOST_SQLSTATES: Final[Mapping[str, str]] = {
    "57P01": "stopping",
    "57P02": "stopping",
    "57P04": "stopping",
    "57P05": "stopping",
    "25P03": "stopping",
    "58030": "disk_failing",
}
"""The server gave up in the middle: what was asked may have been done."""

VALKEY_WORDS: Final[Mapping[str, str]] = {
    "OOM": "out_of_memory",
    "READONLY": "read_only",
    "MISCONF": "not_saving",
    "LOADING": "starting",
    "MASTERDOWN": "read_only",
    "NOREPLICAS": "read_only",
    "CLUSTERDOWN": "unreachable",
    "BUSY": "busy",
}
"""The first word of an answer of Valkey -> what it means."""

_VALKEY_CLASSES: Final[Mapping[type[Exception], str]] = {
    valkey.OutOfMemoryError: "OOM",
    valkey.ReadOnlyError: "READONLY",
    valkey.BusyLoadingError: "LOADING",
    valkey.MasterDownError: "MASTERDOWN",
    valkey.ClusterDownError: "CLUSTERDOWN",
}
"""redis-py takes the word off where it has a class for it."""

_LOST: Final = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    valkey.ConnectionError,
    valkey.TimeoutError,
)
_KINDS: Final[tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...]] = (
    (NoConnectionFree, "too_slow"),
    (TargetServerAttributeNotMatched, "read_only"),
    # A revision has changed what a prepared statement reads.
    ((asyncpg.InvalidCachedStatementError, OutdatedSchemaCacheError), "contended"),
)
_LIBRARIES: Final = ("asyncpg", "redis")
_CONNECTING: Final = "adapters.postgres.connections"
_REFUSED_CLASSES: Final = frozenset({"28", "3D"})
"""Of PostgreSQL while one connects: it lets us in no more, which a failover can do."""


def backend_state(error: BaseException) -> str | None:
    """The state of the server that this error tells of; None where it tells of something else."""
    return next((state for each in _chain(error) if (state := _state(each))), None)


def unavailable_of(error: BaseException) -> Unavailable | None:
    """This error as one that callers understand; None where it is none of a server's."""
    if isinstance(error, Unavailable):
        return error
    state = backend_state(error)
    if state is None:
        return None
    if was_connecting(error):
        return Unavailable(TRY_LATER)
    known = {*SQLSTATES.values(), *VALKEY_WORDS.values()} - {UNREACHABLE}
    return Unavailable(TRY_LATER) if state in known else OutcomeUnknown()


def was_connecting(error: BaseException) -> bool:
    """Whether no connection came about or was free, so that nothing was sent."""
    return any(
        isinstance(each, NoConnectionFree) or _raised_in(each, (_CONNECTING,)) for each in _chain(error)
    )


def is_outcome_unknown(error: BaseException) -> bool:
    """Whether what was asked may have been carried out in spite of this error."""
    return isinstance(unavailable_of(error), OutcomeUnknown)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, and what SQLAlchemy has wrapped in it."""
    yield error
    if isinstance(error, DBAPIError) and error.orig is not None:
        yield error.orig
        if error.orig.__cause__ is not None:
            yield error.orig.__cause__


def _state(error: BaseException) -> str | None:
    for kinds, state in _KINDS:
        if isinstance(error, kinds):
            return state
    sqlstate = getattr(error, "sqlstate", None)
    if isinstance(sqlstate, str):
        if sqlstate[:2] in _REFUSED_CLASSES and _raised_in(error, (_CONNECTING,)):
            return UNREACHABLE
        found = SQLSTATES.get(sqlstate) or LOST_SQLSTATES.get(sqlstate)
        return found or (UNREACHABLE if sqlstate.startswith("08") else None)
    if isinstance(error, valkey.RedisError):
        kind = next((word for each, word in _VALKEY_CLASSES.items() if isinstance(error, each)), "")
        word = VALKEY_WORDS.get(kind or str(error).partition(" ")[0])
        return word or (UNREACHABLE if isinstance(error, _LOST) else None)
    return UNREACHABLE if isinstance(error, _LOST) or _lost_in_library(error) else None


def _lost_in_library(error: BaseException) -> bool:
    """Whether an error of the system was raised by a library that talks to a server."""
    return isinstance(error, OSError) and _raised_in(error, _LIBRARIES)


def _raised_in(error: BaseException, modules: tuple[str, ...]) -> bool:
    """Whether one of these modules, or packages, was at work."""
    at = error.__traceback__
    while at is not None:
        name = str(at.tb_frame.f_globals.get("__name__", ""))
        if name in modules or name.partition(".")[0] in modules:
            return True
        at = at.tb_next
    return False

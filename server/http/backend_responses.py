"""503 UNAVAILABLE for requests outside of GraphQL whose server cannot do its work now."""

from collections.abc import Mapping
from typing import Any, Final

import asyncpg
import structlog
from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import Response

from adapters.backend_errors import backend_state, unavailable_of
from domain.shared.errors import Unavailable
from server.http.auth.responses import problem

log = structlog.get_logger("croupier.http")


def _unavailable(_request: Request, error: Exception) -> Response:
    """The response to an error of a server; raises any other again."""
    if unavailable_of(error) is None:
        raise error
    log.error("backend_unavailable", state=backend_state(error), error=type(error).__name__)
    return problem(503, "UNAVAILABLE")


BACKEND_ERROR_HANDLERS: Final[Mapping[Any, Any]] = dict.fromkeys(
    (Unavailable, asyncpg.PostgresError, asyncpg.InterfaceError, DBAPIError, RedisError, OSError),
    _unavailable,
)
"""Exception type -> its handler, for Starlette."""

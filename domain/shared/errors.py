"""Errors of the domain.

    DomainError
    ├── BadInput        the request can never succeed as written; carries the offending field
    ├── Unavailable     a service it needs cannot be reached: nothing was changed, try again later
    │   └── OutcomeUnknown  it was lost on the way: send the same again with the same key
    └── Broken          an invariant does not hold: a bug or damaged data, never the caller's fault

Expected refusals (no funds, wrong state, unknown player) are not here: they are outcomes, see each
context's ``model.py``. Forbidden access belongs to ``resolvers/errors.py``.
"""


class DomainError(Exception):
    """Base of everything the domain raises."""


class BadInput(DomainError, ValueError):
    """A value that is invalid in every state of the system.

    ``field`` is the camelCase path of the offending input field in the API, or None.
    The message is safe to show: it never repeats the value, which may be personal.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Broken(DomainError):
    """An invariant is violated; logged, never shown to clients."""


class Unavailable(DomainError):
    """Something an operation needs cannot be reached (sessions, keys, the audit log).

    The message is safe to show. Nothing was changed, or it is rolled back.
    """


class OutcomeUnknown(Unavailable):
    """A connection was lost while the operation ran: it has been carried out as a whole, or not at all."""

    def __init__(self) -> None:
        super().__init__("The connection to a server was lost: try again")

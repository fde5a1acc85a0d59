"""What the domain raises.

    DomainError
    ├── BadInput        the request can never succeed as written; carries the offending field
    ├── Unavailable     something it takes cannot be reached now: nothing was changed, try again later
    └── Broken          an invariant does not hold: a bug or damaged data, never the caller's fault

Expected refusals (no funds, wrong state, unknown player) are not here: they are outcomes, see each
context's ``model.py``. Forbidden access belongs to ``resolvers/errors.py``.
"""


class DomainError(Exception):
    """Base of everything the domain raises."""


class BadInput(DomainError, ValueError):
    """A value that no state of the system could make acceptable.

    ``field`` is the camelCase path of the offending input field as the API spells it, or None.
    The message is safe to show: it never repeats the value, which may be personal.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Broken(DomainError):
    """Something that must always hold does not; it is reported and never shown to clients."""


class Unavailable(DomainError):
    """What an operation cannot do without is out of reach (sessions, keys, the audit log).

    The message is safe to show. Whoever raises it has changed nothing, or rolls it back.
    """

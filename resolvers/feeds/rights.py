"""What a role may read of the columns of feeds."""

from typing import Final, Protocol

from domain.feeds.columns import COLUMNS, FeedColumn
from domain.feeds.model import FeedKind
from resolvers.authorization.levels import AccessTable, Level

_EXPORTS_PLAYERS: Final = "Mutation.startPlayersExport"
_EXPORTS_MONEY: Final = "Mutation.startTransactionsExport"


def export_right(kind: FeedKind) -> str:
    """The right to export the same by hand: it takes that to create, run or remove a feed of it."""
    return _EXPORTS_PLAYERS if kind is FeedKind.PLAYERS else _EXPORTS_MONEY


class FeedRoles(Protocol):
    """The roles that a feed may have: those of operators and services."""

    def of(self, role: str) -> AccessTable | None:
        """What a role may read in the brand; None where a feed cannot have it."""
        ...


def column_level(column: FeedColumn, access: AccessTable) -> tuple[str, ...] | None:
    """The coordinates that are read masked, () where none is; None: the column may not be read."""
    levels = {each: access.level(each) for each in column.coordinates}
    if any(level not in (Level.READ, Level.MASKED) for level in levels.values()):
        return None
    return tuple(each for each, level in levels.items() if level is Level.MASKED)


def coordinate_beyond(kind: FeedKind, role: AccessTable, caller: AccessTable) -> str | None:
    """A coordinate that a role reads, or reads whole, and the caller does not; None: there is no such."""
    for column in COLUMNS[kind]:
        of_role, own = column_level(column, role), column_level(column, caller)
        if of_role is None:
            continue
        if own is None:
            return next(each for each in column.coordinates if not _reads(caller, each))
        if beyond := next((each for each in own if each not in of_role), None):
            return beyond
    return None


def _reads(access: AccessTable, coordinate: str) -> bool:
    return access.level(coordinate) in (Level.READ, Level.MASKED)

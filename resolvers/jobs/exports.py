"""What exports are made of: the document that reads a page, and the columns it can have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from domain.jobs.model import JobKind
from domain.shared.errors import BadInput
from resolvers.authorization.levels import AccessTable, Level
from resolvers.errors import Forbidden
from resolvers.pages import ROWS_MAX

Json = Mapping[str, Any]

COLUMNS_MAX: Final = 50


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column by the coordinate of its field. ``path`` leads there from the row.

    ``is_ours``: numbers, times and names that Croupier makes, which no spreadsheet takes for a formula.
    """

    coordinate: str
    path: tuple[str, ...]
    coordinates: tuple[str, ...]
    is_ours: bool = False

    @property
    def title(self) -> str:
        """Its heading: ``name.first``."""
        return ".".join(self.path)

    @property
    def selection(self) -> str:
        """What selects it in the document."""
        return " { ".join(self.path) + " }" * (len(self.path) - 1)

    def level(self, access: AccessTable) -> Level:
        """The least level on the way to it; NONE where any is missing."""
        levels = {access.level(each) for each in self.coordinates}
        return next((each for each in (Level.NONE, Level.MASKED) if each in levels), Level.READ)


def _columns(
    row: str, ours: str, others: str, inside: Mapping[str, tuple[str, str]]
) -> dict[str, ExportColumn]:
    """The columns of a row's type. ``inside``: field -> the type it has and the fields of that."""
    own = {f"{row}.{name}": ((name,), name in ours.split()) for name in f"{ours} {others}".split()}
    made = {
        coordinate: ExportColumn(coordinate, path, (coordinate,), is_ours)
        for coordinate, (path, is_ours) in own.items()
    }
    for field, (of, names) in inside.items():
        for name in names.split():
            coordinate = f"{of}.{name}"
            needed = (f"{row}.{field}", coordinate)
            made[coordinate] = ExportColumn(coordinate, (field, name), needed, of == "Money")
    return made


PLAYER_COLUMNS: Final = _columns(
    "Player",
    "id status statusSince excludedUntil statusReason country currency createdAt lastSeenAt vipLevel version"
    " dateOfBirth emailVerifiedAt phoneVerifiedAt missing marketingChannels",
    "brand username externalId email phone jurisdiction nationalId tags",
    {
        "name": ("PersonName", "first last"),
        "address": ("Address", "street city postalCode region"),
        "allowances": ("Allowances", "mayBet mayDeposit mayBeMarketed"),
        "preferences": ("Preferences", "language timeZone oddsFormat theme contactBy"),
        "source": ("PlayerSource", "trafficSource campaign"),
    },
)
TRANSACTION_COLUMNS: Final = _columns(
    "Transaction",
    "id seq at occurredAt kind betSeq reversalOf channel hash",
    "reference roundReference game actor reason",
    {"amount": ("Money", "amount currency")},
)


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of export. ``start``: the mutation that starts it; ``document``: with a place for columns."""

    start: str
    columns: Mapping[str, ExportColumn]
    usual: tuple[str, ...]
    document: str

    def chosen(self, coordinates: Iterable[str] | None) -> list[ExportColumn]:
        """The columns of these coordinates, or the usual ones.

        Raises:
            BadInput: there is no such column, one is named twice, or there are too many or none.
        """
        names = list(self.usual if coordinates is None else coordinates)
        if not 1 <= len(names) <= COLUMNS_MAX:
            raise BadInput(f"An export has 1 to {COLUMNS_MAX} columns", field="columns")
        if len(set(names)) < len(names) or not set(names) <= self.columns.keys():
            raise BadInput(
                "Each column is the coordinate of a field that can be exported, once", field="columns"
            )
        return [self.columns[name] for name in names]

    def read_by(self, columns: Sequence[ExportColumn]) -> str:
        """The document that reads a page of these columns."""
        return self.document.replace("COLUMNS", " ".join(each.selection for each in columns))


def readable_levels(columns: Iterable[ExportColumn], access: AccessTable) -> list[list[str]]:
    """Each column with the level of the caller.

    Raises:
        Forbidden: one of them may not be read.
    """
    found = []
    for column in columns:
        if denied := next((each for each in column.coordinates if not access.allows(each)), None):
            raise Forbidden(denied)
        found.append([column.coordinate, column.level(access).name])
    return found


def may_still_read(export: Export, levels: Iterable[Sequence[str]], access: AccessTable) -> bool:
    """Whether a caller may read all that a file shows, which was made at these levels."""
    return all(_is_enough(export.columns[name].level(access), level) for name, level in levels)


def _is_enough(level: Level, needed: str) -> bool:
    return level.name == needed or (level is Level.READ and needed == Level.MASKED.name)


def cells_of(row: Json, columns: Sequence[ExportColumn]) -> Iterator[str]:
    """The values of a row as text; empty where there is none."""
    for column in columns:
        value: Any = row
        for name in column.path:
            value = value and value.get(name)
        yield _cell(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(_cell(each) for each in value)
    return str(value)


_PAGE: Final = "pageInfo { hasNextPage endCursor } nodes { COLUMNS }"

PLAYERS_PAGE: Final = f"""
query Players($filter: PlayerFilter, $sort: PlayerOrder, $after: String) {{
  rows: players(filter: $filter, sort: $sort, first: {ROWS_MAX}, after: $after) {{ {_PAGE} }}
}}
"""
"""Reads a page of players; ``COLUMNS`` stands for what is read of each."""

EXPORTS: Final[Mapping[JobKind, Export]] = {
    JobKind.PLAYERS_EXPORT: Export(
        "startPlayersExport",
        PLAYER_COLUMNS,
        (
            "Player.id",
            "Player.username",
            "Player.status",
            "Player.country",
            "Player.currency",
            "Player.createdAt",
        ),
        PLAYERS_PAGE,
    ),
    JobKind.TRANSACTIONS_EXPORT: Export(
        "startTransactionsExport",
        TRANSACTION_COLUMNS,
        ("Transaction.seq", "Transaction.at", "Transaction.kind", "Money.amount", "Money.currency"),
        f"""
query Transactions($playerId: ID!, $filter: TransactionFilter, $after: String) {{
  rows: transactions(playerId: $playerId, filter: $filter, first: {ROWS_MAX}, after: $after) {{ {_PAGE} }}
}}
""",
    ),
}

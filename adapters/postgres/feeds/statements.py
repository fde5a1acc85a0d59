"""What feeds are read by: each kind of rows as expressions by the names of columns, and where they come from.

``$1`` is the brand, ``$2`` the first moment, or number of a transaction, that is read, ``$3`` the first after
the last.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from adapters.postgres.wallets.statements import CHANNELS
from domain.feeds.columns import ColumnForm, FeedColumn
from domain.shared.money import CURRENCIES
from domain.wallets.kinds import HouseAccount, OperationKind, WalletKind
from domain.wallets.states import AdjustmentState

NO_LIMIT_SECONDS: Final = 24 * 3600.0
"""For the driver, which limits each statement otherwise."""

# Full-width forms count, too: what a spreadsheet takes for a formula.
_FORMULA_STARTS: Final = "=+-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20"
_MOMENT: Final = """to_char({} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


@dataclass(frozen=True, slots=True)
class RowSource:
    """``columns``: name -> expression. ``within`` picks the rows.

    ``amount`` is summed by the number of the ``currency``, for which ``currencies`` need not be joined.
    """

    columns: Mapping[str, str]
    origin: str
    currencies: str
    within: str
    currency: str
    amount: str

    def rows(self, columns: Iterable[FeedColumn]) -> str:
        """Rows as values of the driver."""
        shown = ", ".join(f"{self.columns[each.name]} as {each.name}" for each in columns)
        return f"select {shown} {self._found}"

    def csv(self, columns: Iterable[FeedColumn]) -> str:
        """Rows as the cells of a CSV file."""
        cells = (f"{_csv_cell(each, self.columns[each.name])} as {each.name}" for each in columns)
        return f"select {', '.join(cells)} {self._found}"

    def json(self, columns: Iterable[FeedColumn]) -> str:
        """Each row as one line of JSON."""
        values = (f"{_json_value(each, self.columns[each.name])} as {each.name}" for each in columns)
        return f"select row_to_json(line) from (select {', '.join(values)} {self._found}) line"  # noqa: S608

    @property
    def totals(self) -> str:
        """How many rows there are of each currency's number, and what they come to in minor units."""
        summed = f"{self.currency} as currency, count(*) as rows, sum({self.amount}) as minor"
        return f"select {summed} from {self.origin} where {self.within} group by 1 order by 1"  # noqa: S608

    @property
    def _found(self) -> str:
        return f"from {self.origin} {self.currencies} where {self.within}"


def _csv_cell(column: FeedColumn, value: str) -> str:
    if column.form is ColumnForm.TEXT:
        starts = f"strpos(E'{_FORMULA_STARTS}', nullif(left(ltrim({value}, ' '), 1), '')) > 0"
        return f"case when {starts} then '''' || {value} else {value} end"
    return _MOMENT.format(value) if column.form is ColumnForm.TIME else value


def _json_value(column: FeedColumn, value: str) -> str:
    if column.form is ColumnForm.TIME:
        return _MOMENT.format(value)
    return f"({value})::text" if column.form in (ColumnForm.AMOUNT, ColumnForm.MINOR) else value


def _name_of(value: str, enum: type[Enum]) -> str:
    """The name of a number that the ledger keeps."""
    cases = " ".join(f"when {each.value} then '{each.name}'" for each in enum)
    return f"case {value} {cases} end"


def _channel(value: str) -> str:
    cases = " ".join(f"when {number} then '{channel.name}'" for channel, number in CHANNELS.items())
    return f"case {value} {cases} end"


def _unit(exponent: int) -> str:
    """What minor units are multiplied by: a number with just the currency's decimals."""
    return f"{Decimal(1).scaleb(-exponent):f}"


_KNOWN: Final = ", ".join(
    f"({each.number}::smallint, '{each.code}', {_unit(each.exponent)})" for each in CURRENCIES.values()
)
CURRENCY_TABLE: Final = f"(values {_KNOWN}) c (number, code, scale)"

_OPERATIONS: Final = ", ".join(str(each.value) for each in OperationKind)
BY_INDEX: Final = f"wallets.brand_of_entry(e.player_id) = $1 and e.op = any(array[{_OPERATIONS}]::smallint[])"
"""Finds a short time of a brand's entries by their index; a long one is found faster by looking at all."""

_ENTRIES: Final = """
  wallets.entry e join wallets.wallet w on w.player_id = e.player_id and w.wallet_no = e.wallet_no
"""
_BETWEEN: Final = "w.brand = $1 and e.at >= $2::timestamptz and e.at < $3::timestamptz"
_ANSWERS_BET: Final = f"({OperationKind.WIN.value}, {OperationKind.ROLLBACK.value})"


def transactions(*, by_index: bool) -> RowSource:
    """A row for each leg of each transaction of the ledger."""
    return RowSource(
        columns={
            "transaction_id": "'txn_' || e.player_id || '_' || e.seq",
            "player_id": "'plr_' || e.player_id",
            "seq": "e.seq",
            "leg": "e.leg",
            "at": "e.at",
            "occurred_at": "e.occurred_at",
            "kind": _name_of("e.op", OperationKind),
            "wallet_no": "e.wallet_no",
            "wallet_kind": _name_of("w.kind", WalletKind),
            "currency": "c.code",
            "amount": "e.amount * c.scale",
            "amount_minor": "e.amount",
            "reserved_delta_minor": "e.reserved_delta",
            "balance_after_minor": "e.balance_after",
            "house_account": _name_of("e.contra", HouseAccount),
            "reference": "e.reference",
            "round_reference": "e.round_reference",
            "game": "e.game",
            "bet_seq": f"case when e.op in {_ANSWERS_BET} then e.ref_seq end",
            "reversal_of": f"case when e.op = {OperationKind.REVERSAL.value} then e.ref_seq end",
            "channel": _channel("e.channel"),
            "actor": "e.actor",
            "reason": "e.reason",
        },
        origin=_ENTRIES,
        currencies=f"join {CURRENCY_TABLE} on c.number = e.currency",
        within=f"{_BETWEEN} and {BY_INDEX}" if by_index else _BETWEEN,
        currency="e.currency",
        amount="e.amount",
    )


def _changed(table: str) -> str:
    """Rows whose last change has a transaction id from ``$2`` on and before ``$3``, see ``changes.py``."""
    newest = "pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
    number = f"{newest} - (({newest} - {table}.xmin::text::bigint) & 4294967295)"
    return f"{number} >= $2::bigint and {number} < $3::bigint"


ADJUSTMENTS: Final = RowSource(
    columns={
        "adjustment_id": "'adj_' || a.player_id || '_' || a.id",
        "player_id": "'plr_' || a.player_id",
        "wallet_no": "a.wallet_no",
        "currency": "c.code",
        "amount": "a.amount * c.scale",
        "amount_minor": "a.amount",
        "state": _name_of("a.state", AdjustmentState),
        "reason": "a.reason",
        "maker": "a.maker",
        "checker": "a.checker",
        "created_at": "a.created_at",
        "decided_at": "a.decided_at",
    },
    origin="wallets.adjustment a",
    currencies=f"join {CURRENCY_TABLE} on c.number = a.currency",
    within=f"a.brand = $1 and {_changed('a')}",
    currency="a.currency",
    amount="a.amount",
)

PLAYERS_CHANGED: Final = f"p.brand = $1 and {_changed('p')}"

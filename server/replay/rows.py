"""Parses the rows of a foreign file into movements of money."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Final

from domain.shared.errors import BadInput
from domain.shared.money import CURRENCIES, Currency, Money
from server.replay.conditions import Row, all_hold
from server.replay.csv_records import Record, UnreadableRecord, read_records, text_lines
from server.replay.mapping import MappingError, MovementKind, OperationMapping, ReplayMapping
from server.replay.values import number_of, time_of

DELIMITERS: Final = (";", ",", "\t", "|")


@dataclass(frozen=True, slots=True)
class Movement:
    """One operation of a row; ``amount`` is never negative. ``number`` counts those of a kind in a row."""

    kind: MovementKind
    amount: Money
    number: int = 1

    @property
    def name(self) -> str:
        """Its part of the idempotency key."""
        return self.kind if self.number == 1 else f"{self.kind}#{self.number}"


@dataclass(frozen=True, slots=True)
class ReplayRow:
    """One valid row. ``line`` is the line it begins on, counting the header as line 1."""

    line: int
    id: str
    player: str
    at: datetime
    round: str | None
    game: str | None
    movements: tuple[Movement, ...]


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was not applied, and why."""

    line: int
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that the mapping leaves out."""

    line: int


ReadRow = ReplayRow | RejectedRow | SkippedRow


def read_rows(path: Path, mapping: ReplayMapping) -> Iterator[ReadRow]:
    """Every row of the file in file order.

    Raises:
        MappingError: the file has no header, or not each column that the mapping names once.
    """
    lines, is_utf_8 = text_lines(path)
    if is_utf_8:
        form = mapping.file.model_copy(update={"encodings": ("utf-8",)})
        mapping = mapping.model_copy(update={"file": form})
    records = read_records(lines, mapping.file)
    header = list(mapping.file.header) or _header(path, records, mapping)
    _check_header(path, header, mapping)
    for record in records:
        if isinstance(record, UnreadableRecord):
            yield RejectedRow(record.line, "", record.reason)
        else:
            yield _row(record, header, mapping)


def _header(path: Path, records: Iterator[Record | UnreadableRecord], mapping: ReplayMapping) -> list[str]:
    first = next(records, None)
    if first is None:
        raise MappingError(f"{path}: the file is empty")
    if isinstance(first, UnreadableRecord):
        raise MappingError(f"{path}: line {first.line}, the header, {first.reason}")
    try:
        header = [_decode(cell, mapping) for cell in first.cells]
    except BadInput as error:
        raise MappingError(f"{path}: line {first.line}, the header: {error.message}") from None
    return [name.strip() for name in header] if mapping.file.trim else header


def _check_header(path: Path, header: list[str], mapping: ReplayMapping) -> None:
    wanted = mapping.column_names()
    if missing := sorted(wanted - set(header)):
        raise MappingError(
            f"{path}: the file has no column {', '.join(missing)}; it has: {', '.join(header)}"
            f"{_other_delimiter(header, mapping)}"
        )
    if repeated := sorted(name for name in wanted if header.count(name) > 1):
        raise MappingError(f"{path}: the file has more than one column {', '.join(repeated)}")


def _other_delimiter(header: list[str], mapping: ReplayMapping) -> str:
    used = [each for each in DELIMITERS if each != mapping.file.delimiter and each in header[0]]
    if len(header) > 1 or not used:
        return ""
    return f"; the mapping's delimiter is {mapping.file.delimiter!r}, the file's may be {used[0]!r}"


def _row(record: Record, header: list[str], mapping: ReplayMapping) -> ReadRow:
    line, cells = record.line, record.cells
    if record.more and record.holds_rows(mapping.file.delimiter, len(header)):
        last = line + len(record.more)
        return RejectedRow(
            line,
            "",
            f"lines {line} to {last} are one row, and a value of it holds rows: a {mapping.file.quote}"
            " is missing or too many. None of these lines is applied",
        )
    if len(cells) != len(header):
        return RejectedRow(line, "", f"has {len(cells)} values where the header has {len(header)}")
    try:
        values = {name: _value(name, cell, mapping) for name, cell in zip(header, cells, strict=True)}
    except BadInput as error:
        return RejectedRow(line, "", error.message)
    try:
        if any(all_hold(rule.when, values, _Numbers(mapping)) for rule in mapping.skip):
            return SkippedRow(line)
        return _parse_row(line, values, mapping)
    except BadInput as error:
        return RejectedRow(line, _joined(mapping.columns.id, values), error.message)


def _parse_row(line: int, values: Row, mapping: ReplayMapping) -> ReplayRow:
    columns = mapping.columns
    movements = _operations_of(values, mapping)
    if not movements:
        raise BadInput("no operation of the mapping applies to this row")
    id = _id(line, values, mapping)
    player = _required_value(columns.player, values)
    for column in columns.time:
        _required_value(column, values)
    return ReplayRow(
        line,
        id,
        player,
        time_of(" and ".join(columns.time), _joined(columns.time, values, " "), mapping.time),
        values[columns.round] if columns.round else None,
        values[columns.game] if columns.game else None,
        movements,
    )


def _id(line: int, values: Row, mapping: ReplayMapping) -> str:
    columns = mapping.columns.id
    if not columns or (mapping.rows.without_id == "line" and any(values[each] is None for each in columns)):
        return f"line-{line}"
    return ":".join(_required_value(column, values) for column in columns)


def _operations_of(values: Row, mapping: ReplayMapping) -> tuple[Movement, ...]:
    found: list[Movement] = []
    for rule in mapping.operations:
        if all_hold(rule.when, values, _Numbers(mapping)):
            number = 1 + sum(movement.kind == rule.kind for movement in found)
            found.append(Movement(rule.kind, _amount(rule, values, mapping), number))
    return tuple(found)


def _amount(rule: OperationMapping, values: Row, mapping: ReplayMapping) -> Money:
    currency = _currency(values, mapping)
    total = _total(rule.amount, rule, values, mapping) - _total(rule.subtract, rule, values, mapping)
    with localcontext(prec=60):
        unit = mapping.money.units.get(currency.code, mapping.money.unit)
        amount = Money.of((-total if rule.negate else total) * unit, currency)
    if amount.minor < 0:
        sign = "positive" if rule.negate else "negative"
        raise BadInput(f"{' + '.join(rule.amount)} is {sign}")
    return amount


def _total(columns: tuple[str, ...], rule: OperationMapping, values: Row, mapping: ReplayMapping) -> Decimal:
    total = Decimal(0)
    for column in columns:
        if values[column] is None and rule.empty == "zero":
            continue
        total += number_of(column, _required_value(column, values), mapping.money)
    return total


def _currency(values: Row, mapping: ReplayMapping) -> Currency:
    written = values[mapping.columns.currency] if mapping.columns.currency else None
    code = mapping.money.currency if written is None else mapping.money.currencies.get(written, written)
    if code is None:
        raise BadInput(f"{mapping.columns.currency} is missing")
    if code not in CURRENCIES:
        raise BadInput(f"{mapping.columns.currency} is not a supported currency: {code[:40]!r}")
    return CURRENCIES[code]


class _Numbers:
    """Reads numbers as the mapping's money is written."""

    def __init__(self, mapping: ReplayMapping) -> None:
        self._money = mapping.money

    def __call__(self, column: str, text: str) -> Decimal:
        return number_of(column, text, self._money)


def _joined(columns: tuple[str, ...], values: Row, between: str = ":") -> str:
    return between.join(value for column in columns if (value := values[column]) is not None)


def _required_value(column: str, values: Row) -> str:
    value = values[column]
    if value is None:
        raise BadInput(f"{column} is missing")
    return value


def _value(column: str, cell: str, mapping: ReplayMapping) -> str | None:
    try:
        text = _decode(cell, mapping)
    except BadInput as error:
        raise BadInput(f"{column}: {error.message}") from None
    if mapping.file.trim:
        text = text.strip()
    return None if text in mapping.file.null else text


def _decode(cell: str, mapping: ReplayMapping) -> str:
    if cell.isascii():
        return cell
    raw = cell.encode("latin-1")
    for encoding in mapping.file.encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(f"a value is in none of the encodings {', '.join(mapping.file.encodings)}")

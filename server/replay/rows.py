"""Parses the rows of a foreign file into movements of money."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation, localcontext
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.shared.errors import BadInput
from domain.shared.money import Money
from server.replay.mapping import MappingError, MovementKind, OperationMapping, ReplayMapping

FIELD_BYTES_MAX = 1_048_576
MAGNITUDE_MAX = 30


@dataclass(frozen=True, slots=True)
class Movement:
    """One operation of a row; ``amount`` is never negative."""

    kind: MovementKind
    amount: Money


@dataclass(frozen=True, slots=True)
class ReplayRow:
    """One valid row. ``line`` is its line in the file, counting the header as line 1."""

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


def read_rows(path: Path, mapping: ReplayMapping) -> Iterator[ReplayRow | RejectedRow]:
    """Every row of the file in file order.

    Raises:
        MappingError: the file lacks a column that the mapping names.
    """
    csv.field_size_limit(FIELD_BYTES_MAX)
    # latin-1 maps every byte to one character and back: each value is decoded by itself later.
    with path.open(encoding="latin-1", newline="") as file:
        lines = csv.reader(file, delimiter=mapping.file.delimiter)
        header = [_decode(cell, mapping) for cell in next(lines, [])]
        if header:
            header[0] = header[0].removeprefix("\ufeff")
        if missing := sorted(mapping.column_names() - set(header)):
            raise MappingError(
                f"{path}: the file has no column {', '.join(missing)}; it has: {', '.join(header)}"
            )
        for cells in lines:
            if cells:
                yield _row(lines.line_num, header, cells, mapping)


def _row(line: int, header: list[str], cells: list[str], mapping: ReplayMapping) -> ReplayRow | RejectedRow:
    if len(cells) != len(header):
        return RejectedRow(line, "", f"has {len(cells)} values where the header has {len(header)}")
    try:
        values = {name: _value(cell, mapping) for name, cell in zip(header, cells, strict=True)}
    except BadInput as error:
        return RejectedRow(line, "", error.message)
    id = values[mapping.columns.id] or ""
    try:
        return _parse_row(line, values, mapping)
    except BadInput as error:
        return RejectedRow(line, id, error.message)


def _parse_row(line: int, values: dict[str, str | None], mapping: ReplayMapping) -> ReplayRow:
    columns = mapping.columns
    movements = tuple(
        _movement(rule, values, mapping)
        for rule in mapping.operations
        if not rule.when or rule.when.holds(values)
    )
    if not movements:
        raise BadInput("no operation of the mapping applies to this row")
    return ReplayRow(
        line,
        _required_value(columns.id, values),
        _required_value(columns.player, values),
        _parse_time(_required_value(columns.time, values), mapping),
        values[columns.round] if columns.round else None,
        values[columns.game] if columns.game else None,
        movements,
    )


def _movement(rule: OperationMapping, values: dict[str, str | None], mapping: ReplayMapping) -> Movement:
    total = sum((_number(name, _required_value(name, values)) for name in rule.amount), Decimal(0))
    with localcontext(prec=60):
        amount = Money.of(total * mapping.money.unit, mapping.currency)
    if amount.minor < 0:
        raise BadInput(f"{' + '.join(rule.amount)} is negative")
    return Movement(rule.kind, amount)


def _number(column: str, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise BadInput(f"{column} is not a number: {text[:40]!r}") from None
    if not number.is_finite() or abs(number.adjusted()) > MAGNITUDE_MAX:
        raise BadInput(f"{column} is not a usable number: {text[:40]!r}")
    return number


def _parse_time(text: str, mapping: ReplayMapping) -> datetime:
    try:
        moment = _parse_time_format(text, mapping.time.format)
    except (ValueError, OverflowError, OSError):
        raise BadInput(f"{mapping.columns.time} is not a time of the form {mapping.time.format}") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(mapping.time.zone))).astimezone(UTC)


def _parse_time_format(text: str, form: str) -> datetime:
    match form:
        case "iso8601":
            return datetime.fromisoformat(text)
        case "epoch":
            return datetime.fromtimestamp(int(text), UTC)
        case "epoch_ms":
            return datetime.fromtimestamp(int(text) // 1000, UTC).replace(microsecond=int(text) % 1000 * 1000)
        case pattern:
            return datetime.strptime(text, pattern)  # noqa: DTZ007 - the mapping's zone is applied by the caller


def _required_value(column: str, values: dict[str, str | None]) -> str:
    value = values[column]
    if value is None:
        raise BadInput(f"{column} is missing")
    return value


def _value(cell: str, mapping: ReplayMapping) -> str | None:
    return None if cell in mapping.file.null else _decode(cell, mapping)


def _decode(cell: str, mapping: ReplayMapping) -> str:
    raw = cell.encode("latin-1")
    for encoding in mapping.file.encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(f"a value is in none of the encodings {', '.join(mapping.file.encodings)}")

"""Rows as the bytes of a file: CSV (RFC 4180), one JSON object a line, or Parquet."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import RawIOBase, StringIO
from typing import Any, Final, Protocol

import orjson

from domain.feeds.columns import ColumnForm, FeedColumn
from domain.feeds.model import FeedFormat
from domain.feeds.ports import DestinationFailed
from server.http.statements.csv_file import safe_text

AMOUNT_DECIMALS: Final = 9
"""As many as any currency of the ledger has."""

DIGITS: Final = 38
LIST_SEPARATOR: Final = "; "


class RowWriter(Protocol):
    """Makes the bytes of a file, piece by piece."""

    def begin(self) -> bytes:
        """What stands before the rows."""
        ...

    def rows(self, rows: Sequence[Sequence[Any]]) -> bytes:
        """Rows, in the order of the columns."""
        ...

    def end(self) -> bytes:
        """What stands after them."""
        ...


def moment(value: datetime) -> str:
    """UTC, to the microsecond: 2026-11-30T09:00:00.000000Z."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class CsvWriter:
    """Implements ``RowWriter``. Breaks of lines within a text are those of the file."""

    def __init__(self, columns: Sequence[FeedColumn]) -> None:
        self._columns = columns

    def begin(self) -> bytes:
        """See ``RowWriter``."""
        return _csv_lines([[each.name for each in self._columns]])

    def rows(self, rows: Sequence[Sequence[Any]]) -> bytes:
        """See ``RowWriter``."""
        return _csv_lines(
            [_csv_cell(column, value) for column, value in zip(self._columns, row, strict=True)]
            for row in rows
        )

    def end(self) -> bytes:
        """See ``RowWriter``."""
        return b""


def _csv_lines(lines: Iterable[Sequence[str]]) -> bytes:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(lines)
    return line_breaks(buffer.getvalue().encode())


def line_breaks(lines: bytes) -> bytes:
    """Breaks of lines as RFC 4180 has them: those that are so already stay as they are."""
    return lines.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _csv_cell(column: FeedColumn, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, list):
        return safe_text(LIST_SEPARATOR.join(value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    return safe_text(value) if column.form is ColumnForm.TEXT else str(value)


class JsonWriter:
    """Implements ``RowWriter``. Amounts and minor units are strings: numbers of JSON lose digits."""

    def __init__(self, columns: Sequence[FeedColumn]) -> None:
        self._columns = columns

    def begin(self) -> bytes:
        """See ``RowWriter``."""
        return b""

    def rows(self, rows: Sequence[Sequence[Any]]) -> bytes:
        """See ``RowWriter``."""
        return b"".join(
            orjson.dumps(
                {
                    column.name: _json_value(column, value)
                    for column, value in zip(self._columns, row, strict=True)
                },
                option=orjson.OPT_APPEND_NEWLINE,
            )
            for row in rows
        )

    def end(self) -> bytes:
        """See ``RowWriter``."""
        return b""


def _json_value(column: FeedColumn, value: Any) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value) if column.form is ColumnForm.MINOR and value is not None else value


class ParquetRowWriter:
    """Implements ``RowWriter``; a row group for each call of ``rows``."""

    def __init__(self, columns: Sequence[FeedColumn]) -> None:
        try:
            import pyarrow as pa  # noqa: PLC0415 - an optional dependency
            import pyarrow.parquet as pq  # noqa: PLC0415
        except ImportError as error:
            raise DestinationFailed("Parquet needs pyarrow: pip install 'croupier[parquet]'") from error
        self._arrow = pa
        self._types = [_arrow_type(pa, each.form) for each in columns]
        self._columns = columns
        names = [each.name for each in columns]
        self._schema = pa.schema(list(zip(names, self._types, strict=True)))
        self._sink = _Collected()
        self._writer = pq.ParquetWriter(pa.PythonFile(self._sink, mode="w"), self._schema, compression="zstd")

    def begin(self) -> bytes:
        """See ``RowWriter``."""
        return self._sink.taken()

    def rows(self, rows: Sequence[Sequence[Any]]) -> bytes:
        """See ``RowWriter``."""
        columns = zip(*rows, strict=True) if rows else ([] for _ in self._columns)
        arrays = [
            self._arrow.array(_arrow_values(column, values), type=of)
            for column, values, of in zip(self._columns, columns, self._types, strict=True)
        ]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        return self._sink.taken()

    def end(self) -> bytes:
        """See ``RowWriter``."""
        self._writer.close()
        return self._sink.taken()


def _arrow_values(column: FeedColumn, values: Iterable[Any]) -> list[Any]:
    if column.form is ColumnForm.MINOR:
        return [None if value is None else Decimal(value) for value in values]
    return list(values)


def _arrow_type(arrow: Any, form: ColumnForm) -> Any:
    return {
        ColumnForm.LIST: lambda: arrow.list_(arrow.string()),
        ColumnForm.INTEGER: arrow.int64,
        ColumnForm.AMOUNT: lambda: arrow.decimal128(DIGITS, AMOUNT_DECIMALS),
        ColumnForm.MINOR: lambda: arrow.decimal128(DIGITS, 0),
        ColumnForm.TIME: lambda: arrow.timestamp("us", tz="UTC"),
        ColumnForm.DATE: arrow.date32,
        ColumnForm.BOOLEAN: arrow.bool_,
    }.get(form, arrow.string)()


class _Collected(RawIOBase):
    """A file that keeps what is written to it until it is taken."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Keep it."""
        piece = bytes(data)
        self._pieces.append(piece)
        self._written += len(piece)
        return len(piece)

    def seek(self, _offset: int, _whence: int = 0) -> int:
        """Where it is written to, which is always its end: asked for by ``tell``."""
        return self._written

    def taken(self) -> bytes:
        """What was written since it was taken last."""
        taken, self._pieces = b"".join(self._pieces), []
        return taken


WRITERS: Final[Mapping[FeedFormat, Callable[[Sequence[FeedColumn]], RowWriter]]] = {
    FeedFormat.CSV: CsvWriter,
    FeedFormat.NDJSON: JsonWriter,
    FeedFormat.PARQUET: ParquetRowWriter,
}

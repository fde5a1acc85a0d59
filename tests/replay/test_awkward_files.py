"""What is told of files as they come: each fault has its line and a reason, and costs no row beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from server.replay.mapping import MappingError, ReplayMapping
from server.replay.rows import ReadRow, RejectedRow, ReplayRow, SkippedRow, read_rows

HEADER = "Id;Account;Type;Amount;Currency;Time;Note"
GOOD = "g;ann;IN;5,00;EUR;20.11.2021 19:44:19;"
BASE: dict[str, Any] = {
    "name": "acme",
    "file": {"delimiter": ";"},
    "columns": {"id": "Id", "player": "Account", "time": "Time", "currency": "Currency"},
    "time": {"format": ["%d.%m.%Y %H:%M:%S", "iso8601"], "zone": "Europe/Malta"},
    "money": {"decimal": ",", "thousands": "."},
    "skip": [{"when": {"column": "Type", "equals": ["VOID"]}}],
    "operations": [
        {"kind": "deposit", "amount": "Amount", "when": {"column": "Type", "equals": ["IN"]}},
        {"kind": "withdrawal", "amount": "Amount", "when": {"column": "Type", "equals": ["OUT"]}},
    ],
}


def the_rows(tmp_path: Path, content: bytes, **sections: Any) -> list[ReadRow]:
    file = tmp_path / "payments.csv"
    file.write_bytes(content)
    return list(read_rows(file, ReplayMapping.model_validate(BASE | sections)))


def told(rows: list[ReadRow]) -> list[str]:
    """Each row in short: its line, and what became of it."""
    found = []
    for row in rows:
        match row:
            case RejectedRow(line, id, reason):
                found.append(f"{line} {id or '?'}: {reason}")
            case SkippedRow(line):
                found.append(f"{line} skipped")
            case ReplayRow(line, id, _, at, movements=(movement,)):
                found.append(f"{line} {id} {movement.kind} {movement.amount} {at:%m-%d %H:%M}")
    return found


FINE = "deposit 5.00 EUR 11-20 18:44"


@pytest.mark.parametrize(
    ("case", "content"),
    [
        ("the mark of UTF-8", b"\xef\xbb\xbf" + f"{HEADER}\n{GOOD}\n".encode()),
        ("the same before a quoted name", b'\xef\xbb\xbf"Id"' + f"{HEADER[2:]}\n{GOOD}\n".encode()),
        ("UTF-16", f"{HEADER}\n{GOOD}\n".encode("utf-16")),
        ("lines that end as on Windows", f"{HEADER}\r\n{GOOD}\r\n".encode()),
        ("lines that end as on an old Macintosh", f"{HEADER}\r{GOOD}\r".encode()),
        ("no line end at the end", f"{HEADER}\n{GOOD}".encode()),
        (
            "everything in quotes",
            ";".join(f'"{each}"' for each in HEADER.split(";")).encode() + b"\n" + GOOD.encode(),
        ),
    ],
)
def test_a_file_is_read_however_it_is_stored(tmp_path: Path, case: str, content: bytes) -> None:
    assert told(the_rows(tmp_path, content)) == [f"2 g {FINE}"], case


def test_the_mark_of_utf_8_is_no_part_of_the_first_name_or_value_in_any_encoding(tmp_path: Path) -> None:
    marked = b"\xef\xbb\xbf"
    form = BASE["file"] | {"encodings": ["cp1252"]}
    assert told(the_rows(tmp_path, marked + f"{HEADER}\n{GOOD}\n".encode(), file=form)) == [f"2 g {FINE}"]
    form |= {"header": HEADER.split(";")}
    assert told(the_rows(tmp_path, marked + GOOD.encode(), file=form)) == [f"1 g {FINE}"]
    form = BASE["file"] | {"preamble": 1}
    content = marked + f"sep=;\n{HEADER}\n{GOOD}\n".encode()
    assert told(the_rows(tmp_path, content, file=form)) == [f"3 g {FINE}"]


NO_NUMBER = "Amount is not a number, with ',' before decimals:"
NO_TIME = "Time is not a time of the form %d.%m.%Y %H:%M:%S or iso8601:"
SWALLOWED = (
    'lines 2 to 4 are one row, and a value of it holds rows: a " is missing or too many.'
    " None of these lines is applied"
)
QUOTE = 'cannot be read: unexpected end of data; a " is missing or too many'


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a;ann;IN;1.234,50;EUR;20.11.2021 19:44:19;", "a deposit 1234.50 EUR 11-20 18:44"),
        ("a;ann;IN;5.00;EUR;20.11.2021 19:44:19;", f"a: {NO_NUMBER} '5.00'"),
        ("a;ann;IN;1,234.50;EUR;20.11.2021 19:44:19;", f"a: {NO_NUMBER} '1,234.50'"),
        ("a;ann;IN;five;EUR;20.11.2021 19:44:19;", "a: Amount is not a number: 'five'"),
        ("a;ann;IN;-5,00;EUR;20.11.2021 19:44:19;", "a: Amount is negative"),
        (
            "a;ann;IN;5,001;EUR;20.11.2021 19:44:19;",
            "a: The amount has more than 2 decimals: EUR has no more",
        ),
        ("a;ann;IN;5,000;EUR;20.11.2021 19:44:19;", "a deposit 5.00 EUR 11-20 18:44"),
        ("a;ann;IN;5,5;JPY;20.11.2021 19:44:19;", "a: The amount has more than 0 decimals: JPY has no more"),
        ("a;ann;IN;;EUR;20.11.2021 19:44:19;", "a: Amount is missing"),
        ("a;ann;IN;5;;20.11.2021 19:44:19;", "a: Currency is missing"),
        ("a;ann;IN;5;eur;20.11.2021 19:44:19;", "a: Currency is not a supported currency: 'eur'"),
        ("a;ann;IN;5;XXY;20.11.2021 19:44:19;", "a: Currency is not a supported currency: 'XXY'"),
        ("a;ann;GIFT;5;EUR;20.11.2021 19:44:19;", "a: no operation of the mapping applies to this row"),
        ("a;ann;VOID;x;EUR;never;", "skipped"),
        ("a;;IN;5;EUR;20.11.2021 19:44:19;", "a: Account is missing"),
        (";ann;IN;5;EUR;20.11.2021 19:44:19;", "?: Id is missing"),
        ("a;ann;IN;5;EUR;;", "a: Time is missing"),
        ("a;ann;IN;5;EUR;11/20/2021;", f"a: {NO_TIME} '11/20/2021'"),
        ("a;ann;IN;5;EUR;2021-11-20T19:44:19Z;", "a deposit 5.00 EUR 11-20 19:44"),
        ("a;ann;IN;5;EUR;2021-11-20T19:44:19-03:00;", "a deposit 5.00 EUR 11-20 22:44"),
        ("a;ann;IN;5;EUR;2021-11-20 19:44:19;", "a deposit 5.00 EUR 11-20 18:44"),
        # Clocks went forward from 02:00 to 03:00 on 28 March, and back from 03:00 to 02:00 on 31 October.
        ("a;ann;IN;5;EUR;28.03.2021 01:59:59;", "a deposit 5.00 EUR 03-28 00:59"),
        (
            "a;ann;IN;5;EUR;28.03.2021 02:30:00;",
            "a: Time is a time that no clock in Europe/Malta showed: '28.03.2021 02:30:00'",
        ),
        ("a;ann;IN;5;EUR;28.03.2021 03:00:00;", "a deposit 5.00 EUR 03-28 01:00"),
        ("a;ann;IN;5;EUR;31.10.2021 02:30:00;", "a deposit 5.00 EUR 10-31 00:30"),
        ("a;ann;IN;5;EUR;2021-10-31T02:30:00+01:00;", "a deposit 5.00 EUR 10-31 01:30"),
        ("a;ann;IN;5;EUR;2021-03-28T02:30:00+01:00;", "a deposit 5.00 EUR 03-28 01:30"),
        ("a;ann;IN;5;EUR", "?: has 5 values where the header has 7"),
        ("a;ann;IN;5;EUR;20.11.2021 19:44:19;one;two", "?: has 8 values where the header has 7"),
        ('a;"Big" Bob;IN;5;EUR;20.11.2021 19:44:19;', "a deposit 5.00 EUR 11-20 18:44"),
        ('a;ann;IN;5;EUR;20.11.2021 19:44:19;6" long', "a deposit 5.00 EUR 11-20 18:44"),
        ('a;"ann;IN;5;EUR;20.11.2021 19:44:19;', f"?: {QUOTE}"),
        ('a;ann;IN;5;EUR;20.11.2021 19:44:19;"never closed', f"?: {QUOTE}"),
    ],
)
def test_a_fault_has_its_line_and_reason_and_its_neighbours_are_read(
    tmp_path: Path, line: str, expected: str
) -> None:
    found = told(the_rows(tmp_path, f"{HEADER}\n{GOOD}\n{line}\n{GOOD}\n".encode()))

    assert found == [f"2 g {FINE}", f"3 {expected}", f"4 g {FINE}"]


def test_empty_lines_are_counted_and_are_no_rows(tmp_path: Path) -> None:
    content = f"\n{HEADER}\n\n{GOOD}\n   \n;;;;;;\n ; ;;;;;\n{GOOD}".encode()

    assert told(the_rows(tmp_path, content)) == [f"4 g {FINE}", f"8 g {FINE}"]


def test_a_value_that_is_in_no_encoding_is_named_by_its_column(tmp_path: Path) -> None:
    content = f"{HEADER}\n{GOOD}\n".encode() + "h;änn;IN;5;EUR;20.11.2021 19:44:19;\n".encode("latin-1")

    assert told(the_rows(tmp_path, content + GOOD.encode())) == [
        f"2 g {FINE}",
        "3 ?: Account: a value is in none of the encodings utf-8",
        f"4 g {FINE}",
    ]


def test_a_value_may_have_lines_but_no_rows_between_its_quotes(tmp_path: Path) -> None:
    note = GOOD + '"one\n\ntwo; three"'
    assert told(the_rows(tmp_path, f"{HEADER}\n{note}\n{GOOD}\n".encode())) == [f"2 g {FINE}", f"5 g {FINE}"]

    swallows = "\n".join([HEADER, GOOD + '"one', GOOD, GOOD + '6"', GOOD])
    assert told(the_rows(tmp_path, swallows.encode())) == [
        f"2 ?: {SWALLOWED}",
        f"5 g {FINE}",
    ]


def test_after_a_quote_that_is_never_closed_nothing_is_lost_up_to_the_next_one(tmp_path: Path) -> None:
    content = "\n".join([HEADER, GOOD + '"one', GOOD, GOOD, GOOD + '"two"', GOOD])

    assert told(the_rows(tmp_path, content.encode())) == [
        "2 ?: cannot be read: ';' expected after '\"'; a \" is missing or too many",
        *(f"{line} g {FINE}" for line in (3, 4, 5, 6)),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "payments.csv: the file is empty"),
        (b"\xef\xbb\xbf", "payments.csv: the file is empty"),
        (b"\n\n", "payments.csv: the file is empty"),
        (b"Id;Account;Type\n", r"the file has no column Amount, Currency, Time; it has: Id, Account, Type$"),
        (HEADER.replace(";", ",").encode(), r"the mapping's delimiter is ';', the file's may be ','$"),
        (HEADER.replace(";", "\t").encode(), r"the mapping's delimiter is ';', the file's may be '\\t'$"),
        (f"{HEADER};Amount\n".encode(), "the file has more than one column Amount"),
        (
            "Konto-Größe;x\n".encode("latin-1"),
            "line 1, the header: a value is in none of the encodings utf-8",
        ),
        (b'"Id;Account\n', 'line 1, the header, cannot be read: unexpected end of data; a " is missing'),
        (b"\xff\xfeI\x00d\x00\x00\xd8\x00", "begins with the mark of UTF-16, but is not written in it"),
    ],
)
def test_a_file_that_the_mapping_does_not_fit_is_refused(
    tmp_path: Path, content: bytes, message: str
) -> None:
    with pytest.raises(MappingError, match=message):
        the_rows(tmp_path, content)

"""Rows of a foreign file become movements of money, or are rejected with a reason."""

from pathlib import Path

import pytest

from domain.shared.money import Currency, Money
from server.replay.mapping import MappingError, ReplayMapping, load_mapping
from server.replay.rows import RejectedRow, ReplayRow, SkippedRow, read_rows

BTC = Currency.of("BTC")
HEADER = "Id,GameID,Username,Bet,CashedOut,Bonus,Profit,BustedAt,PlayDate"


def the_rows(
    tmp_path: Path, *lines: bytes, mapping: ReplayMapping | None = None
) -> list[ReplayRow | RejectedRow]:
    file = tmp_path / "bets.csv"
    file.write_bytes(b"\n".join([HEADER.encode(), *lines]) + b"\n")
    return list(read_rows(file, mapping or load_mapping("bustabit").mapping))


def test_a_won_row_is_a_bet_and_a_win_of_stake_plus_profit(tmp_path):
    [row] = the_rows(tmp_path, b"7,33,anna,5,1.2,0,1.25,8.24,2021-11-20T19:44:19Z")

    assert isinstance(row, ReplayRow)
    assert [(m.kind, m.amount) for m in row.movements] == [("bet", Money(500, BTC)), ("win", Money(625, BTC))]
    assert (row.line, row.id, row.player, row.round) == (2, "7", "anna", "33")
    assert row.at.isoformat() == "2021-11-20T19:44:19+00:00"


def test_a_lost_row_is_a_bet_alone(tmp_path):
    [row] = the_rows(tmp_path, b"7,33,anna,3,NA,NA,NA,1.4,2021-11-14T14:21:50Z")

    assert [m.kind for m in row.movements] == ["bet"]


def test_scientific_notation_is_an_exact_number(tmp_path):
    [row] = the_rows(tmp_path, b"7,33,anna,2,1.2,0,2.00E+03,8.24,2021-11-20T19:44:19Z")

    assert row.movements[1].amount == Money(200_200, BTC)


def test_each_value_is_decoded_by_the_first_encoding_that_fits(tmp_path):
    name = "1-11月".encode("gb18030")
    [row] = the_rows(tmp_path, b"7,33," + name + b",2,NA,NA,NA,1.0,2021-11-20T19:44:19Z")

    assert row.player == "1-11月"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"7,33,anna,x,NA,NA,NA,1.0,2021-11-20T19:44:19Z", "Bet is not a number: 'x'"),
        (b"7,33,anna,1e99,NA,NA,NA,1.0,2021-11-20T19:44:19Z", "Bet is not a usable number: '1e99'"),
        (b"7,33,anna,NA,NA,NA,NA,1.0,2021-11-20T19:44:19Z", "Bet is missing"),
        (b"7,33,NA,5,NA,NA,NA,1.0,2021-11-20T19:44:19Z", "Username is missing"),
        (b"7,33,anna,5,NA,NA,NA,1.0,yesterday", "PlayDate is not a time of the form iso8601"),
        (b"7,33,anna,-5,NA,NA,NA,1.0,2021-11-20T19:44:19Z", "Bet is negative"),
        (
            b"7,33,anna,0.001,NA,NA,NA,1.0,2021-11-20T19:44:19Z",
            "The amount has more than 8 decimals: BTC has no more",
        ),
        (b"7,33,anna,5", "has 4 values where the header has 9"),
        (
            b"7,33,\xff\xff,5,NA,NA,NA,1.0,2021-11-20T19:44:19Z",
            "Username: a value is in none of the encodings",
        ),
    ],
)
def test_an_unusable_row_is_rejected_with_its_line_and_reason_and_stops_nothing(tmp_path, line, reason):
    good = b"8,33,anna,5,NA,NA,NA,1.0,2021-11-20T19:44:19Z"

    rejected, row = the_rows(tmp_path, line, good)

    assert isinstance(rejected, RejectedRow)
    assert rejected.line == 2
    assert rejected.reason.startswith(reason)
    assert isinstance(row, ReplayRow)


def test_a_file_without_a_named_column_is_refused_by_name(tmp_path):
    file = tmp_path / "bets.csv"
    file.write_text("Id,Username\n1,anna\n")

    with pytest.raises(MappingError, match="no column Bet, GameID, PlayDate, Profit; it has: Id, Username"):
        list(read_rows(file, load_mapping("bustabit").mapping))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 'x'", "columns: Field required"),
        ("name = 'x", "at end of document"),
        ("nonsense = 1", "Field required"),
    ],
)
def test_an_unusable_mapping_says_where_it_is_wrong(tmp_path, text, message):
    path = tmp_path / "m.toml"
    path.write_text(text)

    with pytest.raises(MappingError, match=message):
        load_mapping(str(path))


def test_a_missing_mapping_names_those_that_ship():
    with pytest.raises(MappingError, match="bustabit"):
        load_mapping("no-such-mapping.toml")


BARE = {"name": "m", "columns": {"player": "P", "time": "T"}, "money": {"currency": "EUR"}}
DEPOSIT = {"kind": "deposit", "amount": "A"}
T = "2021-11-20T19:44:19Z"


def rows_of(tmp_path: Path, text: bytes, **more: object) -> list[object]:
    file = tmp_path / "payments.csv"
    file.write_bytes(text)
    return list(read_rows(file, ReplayMapping.model_validate(BARE | {"operations": [DEPOSIT]} | more)))


def test_rows_without_an_id_are_known_by_the_line_they_begin_on(tmp_path):
    text = f'P,T,A,N\nann,{T},1,"two\nlines"\n\nann,{T},2,\n'.encode()

    assert [(row.id, row.line) for row in rows_of(tmp_path, text)] == [("line-2", 2), ("line-5", 5)]


def test_an_id_may_be_of_several_columns_and_be_missing(tmp_path):
    columns = BARE["columns"] | {"id": ["I", "K"]}
    text = f"P,T,A,I,K\nann,{T},1,7,x\nann,{T},2,,x\n".encode()

    first, second = rows_of(tmp_path, text, columns=columns)
    assert (first.id, second.reason) == ("7:x", "I is missing")
    assert rows_of(tmp_path, text, columns=columns, rows={"without_id": "line"})[1].id == "line-3"


def test_a_file_in_utf_16_with_lines_before_its_header_and_one_without_a_header(tmp_path):
    text = f"sep=;\nP;T;A\nänn;{T};1\n"
    [row] = rows_of(tmp_path, text.encode("utf-16"), file={"delimiter": ";", "preamble": 1})
    assert row.player == "änn"

    [row] = rows_of(tmp_path, f"bob,{T},1\n".encode(), file={"header": ["P", "T", "A"]})
    assert (row.player, row.line) == ("bob", 1)


def test_skipped_rows_are_neither_applied_nor_rejected_and_unreadable_ones_stop_nothing(tmp_path):
    skip = [{"when": {"column": "A", "equals": ["void"]}}, {"when": [{"column": "A", "at_most": 0}]}]
    text = f"P,T,A\nann,{T},void\nann,{T},0\nann,{T},x\n{'y' * 1_100_000}\nann,{T},1\n".encode()

    found = rows_of(tmp_path, text, skip=skip)

    assert found[:2] == [SkippedRow(2), SkippedRow(3)]
    assert found[2] == RejectedRow(4, "", "A is not a number: 'x'")
    assert (found[3].line, found[3].reason.partition(":")[0]) == (5, "cannot be read")
    assert isinstance(found[-1], ReplayRow)


def test_amounts_are_sums_less_what_is_subtracted_or_minus_that(tmp_path):
    rules = [
        {"kind": "withdrawal", "amount": ["A", "B"], "subtract": "F", "negate": True, "empty": "zero"},
        {"kind": "withdrawal", "amount": "F", "empty": "zero"},
    ]
    text = f"P,T,A,B,F\nann,{T},-10,-5,0.50\nann,{T},-10,,\nann,{T},10,,\n".encode()

    first, second, third = rows_of(tmp_path, text, operations=rules)

    assert [(m.name, m.amount.minor) for m in first.movements] == [("withdrawal", 1550), ("withdrawal#2", 50)]
    assert [m.amount.minor for m in second.movements] == [1000, 0]
    assert third.reason == "A + B is positive"


def test_each_row_may_have_its_own_currency(tmp_path):
    columns = BARE["columns"] | {"currency": "C"}
    money = {"currency": "EUR", "currencies": {"kr": "SEK"}, "unit": "0.01", "units": {"JPY": "1"}}
    text = f"P,T,A,C\nann,{T},7,kr\nann,{T},7,JPY\nann,{T},7,\nann,{T},7,XXY\n".encode()

    *good, bad = rows_of(tmp_path, text, columns=columns, money=money)

    assert [row.movements[0].amount for row in good] == [
        Money(7, Currency.of("SEK")),
        Money(7, Currency.of("JPY")),
        Money(7, Currency.of("EUR")),
    ]
    assert bad.reason == "C is not a supported currency: 'XXY'"

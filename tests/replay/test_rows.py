"""Rows of a foreign file become movements of money, or are rejected with a reason."""

from pathlib import Path

import pytest

from domain.shared.money import Currency, Money
from server.replay.mapping import MappingError, ReplayMapping, load_mapping
from server.replay.rows import RejectedRow, ReplayRow, read_rows

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
        (b"7,33,\xff\xff,5,NA,NA,NA,1.0,2021-11-20T19:44:19Z", "a value is in none of the encodings"),
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

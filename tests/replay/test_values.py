"""Numbers, times and conditions as foreign files write them."""

from decimal import Decimal

import pytest

from domain.shared.errors import BadInput
from server.replay.conditions import RowCondition, all_hold
from server.replay.mapping import MappingError, MoneyFormat, TimeFormat, load_mapping
from server.replay.values import number_of, time_of

COMMA = MoneyFormat(currency="EUR", decimal=",", thousands=".", ignore=("€", "EUR"))
POINT = MoneyFormat(currency="EUR", thousands=",")


@pytest.mark.parametrize(
    ("money", "text", "number"),
    [
        (COMMA, "1.234,50", "1234.50"),
        (COMMA, "€ 1.234,50", "1234.50"),
        (COMMA, "-12,5 EUR", "-12.5"),
        (COMMA, "1\N{NO-BREAK SPACE}234,5", "1234.5"),
        (COMMA, ",5", "0.5"),
        (POINT, "1,234.50", "1234.50"),
        (POINT, "(12.00)", "-12.00"),
        (POINT, "12.00-", "-12.00"),
        (POINT, "\N{MINUS SIGN}12", "-12"),
        (POINT, "+2.00E+03", "2000"),
        (POINT, "0", "0"),
    ],
)
def test_numbers_are_read_as_the_mapping_says(money, text, number):
    assert number_of("Amount", text, money) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "-", "1_000", "NaN", "Infinity", "1,2,3.4.5", "twelve", "1e99", "--1", "()"]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(BadInput, match=r"Amount is not a (usable )?number"):
        number_of("Amount", text, POINT)


def test_a_full_stop_is_no_decimal_mark_where_the_mapping_says_comma():
    with pytest.raises(BadInput):
        number_of("Amount", "12.50", MoneyFormat(currency="EUR", decimal=","))


@pytest.mark.parametrize(
    ("form", "text", "moment"),
    [
        ("iso8601", "2021-11-20T19:44:19Z", "2021-11-20T19:44:19+00:00"),
        ("iso8601", "2021-11-20 19:44:19,250", "2021-11-20T18:44:19.250000+00:00"),
        ("iso8601", "2021-07-20 19:44:19", "2021-07-20T17:44:19+00:00"),
        ("epoch", "1637437459.5", "2021-11-20T19:44:19.500000+00:00"),
        ("epoch_ms", "1637437459500", "2021-11-20T19:44:19.500000+00:00"),
        ("excel", "44520.5", "2021-11-20T11:00:00+00:00"),
        ("%d/%m/%Y %H:%M", "20/11/2021 19:44 CET", "2021-11-20T18:44:00+00:00"),
        ("%d/%m/%Y %H:%M %z", "20/11/2021 19:44 -0300", "2021-11-20T22:44:00+00:00"),
        ("%m/%d/%Y %I:%M %p", "11/20/2021 7:44 PM", "2021-11-20T18:44:00+00:00"),
    ],
)
def test_times_are_read_in_the_first_form_that_fits(form, text, moment):
    written = TimeFormat(format=("%Y", form), zone="Europe/Malta", abbreviations={"CET": "+01:00"})

    assert time_of("Time", text, written).isoformat() == moment


@pytest.mark.parametrize("text", ["", "yesterday", "99999999999999999999", "2021-13-01", "NaN"])
@pytest.mark.parametrize("form", ["iso8601", "epoch", "epoch_ms", "excel", "%d.%m.%Y"])
def test_what_is_no_time_is_refused(form, text):
    with pytest.raises(BadInput, match="Time is not a time of the form"):
        time_of("Time", text, TimeFormat(format=form))


ROW = {"State": "OK", "Amount": "-12,00", "Fee": None}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"column": "State", "equals": ["OK", "DONE"]}, True),
        ({"column": "State", "not_equals": ["OK"]}, False),
        ({"column": "Fee", "not_equals": ["OK"]}, True),
        ({"column": "Fee", "null": True}, True),
        ({"column": "State", "null": True}, False),
        ({"column": "Amount", "below": 0}, True),
        ({"column": "Amount", "below": -12}, False),
        ({"column": "Amount", "at_most": -12}, True),
        ({"column": "Amount", "above": -13, "at_least": -12}, True),
        ({"column": "Fee", "below": 0}, False),
    ],
)
def test_conditions(condition, holds):
    met = RowCondition(**condition)
    also = RowCondition(column="State", equals=("OK",))

    assert met.holds(ROW, lambda column, text: number_of(column, text, COMMA)) is holds
    assert all_hold((also, met), ROW, lambda column, text: number_of(column, text, COMMA)) is holds


BASE = """
name = "m"
[columns]
player = "P"
time = "T"
[money]
{money}
[[operations]]
kind = "bet"
amount = "A"
{when}
"""


@pytest.mark.parametrize(
    ("money", "when", "message"),
    [
        ("currency = 'EUR'", "when = { column = 'A' }", "a condition needs a test"),
        ("currency = 'EUR'", "wen = 1", "Extra inputs"),
        ("currency = 'XXY'", "", "currency XXY is not supported"),
        ("unit = 1", "", r"money.currency or columns.currency is needed"),
        ("currency = 'EUR'\ndecimal = ','\nthousands = ','", "", "the same mark"),
        ("currency = 'EUR'\n[time]\nzone = 'Europe/Atlantis'", "", "no time zone Europe/Atlantis"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(tmp_path, money, when, message):
    file = tmp_path / "m.toml"
    file.write_text(BASE.format(money=money, when=when))

    with pytest.raises(MappingError, match=message):
        load_mapping(str(file))

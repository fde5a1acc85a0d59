"""What the shipped packs have against templates, day by day, and `croupier bonus lint` as it is typed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from domain.bonuses.law.linter import LawBroken
from domain.bonuses.templates.parsing import read_template
from domain.players.jurisdictions import shipped_packs
from server.bonuses.laws import UnknownPack, laws_of
from server.bonuses.lint import lint_template
from server.cli import build
from server.errors import OperatorError
from server.jurisdiction_packs import PackFileRefused, read_packs_of
from tests.architecture.documents.markdown import block_that_begins
from tests.architecture.sources import ROOT
from tests.bonuses.templates.guide import TEMPLATE, with_change

BEFORE, BEGIN = date(2026, 1, 18), date(2026, 1, 19)
GLI = date(2020, 7, 17)
ELEVEN = ("times = 10", "times = 11")
HALF = ('games = { "crash" = 1000 }', 'games = { "crash" = 500 }')
MIXED = ('earned_on = ["CASINO"]', 'earned_on = ["BETTING"]')
SAME = ("days = 7", "days = 7")
KEEPS_GLI = (
    ('order = "REAL_FIRST"', 'order = "BONUS_FIRST"'),
    ('late_wins = "FORFEIT_LATE"', 'late_wins = "HONOUR"'),
)
TOO_HIGH, AT_LOWEST = LawBroken.WAGERING_TOO_HIGH, LawBroken.WAGERING_TOO_HIGH_AT_LOWEST_WEIGHT


def broken(text: str, pack: str, day: date, until: date | None = None) -> list[LawBroken]:
    report = lint_template(read_template(text), laws_of(shipped_packs(), [pack]), day, until)
    return [each.broken for each in report.objections]


def gli(text: str) -> str:
    for right, wrong in KEEPS_GLI:
        text = text.replace(right, wrong)
    return text


@pytest.mark.parametrize(
    ("change", "pack", "day", "expected"),
    [
        (SAME, "GB", BEGIN, []),
        (ELEVEN, "GB", BEFORE, []),
        (ELEVEN, "GB", BEGIN, [TOO_HIGH, AT_LOWEST]),
        (HALF, "GB", BEFORE, []),
        (HALF, "GB", BEGIN, [AT_LOWEST]),
        (MIXED, "GB", BEFORE, []),
        (MIXED, "GB", BEGIN, [LawBroken.MIXED_PRODUCTS]),
        (ELEVEN, "MT", BEGIN, []),
        (MIXED, "IT", BEGIN, []),
        (SAME, "NEUTRAL", date(2020, 7, 16), []),
        (SAME, "NEUTRAL", GLI, [LawBroken.FUND_ORDER, LawBroken.LATE_WINS]),
        (ELEVEN, "neutral", BEGIN, [LawBroken.FUND_ORDER, LawBroken.LATE_WINS]),
    ],
)
def test_a_template_by_pack_and_day(
    change: tuple[str, str], pack: str, day: date, expected: list[LawBroken]
) -> None:
    assert broken(with_change(*change), pack, day) == expected


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("sticky = false", "sticky = true"),
        ('converts = "FULL"', 'converts = "ORIGINAL"'),
        ('maximum = "NONE"', 'maximum = { EUR = "1000", BTC = "1" }'),
    ],
)
def test_gli_wants_all_that_is_won_converted(right: str, wrong: str) -> None:
    assert broken(gli(TEMPLATE), "NEUTRAL", GLI) == []
    assert broken(gli(with_change(right, wrong)), "NEUTRAL", GLI) == [LawBroken.WINNINGS_CAPPED]


def test_a_campaign_is_judged_to_its_last_day() -> None:
    first = date(2025, 12, 1)
    assert broken(with_change(*ELEVEN), "GB", first, BEFORE) == []
    assert broken(with_change(*ELEVEN), "GB", first, BEGIN) == [TOO_HIGH, AT_LOWEST]
    with pytest.raises(OperatorError, match="a later --until"):
        broken(TEMPLATE, "GB", BEGIN, BEFORE)


def test_a_pack_that_is_not_there() -> None:
    with pytest.raises(UnknownPack, match="there are GB, IT, MT, NEUTRAL"):
        laws_of(shipped_packs(), ["XX"])


OWN = block_that_begins(
    (ROOT / "docs" / "adding-a-jurisdiction.md").read_text(encoding="utf-8"), 'jurisdiction = "MT"'
)


def test_a_casinos_own_rules_are_added(tmp_path: Path) -> None:
    (tmp_path / "mt.toml").write_text(OWN)
    (law,) = laws_of(read_packs_of(tmp_path), ["MT"])
    assert law.clause("times_max", date(2026, 5, 31)) is None
    clause = law.clause("times_max", date(2026, 6, 1))
    assert clause
    assert (clause.value, clause.source) == (30, "an example")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("times_max = 30", "times_max = 3000", "line 6: bonuses entry 1, times_max: This has to be"),
        ("times_max = 30", "times = 30", "line 6: bonuses entry 1, times: There is no such field"),
        ("times_max = 30", "", "line 3: bonuses entry 1: An entry prescribes one"),
        ("[[bonuses]]", "[bonuses]", "bonuses: has to be entries that begin with"),
        (OWN, f"{OWN}\n" + OWN[OWN.index("[[") :], "line 8: bonuses entry 2, effective: another entry holds"),
    ],
)
def test_a_mistake_in_a_casinos_own_rules(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    (tmp_path / "mt.toml").write_text(OWN.replace(right, wrong))
    with pytest.raises(PackFileRefused) as refused:
        read_packs_of(tmp_path)
    assert told in str(refused.value)


@pytest.fixture
def welcome(tmp_path: Path) -> str:
    (tmp_path / "welcome.toml").write_text(TEMPLATE)
    return str(tmp_path / "welcome.toml")


def test_the_command_prints_objections_with_their_clause(welcome: str) -> None:
    typed = CliRunner().invoke(build(), ["bonus", "lint", welcome, "--day", "2026-01-19"])

    assert typed.exit_code == 1
    assert typed.stdout.splitlines()[0] == (
        "NEUTRAL 2026-01-19: FUND_ORDER, another order of real and bonus money is prescribed"
        " (GLI-19 v3.0 A.5.3(c) and 4.3.5(d))"
    )


def test_the_command_prints_that_there_is_no_objection(welcome: str) -> None:
    arguments = ["bonus", "lint", welcome, "--pack", "gb", "--day", "2026-01-19", "--until", "2026-12-31"]
    typed = CliRunner().invoke(build(), arguments)

    assert (typed.exit_code, typed.stdout) == (0, "No objections: GB.\n")


def test_the_command_prints_json(tmp_path: Path) -> None:
    path = tmp_path / "eleven.toml"
    path.write_text(with_change(*ELEVEN))
    typed = CliRunner().invoke(
        build(), ["bonus", "lint", str(path), "--pack", "gb", "--pack", "mt", "--day", "2026-01-19", "--json"]
    )

    assert typed.exit_code == 1
    printed = json.loads(typed.stdout)
    assert (printed["packs"], printed["day"], printed["until"]) == (["GB", "MT"], "2026-01-19", "2026-01-19")
    assert printed["objections"][0] == {
        "broken": "WAGERING_TOO_HIGH",
        "clause": "LCCP social responsibility code 5.1.1, as amended",
        "day": "2026-01-19",
        "jurisdiction": "GB",
    }


def test_the_command_names_the_file_and_the_field(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(with_change("days = 7 ", "days = 0 "))
    typed = CliRunner().invoke(build(), ["bonus", "lint", str(path)])

    assert isinstance(typed.exception, OperatorError)
    assert str(typed.exception).startswith(f"{path}: wagering.days: This has to be")


@pytest.mark.parametrize("day", ["2026-02-30", "19.1.2026", "soon"])
def test_a_day_that_is_none(welcome: str, day: str) -> None:
    typed = CliRunner().invoke(build(), ["bonus", "lint", welcome, "--day", day])

    assert typed.exit_code == 2

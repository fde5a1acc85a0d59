"""Findings as tables and as JSON."""

from __future__ import annotations

import json
import math
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import Case, Ratio
from benchmarks.reporting.report import columns_of, number, show, words, write


def a_finding() -> Finding:
    finding = Finding("ledger_sql", "Ledger in SQL", seconds=12.3)
    finding.add(
        Case("TPC-B", ({"per_second": 1000.0, "p99_ms": 7.5}, {"per_second": 3000.0, "p99_ms": 9.5})),
        Case(
            "bets", ({"per_second": 2000.0, "wal_bytes": 612.0}, {"per_second": 6000.0, "wal_bytes": 612.0})
        ),
    )
    finding.add_ratio("bets / TPC-B", 2.0, target=1.5)
    finding.notes.append("uniform players")
    return finding


def shown(finding: Finding) -> str:
    screen = StringIO()
    show(Console(file=screen, width=120), finding)
    return screen.getvalue()


def test_the_table_has_a_line_for_each_case_and_a_column_for_each_figure() -> None:
    lines = shown(a_finding()).splitlines()

    heading = next(line for line in lines if "case" in line)
    assert heading.split() == ["case", "per", "s", "p99", "ms", "WAL", "B/op", "spread"]
    assert next(line for line in lines if "TPC-B" in line).split() == ["TPC-B", "2,000", "8.50", "100%"]
    assert next(line for line in lines if "bets" in line).split() == ["bets", "4,000", "612", "100%"]


def test_ratios_notes_and_the_time_it_took_are_shown() -> None:
    text = shown(a_finding())

    assert "bets / TPC-B: 2.00 (target: at least 1.5) holds" in text
    assert "uniform players" in text
    assert "12 s" in text


def test_failed_measurements_have_their_reason() -> None:
    finding = Finding("replay", "replay", failure="ChildFailed: no such file")

    assert "not measured: ChildFailed: no such file" in shown(finding)
    assert not finding.holds


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (Ratio("a", 1.5), "a: [bold]1.50[/bold]"),
        (Ratio("a", 1.4, 1.5), "a: [bold]1.40[/bold] (target: at least 1.5) [red]missed[/red]"),
        (
            Ratio("a", 1.2, 1.25, at_most=True),
            "a: [bold]1.20[/bold] (target: at most 1.25) [green]holds[/green]",
        ),
    ],
)
def test_words_of_a_ratio(ratio: Ratio, said: str) -> None:
    assert words(ratio) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(12345.6, "12,346"), (100.0, "100"), (99.96, "100.0"), (9.876, "9.88"), (0.0, "0.00"), (math.nan, "-")],
)
def test_figures_have_as_many_digits_as_mean_something(value: float, said: str) -> None:
    assert number(value) == said


def test_the_rate_is_the_first_column() -> None:
    assert columns_of([{"p99_ms": 1.0}, {"per_second": 1.0, "kib_each": 1.0}]) == [
        "per_second",
        "p99_ms",
        "kib_each",
    ]


def test_json_holds_every_run_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "results" / "run.json"

    write(path, {"cores": 2}, {"scale": "quick"}, [a_finding()])

    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["machine"] == {"cores": 2}
    assert content["run"] == {"scale": "quick"}
    (finding,) = content["findings"]
    assert finding["cases"][0]["median"] == {"per_second": 2000.0, "p99_ms": 8.5}
    assert [run["per_second"] for run in finding["cases"][0]["runs"]] == [1000.0, 3000.0]
    assert finding["cases"][0]["spread"] == 1.0
    assert finding["ratios"] == [
        {"name": "bets / TPC-B", "value": 2.0, "target": {"at_least": 1.5}, "holds": True}
    ]


def test_missing_numbers_are_null_in_json() -> None:
    finding = Finding("x", "x")
    finding.add_single_run("a", p99_ms=math.nan, per_second=1 / 3)

    (case,) = finding.as_json()["cases"]
    assert case["median"] == {"p99_ms": None, "per_second": 0.33333}
    assert json.dumps(finding.as_json(), allow_nan=False)


@pytest.mark.parametrize(("value", "holds"), [(1.5, True), (1.4, False)])
def test_a_finding_holds_when_every_target_does(value: float, *, holds: bool) -> None:
    finding = Finding("x", "x")
    finding.add_ratio("told", 0.1)
    finding.add_ratio("aimed at", value, target=1.5)

    assert finding.holds is holds

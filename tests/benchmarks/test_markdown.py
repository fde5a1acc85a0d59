"""A run's figures in the page about performance."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.markdown import END, PAGE, START, MarkersMissing, fill_page, lines
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import Case

MACHINE = {
    "cpu": "Z80",
    "cores": 1,
    "memory_gib": 0.1,
    "file_system": "ext4",
    "fsync_us": 300,
    "postgresql": "18.6",
    "python": "3.11.7",
    "croupier": "0.1.0",
    "busy_before": 0.021,
}


def a_result(*findings: Finding) -> dict[str, Any]:
    return {
        "machine": MACHINE,
        "run": {"at": "2026-11-22T10:00:00+00:00", "scale": "full", "seconds": 800},
        "findings": [finding.as_json() for finding in findings],
    }


def a_finding() -> Finding:
    finding = Finding("shape", "Shape")
    finding.add(
        Case("hot", ({"per_second": 100.0, "p99_ms": 9.0}, {"per_second": 110.0, "p99_ms": 9.0})),
        Case("verify", ({"peak_mib": 70.0},)),
    )
    finding.add_ratio("hot / cold", 0.31, target=1.5)
    finding.notes.append("eight clients")
    return finding


def test_a_run_in_markdown() -> None:
    said = list(lines(a_result(a_finding())))

    assert said[0].startswith("Run of 2026-11-22 (full, 800 s): Z80, 1 cores")
    assert said[0].endswith("2% of the processors were in use before it.")
    assert said[1:] == [
        "\n### Shape\n",
        "| Case | per s | p99 ms | peak MiB | spread |",
        "|---|---:|---:|---:|---:|",
        "| hot | 105 | 9.00 |  | 10% |",
        "| verify |  |  | 70.0 |  |",
        "",
        "- hot / cold: **0.31** (at least 1.5: missed)",
        "- Eight clients.",
    ]


def test_missing_measurements_are_stated() -> None:
    said = list(lines(a_result(Finding("x", "X", failure="no pgbench"))))

    assert said[-1] == "Not measured: no pgbench"


def test_only_what_is_between_the_markers_changes() -> None:
    page = f"# Title\n\n{START}\nearlier run\n{END}\n\nafter\n"

    new = fill_page(page, a_result(a_finding()))

    assert new.startswith(f"# Title\n\n{START}\n\nRun of")
    assert new.endswith(f"- Eight clients.\n\n{END}\n\nafter\n")
    assert "earlier run" not in new
    assert fill_page(new, a_result(a_finding())) == new


@pytest.mark.parametrize("page", ["no markers", START, END])
def test_a_page_without_a_place_is_left_alone(page: str) -> None:
    with pytest.raises(MarkersMissing):
        fill_page(page, a_result())


def test_the_shipped_page_has_a_place() -> None:
    assert fill_page(PAGE.read_text(encoding="utf-8"), a_result())

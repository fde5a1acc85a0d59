"""Writes a run's figures into docs/performance.md: `python -m benchmarks.markdown RESULT.json`."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.reporting.report import columns_of, heading, number

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
START, END = "<!-- figures: written by python -m benchmarks.markdown -->", "<!-- end of figures -->"


class MarkersMissing(Exception):
    """The page lacks the markers around its figures."""


def fill_page(page: str, result: Mapping[str, Any]) -> str:
    """The page with everything between its markers replaced by this run."""
    before, start, rest = page.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise MarkersMissing(f"the page lacks the line {END if start else START}")
    return "".join((before, START, "\n\n", "\n".join(lines(result)), "\n\n", END, after))


def lines(result: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a run in Markdown."""
    machine, run = result["machine"], result["run"]
    yield (
        f"Run of {run['at'][:10]} ({run['scale']}, {run['seconds']} s): {machine['cpu']}, "
        f"{machine['cores']} cores, {machine['memory_gib']} GiB, "
        f"{machine['file_system']} with an fsync of {machine['fsync_us']} us; "
        f"PostgreSQL {machine['postgresql']}, Python {machine['python']}, Croupier {machine['croupier']}. "
        f"{machine['busy_before']:.0%} of the processors were in use before it."
    )
    for finding in result["findings"]:
        yield from _finding(finding)


def _finding(finding: Mapping[str, Any]) -> Iterator[str]:
    yield f"\n### {finding['title']}\n"
    if finding["failure"]:
        yield f"Not measured: {finding['failure']}"
    if finding["cases"]:
        yield from _table(finding["cases"])
        yield ""
    for ratio in finding["ratios"]:
        yield f"- {_ratio(ratio)}"
    for note in finding["notes"]:
        yield f"- {note[:1].upper()}{note[1:]}."


def _table(cases: list[Mapping[str, Any]]) -> Iterator[str]:
    columns = columns_of(case["median"] for case in cases)
    yield f"| Case | {' | '.join(heading(name) for name in columns)} | spread |"
    yield f"|---|{'---:|' * (len(columns) + 1)}"
    for case in cases:
        cells = [_cell(case["median"], name) for name in columns]
        spread = "" if case["spread"] is None else f"{case['spread']:.0%}"
        yield f"| {case['name']} | {' | '.join(cells)} | {spread} |"


def _cell(median: Mapping[str, float | None], name: str) -> str:
    if name not in median:
        return ""
    value = median[name]
    return number(math.nan if value is None else value)


def _ratio(ratio: Mapping[str, Any]) -> str:
    value = number(math.nan if ratio["value"] is None else ratio["value"])
    text = f"{ratio['name']}: **{value}**"
    if ratio["target"] is None:
        return text
    ((bound, target),) = ratio["target"].items()
    return f"{text} ({bound.replace('_', ' ')} {target:g}: {'met' if ratio['holds'] else 'missed'})"


if __name__ == "__main__":
    found = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    PAGE.write_text(fill_page(PAGE.read_text(encoding="utf-8"), found), encoding="utf-8")

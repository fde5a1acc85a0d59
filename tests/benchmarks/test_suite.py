"""What is run, in which order, and what a failure does to the rest."""

from __future__ import annotations

import time
from io import StringIO
from pathlib import Path
from typing import Any, cast

import pytest
import typer
from rich.console import Console

from benchmarks import suite
from benchmarks.cli import selected_names
from benchmarks.environment.bustabit import HEADER, write
from benchmarks.environment.databases import BenchDatabases
from benchmarks.environment.machine import describe
from benchmarks.reporting.findings import Finding
from benchmarks.scale import FULL, QUICK
from benchmarks.scenarios.replay import rows_of
from server.replay.mapping import load_mapping
from server.replay.rows import ReplayRow, read_rows


def a_bench() -> suite.BenchmarkRun:
    return suite.BenchmarkRun(
        cast(BenchDatabases, None), QUICK, Console(file=StringIO()), time.monotonic() + 60
    )


@pytest.mark.parametrize(
    ("only", "names"),
    [
        (None, suite.NAMES),
        ([], suite.NAMES),
        (["replay"], ("replay",)),
        (["ledger_growth", "ledger_sql"], ("ledger_sql", "ledger_growth")),
    ],
)
def test_benchmarks_run_in_the_suites_order(only: list[str] | None, names: tuple[str, ...]) -> None:
    assert selected_names(only) == names


def test_a_benchmark_that_does_not_exist_is_refused() -> None:
    with pytest.raises(typer.BadParameter, match="no benchmark warp"):
        selected_names(["warp"])


@pytest.mark.parametrize("name", suite.NAMES)
def test_every_benchmark_has_a_title_and_something_to_measure(name: str) -> None:
    title, measure = suite.load_benchmark(name)

    assert title
    assert callable(measure)


def test_one_that_fails_says_why_and_the_others_still_run() -> None:
    def breaks(_: suite.BenchmarkRun) -> Finding:
        raise RuntimeError("no such ledger")

    outcomes: dict[str, Any] = {"first": breaks, "second": lambda _: Finding("second", "Second")}

    first, second = suite.run_benchmarks(
        a_bench(), list(outcomes), lambda name: (name.title(), outcomes[name])
    )

    assert first.failure == "RuntimeError: no such ledger"
    assert second.failure is None


def test_the_claims_are_made_at_the_sizes_they_name() -> None:
    assert (FULL.players, FULL.sockets, FULL.changes_per_second) == (10_000, 5_000, 1_000)
    assert (FULL.grown_from, FULL.grown_to) == (1_000_000, 5_000_000)
    assert FULL.tpcb_scale >= 100
    assert FULL.seconds_max <= 15 * 60


def test_the_machine_is_described(tmp_path: Path) -> None:
    described = describe(tmp_path, tmp_path)

    assert described["cores"] >= 1
    assert described["memory_gib"] > 0
    assert described["fsync_us"] >= 0
    assert described["postgresql"] == ""
    assert all(described["packages"].values())


def test_a_made_up_history_is_one_the_shipped_mapping_reads(tmp_path: Path) -> None:
    file = tmp_path / "history.csv"
    write(file, 500)

    rows = list(read_rows(file, load_mapping("bustabit").mapping))

    assert file.read_text().splitlines()[0] == ",".join(HEADER)
    assert len(rows) == 500 == rows_of(file)
    assert all(isinstance(row, ReplayRow) for row in rows)
    kinds = [[movement.kind for movement in row.movements] for row in rows if isinstance(row, ReplayRow)]
    assert {tuple(each) for each in kinds} == {("bet",), ("bet", "win")}


def test_the_same_seed_makes_the_same_history(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name, 50)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()

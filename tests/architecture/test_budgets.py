"""Files and functions stay small enough to read at a sitting."""

from __future__ import annotations

import ast
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.architecture.sources import ROOT, files, plant, trees


class Budget(NamedTuple):
    """Lines that half of them, nine in ten of them and each of them may have."""

    median: int
    nine_in_ten: int
    each: int


FILES = Budget(100, 250, 400)
FUNCTIONS = Budget(8, 30, 60)
FEW = 20
"""Below this many there is no distribution to speak of: only the limit for each holds."""

DASHBOARD = ("dashboard/src",)
DASHBOARD_SUFFIXES = (".ts", ".tsx", ".css")

Size = tuple[int, str]


def quantile(sizes: Sequence[Size], part: float) -> int:
    """The smallest size that at least this part of them does not exceed."""
    ordered = sorted(size for size, _ in sizes)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def overspent(sizes: Sequence[Size], budget: Budget) -> list[str]:
    """What exceeds the budget, one line each; empty when it is kept."""
    found = [f"{name}: {size} lines, {budget.each} allowed" for size, name in sizes if size > budget.each]
    if len(sizes) < FEW:
        return found
    for word, part, allowed in (("median", 0.5, budget.median), ("p90", 0.9, budget.nine_in_ten)):
        if (size := quantile(sizes, part)) > allowed:
            largest = ", ".join(f"{name} {size}" for size, name in sorted(sizes, reverse=True)[:5])
            found.append(f"{word}: {size} lines, {allowed} allowed; the largest are {largest}")
    return found


def file_sizes(root: Path, suffixes: tuple[str, ...], **where: tuple[str, ...]) -> list[Size]:
    """Lines of each file that has any."""
    counted = (
        (len(path.read_bytes().splitlines()), path.relative_to(root).as_posix())
        for path in files(root, *suffixes, **where)
    )
    return [size for size in counted if size[0]]


def function_sizes(root: Path) -> list[Size]:
    """Lines of each function and method, docstring included, decorators not."""
    return [
        (node.end_lineno - node.lineno + 1, f"{path}::{node.name}")
        for path, tree in trees(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_python_files_keep_the_budget() -> None:
    assert overspent(file_sizes(ROOT, (".py",)), FILES) == []


def test_functions_keep_the_budget() -> None:
    assert overspent(function_sizes(ROOT), FUNCTIONS) == []


def test_sql_files_keep_the_limit() -> None:
    sizes = file_sizes(ROOT, (".sql",))

    assert [size for size in sizes if size[0] > FILES.each] == []


def test_dashboard_files_keep_the_budget() -> None:
    sizes = file_sizes(ROOT, DASHBOARD_SUFFIXES, under=DASHBOARD)

    assert sizes
    assert overspent(sizes, FILES) == []


@pytest.mark.parametrize(
    ("case", "lines", "complaints"),
    [
        ("every budget just kept", [100] * 11 + [250] * 8 + [400], 0),
        ("one file a line above the limit", [100] * 11 + [250] * 8 + [401], 1),
        ("nine in ten a line above", [100] * 11 + [251] * 9, 1),
        ("the median a line above", [101] * 11 + [250] * 9, 1),
        ("few files: only the limit counts", [300] * 19, 0),
        ("few files, one above the limit", [300] * 18 + [401], 1),
    ],
)
def test_budget_boundaries(case: str, lines: list[int], complaints: int) -> None:
    assert len(overspent([(size, case) for size in lines], FILES)) == complaints


@pytest.mark.parametrize("path", ["server/long.py", "migrations/sql/long.sql", "dashboard/src/long.tsx"])
def test_a_planted_long_file_is_found(tmp_path: Path, path: str) -> None:
    plant(tmp_path, path, "\n" * 401)
    where = DASHBOARD if path.startswith("dashboard") else ("server", "migrations")

    sizes = file_sizes(tmp_path, (".py", ".sql", ".tsx"), under=where)

    assert overspent(sizes, FILES) == [f"{path}: 401 lines, 400 allowed"]


@pytest.mark.parametrize(("lines", "found"), [(60, 0), (61, 1)])
def test_a_planted_long_function_is_found(tmp_path: Path, lines: int, found: int) -> None:
    body = "\n".join("    a = 1" for _ in range(lines - 1))
    plant(tmp_path, "domain/long.py", f"async def grows():\n{body}\n")

    assert len(overspent(function_sizes(tmp_path), FUNCTIONS)) == found


def test_generated_files_are_not_counted(tmp_path: Path) -> None:
    plant(tmp_path, "server/static/assets/long.py", "\n" * 401)

    assert file_sizes(tmp_path, (".py",)) == []

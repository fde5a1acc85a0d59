"""The source files the architecture tests look at, and how to plant a violation among copies of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).parents[2]
"""The repository."""

PACKAGES = ("schema", "resolvers", "domain", "adapters", "server", "migrations")
"""The top-level packages the distribution carries."""

GENERATED = ("node_modules", "__pycache__", "static", "generated", "dist", "gql")
"""Directories whose contents are generated."""


def files(root: Path, *suffixes: str, under: tuple[str, ...] = PACKAGES) -> list[Path]:
    """Every hand-written file below these folders of `root` that ends in one of `suffixes`, sorted."""
    found = (path for folder in under for path in (root / folder).rglob("*") if path.is_file())
    return sorted(
        path
        for path in found
        if path.name.endswith(suffixes) and not set(GENERATED) & set(path.relative_to(root).parts)
    )


def trees(root: Path, under: tuple[str, ...] = PACKAGES) -> Iterator[tuple[str, ast.Module]]:
    """(path relative to `root`, syntax tree) of every Python file below these folders."""
    for path in files(root, ".py", under=under):
        yield path.relative_to(root).as_posix(), _parsed(path.read_text(encoding="utf-8"))


@cache
def _parsed(source: str) -> ast.Module:
    """Parsed once for all tests of a process: none of them changes a tree."""
    return ast.parse(source)


def plant(root: Path, path: str, source: str) -> None:
    """Write `source`, dedented, to a file below `root`, at its end when the file exists."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as end:
        end.write(dedent(source))

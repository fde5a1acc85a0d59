"""Connections to PostgreSQL are opened in one place, which reads their URL."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, plant, trees

OPENED_IN = "adapters/postgres/connections.py"
OPENERS = {"connect", "create_pool", "create_async_engine", "create_engine", "make_url"}
LIBRARIES = {"asyncpg", "sqlalchemy"}


def openers(root: Path) -> set[str]:
    """The other files that open a connection of a library, or read its URL."""
    return {
        path
        for path, tree in trees(root, under=("schema", "resolvers", "domain", "adapters", "server"))
        if path != OPENED_IN and any(_opens(node) for node in ast.walk(tree))
    }


def _opens(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="asyncpg"), attr=name):
            return name in OPENERS
        case ast.ImportFrom(module=str(module), names=names):
            return module.partition(".")[0] in LIBRARIES and any(each.name in OPENERS for each in names)
    return False


def test_connections_are_opened_in_one_place() -> None:
    assert openers(ROOT) == set()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("asyncpg.connect(url)", True),
        ("opened = asyncpg.create_pool", True),
        ("from asyncpg import connect", True),
        ("from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine", True),
        ("from sqlalchemy import make_url", True),
        ("from adapters.postgres.connections import open_connection", False),
        ("from adapters.postgres.database import connect", False),
        ("asyncpg.Connection", False),
    ],
)
def test_planted_connections(tmp_path: Path, line: str, *, found: bool) -> None:
    plant(tmp_path, "server/planted.py", f"{line}\n")

    assert openers(tmp_path) == ({"server/planted.py"} if found else set())

"""The environment is read in one place."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, plant, trees

SETTINGS = "server/settings.py"

ALLOWED: dict[str, str] = {}
"""File -> why it may read the environment although it is not the settings. Nothing may, so far."""

READERS = {"environ", "environb", "getenv", "getenvb", "putenv", "unsetenv"}


def readers(root: Path) -> set[str]:
    """The files, other than the settings, that touch the environment or declare settings of their own."""
    return {
        path
        for path, tree in trees(root)
        if path != SETTINGS and any(_reads_environment(node) for node in ast.walk(tree))
    }


def _reads_environment(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="os"), attr=name):
            return name in READERS
        case ast.ImportFrom(module="os", names=names):
            return bool({alias.name for alias in names} & READERS)
        case (
            ast.ImportFrom(module="pydantic_settings")
            | ast.Import(names=[ast.alias(name="pydantic_settings")])
        ):
            return True
        case ast.keyword(arg="envvar"):
            return True
    return False


def test_only_settings_read_the_environment() -> None:
    assert readers(ROOT) == set(ALLOWED)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("import os; os.environ['CROUPIER_PORT']", True),
        ("import os; os.getenv('CROUPIER_PORT')", True),
        ("from os import environ", True),
        ("from os import getenv as ask", True),
        ("from pydantic_settings import BaseSettings", True),
        ("import pydantic_settings", True),
        ("import typer; typer.Option(envvar='CROUPIER_PORT')", True),
        ("import os; os.getpid()", False),
        ("from os import path", False),
        ("text = 'os.environ'", False),
    ],
)
def test_planted_readers(tmp_path: Path, line: str, *, found: bool) -> None:
    plant(tmp_path, "server/embedded/planted.py", f"{line}\n")
    plant(tmp_path, SETTINGS, "import os; os.environ\n")

    assert readers(tmp_path) == ({"server/embedded/planted.py"} if found else set())

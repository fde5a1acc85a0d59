"""Names are nouns and verbs of the trade; the words that say nothing are refused."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT, files, plant, trees

EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base"}
"""Names of files and folders that do not say what belongs in them."""

EMPTY_ENDINGS = ("Service", "Manager")
"""Names of classes that do not say what they do."""

NOT_AT_THE_TOP = {"platform", "events", "config"}
"""`platform` is a module of Python; the other two belong inside a context or in server/settings.py."""

CODE = (*PACKAGES, "tests", "benchmarks", "dashboard/src")
SUFFIXES = (".py", ".sql", ".ts", ".tsx", ".css")


def empty_names(root: Path) -> set[str]:
    """The files and folders with a name that says nothing."""
    found = set()
    for path in files(root, *SUFFIXES, under=CODE):
        parts = path.relative_to(root).parts
        stems = {part.split(".")[0].lower() for part in parts}
        if stems & EMPTY_WORDS:
            found.add("/".join(parts))
    return found


def empty_classes(root: Path) -> set[str]:
    """The classes with a name that says nothing."""
    return {
        f"{path}::{node.name}"
        for path, tree in trees(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(EMPTY_ENDINGS)
    }


def misplaced(root: Path) -> set[str]:
    """Top-level names we never use, and test folders that would shadow a package."""
    at_the_top = {path.name for path in root.iterdir() if path.stem in NOT_AT_THE_TOP}
    shadowing = {f"tests/{name}" for name in PACKAGES if (root / "tests" / name).exists()}
    return at_the_top | shadowing


def test_files_and_folders_have_no_vague_names() -> None:
    assert empty_names(ROOT) == set()


def test_classes_have_no_vague_names() -> None:
    assert empty_classes(ROOT) == set()


def test_no_top_level_name_shadows_another_package() -> None:
    assert misplaced(ROOT) == set()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("domain/wallets/utils.py", True),
        ("adapters/common/kyc.py", True),
        ("dashboard/src/helpers.ts", True),
        ("migrations/sql/misc.sql", True),
        ("tests/wallets/base.py", True),
        ("domain/wallets/rounds.py", False),
        ("domain/wallets/database.py", False),
        ("server/static/utils.py", False),
    ],
)
def test_planted_file_names(tmp_path: Path, path: str, *, found: bool) -> None:
    plant(tmp_path, path, "\n")

    assert empty_names(tmp_path) == ({path} if found else set())


@pytest.mark.parametrize(
    ("name", "found"),
    [("WalletService", True), ("BonusManager", True), ("Services", False), ("Managed", False)],
)
def test_planted_class_names(tmp_path: Path, name: str, *, found: bool) -> None:
    plant(tmp_path, "domain/wallets/planted.py", f"class {name}: ...\n")

    assert empty_classes(tmp_path) == ({f"domain/wallets/planted.py::{name}"} if found else set())


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("platform/__init__.py", {"platform"}),
        ("events.py", {"events.py"}),
        ("config/__init__.py", {"config"}),
        ("tests/schema/test_x.py", {"tests/schema"}),
        ("tests/wallets/test_x.py", set()),
        ("domain/wallets/events.py", set()),
    ],
)
def test_planted_places(tmp_path: Path, path: str, found: set[str]) -> None:
    plant(tmp_path, path, "\n")

    assert misplaced(tmp_path) == found

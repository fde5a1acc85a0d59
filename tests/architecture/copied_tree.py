"""A copy of the code in which tests change something and run the tests concerned."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import ROOT

COPIED = (
    "schema",
    "resolvers",
    "domain",
    "adapters",
    "server",
    "migrations",
    "tests",
    "docs",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
)
GENERATED_BY = {"schema/schema.graphql": "schema", "tests/access/matrix.txt": "access"}
"""File -> the command of croupier that prints it."""

LEFT_OUT = shutil.ignore_patterns("*-pytest-*.pyc", "node_modules", "static")
"""What Python compiled is copied with its sources, whose times are kept: half of a run would be compiling."""


def copy_tree(to: Path) -> Path:
    """Copy what the tests of the code need below `to`; gives `to`."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=LEFT_OUT)
        else:
            shutil.copy2(source, to / name)
    return to


def apply_patch(patch: Path, to: Path, *options: str) -> None:
    """Apply a patch as git writes it; nothing of it, and a failed test, where it does not fit.

    In the patch, NNNN is the number of the next revision and PPPP that of the last one.
    """
    last = max(int(path.name[:4]) for path in (to / "migrations" / "versions").glob("[0-9]*.py"))
    text = patch.read_text(encoding="utf-8").replace("NNNN", f"{last + 1:04}").replace("PPPP", f"{last:04}")
    command = ["git", "apply", *options]
    done = subprocess.run(command, cwd=to, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"renew {patch.name}, see CONTRIBUTING.md: {done.stderr}"


def write_generated(copied: Path, *left_out: str) -> None:
    """What ``make generated`` writes, in the copy, but for the files that are `left_out`."""
    if "migrations/checksums.txt" not in left_out:
        _python(copied, "-m", "migrations.frozen").check_returncode()
    for file, command in GENERATED_BY.items():
        if file not in left_out:
            run = _python(copied, "-m", "server.cli", command)
            assert run.returncode == 0, run.stderr
            (copied / file).write_text(run.stdout, encoding="utf-8")


def run_tests(copied: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run these tests of the copy, in a process of their own, on the code of the copy."""
    return _python(copied, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests)


def _python(copied: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(copied)}
    for name in ("PYTEST_XDIST_WORKER", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=copied, env=environment, capture_output=True, text=True, check=False)

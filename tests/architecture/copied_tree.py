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
LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules", "static")


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
    """Apply a patch as git writes it; nothing of it, and a failed test, where it does not fit."""
    command = ["git", "apply", *options, str(patch)]
    done = subprocess.run(command, cwd=to, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"renew {patch.name}: {done.stderr}"


def run_tests(copied: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run these tests of the copy, in a process of their own, on the code of the copy."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    environment = os.environ | {"PYTHONPATH": str(copied), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTEST_XDIST_WORKER", None)
    return subprocess.run(command, cwd=copied, env=environment, capture_output=True, text=True, check=False)

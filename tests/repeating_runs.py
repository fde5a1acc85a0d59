"""Says what a run depended on, so that a failing one can be repeated: seeds, and which files ran together.

pytest-randomly sorts files and the tests of each by a hash of its seed and their names: the same seed and
the same files are the same order, in one process or in several. Which files come to which process, though,
is a matter of time; so the files that ran before a failure in its process are named with it.
"""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass, field

import pytest

ALONE = "main"
HASH_SEED = "PYTHONHASHSEED"


@dataclass
class Sequences:
    """The files that each process began, in order, and how many of them with its first failure."""

    files: dict[str, list[str]] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)

    def note(self, process: str, file: str, *, failed: bool) -> None:
        """One report of a test of `file`."""
        begun = self.files.setdefault(process, [])
        if file not in begun:
            begun.append(file)
        if failed:
            self.failed.setdefault(process, len(begun))

    def repeating(self, seed: object, hash_seed: str) -> list[str]:
        """A command for each process in which something failed."""
        return [
            shlex.join([f"{HASH_SEED}={hash_seed}", "pytest", f"--randomly-seed={seed}", *files])
            for process, count in sorted(self.failed.items())
            for files in [self.files[process][:count]]
        ]


class RepeatingRuns:
    """The part of it that pytest calls."""

    def __init__(self) -> None:
        self._sequences = Sequences()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        worker = getattr(report, "node", None)  # which xdist adds
        process = worker.gateway.id if worker else ALONE
        self._sequences.note(process, report.nodeid.partition("::")[0], failed=report.failed)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        seed = terminalreporter.config.getoption("randomly_seed", None)
        for command in self._sequences.repeating(seed, os.environ.get(HASH_SEED, "random")):
            terminalreporter.write_line(f"To repeat in the same order: {command}")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # xdist's workers report to the process that asks them
        config.pluginmanager.register(RepeatingRuns())


def pytest_report_header() -> str:
    return f"{HASH_SEED}={os.environ.get(HASH_SEED, 'random')}"

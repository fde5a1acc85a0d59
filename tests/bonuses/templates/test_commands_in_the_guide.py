"""The commands of docs/bonuses.md, typed as they stand there: each prints the text that follows it."""

from __future__ import annotations

import shlex
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.cli import build
from tests.architecture.documents.markdown import blocks
from tests.architecture.sources import ROOT
from tests.bonuses.templates.guide import GUIDE, TEMPLATE

SAMPLE = ROOT / "tests" / "bonuses" / "simulation" / "sample.csv"
BLOCKS = blocks(GUIDE)
SHOWN = [
    (command, after.text)
    for block, after in pairwise(BLOCKS)
    if block.language == "sh"
    for command in block.commands
]
"""Each command of the guide, with what it says that it prints."""


@pytest.mark.parametrize(("command", "shown"), SHOWN)
def test_the_commands_print_what_the_guide_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    (tmp_path / "welcome.toml").write_text(TEMPLATE)
    shutil.copy(SAMPLE, tmp_path / "bets.csv")
    monkeypatch.chdir(tmp_path)
    typed = CliRunner().invoke(build(), shlex.split(command)[1:])

    assert typed.stdout.rstrip("\n") == shown
    assert typed.exit_code == int(" lint " in command and "No objections" not in shown)


def test_each_command_of_the_guide_is_run() -> None:
    assert [command.split()[2] for command, _ in SHOWN] == ["lint", "lint", "simulate"]

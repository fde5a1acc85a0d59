"""Blocks of code say what they hold, so that it can be checked."""

from __future__ import annotations

import pytest

from tests.architecture.documents.markdown import (
    Block,
    documents,
    simple_commands,
    spans,
    typed_commands,
    unnamed_blocks,
)
from tests.architecture.sources import ROOT


def test_every_block_says_what_it_holds() -> None:
    found = {path.name: unnamed_blocks(path.read_text(encoding="utf-8")) for path in documents(ROOT)}

    assert {name: unnamed for name, unnamed in found.items() if unnamed} == {}


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("```sh\nmake\n```\n", 0),
        ("```\nmake\n```\n", 1),
        ("```bash\nmake\n```\n", 1),
        ("Type:\n\n    make\n", 1),
        ("- a list\n    that goes on\n", 0),
        ("```sql\nselect 1\n\n    from x\n```\n", 0),
    ],
)
def test_planted_blocks(text: str, unnamed: int) -> None:
    assert len(unnamed_blocks(text)) == unnamed


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("make demo    # a casino\nmake test\n", ["make demo", "make test"]),
        ("# nothing\n\nmake\n", ["make"]),
        ("curl '#x' -d '{\n  1\n}'\nmake\n", ["curl '#x' -d '{\n  1\n}'", "make"]),
    ],
)
def test_planted_commands(text: str, commands: list[str]) -> None:
    assert Block("sh", text).commands == commands
    assert typed_commands(f"Type:\n\n```sh\n{text}```\n\n```sql\nselect 1;\n```\n") == commands


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("A=1 B=2 croupier serve", [["croupier", "serve"]]),
        ("TOKEN=$(croupier token --role support)", [["croupier", "token", "--role", "support"]]),
        ('make bench ARGS="--only x"', [["make", "bench", "ARGS=--only x"]]),
    ],
)
def test_planted_words(command: str, words: list[list[str]]) -> None:
    assert simple_commands(command) == words


def test_spans_are_found_in_prose_alone() -> None:
    assert spans("see `croupier\nup`\n\n```sh\nmake `x`\n```\n") == ["croupier up"]

"""Texts and names say plainly who acts, by words of the trade, without indefinite pronouns and metaphors.

``docs/glossary.md`` has the words to use: player, operator, actor, caller, casino.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT, files, plant

RIDDLE = re.compile(
    r"(?<![a-z])(?:whoever|noone|(?:some|any|every)(?:body|one)|nobody)s?(?![a-z])"
    r"|\bthe house\b(?! (?:accounts?|edge)\b)",
    re.IGNORECASE,
)

RIGHT = re.compile(r'"nobody"|`nobody`|ANYBODY')
"""The account of Unix that servers may run as, and the kind of the role of callers without a token."""

METAPHOR = re.compile(
    r"def test_(?:\w*_)?(?:doors?|desks?|strangers?|knocks?|journeys?|houses?)(?:_|\()(?!account)"
)
"""Words that do not say what a test tests. A house account is a term of the ledger."""

FROZEN = ("migrations/versions/", "migrations/released/")
"""Released migrations keep their words."""

HERE = "tests/architecture/words/"


def texts(root: Path) -> Iterator[tuple[str, int, str]]:
    """(path, line number, line) of product code, tests, benchmarks and documents."""
    folders = (*PACKAGES, "tests", "benchmarks", "deploy", "docs", "dashboard/src")
    kinds = (".py", ".sql", ".toml", ".graphql", ".md", ".conf", ".yml", ".ts", ".tsx", ".css")
    found = files(root, *kinds, under=folders)
    for path in (*found, *sorted(root.glob("*.md"))):
        place = path.relative_to(root).as_posix()
        if not place.startswith((*FROZEN, HERE)):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                yield place, number, line


def unclear_lines(root: Path) -> set[str]:
    """`path:line` of every riddle and metaphor."""
    return {
        f"{place}:{number}"
        for place, number, line in texts(root)
        if RIDDLE.search(RIGHT.sub("", line)) or METAPHOR.search(line)
    }


def test_texts_and_names_say_who_acts() -> None:
    assert unclear_lines(ROOT) == set()


@pytest.mark.parametrize(
    ("case", "path", "line", "found"),
    [
        ("a docstring", "domain/x.py", '"""Whoever bets, pays."""', True),
        ("a name", "tests/x.py", "def test_nobody_bets(): ...", True),
        ("a document", "docs/x.md", "Somebody's wallet", True),
        ("a page", "dashboard/src/x.tsx", "<p>Everyone may read this.</p>", True),
        ("a definition", "migrations/sql/x.sql", "-- What the house pays.", True),
        ("a metaphor", "tests/x.py", "async def test_every_door_opens(): ...", True),
        ("the account of Unix", "server/x.py", 'run_as = "nobody"', False),
        ("the kind of a role", "domain/x.py", 'KIND = "ANYBODY"', False),
        ("a house account", "domain/x.py", '"""Debits the house account."""', False),
        ("a test of house accounts", "tests/x.py", "def test_house_accounts_are_summed(): ...", False),
        ("a part of a word", "domain/x.py", "def antibody(): ...", False),
        ("a released migration", "migrations/released/x.sql", "-- Nobody", False),
    ],
)
def test_planted_lines(tmp_path: Path, case: str, path: str, line: str, *, found: bool) -> None:
    plant(tmp_path, path, f"{line}\n")

    assert bool(unclear_lines(tmp_path)) == found, case

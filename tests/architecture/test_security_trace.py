"""What docs/security*.md claims can be looked up: each test exists, each requirement is answered once."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, plant

DOCS = (ROOT / "docs" / "security.md", ROOT / "docs" / "security-asvs.md")

LISTED = """
4.1.3 4.2.1 4.3.1-2 4.4.1-4 5.2.1-3 5.3.2 5.4.1
6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-2 6.8.4
7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4
10.1.1-2 10.2.1-2 10.3.1-4 10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.4.1-4 11.5.1 11.6.1
12.1.1-3 12.2.1-2 12.3.1-4 13.1.1 13.2.1-5 13.3.1 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3
15.1.2 15.2.2 15.3.1-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3
"""
"""The requirements of ASVS 5.0, levels 1 and 2, that concern us: an API, sessions, OAuth, personal data."""

ANSWERS = ("met", "partly", "not met", "yours", "not applicable")
CHAPTERS = (
    "Ways in",
    "Guessing and flooding",
    "Sessions",
    "Who may see and change what",
    "Keys and cryptography",
    "Data about people",
    "What is written down",
    "What Croupier talks to",
    "What is yours",
    "Threats",
)
NAMED = re.compile(r"(tests/[\w/]+\.py)::(\w+)")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \|(.*)\|(.*)\|(.*)\|$", re.MULTILINE)
UNTESTED = "no test"


def expanded(listed: str) -> list[str]:
    """``6.2.1-3`` is 6.2.1, 6.2.2 and 6.2.3."""
    numbers = []
    for each in listed.split():
        section, _, last = each.rpartition(".")
        low, _, high = last.partition("-")
        numbers += [f"{section}.{number}" for number in range(int(low), int(high or low) + 1)]
    return numbers


@cache
def functions_in(file: Path) -> frozenset[str]:
    """The names a test file defines; none where there is no such file."""
    if not file.is_file():
        return frozenset()
    nodes = ast.parse(file.read_text(encoding="utf-8")).body
    return frozenset(
        node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    )


def missing_tests(text: str, root: Path) -> set[str]:
    """The tests that a text names and that are not there."""
    named = set(NAMED.findall(text))
    return {f"{path}::{name}" for path, name in named if name not in functions_in(root / path)}


def gaps(text: str, listed: str) -> set[str]:
    """What is wrong with the table of requirements: a number missing, too many, or without an answer."""
    rows = ROW.findall(text)
    counted, wanted = Counter(number for number, *_ in rows), set(expanded(listed))
    return {
        *(f"{number} is missing" for number in wanted - set(counted)),
        *(f"{number} is none of ours" for number in set(counted) - wanted),
        *(f"{number} is there {times} times" for number, times in counted.items() if times > 1),
        *(f"{number} {why}" for number, _, answer, test in rows for why in complaints(answer, test)),
    }


def complaints(answer: str, test: str) -> Iterator[str]:
    """What is wrong with one row."""
    said = re.fullmatch(r" \*\*(.+?)\*\*:? (.+) ", answer)
    if said is None or said[1] not in ANSWERS:
        yield "has no answer"
    if test.strip() != UNTESTED and not NAMED.search(test):
        yield "does not say how it is tested"


def missing_chapters(text: str) -> set[str]:
    """Promised chapters that are not there, or say nothing."""
    found = re.findall(r"^## (.+)\n\n(?!##)\S", text, re.MULTILINE)
    return set(CHAPTERS) - set(found)


def test_every_test_that_is_named_exists() -> None:
    text = "".join(document.read_text(encoding="utf-8") for document in DOCS)

    assert len(NAMED.findall(text)) > len(expanded(LISTED))
    assert missing_tests(text, ROOT) == set()


def test_every_requirement_is_answered_once() -> None:
    assert gaps(DOCS[1].read_text(encoding="utf-8"), LISTED) == set()


def test_the_page_has_every_chapter_it_promises() -> None:
    assert missing_chapters(DOCS[0].read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("`tests/a/test_b.py::test_it`", set()),
        ("`tests/a/test_b.py::test_later`", set()),
        ("`tests/a/test_b.py::test_its`", {"tests/a/test_b.py::test_its"}),
        ("`tests/a/test_c.py::test_it`", {"tests/a/test_c.py::test_it"}),
        ("`tests/a/test_b.py::test_mentioned`", {"tests/a/test_b.py::test_mentioned"}),
    ],
)
def test_planted_tests(tmp_path: Path, text: str, found: set[str]) -> None:
    plant(
        tmp_path, "tests/a/test_b.py", "def test_it(): ...\nasync def test_later(): ...\n# test_mentioned\n"
    )

    assert missing_tests(text, tmp_path) == found


GOOD = "| 1.1.1 | a | **met**: by `x` | `tests/a/test_b.py::test_it` |\n"
SECOND = "| 1.1.2 | b | **not met**: it is not there | no test |\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOOD + SECOND, set()),
        (GOOD, {"1.1.2 is missing"}),
        (GOOD + GOOD + SECOND, {"1.1.1 is there 2 times"}),
        (GOOD + SECOND + SECOND.replace("1.1.2", "1.2.1"), {"1.2.1 is none of ours"}),
        (GOOD + SECOND.replace("not met", "fine"), {"1.1.2 has no answer"}),
        (GOOD + SECOND.replace(": it is not there", ""), {"1.1.2 has no answer"}),
        (GOOD + SECOND.replace("no test", "surely"), {"1.1.2 does not say how it is tested"}),
    ],
)
def test_planted_gaps(text: str, found: set[str]) -> None:
    assert gaps(text, "1.1.1-2") == found


def test_planted_chapters() -> None:
    whole = "".join(f"## {chapter}\n\nIt says something.\n\n" for chapter in CHAPTERS)

    assert missing_chapters(whole) == set()
    assert missing_chapters(whole.replace("## Ways in", "## Ways out")) == {"Ways in"}
    assert missing_chapters(whole.replace("## Threats\n\nIt says something.\n\n", "## Threats\n\n")) == {
        "Threats"
    }

"""Decision records are short, complete, and point at things that exist."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, plant

RECORDS = ROOT / "docs" / "decisions"
HEADINGS = ["Context", "Decision", "Consequences", "Alternatives"]
ONE_PAGE = 60
"""Lines; more is two decisions, or an essay."""


def faults(folder: Path) -> list[str]:
    """What is wrong with the records of this folder, one line each."""
    records = sorted(folder.glob("*.md"))
    found = [f"{record.name}: {fault}" for record in records for fault in _faults(record)]
    numbers = [0, *(int(record.name[:4]) for record in records if record.name[:4].isdigit())]
    return found + [f"{last + 1:04}: missing" for last, number in pairwise(numbers) if number != last + 1]


def _faults(record: Path) -> list[str]:
    text = record.read_text(encoding="utf-8")
    lines = text.splitlines()
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    checks = {
        "not named NNNN-title.md": re.fullmatch(r"\d{4}(-[a-z0-9]+)+\.md", record.name),
        "its title does not start with its number": lines and lines[0].startswith(f"# {record.name[:4]}: "),
        f"longer than {ONE_PAGE} lines": len(lines) <= ONE_PAGE,
        f"its headings are not {HEADINGS}": [part.partition("\n")[0] for part in sections] == HEADINGS,
        "an empty section": all(part.partition("\n")[2].strip() for part in sections),
    }
    return [fault for fault, fine in checks.items() if not fine]


def kernel_mismatches(root: Path) -> set[str]:
    """The files of the shared kernel that its record does not list, and those it lists that do not exist."""
    (record,) = (root / "docs" / "decisions").glob("0011-*.md")
    listed = set(re.findall(r"^\| `(\w+\.py)` \|", record.read_text(encoding="utf-8"), re.MULTILINE))
    return listed ^ {
        path.name for path in (root / "domain" / "shared").glob("*.py") if path.name != "__init__.py"
    }


def test_the_shared_kernel_holds_what_its_record_lists() -> None:
    assert kernel_mismatches(ROOT) == set()


def test_a_file_that_only_the_kernel_or_only_its_record_has_is_found(tmp_path: Path) -> None:
    plant(
        tmp_path, "docs/decisions/0011-kernel.md", "| `money.py` | `Money` | why |\n| `gone.py` | x | why |\n"
    )
    plant(tmp_path, "domain/shared/money.py", "")
    plant(tmp_path, "domain/shared/convenient.py", "")

    assert kernel_mismatches(tmp_path) == {"gone.py", "convenient.py"}


def test_the_records_are_short_and_complete() -> None:
    assert list(RECORDS.glob("*.md"))
    assert faults(RECORDS) == []


GOOD = "# 0001: Small\n" + "".join(f"\n## {heading}\n\nof {heading}\n" for heading in HEADINGS)
LEFT = ONE_PAGE - GOOD.count("\n")


@pytest.mark.parametrize(
    ("case", "name", "text", "fault"),
    [
        ("good", "0001-small.md", GOOD, None),
        ("exactly a page", "0001-small.md", GOOD + "d\n" * LEFT, None),
        ("a line more", "0001-small.md", GOOD + "d\n" * (LEFT + 1), "longer"),
        ("no alternatives", "0001-small.md", GOOD.partition("## Alternatives")[0], "headings"),
        ("another heading", "0001-small.md", GOOD.replace("## Context", "## Forces"), "headings"),
        ("nothing under a heading", "0001-small.md", GOOD.replace("of Decision", ""), "empty"),
        ("another number in the title", "0001-small.md", GOOD.replace("0001", "0002"), "title"),
        ("capitals", "0001-Small.md", GOOD, "named"),
        ("a gap in the numbers", "0002-small.md", GOOD.replace("0001", "0002"), "0001: missing"),
    ],
)
def test_planted_records(tmp_path: Path, case: str, name: str, text: str, fault: str | None) -> None:
    plant(tmp_path, name, text)

    found = faults(tmp_path)

    assert (len(found) == 1 and fault in found[0]) if fault else found == [], case

"""The template of docs/bonuses.md, to be changed in one place by tests."""

from __future__ import annotations

from tests.architecture.documents.markdown import block_that_begins
from tests.architecture.sources import ROOT

GUIDE = (ROOT / "docs" / "bonuses.md").read_text(encoding="utf-8")
TEMPLATE = block_that_begins(GUIDE, 'name = "Welcome')


def with_change(right: str, wrong: str) -> str:
    """The template with one text in place of another, which is there once."""
    assert TEMPLATE.count(right) == 1, right
    return TEMPLATE.replace(right, wrong)

"""The guides of docs/ and their examples, which are patches beside this file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.sources import ROOT

PATCHES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Guide:
    """A page of docs/ and its example."""

    page: str
    patch: Path

    @property
    def text(self) -> str:
        return (ROOT / "docs" / self.page).read_text(encoding="utf-8")

    def changed_files(self) -> dict[str, bool]:
        """File of the example, with NNNN for the number of a revision -> whether it is there already."""
        patch = self.patch.read_text(encoding="utf-8")
        changed = re.findall(r"^--- (\S+)\n\+\+\+ b/(\S+)$", patch, re.MULTILINE)
        return {path: before != "/dev/null" for before, path in changed}


FIELD = Guide("adding-a-field.md", PATCHES / "adding_a_field.patch")
CONTEXT = Guide("adding-a-context.md", PATCHES / "adding_a_context.patch")

FORGOTTEN = {
    "tests/access/matrix.txt": "tests/access/test_matrix.py",
    "schema/schema.graphql": "tests/architecture/graph/test_sdl_snapshot.py",
    "migrations/checksums.txt": "tests/upgrades/test_frozen.py",
}
"""File of the guide -> the test that reminds of it."""

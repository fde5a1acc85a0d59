"""The guides work: their examples, applied to a copy of the code, pass the tests concerned.

Both are applied to one copy, as two changes that follow one another, and tested in one run: to start takes
most of its time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.copied_tree import apply_patch, copy_tree, run_tests, write_generated
from tests.architecture.sources import ROOT

PATCHES = Path(__file__).parent / "guides"


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

CONCERNED = (
    "tests/architecture/test_schema_contract.py",
    "tests/architecture/graph/test_sdl_snapshot.py",
    "tests/access/test_matrix.py",
    "tests/players/test_profile.py",
    "tests/players/test_list.py",
    "tests/upgrades/test_frozen.py",
    "tests/favourites",
    "tests/architecture/contexts/test_bindings.py",
    "tests/architecture/contexts/test_reach.py",
    "tests/architecture/contexts/test_services.py",
    "tests/architecture/test_documents.py::test_operating_describes_every_metric_and_no_other",
    "tests/architecture/test_sharding.py",
    "tests/operations/test_demo_traffic.py",
    "tests/web/test_row_level_security.py",
)
"""The context's own tests, those that look at every context, and those that the new field concerns."""

FORGOTTEN = {
    "tests/access/matrix.txt": "tests/access/test_matrix.py",
    "schema/schema.graphql": "tests/architecture/graph/test_sdl_snapshot.py",
    "migrations/checksums.txt": "tests/upgrades/test_frozen.py",
}
"""File of the guide -> the test that reminds of it."""

SHARED = {"server/contexts/__init__.py", "docs/operating.md"}
"""All that a context changes outside of its own files, besides what ``make generated`` writes: the line that
plugs it in, and the row of its metric."""

OWN = re.compile(r"/favourites(/|\.py$)|/NNNN_favourites(/|\.py$)")


@pytest.mark.parametrize("guide", [FIELD, CONTEXT], ids=lambda guide: guide.page)
def test_a_guide_names_every_file_of_its_example(guide: Guide) -> None:
    changed = {path for path in guide.changed_files() if not path.endswith("__init__.py")}
    generated = set(FORGOTTEN) if guide is FIELD else set()

    assert {path for path in changed | generated if path not in guide.text} == set()


def test_a_context_costs_its_own_files_and_one_line() -> None:
    changed = CONTEXT.changed_files()
    (line,) = re.findall(r"^\+    ([A-Z]+),$", CONTEXT.patch.read_text(encoding="utf-8"), re.MULTILINE)

    assert {path for path, there in changed.items() if there} == SHARED
    assert {path for path, there in changed.items() if not there and not OWN.search(path)} == set()
    assert line == "FAVOURITES"


def test_a_field_and_a_context_added_by_the_guides_pass_the_tests_concerned(tmp_path: Path) -> None:
    copied = copy_tree(tmp_path)
    apply_patch(FIELD.patch, copied)
    apply_patch(CONTEXT.patch, copied)
    write_generated(copied)

    run = run_tests(copied, *CONCERNED)

    assert run.returncode == 0, run.stdout


def test_the_tests_the_guide_relies_on_fail_without_the_step(tmp_path: Path) -> None:
    copied = copy_tree(tmp_path)
    apply_patch(FIELD.patch, copied)

    run = run_tests(copied, "--maxfail=99", *FORGOTTEN.values())

    assert set(re.findall(r"^FAILED ([^:]+)::", run.stdout, re.MULTILINE)) == set(FORGOTTEN.values()), (
        run.stdout
    )


def test_the_graph_of_a_context_without_its_line_is_refused(tmp_path: Path) -> None:
    copied = copy_tree(tmp_path)
    apply_patch(CONTEXT.patch, copied, "--exclude=server/contexts/__init__.py")

    run = run_tests(copied, "tests/architecture/contexts/test_services.py")

    assert "favourites" in run.stdout
    assert run.returncode == 1

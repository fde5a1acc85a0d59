"""docs/adding-a-context.md works: its example, plugged into a copy of the code, is served as a whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.copied_tree import apply_patch, copy_tree, run_tests, write_generated
from tests.architecture.sources import ROOT

GUIDE = ROOT / "docs" / "adding-a-context.md"
PATCH = Path(__file__).parents[1] / "guides" / "adding_a_context.patch"

CONCERNED = (
    "tests/favourites",
    "tests/architecture/contexts/test_bindings.py",
    "tests/architecture/contexts/test_reach.py",
    "tests/architecture/contexts/test_services.py",
    "tests/architecture/test_documents.py::test_operating_describes_every_metric_and_no_other",
    "tests/architecture/test_sdl_snapshot.py",
    "tests/architecture/test_sharding.py",
    "tests/access/test_matrix.py",
    "tests/operations/test_demo_traffic.py",
    "tests/upgrades/test_frozen.py",
    "tests/web/test_row_level_security.py",
)
"""The example's own tests, and those that look at every context."""

SHARED = {"server/contexts/__init__.py", "docs/operating.md"}
"""All that a context changes outside of its own files, besides what ``make generated`` writes: the line that
plugs it in, and the row of its metric."""

OWN = re.compile(r"/favourites(/|\.py$)|/NNNN_favourites(/|\.py$)")


def changed_files() -> dict[str, bool]:
    """File of the example -> whether it is there already."""
    patch = PATCH.read_text(encoding="utf-8")
    changed = re.findall(r"^--- (\S+)\n\+\+\+ b/(\S+)$", patch, re.MULTILINE)
    return {path: before != "/dev/null" for before, path in changed}


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code in which the guide was followed."""
    copied = copy_tree(tmp_path_factory.mktemp("context"))
    apply_patch(PATCH, copied)
    write_generated(copied)
    return copied


def test_a_context_needs_its_own_files_and_one_line() -> None:
    changed = changed_files()
    (line,) = re.findall(r"^\+    ([A-Z]+),$", PATCH.read_text(encoding="utf-8"), re.MULTILINE)

    assert {path for path, there in changed.items() if there} == SHARED
    assert {path for path, there in changed.items() if not there and not OWN.search(path)} == set()
    assert line == "FAVOURITES"


def test_the_guide_names_every_file_of_its_example() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    files = {path for path in changed_files() if not path.endswith("__init__.py")}

    assert {path for path in files if path not in guide} == set()


def test_a_context_added_by_the_guide_is_served_with_everything_it_brings(followed: Path) -> None:
    run = run_tests(followed, *CONCERNED)

    assert run.returncode == 0, run.stdout


def test_the_graph_of_a_context_without_its_line_is_refused(tmp_path: Path) -> None:
    copied = copy_tree(tmp_path)
    apply_patch(PATCH, copied, "--exclude=server/contexts/__init__.py")

    run = run_tests(copied, "tests/architecture/contexts/test_services.py")

    assert "favourites" in run.stdout
    assert run.returncode == 1

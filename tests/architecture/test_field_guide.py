"""docs/adding-a-field.md works: its example, applied to a copy of the code, passes the tests concerned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.copied_tree import apply_patch, copy_tree, run_tests, write_generated
from tests.architecture.sources import ROOT

GUIDE = ROOT / "docs" / "adding-a-field.md"
PATCH = Path(__file__).parent / "guides" / "adding_a_field.patch"

CONCERNED = (
    "tests/architecture/test_schema_contract.py",
    "tests/architecture/test_sdl_snapshot.py",
    "tests/access/test_matrix.py",
    "tests/players/test_profile.py",
    "tests/players/test_list.py",
    "tests/upgrades/test_frozen.py",
)

FORGOTTEN = {
    "tests/access/matrix.txt": "tests/access/test_matrix.py",
    "schema/schema.graphql": "tests/architecture/test_sdl_snapshot.py",
    "migrations/checksums.txt": "tests/upgrades/test_frozen.py",
}
"""File of the guide -> the test that reminds of it."""


def changed_files(patch: str) -> set[str]:
    """The files a patch changes, with NNNN for the number of a revision."""
    return set(re.findall(r"^\+\+\+ b/(\S+)$", patch, re.MULTILINE))


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code in which the guide was followed."""
    copied = copy_tree(tmp_path_factory.mktemp("field"))
    apply_patch(PATCH, copied)
    write_generated(copied)
    return copied


def test_the_guide_names_every_file_of_its_example() -> None:
    guide = GUIDE.read_text(encoding="utf-8")

    changed = changed_files(PATCH.read_text(encoding="utf-8")) | set(FORGOTTEN)

    assert {path for path in changed if path not in guide} == set()


def test_a_field_added_by_the_guide_passes_the_tests_concerned(followed: Path) -> None:
    run = run_tests(followed, *CONCERNED)

    assert run.returncode == 0, run.stdout


def test_the_tests_the_guide_relies_on_fail_without_the_step(tmp_path: Path) -> None:
    copied = copy_tree(tmp_path)
    apply_patch(PATCH, copied)

    run = run_tests(copied, "--maxfail=99", *FORGOTTEN.values())

    assert set(re.findall(r"^FAILED ([^:]+)::", run.stdout, re.MULTILINE)) == set(FORGOTTEN.values()), (
        run.stdout
    )

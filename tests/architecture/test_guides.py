"""The guides work: their examples, applied to a copy of the code, pass the tests concerned.

Both are applied to one copy, as two changes that follow one another, and tested in one run: to start takes
most of its time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.architecture.copied_tree import apply_patch, copy_tree, run_tests, write_generated
from tests.architecture.guides.examples import CONTEXT, FIELD, FORGOTTEN, Guide

if TYPE_CHECKING:
    from pathlib import Path

CONCERNED = (
    "tests/architecture/test_schema_contract.py",
    "tests/architecture/graph/test_sdl_snapshot.py",
    "tests/architecture/graph/test_descriptions.py",
    "tests/architecture/graph/test_refusals.py",
    "tests/access/test_matrix.py",
    "tests/players/test_profile.py",
    "tests/players/test_list.py",
    "tests/upgrades/test_frozen.py",
    "tests/architecture/test_tolerated_versions.py",
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

UNCONCERNED = "tests/players/test_list.py::test_pages_stay_right_while_players_register"
"""Of these files, what says nothing of the field and takes a fifth of the run."""

SHARED = {"server/contexts/__init__.py", "docs/operating.md", "migrations/tolerated.txt"}
"""All that a context changes outside of its own files, besides what ``make generated`` writes: the line that
plugs it in, the row of its metric, and the line of its revision."""

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

    run = run_tests(copied, f"--deselect={UNCONCERNED}", *CONCERNED)

    assert run.returncode == 0, run.stdout

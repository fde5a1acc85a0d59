"""A step of a guide that is left out is noticed.

Apart from test_guides.py, so that another process may run it meanwhile.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.architecture.copied_tree import apply_patch, copy_tree, run_tests
from tests.architecture.guides.examples import CONTEXT, FIELD, FORGOTTEN

if TYPE_CHECKING:
    from pathlib import Path


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

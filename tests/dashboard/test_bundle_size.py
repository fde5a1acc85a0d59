from __future__ import annotations

import re

import pytest

from server.http.pages import STATIC

START_PAGE_MAX_BYTES = 230_000


def test_the_bundle_of_the_start_page_is_within_its_size() -> None:
    page = STATIC / "index.html"
    if not page.is_file():
        pytest.skip("the dashboard is not built: run `python hatch_build.py`")
    scripts = re.findall(r'(?:src|href)="/(assets/[^"]+\.js)"', page.read_text())
    assert scripts
    sizes = {name: (STATIC / f"{name}.gz", STATIC / name) for name in scripts}
    total = sum((zipped if zipped.is_file() else plain).stat().st_size for zipped, plain in sizes.values())
    assert total <= START_PAGE_MAX_BYTES

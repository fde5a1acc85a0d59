"""What axe-core finds in a page: what stands in the way of people with disabilities."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page

from server.http.pages import STATIC

MOTION_ENDED = """Promise.allSettled(document.getAnimations()
  .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
  .map((each) => each.finished))"""
"""What fades in has little contrast until it is there."""
AXE = STATIC.parents[1] / "dashboard" / "node_modules" / "axe-core" / "axe.min.js"


async def axe_findings(page: Page) -> list[Any]:
    """Each rule that is broken, with the elements that break it; none is a page without findings."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run `python hatch_build.py npm ci`")
    await page.evaluate(MOTION_ENDED)
    await page.evaluate(AXE.read_text())
    report = await page.evaluate("axe.run(document)")
    return [(found["id"], [node["html"] for node in found["nodes"]]) for found in report["violations"]]

"""Figures of a page: when its first row stood, frames while it scrolls, how busy its main thread is."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

from playwright.async_api import CDPSession, Page

WATCH_ROWS = """
(row) => new Promise((resolve) => {
  const look = () => {
    if (!document.querySelector(row)) return requestAnimationFrame(look);
    const painted = () => resolve(performance.now() - (window.pressedAt ?? 0));
    requestAnimationFrame(() => requestAnimationFrame(painted));
  };
  look();
})
"""
"""Milliseconds on the page's clock until a row stood there and was painted: since the press, or its start."""

NOTE_PRESS = "addEventListener('pointerdown', ({ timeStamp }) => { window.pressedAt = timeStamp; }, true)"

SCROLL = """
({ scroller, seconds, pixels }) => new Promise((resolve) => {
  const box = document.querySelector(scroller);
  const started = performance.now();
  let frames = 0, direction = 1, before = started;
  const step = (now) => {
    frames += 1;
    if (now - started > seconds * 1000) return resolve(frames / ((now - started) / 1000));
    const at = box.scrollTop;
    box.scrollTop += direction * pixels * (now - before) / 1000;
    if (box.scrollTop === at) direction = -direction;
    before = now;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})
"""
"""Frames a second while `scroller` moves by so many pixels a second, to its end and back."""


async def note_press(page: Page) -> None:
    """Let what follows be measured from the next press: what it takes to send one is not the page's time."""
    await page.evaluate(NOTE_PRESS)


async def first_row_ms(page: Page, row: str) -> float:
    """Milliseconds on the page's own clock, since the noted press or its start, until a row is painted."""
    found: float = await page.evaluate(WATCH_ROWS, row)
    return found


async def frames_per_second(page: Page, scroller: str, seconds: float, pixels: int) -> float:
    """Frames a second while the page scrolls."""
    found: float = await page.evaluate(SCROLL, {"scroller": scroller, "seconds": seconds, "pixels": pixels})
    return found


async def main_thread_share(page: Page, during: Callable[[], Awaitable[object]]) -> float:
    """The part of the time that the page's main thread was busy while `during` ran."""
    session = await page.context.new_cdp_session(page)
    await session.send("Performance.enable")
    busy, started = await _task_seconds(session), time.monotonic()
    await during()
    busy, lasted = await _task_seconds(session) - busy, time.monotonic() - started
    await session.detach()
    return busy / lasted


async def _task_seconds(session: CDPSession) -> float:
    answer = await session.send("Performance.getMetrics")
    found: dict[str, float] = {each["name"]: each["value"] for each in answer["metrics"]}
    return found["TaskDuration"]

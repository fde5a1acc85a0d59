"""Tests see what they log, and not what an application beside them logs in its loops."""

from __future__ import annotations

import asyncio

import structlog

from tests.captured_logs import background_context, capture_logs


async def test_background_entries_are_left_out_and_others_are_not() -> None:
    async def log(event: str) -> None:
        structlog.get_logger("croupier.test").info(event)

    with capture_logs() as entries:
        await asyncio.create_task(log("in the background"), context=background_context())
        await log("in the test")

    assert [entry["event"] for entry in entries] == ["in the test"]

"""Writes a feed of transactions, or takes the same rows by COPY: a plan in, seconds and memory out."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from adapters.postgres.command_runner import CommandRunner
from adapters.postgres.feeds.horizon import LedgerHorizon
from domain.feeds.commands import CreateFeed, create_feed
from domain.feeds.model import FeedFormat, FeedKind
from domain.feeds.outcomes import FeedCreated
from domain.shared.actor import system
from schema.root import whole
from server.composition.bindings import bindings
from server.composition.process_resources import open_resources
from server.feeds.feed_jobs import feed_runner
from server.security.access_control import shipped_access_control
from server.security.policy_sync import policy_sync_of
from server.settings import read_settings

SAME_ROWS = """
  select e.*, w.kind from wallets.entry e
    join wallets.wallet w on w.player_id = e.player_id and w.wallet_no = e.wallet_no
   where w.brand = 'default'
"""


async def run(plan: dict[str, Any]) -> dict[str, Any]:
    """Run once; ``rows``, ``seconds`` and ``peak_mib`` of this process."""
    access = shipped_access_control()
    access.protect(whole())
    async with open_resources(read_settings(**plan["settings"]), access=access) as resources:
        await policy_sync_of(access, resources).load()
        rows, seconds = await (_copied if plan["by_copy"] else _written)(resources, plan)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": rows, "seconds": seconds, "peak_mib": peak}


async def _copied(resources: Any, _plan: dict[str, Any]) -> tuple[int, float]:
    async def discard(_: bytes) -> None:
        """Only the time counts."""

    async with resources.database.snapshot("default") as connection:
        started = time.monotonic()
        said = await connection.copy_from_query(SAME_ROWS, output=discard, timeout=3600.0)
        return int(said.removeprefix("COPY ")), time.monotonic() - started


async def _written(resources: Any, plan: dict[str, Any]) -> tuple[int, float]:
    commands = CommandRunner(resources.database, bindings(resources))
    origin, name = system("bench", "default", "bench"), f"bench-{uuid4().hex[:12]}"
    asked = CreateFeed(
        name, FeedKind.TRANSACTIONS, FeedFormat[plan["format"]], "accountant", f"file:///{name}"
    )
    created = await commands.run(create_feed, asked, origin)
    if not isinstance(created, FeedCreated):
        raise TypeError(created)
    feed = created.feed
    horizon = LedgerHorizon(resources.database, timedelta(0))
    runner = replace(feed_runner(resources, commands), horizon=horizon)
    started = time.monotonic()
    written = await runner.run(feed, origin, full=True)
    return written.rows, time.monotonic() - started


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(run(json.loads(sys.stdin.read())))) + "\n")

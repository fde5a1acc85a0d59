"""Relay, consumers and Valkey are killed at random under load: what is lost, repeated or out of order."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from random import Random
from typing import Any
from uuid import UUID

import asyncpg

from benchmarks.load.event_parts import MAKE_EFFECTS
from benchmarks.reporting.findings import Finding
from benchmarks.scenarios.event_bus import FILL
from benchmarks.suite import BenchmarkRun
from domain.shared.ids import new_id

TITLE = "The event bus: kill -9 of relay, consumers and Valkey under load"
SECONDS = 25.0
DRAIN_SECONDS_MAX = 120.0
PER_SECOND = 500
PLAYERS = 200
PARTS = ("sender", "consumer", "consumer")

FOUND = """
  select count(*) as effects, count(distinct (player_id, player_seq)) as single,
         count(*) filter (where player_seq <> due) as disordered
    from (select *, row_number() over (partition by player_id order by position) as due from effect) taken
"""


def measure(bench: BenchmarkRun) -> Finding:
    """Write for 25 s while one process after another is killed, then wait for the rest."""
    finding = Finding("event_kills", TITLE)
    dsn = bench.databases.empty("kills")
    bench.databases.execute(MAKE_EFFECTS, dsn)
    figures = asyncio.run(KillRun(bench, dsn).run())
    finding.add_single_run("kills", **figures)
    finding.add_ratio("lost", figures["lost"], target=0, at_most=True)
    finding.add_ratio("twice", figures["twice"], target=0, at_most=True)
    finding.add_ratio("out of order", figures["out_of_order"], target=0, at_most=True)
    finding.notes.append(
        f"{figures['events']:,.0f} events at about {PER_SECOND}/s for {SECONDS:.0f} s, {PLAYERS} players;"
        f" killed: {figures['senders']:.0f} relays, {figures['consumers']:.0f} consumers,"
        f" {figures['valkeys']:.0f} times Valkey; all effects {figures['drain_seconds']:.0f} s after the last"
    )
    return finding


class KillRun:
    """One run: the processes, and what kills them."""

    def __init__(self, bench: BenchmarkRun, dsn: str) -> None:
        self.servers = bench.databases.servers
        self.dsn = dsn
        self.random = Random(11)
        self.killed = dict.fromkeys(("sender", "consumer", "valkey"), 0)
        self.processes = [self._start(part) for part in PARTS]

    async def run(self) -> dict[str, float]:
        """The figures."""
        ids = [new_id() for _ in range(PLAYERS)]
        owner = await asyncpg.connect(self.dsn)
        try:
            writing = asyncio.create_task(self._write(ids))
            while not writing.done():
                await asyncio.sleep(self.random.uniform(0.4, 1.6))
                self._kill_one()
            events, ended = await writing, time.monotonic()
            await self._drain(owner, events)
            (found,) = await owner.fetch(FOUND)
        finally:
            for process in self.processes:
                process.kill()
                process.wait()
            await owner.close()
        return {
            "events": events,
            "lost": events - found["single"],
            "twice": found["effects"] - found["single"],
            "out_of_order": found["disordered"],
            "drain_seconds": time.monotonic() - ended,
            **{f"{part}s": count for part, count in self.killed.items()},
        }

    def _start(self, part: str) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            "benchmarks.load.event_parts",
            part,
            self.dsn,
            self.servers.redis_url,
        ]
        return subprocess.Popen(command)

    def _kill_one(self) -> None:
        chosen = self.random.random()
        if chosen < 0.15 and self.servers.valkey.pid:
            os.kill(self.servers.valkey.pid, signal.SIGKILL)
            self.killed["valkey"] += 1
            while not self.servers.restart_dead():
                time.sleep(0.05)
            return
        index = 0 if chosen < 0.55 else self.random.randint(1, 2)
        self.processes[index].kill()
        self.processes[index].wait()
        self.killed[PARTS[index]] += 1
        self.processes[index] = self._start(PARTS[index])

    async def _write(self, ids: list[UUID]) -> int:
        writer, step, count = await asyncpg.connect(self.dsn), 10, 0
        started = time.monotonic()
        while (lasted := time.monotonic() - started) < SECONDS:
            if count < lasted * PER_SECOND:
                await writer.execute(FILL, step, self.random.sample(ids, step))
                count += step
            else:
                await asyncio.sleep(0.005)
        await writer.close()
        return count

    async def _drain(self, owner: Any, events: int) -> None:
        deadline = time.monotonic() + DRAIN_SECONDS_MAX
        while time.monotonic() < deadline:
            if await owner.fetchval("select count(*) from effect") >= events:
                return
            await asyncio.sleep(0.2)

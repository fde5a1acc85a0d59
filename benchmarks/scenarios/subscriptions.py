"""Thousands of subscriptions on one server process, each receiving its player's bets."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from benchmarks.environment.api_servers import BenchServerConfig, RunningServer, croupier_server, load_server
from benchmarks.environment.child_processes import LoadProcess, cpu_seconds, rss_bytes, run_load, start_load
from benchmarks.environment.open_files import open_files_limit
from benchmarks.load import bets
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, Figures, interleaved, latencies, ratio
from benchmarks.reporting.push_delays import push_delays
from benchmarks.suite import BenchmarkRun

TITLE = "Subscriptions: every socket watches a player of its own"
SETTLE_SECONDS = 1.5
PUSH_BYTES = 330
"""The size of a push, until one has been received."""

QUERY = """
  subscription Watch($id: ID!) { walletChanged(playerId: $id) {
    playerId seq fresh wallets { no balance { amount } available { amount } } } }
"""


def measure(bench: BenchmarkRun) -> Finding:
    """Measure the delays from bets to sockets, for Croupier and the floor in turn."""
    finding = Finding("subscriptions", TITLE)
    sockets = min(bench.scale.sockets, bench.scale.players, open_files_limit() - 500)
    stage = SubscriptionRun(bench, sockets)
    runs = {"Croupier": stage.croupier, "floor": stage.floor}
    cases = interleaved(min(2, bench.scale.rounds), runs, bench.print_run)
    ours, bare = cases.values()
    finding.add(ours, bare)
    finding.ratios += [
        ratio("p99 Croupier / floor", ours, bare, "p99_ms"),
        ratio("memory of a connection Croupier / floor", ours, bare, "kib_each"),
    ]
    finding.notes += [
        f"{sockets:,} sockets, {bench.scale.changes_per_second:,} committed bets a second asked for",
        "from commit, as the caller learns of it, to the client: outbox, relay, Valkey and GraphQL between",
        "floor: the load generator publishes the same number of bytes itself, which a plain socket forwards",
    ]
    return finding


class SubscriptionRun:
    """One run: its database, players and servers."""

    def __init__(self, bench: BenchmarkRun, sockets: int) -> None:
        self.bench = bench
        self.sockets = sockets
        self.dsn = bench.databases.ledger("live")
        self.config = BenchServerConfig(bench.databases, self.dsn)
        self.ids = asyncio.run(_players(self.dsn, sockets))
        self.bytes = PUSH_BYTES

    def croupier(self) -> Figures:
        """One run with Croupier's server."""
        plan = {
            "path": "/graphql",
            "init": [_init(self.config.player_token(id)) for id in self.ids],
            "subscribe": [_subscribe(id) for id in self.ids],
        }
        return self.run(lambda: croupier_server(self.config), plan, None)

    def floor(self) -> Figures:
        """One run with the floor's server."""
        redis_url = self.bench.databases.servers.redis_url
        plan = {"path": "/{index}", "init": [], "subscribe": []}
        publish = {"redis_url": redis_url, "size": self.bytes}
        try:
            return self.run(
                lambda: load_server(self.config, "benchmarks.load.push_floor", redis_url=redis_url),
                plan,
                publish,
            )
        finally:
            self.bench.databases.empty_outbox(self.dsn)

    def run(
        self,
        serving: Callable[[], AbstractContextManager[RunningServer]],
        plan: dict[str, Any],
        publish: dict[str, Any] | None,
    ) -> Figures:
        """One server, all sockets, some seconds of bets."""
        with serving() as served, start_load("benchmarks.load.websocket_clients") as watchers:
            before = rss_bytes(served.pid)
            connected = watchers.request(connect={**plan, "port": served.port, "sockets": self.sockets})
            time.sleep(SETTLE_SECONDS)
            each = (rss_bytes(served.pid) - before) / 1024 / self.sockets
            figures = self.bets(served, watchers, publish)
            return {**figures, "kib_each": each, "connect_seconds": connected["seconds"]}

    def bets(self, served: RunningServer, watchers: LoadProcess, publish: dict[str, Any] | None) -> Figures:
        """Bet for some seconds and match what was committed with what was seen."""
        seconds = 2 * self.bench.scale.seconds
        rate = self.bench.scale.changes_per_second
        plan = {"dsn": self.dsn, "players": self.sockets, "rate": rate, "seconds": seconds}
        started, used = time.monotonic(), cpu_seconds(served.pid)
        done = run_load("benchmarks.load.steady_bets", {**plan, "publish": publish})
        lasted, used = time.monotonic() - started, cpu_seconds(served.pid) - used
        time.sleep(SETTLE_SECONDS)
        seen = watchers.request(collect=True)
        self.bytes = seen["bytes"] or self.bytes
        found = push_delays(done["committed"], seen["seen"])
        return {
            RATE: len(done["committed"]) / done["seconds"],
            **latencies(found.seconds),
            "cpu_share": used / lasted,
            "missing": found.missing,
            "closed": seen["closed"],
        }


def _init(token: str) -> str:
    return json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}})


def _subscribe(id: UUID) -> str:
    payload = {"query": QUERY, "variables": {"id": f"plr_{id}"}}
    return json.dumps({"id": "1", "type": "subscribe", "payload": payload})


async def _players(dsn: str, limit: int) -> list[UUID]:
    async with await bets.pool(dsn, 1) as pool:
        return await bets.players(pool, limit)

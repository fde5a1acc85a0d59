"""GraphQL over HTTP from one server process, between its floor and its peer."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from benchmarks.asked import ASKED, Ask
from benchmarks.children import carried_out, cpu_seconds
from benchmarks.findings import Finding
from benchmarks.load import bets
from benchmarks.measures import RATE, Figures, interleaved, ratio
from benchmarks.serving import Desk, Served, croupier, other
from benchmarks.suite import Bench

TITLE = "GraphQL over HTTP: one server process, 16 connections"
CONNECTIONS = 16
SECONDS_PART = 0.6
"""Of a usual run: nine cases want to fit."""


def measure(bench: Bench) -> Finding:
    """Three questions, each asked of three servers in turn."""
    finding = Finding("graphql_http", TITLE)
    dsn = bench.house.ledger("http")
    desk = Desk(bench.house, dsn)
    ids = asyncio.run(_players(dsn, bench.scale.players))
    with (
        other(desk, "benchmarks.load.floor", dsn=dsn) as floor,
        other(desk, "benchmarks.load.peer") as peer,
        croupier(desk) as ours,
    ):
        for ask in ASKED:
            runs = {
                f"{ask.name}: floor": partial(_asked, bench, floor, _plain(ask, ids), dsn),
                f"{ask.name}: Strawberry's view": partial(_asked, bench, peer, _graphql(ask, ids), dsn),
                f"{ask.name}: Croupier": partial(_asked, bench, ours, _graphql(ask, ids, desk), dsn),
            }
            cases = interleaved(bench.scale.rounds, runs, bench.tell)
            bare, stock, whole = cases.values()
            finding.add(bare, stock, whole)
            finding.ratios += [
                ratio(f"{ask.name}: Croupier / floor", whole, bare, RATE),
                ratio(f"{ask.name}: Croupier / Strawberry's view", whole, stock, RATE),
            ]
    finding.notes.append(
        "the client and PostgreSQL share the processors with the server. Floor: the same statements on bare "
        "Starlette routes, nothing else. Only Croupier verifies tokens and access, limits and masks, and it "
        "alone publishes the bets' facts, its own and the others'"
    )
    return finding


def _graphql(ask: Ask, ids: list[str], desk: Desk | None = None) -> dict[str, Any]:
    headers = {"authorization": f"Bearer {desk.token(ask.kind, ask.role)}"} if desk else {}
    # The peer is mounted, and a mount answers under its path with a slash.
    path = "/graphql" if desk else "/graphql/"
    return {"path": path, "headers": headers, "body": ask.graphql, "expect": ask.expect, "players": ids}


def _plain(ask: Ask, ids: list[str]) -> dict[str, Any]:
    return {"path": ask.route, "headers": {}, "body": ask.plain, "expect": ask.expect, "players": ids}


def _asked(bench: Bench, served: Served, plan: dict[str, Any], dsn: str) -> Figures:
    """One run against one server, with the processor time the server spent on each request."""
    bench.house.wait_published(dsn)
    seconds = bench.scale.seconds * SECONDS_PART
    before = cpu_seconds(served.pid)
    plan = {**plan, "port": served.port, "connections": CONNECTIONS, "seconds": seconds}
    measured = carried_out("benchmarks.load.http", plan)
    used = cpu_seconds(served.pid) - before
    requests = measured.pop("requests")
    return {**measured, "cpu_us": used / requests * 1e6}


async def _players(dsn: str, limit: int) -> list[str]:
    async with await bets.pool(dsn, 1) as pool:
        return [f"plr_{id}" for id in await bets.players(pool, limit)]

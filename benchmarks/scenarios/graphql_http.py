"""GraphQL over HTTP from one server process, compared with the floor and the peer."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from benchmarks.environment.api_servers import BenchServerConfig, RunningServer, croupier_server, load_server
from benchmarks.environment.child_processes import cpu_seconds, run_load
from benchmarks.load import bets
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, Figures, interleaved, ratio
from benchmarks.scenarios.http_queries import HTTP_QUERIES, HttpQuery
from benchmarks.suite import BenchmarkRun

TITLE = "GraphQL over HTTP: one server process, 16 connections"
CONNECTIONS = 16
SECONDS_PART = 0.6
"""The duration of a run, as a part of the usual one, since there are nine cases."""


def measure(bench: BenchmarkRun) -> Finding:
    """Run three queries against three servers in turn."""
    finding = Finding("graphql_http", TITLE)
    dsn = bench.databases.ledger("http")
    config = BenchServerConfig(bench.databases, dsn)
    ids = asyncio.run(_players(dsn, bench.scale.players))
    with (
        load_server(config, "benchmarks.load.floor", dsn=dsn) as floor,
        load_server(config, "benchmarks.load.peer") as peer,
        croupier_server(config) as ours,
    ):
        for query in HTTP_QUERIES:
            name = query.name
            runs = {
                f"{name}: floor": partial(_run, bench, floor, _floor_plan(query, ids), dsn),
                f"{name}: Strawberry's view": partial(_run, bench, peer, _graphql_plan(query, ids), dsn),
                f"{name}: Croupier": partial(_run, bench, ours, _graphql_plan(query, ids, config), dsn),
            }
            cases = interleaved(bench.scale.rounds, runs, bench.print_run)
            bare, stock, whole = cases.values()
            finding.add(bare, stock, whole)
            finding.ratios += [
                ratio(f"{query.name}: Croupier / floor", whole, bare, RATE),
                ratio(f"{query.name}: Croupier / Strawberry's view", whole, stock, RATE),
            ]
    finding.notes.append(
        "the client and PostgreSQL share the processors with the server. Floor: the same statements on bare "
        "Starlette routes, nothing else. Only Croupier verifies tokens and access, limits and masks, and it "
        "alone publishes the bets' facts, its own and the others'"
    )
    return finding


def _graphql_plan(
    query: HttpQuery, ids: list[str], config: BenchServerConfig | None = None
) -> dict[str, Any]:
    headers = {"authorization": f"Bearer {config.token(query.kind, query.role)}"} if config else {}
    # The peer is mounted, and a mount answers under its path with a slash.
    path = "/graphql" if config else "/graphql/"
    return {
        "path": path,
        "headers": headers,
        "body": query.graphql_body,
        "expect": query.expected_text,
        "players": ids,
    }


def _floor_plan(query: HttpQuery, ids: list[str]) -> dict[str, Any]:
    return {
        "path": query.route,
        "headers": {},
        "body": query.floor_body,
        "expect": query.expected_text,
        "players": ids,
    }


def _run(bench: BenchmarkRun, served: RunningServer, plan: dict[str, Any], dsn: str) -> Figures:
    """One run against one server, with the processor time the server spent on each request."""
    bench.databases.wait_published(dsn)
    seconds = bench.scale.seconds * SECONDS_PART
    before = cpu_seconds(served.pid)
    plan = {**plan, "port": served.port, "connections": CONNECTIONS, "seconds": seconds}
    measured = run_load("benchmarks.load.http_load", plan)
    used = cpu_seconds(served.pid) - before
    requests = measured.pop("requests")
    return {**measured, "cpu_us": used / requests * 1e6}


async def _players(dsn: str, limit: int) -> list[str]:
    async with await bets.pool(dsn, 1) as pool:
        return [f"plr_{id}" for id in await bets.players(pool, limit)]

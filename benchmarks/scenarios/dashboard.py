"""The console's table of players in a real browser, against the table one would write first."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.async_api import BrowserContext, Page

from benchmarks.browser.page_figures import (
    first_row_ms,
    frames_per_second,
    main_thread_share,
    note_press,
)
from benchmarks.browser.signed_in_browser import (
    NAIVE,
    build_naive_table,
    serve_naive_table,
    signed_in_browser,
)
from benchmarks.environment.api_servers import BenchServerConfig, croupier_server
from benchmarks.environment.child_processes import run_load
from benchmarks.environment.pgbench import SQL
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import Case, Figures, Ratio, ratio
from benchmarks.suite import BenchmarkRun
from server.demo.demo_operator import create_demo_operator

TITLE = "The console in Chromium: a table of players that change"
TIMES_MORE: Final = 9
"""Players of the table for each that the run has registered."""
ROWS: Final = 600
IN_SIGHT: Final = 20
CHANGES_PER_SECOND: Final = 200
SCROLL_PIXELS: Final = 3000
"""In a second: as fast as a wheel that is turned all the time."""
FIRST_ROWS_MS, FRAMES, MAIN_THREAD = 300.0, 55.0, 0.25
"""What the table should need at most, draw at least, and keep busy at most."""


class NaiveTableFailed(Exception):
    """It no longer followed what it shows."""


@dataclass(frozen=True)
class Table:
    """Where rows and what scrolls are, in the page that shows them."""

    row: str
    scroller: str


CONSOLE: Final = Table('[role="grid"] [role="row"][aria-rowindex="2"]', '[role="grid"]')
NAIVE_TABLE: Final = Table("#table tr", "#table")


def measure(bench: BenchmarkRun) -> Finding:
    """Run both tables in turn; the console's also with every change in sight."""
    finding = Finding("dashboard", TITLE)
    dsn = bench.databases.ledger("console")
    bench.databases.execute((SQL / "many_players.sql").read_text().format(more=TIMES_MORE), dsn)
    bench.databases.execute("vacuum analyze", bench.databases.servers.superuser_dsn("bench_console"))
    cases = asyncio.run(_in_turn(bench, dsn))
    console, naive, in_sight = cases
    finding.add(*cases)
    finding.ratios += _ratios(console, naive, in_sight)
    players = bench.scale.players * (1 + TIMES_MORE)
    finding.notes += [
        f"{players:,} players, {ROWS} rows loaded, {CHANGES_PER_SECOND} committed bets a second asked for",
        "first row painted: from the press on Players; for the naive table from its page's request",
        "browser (software rendering), server, PostgreSQL and the load share the processors",
    ]
    return finding


async def _in_turn(bench: BenchmarkRun, dsn: str) -> list[Case]:
    """All three, round by round."""
    config = BenchServerConfig(bench.databases, dsn)
    credentials = await asyncio.to_thread(create_demo_operator, config.settings)
    with TemporaryDirectory() as folder, croupier_server(config) as served:
        await asyncio.to_thread(build_naive_table, Path(folder))
        async with signed_in_browser(f"http://localhost:{served.port}", credentials) as context:
            await serve_naive_table(context, Path(folder))
            stage = BrowserRun(bench, dsn, context)
            runs: dict[str, Callable[[], Awaitable[Figures]]] = {
                "console": partial(stage.console, ROWS),
                "naive table": stage.naive,
                f"console, all changes in its {IN_SIGHT} rows in sight": partial(stage.console, IN_SIGHT),
            }
            found: dict[str, list[Figures]] = {name: [] for name in runs}
            for _ in range(bench.scale.rounds):
                for name, run in runs.items():
                    found[name].append(await run())
                    bench.print_run(name, found[name][-1])
    return [Case(name, tuple(figures)) for name, figures in found.items()]


def _ratios(console: Case, naive: Case, in_sight: Case) -> list[Ratio]:
    own, most = console.medians, in_sight.medians["main_thread_share"]
    return [
        ratio("first row: console / naive", console, naive, "first_row_ms"),
        ratio("frames while scrolling: console / naive", console, naive, "frames_per_second"),
        ratio("main thread: console / naive", console, naive, "main_thread_share"),
        Ratio(f"first row / {FIRST_ROWS_MS:.0f} ms", own["first_row_ms"] / FIRST_ROWS_MS, 1.0, at_most=True),
        Ratio(f"frames a second / {FRAMES:.0f}", own["frames_per_second"] / FRAMES, 1.0),
        Ratio("main thread: console", own["main_thread_share"], MAIN_THREAD, at_most=True),
        Ratio("main thread: console, all changes in sight", most, MAIN_THREAD, at_most=True),
    ]


@dataclass(frozen=True)
class BrowserRun:
    """One server, one browser; each run has a tab of its own."""

    bench: BenchmarkRun
    dsn: str
    context: BrowserContext

    async def console(self, changing: int) -> Figures:
        """The console's table, while so many of its first players bet."""
        page = await self.context.new_page()
        await page.goto("/")
        link = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Players")
        await link.wait_for()
        await page.wait_for_load_state("networkidle")
        await note_press(page)
        await link.click()
        first = await first_row_ms(page, CONSOLE.row)
        return await self.figures(page, CONSOLE, first, changing)

    async def naive(self) -> Figures:
        """The naive table, while its players bet."""
        page = await self.context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda problem: problems.append(str(problem)))
        await page.goto(NAIVE, wait_until="commit")
        first = await first_row_ms(page, NAIVE_TABLE.row)
        found = await self.figures(page, NAIVE_TABLE, first, ROWS)
        if problems:
            raise NaiveTableFailed(problems[0])
        return found

    async def figures(self, page: Page, table: Table, first: float, changing: int) -> Figures:
        """Scroll through what is loaded, go back, and watch the changes."""
        seconds = self.bench.scale.seconds
        frames = await frames_per_second(page, table.scroller, seconds, SCROLL_PIXELS)
        await page.evaluate("(box) => { document.querySelector(box).scrollTop = 0 }", table.scroller)
        await page.wait_for_timeout(1000)
        plan = {"dsn": self.dsn, "players": changing, "rate": CHANGES_PER_SECOND, "seconds": seconds}
        share = await main_thread_share(
            page, lambda: asyncio.to_thread(run_load, "benchmarks.load.steady_bets", plan)
        )
        await page.close()
        return {"first_row_ms": first, "frames_per_second": frames, "main_thread_share": share}

"""Chromium with the console's operator signed in, and the naive table served under the same address."""

from __future__ import annotations

import mimetypes
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pyotp
from playwright.async_api import BrowserContext, Page, Route, ViewportSize, async_playwright

from benchmarks.environment.child_processes import ROOT, ChildProcessFailed
from server.demo.demo_operator import DemoCredentials

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # A page that the test hands out is on no network, and may otherwise open no socket to this machine.
    "--disable-features=LocalNetworkAccessChecks",
)
SIZE = ViewportSize(width=1440, height=900)
NAIVE = "/naive-table/"
VITE_BUILD = ("vite", "build", "--config", "benchmark/vite.config.ts")


class BrowserMissing(Exception):
    """There is no Chromium on this machine."""


@asynccontextmanager
async def signed_in_browser(address: str, credentials: DemoCredentials) -> AsyncIterator[BrowserContext]:
    """A context of a new browser, with the cookies of this operator. Raises `BrowserMissing`."""
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if program is None:
        raise BrowserMissing(f"looked for {', '.join(CHROMIUM_NAMES)}")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=list(OPTIONS))
        context = await browser.new_context(base_url=address, locale="en-GB", viewport=SIZE)
        await _sign_in(await context.new_page(), credentials)
        yield context
        await browser.close()


async def _sign_in(page: Page, credentials: DemoCredentials) -> None:
    await page.goto("/sign-in/operators")
    await page.get_by_label("Login").fill(credentials.login)
    await page.get_by_label("Password").fill(credentials.password)
    await page.keyboard.press("Enter")
    await page.get_by_label("Six-digit code").fill(pyotp.TOTP(credentials.secret).now())
    await page.get_by_role("button", name="Go on").click()
    await page.get_by_role("navigation", name="Navigation").wait_for()
    await page.close()


def build_naive_table(folder: Path) -> None:
    """Build dashboard/benchmark into this folder. Raises `ChildProcessFailed`."""
    ran = subprocess.run(
        [sys.executable, "hatch_build.py", "npm", "exec", "--", *VITE_BUILD],
        cwd=ROOT,
        env={**os.environ, "CROUPIER_NAIVE_TABLE_OUT": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise ChildProcessFailed(f"the naive table was not built: {ran.stderr[-2000:]}")


async def serve_naive_table(context: BrowserContext, folder: Path) -> None:
    """Let the context find the built table under `NAIVE`, beside the API whose cookies it has."""

    async def answer(route: Route) -> None:
        name = route.request.url.partition(NAIVE)[2] or "index.html"
        kind = mimetypes.guess_type(name)[0] or "text/plain"
        await route.fulfill(body=(folder / name).read_bytes(), content_type=kind)

    await context.route(f"**{NAIVE}**", answer)

"""How long a refused sign-in takes with a known and with an unknown name: 50 of each, interleaved.

python -m tests.identity.sign_in.measure_sign_in

No test: time depends on the machine. What does not (the same answers, the same number of hashes) is tested.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from server.embedded import EmbeddedServers
from server.migrate import upgrade
from tests.application import open_application
from tests.funded_players import a_funded_player
from tests.identity.browser import PASSWORD, Browser

PAIRS = 50


async def measure(servers: EmbeddedServers, directory: Path) -> tuple[list[float], list[float], set[str]]:
    """Milliseconds with known and with unknown names, and every answer there was."""
    await upgrade(servers.dsn())
    async with open_application(
        servers.dsn(), servers.redis_url, directory, sign_ins_per_minute_max=10**6, rate_attempts=0
    ) as application:
        names = [f"known-{number}" for number in range(PAIRS)]
        for name in names:
            await a_funded_player(
                application, None, username=name, email=f"{name}@example.com", password=PASSWORD
            )
        app, answers = application.client._transport.app, set()
        took: tuple[list[float], list[float]] = ([], [])
        await Browser(app).sign_in("warming-up", "not the password")
        for number, name in enumerate(names):
            pair = [(0, name), (1, f"unknown-{number}")]
            for which, login in pair if number % 2 else reversed(pair):
                browser = Browser(app, ip=f"198.18.0.{number}")
                started = perf_counter()
                response = await browser.sign_in(login, "not the password")
                took[which].append((perf_counter() - started) * 1000)
                answers.add(f"{response.status_code} {response.text}")
        return *took, answers


def main() -> None:
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        directory.chmod(0o711)
        with EmbeddedServers(directory / "data", fast=True) as servers:
            known, unknown, answers = asyncio.run(measure(servers, directory))
    gap = (median(known) - median(unknown)) / median(unknown)
    sys.stdout.write(f"known {median(known):.2f} ms, unknown {median(unknown):.2f} ms, gap {gap:+.1%}\n")
    sys.stdout.write(f"answers: {answers}\n")


if __name__ == "__main__":
    main()

"""A rolling upgrade while bets come in: ``python -m tests.upgrades.rolling_upgrade --seconds 40 --rate 50``.

Two processes of this version stand behind nginx. Another version, which is this code with the example of
docs/adding-a-field.md (a revision, a column, new names in the policy) and a higher number, migrates; a
process of the old one is started again on the new schema; then each is replaced by one of the new. Every bet
is sent once.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

import httpx

from adapters.postgres.wallets.ledger_verify import verify
from server.embedded import EmbeddedServers
from server.processes.listen_socket import bind
from server.settings import Settings
from tests.architecture.copied_tree import apply_patch, copy_tree
from tests.architecture.sources import ROOT
from tests.live.served_casino import GAMES, Casino
from tests.manual_clock import OffsetClock
from tests.server_directory import server_directory

EXAMPLE: Final = ROOT / "tests/architecture/guides/adding_a_field.patch"
LATER: Final = "0.2.0"
READY_SECONDS_MAX: Final = 200.0
BET: Final = "mutation ($in: PlaceBetInput!) { it: placeBet(input: $in) { __typename } }"
NGINX_PROGRAM: Final = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
NGINX: Final = """
daemon off;
pid {place}/nginx.pid;
error_log {place}/nginx.log warn;
worker_processes 1;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  client_body_temp_path {place}/body; proxy_temp_path {place}/proxy;
  fastcgi_temp_path {place}/fastcgi; uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
  upstream croupier {{ {servers} }}
  server {{ listen 127.0.0.1:{port}; location / {{
    proxy_pass http://croupier; proxy_set_header Host $http_host; proxy_connect_timeout 2s;
  }} }}
}}
"""


def later_version(to: Path) -> Path:
    """The code of the next version, with what it ships that this one does not know."""
    copied = copy_tree(to)
    apply_patch(EXAMPLE, copied)
    (copied / "server/static").symlink_to(ROOT / "server/static")
    source = copied / "server/migrate.py"
    text = source.read_text(encoding="utf-8")
    changed = text.replace('VERSION: Final = version("croupier")', f'VERSION: Final = "{LATER}"')
    assert changed != text
    source.write_text(changed, encoding="utf-8")
    return copied


def free_port() -> int:
    listener = bind("127.0.0.1", 0)
    port: int = listener.getsockname()[1]
    listener.close()
    return port


@dataclass
class ServerProcess:
    """A `croupier serve`, of this version or another."""

    code: Path
    port: int
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """As an orchestrator does."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(120)


@dataclass
class Bets:
    """What came of the bets."""

    sent: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return self.failures.total()


@dataclass
class RollingUpgrade:
    """The two processes, what stands before them, and the bets."""

    place: Path
    settings: Settings
    code_after: Path
    bets: Bets = field(default_factory=Bets)
    steps: list[str] = field(default_factory=list)

    def environment(self, code: Path) -> dict[str, str]:
        """For a process of this code."""
        return self.settings.environment() | {"PYTHONPATH": str(code)}

    def run(self, code: Path, *command: str) -> None:
        """A command of this code, to its end."""
        subprocess.run(
            (sys.executable, "-P", "-m", "server.cli", *command),
            check=True,
            capture_output=True,
            cwd=self.place,
            env=self.environment(code),
        )

    def start(self, code: Path, port: int) -> ServerProcess:
        """A server process of this code."""
        command = (sys.executable, "-P", "-m", "server.cli", "serve", "--port", str(port))
        with (self.place / f"server-{port}.log").open("ab") as log:
            process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self.place, env=self.environment(code)
            )
        return ServerProcess(code, port, process)

    async def ready(self, server: ServerProcess) -> None:
        """Wait until it may be sent requests."""
        async with asyncio.timeout(READY_SECONDS_MAX), httpx.AsyncClient(trust_env=False) as client:
            while True:
                assert server.process.poll() is None, (self.place / f"server-{server.port}.log").read_text()
                try:
                    answer = await client.get(f"http://127.0.0.1:{server.port}/readyz")
                except httpx.TransportError:
                    answer = None
                if answer is not None and answer.status_code == 200:
                    return
                await asyncio.sleep(0.1)

    async def replaced(self, server: ServerProcess, code: Path) -> ServerProcess:
        """The process that takes the place of this one, which ends; the other serves meanwhile."""
        await asyncio.to_thread(server.stop)
        after = self.start(code, server.port)
        await self.ready(after)
        return after

    async def bet(self, client: httpx.AsyncClient, player: str, token: str) -> None:
        """One bet, sent once."""
        self.bets.sent += 1
        given = {
            "playerId": player,
            "key": f"rolling-{self.bets.sent}",
            "stake": {"amount": "0.01", "currency": "EUR"},
        }
        began = time.perf_counter()
        try:
            answer = await client.post(
                "/graphql",
                json={"query": BET, "variables": {"in": given}},
                headers={"authorization": f"Bearer {token}"},
            )
            outcome = _outcome(answer)
        except httpx.HTTPError as error:
            outcome = type(error).__name__
        self.bets.seconds.append(time.perf_counter() - began)
        if outcome != "BetPlaced":
            self.bets.failures[outcome] += 1

    async def bet_steadily(
        self, url: str, player: str, token: str, rate: float, ended: asyncio.Event
    ) -> None:
        """So many bets a second, each when it is due, until the upgrade has ended."""
        loop, running = asyncio.get_running_loop(), set()
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=50)
        async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=30, limits=limits) as client:
            started, due = loop.time(), 0
            while not ended.is_set():
                for _ in range(int((loop.time() - started) * rate) - due):
                    task = loop.create_task(self.bet(client, player, token))
                    running.add(task)
                    task.add_done_callback(running.discard)
                    due += 1
                await asyncio.sleep(0.005)
            await asyncio.gather(*running)


def _outcome(answer: httpx.Response) -> str:
    if answer.status_code != 200:
        return f"HTTP {answer.status_code}"
    body = answer.json()
    if "errors" in body:
        return str(body["errors"][0]["extensions"]["code"])
    return str(body["data"]["it"]["__typename"])


@contextmanager
def nginx(place: Path, port: int, behind: list[int]) -> Iterator[None]:
    """nginx on this port, which sends to those that take connections."""
    servers = " ".join(f"server 127.0.0.1:{each} max_fails=1 fail_timeout=1s;" for each in behind)
    (place / "nginx.conf").write_text(NGINX.format(place=place, port=port, servers=servers))
    command = (str(NGINX_PROGRAM), "-p", str(place), "-c", str(place / "nginx.conf"))
    with (place / "nginx.out").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


@asynccontextmanager
async def upgrading(place: Path, servers: EmbeddedServers) -> AsyncIterator[RollingUpgrade]:
    """All that is needed, with the old version migrated."""
    port = free_port()
    settings = Settings(
        database_url=servers.postgres_dsn,
        redis_url=servers.redis_url,
        data_dir=place / "data",
        background=False,
        public_url=f"http://127.0.0.1:{port}",
        pool_size=4,
        hot_pool_size=8,
    )
    code_after = await asyncio.to_thread(later_version, place / "later")
    yield RollingUpgrade(place, settings, code_after)


async def roll(
    place: Path,
    servers: EmbeddedServers,
    *,
    seconds: float,
    rate: float,
    steps: Sequence[str] = ("migrate", "move", "replace", "replace"),
) -> RollingUpgrade:
    """The whole of it; ``seconds`` are how long bets come in before, between and after the steps."""
    async with upgrading(place, servers) as upgrade:
        await asyncio.to_thread(upgrade.run, ROOT, "migrate")
        port = int(str(upgrade.settings.base_url).rpartition(":")[2])
        with ExitStack() as running:
            processes: list[ServerProcess] = []
            running.callback(end_all, processes)
            for _ in range(2):  # the first makes the keys
                processes.append(upgrade.start(ROOT, free_port()))
                await upgrade.ready(processes[-1])
            running.enter_context(nginx(place, port, [each.port for each in processes]))
            casino = Casino(f"127.0.0.1:{port}", upgrade.settings, OffsetClock())
            player, token = await casino.a_player("100000.00"), casino.token(GAMES)
            await casino.close()
            ended = asyncio.Event()
            url = f"http://127.0.0.1:{port}"
            betting = asyncio.create_task(upgrade.bet_steadily(url, player, token, rate, ended))
            pause = seconds / (len(steps) + 1)
            for number, step in enumerate(steps):
                await asyncio.sleep(pause)
                began, at = time.perf_counter(), number % 2
                if step == "migrate":
                    await asyncio.to_thread(upgrade.run, upgrade.code_after, "migrate")
                else:
                    code = ROOT if step == "move" else upgrade.code_after
                    processes[at] = await upgrade.replaced(processes[at], code)
                upgrade.steps.append(f"{step} {time.perf_counter() - began:.1f} s")
            await asyncio.sleep(pause)
            ended.set()
            await betting
            proof = await verify(servers.postgres_dsn)
            assert proof.holds
    return upgrade


def end_all(processes: Sequence[ServerProcess]) -> None:
    """Whatever they do."""
    for each in processes:
        each.process.kill()
        each.process.wait()


def report(upgrade: RollingUpgrade) -> dict[str, Any]:
    """What is printed."""
    cuts = quantiles(upgrade.bets.seconds, n=100)
    return {
        "bets": upgrade.bets.sent,
        "failed": upgrade.bets.failed,
        "failures": dict(upgrade.bets.failures),
        "ms": {
            "p50": round(cuts[49] * 1000),
            "p99": round(cuts[98] * 1000),
            "max": round(max(upgrade.bets.seconds) * 1000),
        },
        "steps": upgrade.steps,
    }


def main() -> None:
    """Print the figures; exit status 1 where a bet failed."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--seconds", type=float, default=40.0)
    reading.add_argument("--rate", type=float, default=50.0)
    given = reading.parse_args()
    os.umask(0o022)
    with server_directory() as place, EmbeddedServers(place / "servers", fast=True) as servers:
        upgrade = asyncio.run(roll(place, servers, seconds=given.seconds, rate=given.rate))
    print(json.dumps(report(upgrade), indent=2))  # noqa: T201 - its answer
    sys.exit(1 if upgrade.bets.failed else 0)


if __name__ == "__main__":
    main()

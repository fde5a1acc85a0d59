from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from server.observability.multiprocess import mark_process_dead, prepare_directory

ROOT = Path(__file__).parents[2]

A_PROCESS = """
import asyncio, sys
from pathlib import Path
from prometheus_client import CollectorRegistry
from adapters.postgres.outbox.backlog import Backlog
from server.observability.exposition import Exposition
from server.observability.metrics import Metrics
from server.observability.gauge_sampler import GaugeSampler, PoolSize

async def look():
    return Backlog(4, 0.5)

registry = CollectorRegistry()
metrics = Metrics(registry, ())
metrics.request("GET", "/players", 200, 0.002)
metrics.watchers(int(sys.argv[2]))
metrics.connected(sys.argv[3] == "up")
sampler = GaugeSampler(metrics, pools={"hot": lambda: PoolSize(1, 2, 16)}, sockets=lambda: int(sys.argv[2]))
exposition = Exposition(registry, look, sample=sampler.sample, directory=Path(sys.argv[1]))
print(asyncio.run(exposition.text()).decode(), flush=True)
print("said", flush=True)
sys.stdin.read()
"""


class Worker:
    """A process that counts one request and then waits."""

    def __init__(self, directory: Path, environment: dict[str, str], watchers: int, valkey: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", A_PROCESS, str(directory), str(watchers), valkey],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.page: list[str] = []
        while (line := self.process.stdout.readline().rstrip()) != "said":
            assert self.process.poll() is None or line, "the worker has ended"
            self.page.append(line)

    def end(self) -> None:
        self.process.communicate()


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "metrics"


def test_any_process_reports_the_metrics_of_all(directory: Path) -> None:
    environment = prepare_directory(directory)
    first = Worker(directory, environment, 3, "up")
    second = Worker(directory, environment, 4, "down")
    for line in (
        'croupier_http_requests_total{method="GET",route="/players",status="200"} 2.0',
        "croupier_subscriptions 7.0",
        "croupier_sockets 7.0",
        "croupier_processes 2.0",
        "croupier_live_connected 0.0",
        'croupier_database_connections_max{pool="hot"} 32.0',
        "croupier_outbox_rows 4.0",
    ):
        assert line in second.page
    first.end()
    mark_process_dead(directory, first.process.pid)
    third = Worker(directory, environment, 1, "up")
    for line in (
        'croupier_http_requests_total{method="GET",route="/players",status="200"} 3.0',
        "croupier_subscriptions 5.0",
        "croupier_processes 2.0",
    ):
        assert line in third.page
    second.end()
    third.end()


def test_metrics_of_an_earlier_run_are_not_counted(directory: Path) -> None:
    Worker(directory, prepare_directory(directory), 3, "up").end()
    worker = Worker(directory, prepare_directory(directory), 1, "up")
    worker.end()
    assert 'croupier_http_requests_total{method="GET",route="/players",status="200"} 1.0' in worker.page
    assert "croupier_subscriptions 1.0" in worker.page

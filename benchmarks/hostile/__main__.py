"""`python -m benchmarks.hostile`: opens misbehaving sockets on a real server, and prints what came of it."""

from __future__ import annotations

import re
import signal
import socket
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.environment.api_servers import BenchServerConfig, RunningServer, croupier_server
from benchmarks.environment.child_processes import rss_bytes
from benchmarks.environment.databases import open_databases
from benchmarks.environment.open_files import raise_open_files
from benchmarks.hostile import raw_sockets
from benchmarks.hostile.costly_documents import search
from benchmarks.hostile.document_flood import flooded
from benchmarks.hostile.ended_credentials import ended_credentials
from benchmarks.scale import QUICK
from domain.shared.actor import ActorKind
from domain.shared.ids import new_id
from server.settings import Settings

WATCHER_SECONDS_MAX = 10.0
MIB = 1 << 20
COSTLIEST = 20

app = typer.Typer(add_completion=False)


def watchers(port: int) -> int:
    """The subscriptions the server says are running."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=60) as answer:
        found = re.search(r"^croupier_subscriptions (\S+)$", answer.read().decode(), re.MULTILINE)
    return int(float(found[1])) if found else -1


def seconds_to_stop(server: RunningServer) -> float:
    """Send SIGTERM and wait for the end of the process."""
    import psutil  # noqa: PLC0415

    process, started = psutil.Process(server.pid), time.monotonic()
    process.send_signal(signal.SIGTERM)
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.02)
    return time.monotonic() - started


def abrupt(config: BenchServerConfig, sockets: int, at_once: int) -> None:
    """Sockets that are reset right after they subscribe."""
    with croupier_server(config) as server:

        def one(number: int) -> None:
            id = new_id()
            token = config.player_token(id)
            client = raw_sockets.opened(server.port)
            client.sendall(
                raw_sockets.init(token) + raw_sockets.subscribe("1", raw_sockets.WATCH, id=f"plr_{id}")
            )
            if number % 3:
                time.sleep((number % 11) / 1000)
            raw_sockets.reset(client)

        started = time.monotonic()
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(one, range(sockets)))
        taken = time.monotonic() - started
        deadline = time.monotonic() + WATCHER_SECONDS_MAX
        time.sleep(0.5)
        while watchers(server.port) and time.monotonic() < deadline:
            time.sleep(0.1)
        left = watchers(server.port)
        print(f"abrupt: {sockets} sockets in {taken:.1f} s, {left} watchers left, ", end="", flush=True)
        print(f"stopped in {seconds_to_stop(server):.2f} s", flush=True)


def unread(config: BenchServerConfig, name: str, first: bytes, chunks: list[bytes], sockets: int) -> None:
    """Sockets that send and never read; connections that open none where the name says so."""
    connect = raw_sockets.connected if name.startswith("http") else raw_sockets.opened
    with croupier_server(config) as server:
        for one in [connect(server.port) for _ in range(sockets)]:
            raw_sockets.reset(one)  # so that what a process keeps after its first sockets is not counted
        time.sleep(0.5)
        before = rss_bytes(server.pid)
        hostile: list[socket.socket] = []
        for _ in range(sockets):
            one = connect(server.port, receive_bytes=4096)
            if first:
                one.sendall(first)
                time.sleep(0.01)
            hostile.append(one)
        opened = rss_bytes(server.pid)
        taken = raw_sockets.flood(hostile, chunks)
        grown = rss_bytes(server.pid)
        stop = seconds_to_stop(server)
        print(
            f"{name}: {sockets} sockets, {taken / sockets / MIB:.2f} MiB taken of each;"
            f" resident memory of each {(opened - before) / sockets / MIB:.2f} MiB open,"
            f" {(grown - before) / sockets / MIB:.2f} MiB after; stopped in {stop:.2f} s",
            flush=True,
        )
        for one in hostile:
            one.close()


def documents(config: BenchServerConfig, sockets: int, seconds: float) -> None:
    """Anonymous sockets that send the costliest documents, with the usual rate limits and without any."""
    costly = list(search())
    for each in costly:
        print(
            f"{each.milliseconds:7.1f} ms, {len(each.text):6} bytes, price {each.price:5}, {each.answer}:"
            f" {each.kind} ({each.size})",
            flush=True,
        )
    texts = [each.text for each in costly[:COSTLIEST]]
    unlimited = config.settings
    names = ("rate_anonymous", "rate_player", "rate_operator", "rate_address", "sockets_per_address_max")
    usual = {name: Settings.model_fields[name].default for name in names}
    one_address, many = {"trusted_proxies": ()}, {"trusted_proxies": ("127.0.0.1",)}
    for name, changed in {
        "one address": usual | one_address,
        "an address each": usual | many,
        "an address each and no rate limits": many,
    }.items():
        config.settings = unlimited.model_copy(update=changed)
        with croupier_server(config) as server:
            token = config.token(ActorKind.OPERATOR, "admin")
            for number in (0, sockets):
                noticed = flooded(server.port, token, texts, number, seconds)
                print(f"documents, {number} sockets, {name}: {noticed}", flush=True)
    config.settings = unlimited


@app.command()
def main(
    only: Annotated[str, typer.Option(help="The start of the probe's name.")] = "",
    abrupt_sockets: int = 10_000,
    unread_sockets: int = 20,
    at_once: int = 100,
    document_sockets: int = 100,
    document_seconds: float = 30.0,
) -> None:
    """Probe a server process of this source."""
    raise_open_files(1 << 16)
    with (
        tempfile.TemporaryDirectory(dir="/dev/shm") as parent,
        open_databases(Path(parent) / "data", QUICK) as databases,
    ):
        config = BenchServerConfig(databases, databases.empty("hostile"))
        if "abrupt".startswith(only):
            abrupt(config, abrupt_sockets, at_once)
        if "revoked".startswith(only):
            ended_credentials(config)
        if "documents".startswith(only):
            documents(config, document_sockets, document_seconds)
        with croupier_server(config):  # its first start makes the keys that tokens are signed with
            token = config.token(ActorKind.OPERATOR, "admin")
        floods = raw_sockets.floods(token) | raw_sockets.http_floods()
        for name, (first, chunks) in floods.items():
            if name.startswith(only):
                unread(config, name, first, chunks, unread_sockets)


if __name__ == "__main__":
    app()

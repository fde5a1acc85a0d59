"""A stop loses no request that was fully sent, whether its connection was accepted or still queued."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from contextlib import ExitStack
from types import SimpleNamespace

import psutil
import pytest
import uvicorn

from server.http.protocol import DrainableState, UpgradeIgnoringProtocol
from server.processes import draining
from server.processes.draining import queue_length, refuse_new
from server.processes.listen_socket import bind, listen
from tests.conftest import copy_database
from tests.operations.programs import wait_until
from tests.web.protocol_in_memory import answered
from tests.web.raw_http import ANSWER, QUESTION, head, statuses

REQUEST = head(f"Content-Length: {len(QUESTION)}") + QUESTION
QUEUED, OPEN = 20, 5


async def no_application(scope, receive, send):
    raise AssertionError(scope)


def received_until_closed(connection):
    received = b""
    while more := connection.recv(65536):
        received += more
    return received


async def test_what_was_sent_before_the_stop_is_answered(servers, template_database, croupier):
    await copy_database(servers, template_database, "croupier_stopped")
    program = croupier(
        *("serve", "--port", "0"),
        database_url=servers.dsn("croupier_stopped"),
        redis_url=servers.redis_url,
    )
    url = program.says("serving").split("http://127.0.0.1:")[1]
    address = ("127.0.0.1", int("".join(c for c in url[:5] if c.isdigit())))
    with ExitStack() as connections:
        opened = [connections.enter_context(socket.create_connection(address, 60)) for _ in range(OPEN)]
        for connection in opened:
            connection.sendall(REQUEST)
            first = connection.recv(65536)
            assert statuses(first) == [200]
            assert b"connection: close" not in first.lower()
        # Suspended, so that nothing is accepted or read before the stop.
        os.kill(program.process.pid, signal.SIGSTOP)
        wait_until(lambda: psutil.Process(program.process.pid).status() == psutil.STATUS_STOPPED)
        queued = [connections.enter_context(socket.create_connection(address, 60)) for _ in range(QUEUED)]
        for connection in (*opened, *queued):
            connection.sendall(REQUEST)
        os.kill(program.process.pid, signal.SIGTERM)
        os.kill(program.process.pid, signal.SIGCONT)

        answers = [received_until_closed(connection) for connection in (*opened, *queued)]

    assert [statuses(one) for one in answers] == [[200]] * (OPEN + QUEUED)
    assert all(ANSWER in one for one in answers)
    assert program.ends() == 0


@pytest.mark.parametrize("stopping", [False, True])
async def test_an_answer_tells_to_close_the_connection_only_while_stopping(stopping):
    closing = head("Connection: close", "Content-Length: 0")
    pieces = [REQUEST] if stopping else [REQUEST, closing]

    first, _, _ = (await answered(pieces, stopping=stopping)).partition(QUESTION)

    assert (b"connection: close" in first) is stopping


async def test_a_stop_waits_for_bytes_that_have_arrived_on_an_idle_connection(monkeypatch):
    monkeypatch.setattr(draining, "_IDLE_SECONDS", 0.0)
    state, (ours, theirs) = DrainableState(), socket.socketpair()
    config = uvicorn.Config(no_application, log_config=None)
    config.load()
    connection = UpgradeIgnoringProtocol(config, state, {})
    connection.transport = SimpleNamespace(get_extra_info={"socket": ours}.get)
    state.connections.add(connection)
    with ours, theirs:
        theirs.sendall(REQUEST)
        waiting = asyncio.create_task(draining.answer_what_arrived(state, ()))
        for _ in range(20):
            await asyncio.sleep(0)
        assert not waiting.done()
        ours.recv(65536)
        await asyncio.wait_for(waiting, 10)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_the_kernel_refuses_new_connections_and_keeps_those_in_the_queue(host):
    try:
        listener = bind(host, 0)
    except OSError:
        pytest.skip("this machine has no IPv6")
    with listener:
        listen(listener)
        address = listener.getsockname()[:2]
        with socket.create_connection(address), socket.create_connection(address):
            assert queue_length(listener) == 2
            refuse_new(listener)
            with pytest.raises(TimeoutError):
                socket.create_connection(address, timeout=0.1).close()
            assert queue_length(listener) == 2
            listener.accept()[0].close()
            listener.accept()[0].close()
            assert queue_length(listener) == 0

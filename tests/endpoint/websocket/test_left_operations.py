"""Operations of clients that are gone: they end, and count until they have."""

import asyncio
from contextlib import suppress

from server.http.graphql_api.limits import Limits
from server.http.websocket.running_operation import RunningOperation
from server.http.websocket.socket_registry import SocketRegistry
from tests.endpoint.endpoint_server import running_server
from tests.endpoint.toy import Toy
from tests.endpoint.waiting import until
from tests.endpoint.websocket import raw_client
from tests.endpoint.websocket.socket_client import (
    INIT,
    exchange_messages,
    init,
    open_socket,
    receive,
    send,
    subscribe,
)

PAY = "mutation{payWhenReleased}"
STUBBORN = "subscription{losesACancellation}"


async def test_an_operation_that_loses_a_cancellation_is_cancelled_again():
    async def loses_two() -> None:
        for _ in range(2):
            with suppress(asyncio.CancelledError):
                await asyncio.Event().wait()
        await asyncio.Event().wait()

    running = RunningOperation()
    running.task = asyncio.create_task(loses_two())
    await asyncio.sleep(0)
    running.abandon()
    await until(running.task.cancelled)


async def test_sockets_reset_right_after_subscribing_leave_no_subscription():
    sockets = SocketRegistry(1_000)
    opening = raw_client.text(INIT) + raw_client.text(subscribe("1", STUBBORN))
    async with running_server(sockets=sockets) as authority:
        clients = [await raw_client.upgraded(authority) for _ in range(50)]
        for one in clients:
            one.sendall(opening)
        await until(lambda: sockets.operations.running() == len(clients))
        for one in clients:
            raw_client.reset(one)
        await until(lambda: not sockets.operations.running())
        assert sockets.open == 0


async def test_operations_of_closed_sockets_count_until_they_have_ended():
    toy, sockets = Toy(), SocketRegistry(20, operations_max=2)
    async with running_server(toy=toy, sockets=sockets) as authority:
        for number in range(2):
            async with open_socket(authority) as ws:
                await send(ws, init("anna"))
                await send(ws, subscribe("1", PAY))
                await until(lambda number=number: toy.payments == number + 1)
        await until(lambda: not sockets.open)
        assert sockets.operations.running() == 2
        refused = await exchange_messages(authority, init("anna"), subscribe("1", "{quick}"))
        assert refused.messages[1]["payload"][0]["extensions"]["code"] == "QUERY_TOO_COMPLEX"
        ben = await exchange_messages(authority, init("ben"), subscribe("1", "{quick}"))
        assert ben.types == ["connection_ack", "next", "complete"]
        toy.release.set()
        await until(lambda: not sockets.operations.running())
        again = await exchange_messages(authority, init("anna"), subscribe("1", "{quick}"))
        assert again.types == ["connection_ack", "next", "complete"]


async def test_what_was_completed_and_has_not_ended_counts_for_its_socket():
    toy, limits = Toy(), Limits(operations=2)
    async with running_server(toy=toy, limits=limits) as authority, open_socket(authority) as ws:
        await send(ws, INIT)
        assert (await receive(ws))["type"] == "connection_ack"
        for number in range(4):
            await send(ws, subscribe(str(number), PAY))
            await until(lambda number=number: toy.payments == number + 1)
            await send(ws, {"type": "complete", "id": str(number)})
        await send(ws, subscribe("4", PAY))
        refused = await receive(ws)
        assert (refused["id"], refused["payload"][0]["extensions"]["code"]) == ("4", "QUERY_TOO_COMPLEX")
        toy.release.set()

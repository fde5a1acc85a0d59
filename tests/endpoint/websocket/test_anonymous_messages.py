"""Sockets without credentials share the event loop: one of their messages is read in a turn."""

import asyncio
from typing import Any

from server.http.graphql_api.limits import Limits
from server.http.websocket.frames import Frame, Init, read_frame
from server.http.websocket.handshake import GraphQLWebSocketApp
from tests.endpoint.endpoint_server import routes
from tests.endpoint.toy import Toy
from tests.endpoint.waiting import until
from tests.endpoint.websocket.socket_client import INIT, PING
from tests.endpoint.websocket.test_unread_sockets import StuckClient

SOCKETS = 6


async def turns_of_messages(monkeypatch: Any, opening: Any) -> list[int]:
    """In which turn of the event loop each ping of some sockets is read, which all arrive at once."""
    app: GraphQLWebSocketApp = routes(Toy())[1].app  # type: ignore[attr-defined]
    scope = {"type": "websocket", "headers": [], "subprotocols": ["graphql-transport-ws"], "path": "/graphql"}
    loop, turn, reading = asyncio.get_running_loop(), 0, True
    read_in: list[int] = []

    def count_turns() -> None:
        nonlocal turn
        turn += 1
        if reading:
            loop.call_soon(count_turns)

    def counted(text: str | None, limits: Limits) -> Frame:
        frame = read_frame(text, limits)
        if not isinstance(frame, Init):
            read_in.append(turn)
        return frame

    monkeypatch.setattr("server.http.websocket.message_stream.read_frame", counted)
    clients = [StuckClient(opening, PING) for _ in range(SOCKETS)]
    count_turns()
    served = [asyncio.create_task(app(dict(scope), each.receive, each.send)) for each in clients]
    await until(lambda: len(read_in) == SOCKETS)
    reading = False
    for each in served:
        each.cancel()
    await asyncio.wait(served)
    return read_in


async def test_one_message_of_anonymous_sockets_is_read_in_each_turn(monkeypatch):
    assert len(set(await turns_of_messages(monkeypatch, INIT))) == SOCKETS

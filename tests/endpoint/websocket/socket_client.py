"""Conversations over a socket, written as lists of messages."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

PROTOCOL = "graphql-transport-ws"
INIT = {"type": "connection_init"}
PING = {"type": "ping"}
ANSWER_SECONDS_MAX = 10.0


def init(token: str) -> dict[str, Any]:
    return {**INIT, "payload": {"authorization": f"Bearer {token}"}}


def subscribe(id: str, query: str, **payload: Any) -> dict[str, Any]:
    return {"id": id, "type": "subscribe", "payload": {"query": query, **payload}}


@dataclass
class SocketTranscript:
    """What a server said, and how it closed (None: it did not)."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    code: int | None = None
    reason: str = ""

    @property
    def types(self) -> list[str]:
        return [message["type"] for message in self.messages]


def open_socket(authority: str, protocols: tuple[str, ...] = (PROTOCOL,), **options: Any) -> connect:
    """A client's socket, to be used as a context manager."""
    options.setdefault("max_size", None)
    options.setdefault("compression", None)
    return connect(f"ws://{authority}/graphql", subprotocols=protocols or None, proxy=None, **options)


async def send(ws: ClientConnection, message: Any) -> None:
    await ws.send(message if isinstance(message, str | bytes) else json.dumps(message))


async def receive(ws: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(ANSWER_SECONDS_MAX):
        heard: dict[str, Any] = json.loads(await ws.recv())
    return heard


def close_code(closed: ConnectionClosed) -> tuple[int, str]:
    """Code and reason of a close frame; 1006 where a connection was dropped without one."""
    return (closed.rcvd.code, closed.rcvd.reason) if closed.rcvd else (1006, "")


async def exchange_messages(
    authority: str, *messages: Any, until_closed: bool = False, **options: Any
) -> SocketTranscript:
    """Send messages, then collect answers until all operations have ended or the server closes.

    A last ping marks the end: its pong is answered after everything that was sent before it was read.
    """
    talk = SocketTranscript()
    pending = set() if until_closed else {m["id"] for m in messages if m["type"] == "subscribe"}
    async with open_socket(authority, **options) as ws:
        try:
            for message in messages:
                await send(ws, message)
            if not until_closed:
                await send(ws, PING)
            ponged = False
            while until_closed or pending or not ponged:
                heard = await receive(ws)
                if heard["type"] == "pong":
                    ponged = True
                else:
                    talk.messages.append(heard)
                if heard["type"] in {"complete", "error"}:
                    pending.discard(heard["id"])
        except ConnectionClosed as closed:
            talk.code, talk.reason = close_code(closed)
    return talk

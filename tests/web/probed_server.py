"""A real server process to throw things at, and how to throw them."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.live.relay_and_hub import soon
from tests.operations.programs import Program
from tests.plain_http import NO_CERTIFICATES

PROTOCOL: Final = "graphql-transport-ws"
JSON: Final = {"content-type": "application/json"}


@dataclass
class ProbedServer:
    """A server that is up, its log, and the slowest answer so far (printed, never judged)."""

    authority: str
    process: Program
    token: str
    """An admin's."""
    slowest: tuple[float, str] = (0.0, "")

    async def post(self, path: str = "/graphql", **options: Any) -> httpx.Response:
        """One request by a client that keeps nothing open."""
        async with httpx.AsyncClient(
            base_url=f"http://{self.authority}", timeout=60, trust_env=False, verify=NO_CERTIFICATES
        ) as client:
            started = perf_counter()
            try:
                answer = await client.request(options.pop("method", "POST"), path, **options)
            except (httpx.ReadError, httpx.WriteError):  # it answers 413 and closes while we still send
                answer = httpx.Response(413)
            taken = (perf_counter() - started) * 1000
            self.slowest = max(self.slowest, (taken, f"{path} {str(options)[:60]}"))
        return answer

    async def ask(self, document: str, *, signed_in: bool = False) -> httpx.Response:
        """A document, as it is."""
        headers = {"authorization": f"Bearer {self.token}"} if signed_in else {}
        return await self.post(json={"query": document}, headers=headers)

    async def talk(self, frames: list[Any], *, origin: str | None = None, protocol: str = PROTOCOL) -> str:
        """What comes of a socket on which these frames are sent: ``open``, a close code, or the status."""
        url = f"ws://{self.authority}/graphql"
        try:
            async with connect(url, subprotocols=[protocol], origin=origin, proxy=None) as ws:  # type: ignore[list-item, arg-type]
                for frame in frames:
                    with suppress(
                        ConnectionClosed
                    ):  # it may close while we still send; what it says is read below
                        await ws.send(frame if isinstance(frame, str | bytes) else json.dumps(frame))
                # Whatever is wrong with the frames is found before a later ping is answered.
                with suppress(ConnectionClosed):
                    await ws.send(json.dumps({"type": "ping"}))
                while json.loads(await soon(ws.recv()))["type"] != "pong":
                    pass
                return "open"
        except ConnectionClosed as closed:
            return str(closed.rcvd.code if closed.rcvd else 1006)
        except InvalidStatus as refused:
            return str(refused.response.status_code)

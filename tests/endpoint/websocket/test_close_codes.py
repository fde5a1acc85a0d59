"""Each code that a socket is closed with has a row in docs/api.md, and no other has."""

import asyncio
import re
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from server.http.websocket import frames
from tests.endpoint.endpoint_server import running_server
from tests.endpoint.websocket.socket_client import INIT, close_code, open_socket, receive, send

GUIDE = (Path(__file__).parents[3] / "docs" / "api.md").read_text()
ROWS = dict(re.findall(r"^\| (\d{4}) \| (.*?) \|", GUIDE, re.MULTILINE))
CODES = {value for name, value in vars(frames).items() if name.isupper() and isinstance(value, int)}


def test_the_guide_lists_every_code() -> None:
    assert {int(code) for code in ROWS} == CODES


def test_the_guide_has_the_reasons_of_ended_credentials_and_of_stopping() -> None:
    reasons = {*frames.ENDED_CREDENTIALS.values(), (frames.STOPPING, frames.STOPPING_REASON)}
    assert {code for code, reason in reasons if f"`{reason}`" not in ROWS[str(code)]} == set()


async def test_a_server_that_stops_says_so() -> None:
    async with asyncio.timeout(30):
        async with running_server() as authority:
            ws = await open_socket(authority)
            await send(ws, INIT)
            await receive(ws)
        with pytest.raises(ConnectionClosed) as closed:
            await ws.recv()
    assert close_code(closed.value) == (1012, "The server is stopping")

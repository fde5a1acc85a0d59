"""Sockets: from which pages, in which protocol, with which credentials, and how many."""

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from server.http.web_origin import origin_allowed
from server.http.websocket.socket_registry import SocketRegistry
from tests.endpoint.endpoint_server import TIGHT_LIMITS, running_server
from tests.endpoint.waiting import until
from tests.endpoint.websocket.socket_client import (
    INIT,
    exchange_messages,
    init,
    open_socket,
    receive,
    send,
    subscribe,
)


@pytest.mark.parametrize(
    ("origin", "host", "allowed"),
    [
        (None, "pms.example", True),
        ("https://pms.example", "pms.example", True),
        ("http://pms.example", "pms.example", True),
        ("https://pms.example", "pms.example:443", True),
        ("https://pms.example:443", "pms.example", True),
        ("http://localhost:8000", "localhost:8000", True),
        ("http://[::1]:8000", "[::1]:8000", True),
        ("https://PMS.example", "pms.example", True),
        ("https://shop.example", "pms.example", True),
        ("https://shop.example:444", "pms.example", False),
        ("https://evil.test", "pms.example", False),
        ("https://pms.example.evil.test", "pms.example", False),
        ("https://pms.example:444", "pms.example", False),
        ("http://localhost:8001", "localhost:8000", False),
        ("null", "pms.example", False),
        ("", "pms.example", False),
        ("https://pms.example", None, False),
        ("https://[", "pms.example", False),
        ("https://pms.example:port", "pms.example", False),
        ("file://", "", False),
    ],
)
def test_pages_of_other_origins_are_refused(origin, host, allowed):
    assert origin_allowed(origin, host, frozenset({"https://shop.example"})) is allowed


async def test_a_foreign_page_does_not_get_a_socket(server):
    with pytest.raises(InvalidStatus) as refused:
        async with open_socket(server, origin="https://evil.test"):
            pass
    assert refused.value.response.status_code == 403
    talk = await exchange_messages(server, INIT, origin=f"http://{server}")
    assert talk.types == ["connection_ack"]


@pytest.mark.parametrize("protocols", [("graphql-ws",), ("foo",), ()])
async def test_other_protocols_are_refused(server, protocols):
    talk = await exchange_messages(server, until_closed=True, protocols=protocols)
    assert (talk.code, talk.reason) == (4406, "Subprotocol not acceptable")


async def test_the_modern_protocol_is_chosen_among_several(server):
    async with open_socket(server, protocols=("graphql-ws", "graphql-transport-ws")) as ws:
        assert ws.subprotocol == "graphql-transport-ws"


async def test_a_token_may_come_with_init_or_in_a_header(server):
    by_init = await exchange_messages(server, init("anna"), subscribe("1", "{whoami}"))
    header = {"Authorization": "Bearer ben"}
    by_header = await exchange_messages(server, INIT, subscribe("1", "{whoami}"), additional_headers=header)
    assert [talk.messages[1]["payload"]["data"]["whoami"] for talk in (by_init, by_header)] == ["anna", "ben"]


@pytest.mark.parametrize(("token", "code"), [("bad", 4403), ("down", 1011)])
async def test_credentials_that_do_not_hold_close_the_socket(server, token, code):
    talk = await exchange_messages(server, init(token), until_closed=True)
    assert (talk.code, talk.types) == (code, [])
    assert "jane" not in talk.reason


async def test_a_socket_ends_with_its_credentials(server):
    talk = await exchange_messages(
        server, init("soon"), subscribe("1", "subscription{forever}"), until_closed=True
    )
    assert (talk.code, talk.reason) == (4431, "The credentials have expired")
    assert talk.types == ["connection_ack", "next"]


async def test_a_client_has_to_introduce_itself_in_time():
    async with running_server(limits=TIGHT_LIMITS) as authority:
        talk = await exchange_messages(authority, {"type": "ping"}, until_closed=True)
    assert talk.code == 4408
    assert talk.types == []


async def test_a_principal_holds_so_many_sockets():
    sockets = SocketRegistry(TIGHT_LIMITS.sockets)
    async with running_server(limits=TIGHT_LIMITS, sockets=sockets) as authority:
        async with open_socket(authority) as first, open_socket(authority) as second:
            for ws in (first, second):
                await send(ws, init("anna"))
                assert await receive(ws) == {"type": "connection_ack"}
            assert sockets.open == 2
            third = await exchange_messages(authority, init("anna"), until_closed=True)
            assert (third.code, third.reason) == (4429, "Too many connections")
            assert (await exchange_messages(authority, init("ben"))).types == ["connection_ack"]
            for _ in range(3):
                assert (await exchange_messages(authority, INIT)).types == ["connection_ack"]
        await until(lambda: not sockets.open)
        assert (await exchange_messages(authority, init("anna"))).types == ["connection_ack"]


async def test_revoking_a_session_closes_its_sockets():
    sockets = SocketRegistry(20)
    async with (
        running_server(sockets=sockets) as authority,
        open_socket(authority) as anna,
        open_socket(authority) as ben,
    ):
        for ws, name in ((anna, "anna"), (ben, "ben")):
            await send(ws, init(name))
            await receive(ws)
        assert sockets.revoke("anna") == 1
        with pytest.raises(ConnectionClosed) as closed:
            await receive(anna)
        assert closed.value.rcvd
        assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (4432, "The session has ended")
        await send(ben, {"type": "ping"})
        assert await receive(ben) == {"type": "pong"}
        assert sockets.revoke("unknown") == 0

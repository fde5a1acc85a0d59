"""Sockets: from which pages, in which protocol, with which credentials, and how many."""

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from server.http.web_origin import origin_allowed
from server.http.websocket.socket_registry import SocketRegistry
from tests.endpoint.dialogue import INIT, converse, hear, init, say, socket, subscribe
from tests.endpoint.serving import TIGHT, serving
from tests.endpoint.waiting import until


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
        async with socket(server, origin="https://evil.test"):
            pass
    assert refused.value.response.status_code == 403
    talk = await converse(server, INIT, origin=f"http://{server}")
    assert talk.types == ["connection_ack"]


@pytest.mark.parametrize("protocols", [("graphql-ws",), ("foo",), ()])
async def test_other_protocols_are_refused(server, protocols):
    talk = await converse(server, until_closed=True, protocols=protocols)
    assert (talk.code, talk.reason) == (4406, "Subprotocol not acceptable")


async def test_the_modern_protocol_is_chosen_among_several(server):
    async with socket(server, protocols=("graphql-ws", "graphql-transport-ws")) as ws:
        assert ws.subprotocol == "graphql-transport-ws"


async def test_a_token_may_come_with_init_or_in_a_header(server):
    by_init = await converse(server, init("anna"), subscribe("1", "{whoami}"))
    header = {"Authorization": "Bearer ben"}
    by_header = await converse(server, INIT, subscribe("1", "{whoami}"), additional_headers=header)
    assert [talk.messages[1]["payload"]["data"]["whoami"] for talk in (by_init, by_header)] == ["anna", "ben"]


@pytest.mark.parametrize(("token", "code"), [("bad", 4403), ("down", 1011)])
async def test_credentials_that_do_not_hold_close_the_socket(server, token, code):
    talk = await converse(server, init(token), until_closed=True)
    assert (talk.code, talk.types) == (code, [])
    assert "jane" not in talk.reason


async def test_a_socket_ends_with_its_credentials(server):
    talk = await converse(server, init("soon"), subscribe("1", "subscription{forever}"), until_closed=True)
    assert (talk.code, talk.reason) == (4403, "The credentials have expired")
    assert talk.types == ["connection_ack", "next"]


async def test_a_client_has_to_introduce_itself_in_time():
    async with serving(limits=TIGHT) as authority:
        talk = await converse(authority, {"type": "ping"}, until_closed=True)
    assert talk.code == 4408
    assert talk.types == []


async def test_a_principal_holds_so_many_sockets():
    sockets = SocketRegistry(TIGHT.sockets)
    async with serving(limits=TIGHT, sockets=sockets) as authority:
        async with socket(authority) as first, socket(authority) as second:
            for ws in (first, second):
                await say(ws, init("anna"))
                assert await hear(ws) == {"type": "connection_ack"}
            assert sockets.open == 2
            third = await converse(authority, init("anna"), until_closed=True)
            assert (third.code, third.reason) == (4429, "Too many connections")
            assert (await converse(authority, init("ben"))).types == ["connection_ack"]
            for _ in range(3):
                assert (await converse(authority, INIT)).types == ["connection_ack"]
        await until(lambda: not sockets.open)
        assert (await converse(authority, init("anna"))).types == ["connection_ack"]


async def test_revoking_a_session_closes_its_sockets():
    sockets = SocketRegistry(20)
    async with serving(sockets=sockets) as authority, socket(authority) as anna, socket(authority) as ben:
        for ws, name in ((anna, "anna"), (ben, "ben")):
            await say(ws, init(name))
            await hear(ws)
        assert sockets.revoke("anna") == 1
        with pytest.raises(ConnectionClosed) as closed:
            await hear(anna)
        assert closed.value.rcvd
        assert closed.value.rcvd.code == 4403
        await say(ben, {"type": "ping"})
        assert await hear(ben) == {"type": "pong"}
        assert sockets.revoke("nobody") == 0

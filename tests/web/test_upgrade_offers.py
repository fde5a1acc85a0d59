"""An offer to change the protocol that is not taken does not change how the request is read."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.web.protocol_in_memory import answered
from tests.web.raw_http import ANSWER, H2C, OFFERS, QUESTION, exchange, head, statuses

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.probed_server import ProbedServer

SECOND_REQUEST = b"GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
@pytest.mark.parametrize("coding", ["length", "chunked"])
async def test_the_body_arrives_whole_wherever_reads_are_cut(offer: tuple[str, ...], coding: str) -> None:
    if coding == "length":
        request = head(*offer, f"Content-Length: {len(QUESTION)}") + QUESTION
    else:
        request = head(*offer, "Transfer-Encoding: chunked") + b"%x\r\n%b\r\n0\r\n\r\n" % (
            len(QUESTION),
            QUESTION,
        )
    for cut in range(1, len(request) + 1):
        written = await answered([request[:cut], request[cut:] + SECOND_REQUEST])

        assert statuses(written) == [200], cut
        assert b"/graphql " + QUESTION in written, cut
        assert b"connection: close" in written.lower(), cut


async def test_a_request_queued_behind_another_keeps_its_body() -> None:
    first = head("Content-Length: 1") + b"1"
    second = head(*H2C, f"Content-Length: {len(QUESTION)}") + QUESTION

    written = await answered([first + second + SECOND_REQUEST])

    assert statuses(written) == [200, 200]
    assert written.index(b"/graphql 1") < written.index(b"/graphql " + QUESTION)


async def test_a_tunnel_is_refused_once() -> None:
    written = await answered(
        [b"CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n", SECOND_REQUEST]
    )

    assert statuses(written) == [400]


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
@pytest.mark.parametrize("padding", [0, 200_000], ids=["one read", "many reads"])
def test_the_server_answers_once_and_closes(
    probed_server: ProbedServer, offer: tuple[str, ...], padding: int
) -> None:
    body = QUESTION + b" " * padding
    request = head(*offer, f"Content-Length: {len(body)}") + body

    received = exchange(probed_server.authority, [request + SECOND_REQUEST])

    assert statuses(received) == [200]
    assert ANSWER in received


KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
VERSION = "Sec-WebSocket-Version: 13"
HANDSHAKES = {
    "by POST with a body": ("POST", (KEY, VERSION, f"Content-Length: {len(QUESTION)}"), QUESTION, 200),
    "by POST without a body": ("POST", (KEY, VERSION), b"", 400),
    "with a body": ("GET", (KEY, VERSION, f"Content-Length: {len(QUESTION)}"), QUESTION, 405),
    "without a key": ("GET", (VERSION,), b"", 400),
    "with a key that is none": ("GET", (VERSION, "Sec-WebSocket-Key: x"), b"", 400),
    "of another version": ("GET", (KEY, "Sec-WebSocket-Version: 8"), b"", 400),
}


@pytest.mark.parametrize(("method", "headers", "body", "status"), HANDSHAKES.values(), ids=HANDSHAKES)
def test_a_wrong_opening_of_a_socket_is_answered_once(
    probed_server: ProbedServer, method: str, headers: tuple[str, ...], body: bytes, status: int
) -> None:
    request = head("Connection: Upgrade", "Upgrade: websocket", *headers, method=method) + body

    assert statuses(exchange(probed_server.authority, [request])) == [status]


CLIENT = """
import java.net.URI;
import java.net.http.*;
public class Ask {
    public static void main(String[] arguments) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0]))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(arguments[1])).build();
        HttpResponse<String> answer = HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.version() + " " + answer.body());
    }
}
"""


@pytest.mark.skipif(shutil.which("javac") is None, reason="the client of the JDK is tried where there is one")
def test_the_client_of_the_jdk_is_answered(probed_server: ProbedServer, tmp_path: Path) -> None:
    # It offers HTTP/2 with the first request to every server that speaks plain HTTP.
    (tmp_path / "Ask.java").write_text(CLIENT)
    url = f"http://{probed_server.authority}/graphql"
    ran = subprocess.run(
        ["java", tmp_path / "Ask.java", url, QUESTION.decode()],
        check=False,
        capture_output=True,
        text=True,
        timeout=100,
    )

    assert ran.stdout.startswith("200 HTTP_1_1 " + ANSWER.decode()), ran.stderr

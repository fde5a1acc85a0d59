"""The configuration of nginx in deploy/nginx: what it promises, and that nginx takes it."""

from __future__ import annotations

import re
import shutil
import socket
import ssl
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import server
from tests.operations.programs import wait_until
from tests.web.raw_http import ANSWER, OFFERS, QUESTION, exchange, head, statuses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.probed_server import ProbedServer

HERE = Path(server.__file__).parents[1] / "deploy" / "nginx"
CONF = (HERE / "croupier.conf").read_text()
TOLD = re.sub(r"#.*", "", CONF)


def said(directive: str) -> list[str]:
    """What a directive is given, wherever it stands."""
    return [
        " ".join(value.split()) for value in re.findall(rf"^\s*{directive}\s+([^;]+);", TOLD, re.MULTILINE)
    ]


def test_timeouts_for_slow_clients_are_set() -> None:
    assert said("client_header_timeout") == ["5s", "5s"]
    assert said("client_body_timeout") == ["10s"]


def test_forwarding_headers_of_clients_are_replaced() -> None:
    headers = dict(value.split(" ", 1) for value in said("proxy_set_header"))

    assert headers["X-Forwarded-For"] == "$remote_addr"
    assert headers["X-Forwarded-Proto"] == "$scheme"
    assert headers["Host"] == "$host"
    assert "$proxy_add_x_forwarded_for" not in TOLD
    # One proxy_set_header in a location would undo all of the server's.
    assert all("proxy_set_header" not in block for block in re.findall(r"location [^{]*\{([^}]*)\}", TOLD))


def test_sockets_are_proxied_and_requests_are_not_repeated() -> None:
    headers = dict(value.split(" ", 1) for value in said("proxy_set_header"))

    assert (headers["Upgrade"], headers["Connection"]) == ("$croupier_upgrade", "$croupier_connection")
    assert said("proxy_http_version") == ["1.1"]
    assert said("proxy_next_upstream") == ["off"]


def test_only_current_versions_of_tls_are_enabled() -> None:
    assert said("ssl_protocols") == ["TLSv1.2 TLSv1.3"]


def test_metrics_and_health_are_not_public() -> None:
    for path in ("/metrics", "/readyz", "/healthz"):
        assert re.search(rf"location = {path}\s+{{ return 404; }}", TOLD)


def test_every_block_is_closed() -> None:
    assert TOLD.count("{") == TOLD.count("}")


NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")


@pytest.fixture(scope="session")
def nginx(probed_server: ProbedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address with TLS of an nginx with this configuration in front of a server."""
    if NGINX is None:
        pytest.skip("nginx is not installed: deploy/nginx/try.sh tries the configuration out where it is")
    directory = tmp_path_factory.mktemp("nginx")
    plain, tls = free_port(), free_port()
    (directory / "croupier.conf").write_text(rewritten(directory, probed_server.authority, plain, tls))
    paths = "".join(
        f"{kind}_temp_path {directory}/{kind}; "
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (directory / "nginx.conf").write_text(
        f"pid {directory}/pid; daemon off; events {{}}"
        f"http {{ access_log off; {paths} include {directory}/croupier.conf; }}"
    )
    arguments = ["-p", directory, "-c", directory / "nginx.conf", "-e", directory / "log"]
    tested = subprocess.run([NGINX, "-t", *arguments], check=False, capture_output=True, text=True)
    assert "syntax is ok" in tested.stderr, tested.stderr
    process = subprocess.Popen([NGINX, *arguments], stderr=subprocess.DEVNULL)
    wait_until(lambda: accepts(tls), "nginx")
    yield f"127.0.0.1:{tls}"
    process.terminate()
    process.wait(20)


def rewritten(directory: Path, authority: str, plain: int, tls: int) -> str:
    """The configuration with a certificate, ports and a server of the test."""
    certificate = ["-nodes", "-days", "1", "-subj", "/CN=x", "-keyout", directory / "key"]
    key = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    subprocess.run([*key, *certificate, "-out", directory / "pem"], check=True, capture_output=True)
    changes = {
        "127.0.0.1:8000": authority,
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl": f"listen 127.0.0.1:{tls} ssl",
        "/etc/nginx/tls/casino.example.pem": f"{directory}/pem",
        "/etc/nginx/tls/casino.example.key": f"{directory}/key",
    }
    text = re.sub(r"listen \[::\][^;]*;", "", CONF)
    for shipped, ours in changes.items():
        assert shipped in text
        text = text.replace(shipped, ours)
    return text


def free_port() -> int:
    """A port that nothing listened on a moment ago."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def accepts(port: int) -> bool:
    """Whether something listens there."""
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def unverified() -> ssl.SSLContext:
    """TLS that believes the test's own certificate."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
@pytest.mark.parametrize("padding", [0, 200_000], ids=["one read", "many reads"])
def test_a_request_with_an_offer_is_answered_through_nginx(
    nginx: str, offer: tuple[str, ...], padding: int
) -> None:
    body = QUESTION + b" " * padding
    headers = (*offer, f"Content-Length: {len(body)}")
    last = head("Connection: close", "Content-Length: 2") + b"{}"

    received = exchange(nginx, [head(*headers) + body, last], tls=unverified())

    assert statuses(received) == [200, 400]
    assert ANSWER in received


def test_a_socket_opens_through_nginx(nginx: str) -> None:
    offer = ("Connection: Upgrade", "Upgrade: WebSocket", "Sec-WebSocket-Version: 13")
    key = ("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol: graphql-transport-ws")
    init, close = b"\x81\x80\0\0\0\0", b"\x88\x80\0\0\0\0"

    received = exchange(nginx, [head(*offer, *key, method="GET") + init + close], tls=unverified())

    assert statuses(received) == [101]

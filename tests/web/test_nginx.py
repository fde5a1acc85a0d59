"""The configuration of nginx in deploy/nginx: what it promises, and that nginx takes it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import server

HERE = Path(server.__file__).parents[1] / "deploy" / "nginx"
CONF = (HERE / "croupier.conf").read_text()
TOLD = re.sub(r"#.*", "", CONF)


def said(directive: str) -> list[str]:
    """What a directive is given, wherever it stands."""
    return [
        " ".join(value.split()) for value in re.findall(rf"^\s*{directive}\s+([^;]+);", TOLD, re.MULTILINE)
    ]


def test_slow_clients_are_not_waited_for() -> None:
    assert said("client_header_timeout") == ["5s", "5s"]
    assert said("client_body_timeout") == ["10s"]


def test_what_clients_say_of_themselves_is_thrown_away() -> None:
    headers = dict(value.split(" ", 1) for value in said("proxy_set_header"))

    assert headers["X-Forwarded-For"] == "$remote_addr"
    assert headers["X-Forwarded-Proto"] == "$scheme"
    assert headers["Host"] == "$host"
    assert "$proxy_add_x_forwarded_for" not in TOLD
    # One proxy_set_header in a location would undo all of the server's.
    assert all("proxy_set_header" not in block for block in re.findall(r"location [^{]*\{([^}]*)\}", TOLD))


def test_sockets_pass_and_nothing_is_sent_twice() -> None:
    headers = dict(value.split(" ", 1) for value in said("proxy_set_header"))

    assert (headers["Upgrade"], headers["Connection"]) == ("$http_upgrade", "$croupier_connection")
    assert said("proxy_http_version") == ["1.1"]
    assert said("proxy_next_upstream") == ["off"]


def test_only_current_tls_is_spoken() -> None:
    assert said("ssl_protocols") == ["TLSv1.2 TLSv1.3"]


def test_machines_of_the_house_ask_elsewhere() -> None:
    for path in ("/metrics", "/readyz", "/healthz"):
        assert re.search(rf"location = {path}\s+{{ return 404; }}", TOLD)


def test_every_block_is_closed() -> None:
    assert TOLD.count("{") == TOLD.count("}")


def test_nginx_takes_it(tmp_path: Path) -> None:
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if nginx is None:
        pytest.skip("nginx is not installed: deploy/nginx/try.sh tries the configuration out where it is")
    subject = [
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=x",
        "-keyout",
        tmp_path / "key",
        "-out",
        tmp_path / "pem",
    ]
    key = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    subprocess.run([*key, *subject], check=True, capture_output=True)
    tried = CONF.replace("/etc/nginx/tls/casino.example.pem", str(tmp_path / "pem"))
    (tmp_path / "croupier.conf").write_text(
        tried.replace("/etc/nginx/tls/casino.example.key", str(tmp_path / "key"))
    )
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; events {{}} http {{ access_log off; include {tmp_path}/croupier.conf; }}"
    )
    paths = ["-p", tmp_path, "-c", tmp_path / "nginx.conf", "-e", tmp_path / "log"]
    tested = subprocess.run([nginx, "-t", *paths], check=False, capture_output=True, text=True)

    assert "syntax is ok" in tested.stderr, tested.stderr

"""Banner, issuer, pages and passkeys name one origin, whatever address of this machine is listened on."""

from __future__ import annotations

import re

import httpx
import pytest

from adapters.web_addresses import origin_of, web_origin
from server.commands.up import announce
from server.contexts.identity.factors import authenticators_of
from server.processes.listen_socket import PortTaken, bind
from server.settings import read_settings
from tests.conftest import copy_database


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
async def test_a_server_of_this_machine_has_one_origin(servers, template_database, croupier, capsys, host):
    try:
        bind(host, 0).close()
    except PortTaken:
        pytest.skip("this machine has no IPv6")
    database = f"croupier_origin_{len(host)}"
    await copy_database(servers, template_database, database)
    program = croupier(
        *("serve", "--host", host, "--port", "0"),
        database_url=servers.dsn(database),
        redis_url=servers.redis_url,
    )
    said = re.search(r"http://[^\s\"']+:(\d+)", program.says("serving"))
    port = int(said[1])
    origin = f"http://localhost:{port}"
    listening = web_origin(host, port)

    async with httpx.AsyncClient(trust_env=False) as client:
        issuer = (await client.get(f"{listening}/.well-known/openid-configuration")).json()["issuer"]
        page = await client.get(f"{listening}/sign-in/operators")
    settings = read_settings(host=host, port=port)
    announce(settings)

    assert said[0] == listening
    assert issuer == origin
    assert page.headers["location"] == f"{origin}/sign-in/operators"
    assert f" {origin} " in capsys.readouterr().out
    assert authenticators_of(settings).party.id == "localhost"
    assert authenticators_of(settings).party.allows_origin(origin)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://casino.example/", "https://casino.example"),
        ("https://casino.example:443/play?a=b", "https://casino.example"),
        ("https://Casino.Example:8443/", "https://casino.example:8443"),
        ("http://casino.example:80", "http://casino.example"),
        ("http://[2001:db8::1]:8000/x", "http://[2001:db8::1]:8000"),
        ("https://anna:secret@casino.example/", "https://casino.example"),
        ("com.casino.app://back", "com.casino.app://back"),
    ],
)
def test_the_origin_of_a_url_is_as_browsers_send_it(url, origin):
    assert origin_of(url) == origin

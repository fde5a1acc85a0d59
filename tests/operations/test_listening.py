"""The address is claimed before anything starts, and a refusal says what to do."""

from __future__ import annotations

import socket

import pytest

from server.processes.listen_socket import PortTaken, bind, listen, local_url


def test_a_bound_socket_refuses_clients_until_it_listens():
    with bind("127.0.0.1", 0) as listener:
        address = listener.getsockname()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(address).close()
        listen(listener)
        socket.create_connection(address).close()
        assert local_url(listener) == f"http://127.0.0.1:{address[1]}"


@pytest.mark.parametrize(
    ("host", "port", "says"),
    [
        ("127.0.0.1", None, "another program listens there"),
        ("192.0.2.1", 0, "this machine has no such address"),
        ("unknown.invalid", 0, "correct --host"),
    ],
)
def test_an_address_we_cannot_have_is_refused_with_the_remedy(taken_port, host, port, says):
    with pytest.raises(PortTaken, match=says):
        bind(host, taken_port if port is None else port)


def test_two_that_start_at_once_cannot_both_listen():
    with bind("127.0.0.1", 0) as first, bind("127.0.0.1", first.getsockname()[1]) as second:
        listen(first)
        with pytest.raises(PortTaken):
            listen(second)


@pytest.mark.parametrize(
    ("host", "family", "url"),
    [
        ("0.0.0.0", socket.AF_INET, "http://127.0.0.1:{}"),
        ("::1", socket.AF_INET6, "http://[::1]:{}"),
        ("::", socket.AF_INET6, "http://[::1]:{}"),
    ],
)
def test_a_wildcard_is_reached_through_the_loopback(host, family, url):
    with socket.socket(family) as listener:
        try:
            listener.bind((host, 0))
        except OSError:
            pytest.skip("this machine has no IPv6")
        assert local_url(listener) == url.format(listener.getsockname()[1])

"""Which URLs, headers and addresses an endpoint may have."""

from __future__ import annotations

import socket

import pytest

from adapters.webhooks.public_addresses import AddressRefused, is_public, local_socket, public_socket
from domain.shared.errors import BadInput
from domain.webhooks.addresses import endpoint_headers, endpoint_url

HERE = "https://hooks.example.com/croupier?key=1"


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        (HERE, True),
        ("https://hooks.example.com:8443/", True),
        ("https://hooks.example.com:22/", False),
        ("http://hooks.example.com/", False),
        ("http://localhost:9000/", False),
        ("https://user:secret@hooks.example.com/", False),
        ("https://hooks.example.com/#part", False),
        ("https://hooks.example.com/a b", False),
        ("https:///path", False),
        ("https://hooks.example.com:port/", False),
        ("ftp://hooks.example.com/", False),
        (f"https://hooks.example.com/{'x' * 500}", False),
        ("", False),
    ],
)
def test_urls(url: str, taken: bool) -> None:
    if taken:
        assert endpoint_url(url, local=False) == url
        return
    with pytest.raises(BadInput) as refused:
        endpoint_url(url, local=False)
    assert refused.value.field == "url"


def test_http_to_this_machine_is_taken_for_development_alone() -> None:
    assert endpoint_url("http://localhost:9000/", local=True) == "http://localhost:9000/"
    with pytest.raises(BadInput):
        endpoint_url("http://hooks.example.com/", local=True)


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"Authorization": "Bearer x", "X-Tenant": "7"}, True),
        ({}, True),
        ({"webhook-id": "x"}, False),
        ({"Content-Length": "0"}, False),
        ({"Host": "example.com"}, False),
        ({"Transfer-Encoding": "chunked"}, False),
        ({"X-A": "a\r\nX-B: b"}, False),
        ({"X A": "a"}, False),
        ({"X-A": ""}, False),
        ({"X-A": "\u00e9"}, False),
        ({"X-A": "a", "x-a": "b"}, False),
        ({f"X-{number}": "a" for number in range(11)}, False),
    ],
)
def test_headers(headers: dict[str, str], taken: bool) -> None:
    if taken:
        assert endpoint_headers(headers) == headers
        return
    with pytest.raises(BadInput):
        endpoint_headers(headers)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("fec0::1", False),
        ("feff::1%eth0", False),
        ("3fff::1", False),
        ("192.88.99.1", False),
        ("168.63.129.16", False),
        ("::ffff:168.63.129.16", False),
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("::ffff:93.184.216.34", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:1::1", False),
    ],
)
def test_addresses_that_are_connected_to(address: str, public: bool) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    info = (family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, 443))
    assert is_public(address) is public
    if public:
        public_socket(info).close()
        return
    with pytest.raises(AddressRefused):
        public_socket(info)


def test_for_development_this_machine_is_connected_to_and_no_other_private_address() -> None:
    local_socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 80))).close()
    with pytest.raises(AddressRefused):
        local_socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("10.0.0.1", 80)))

"""A database's URL is read once: every spelling of hosts and of TLS means the same to all who connect."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.postgres.server_address import ServerHost, UnreadableAddress, read_address
from adapters.valkey.server_url import require_readable

UNVERIFIED = "needs sslrootcert: a file of authorities, or system"
BOTH = (ServerHost("db1", 5432), ServerHost("db2", 5433))


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:p@db1:5432,db2:5433/casino",
        "postgres://u:p@/casino?host=db1,db2&port=5432,5433",
        "postgresql:///casino?host=db1&port=5432&host=db2&port=5433&user=u&password=p",
        "postgresql://u:p@/casino?host=db1:5432&host=db2:5433",
        "postgresql://u:p@/?dbname=casino&host=db1:5432,db2:5433",
    ],
)
def test_every_spelling_of_several_hosts_is_the_same(url: str) -> None:
    address = read_address(url)
    assert address.hosts == BOTH
    assert (address.user, address.password, address.database) == ("u", "p", "casino")
    assert address.place == "db1:5432, db2:5433"
    assert address.libpq() == (
        "postgresql://u@/casino?host=db1%2Cdb2&port=5432%2C5433",
        {"PGPASSWORD": "p"},
    )


@pytest.mark.parametrize(
    ("url", "hosts", "password"),
    [
        ("postgresql://u@[::1]:1,[2001:db8::2]/d", (ServerHost("::1", 1), ServerHost("2001:db8::2")), None),
        ("postgresql://u:a%40b@db1,db2/d?port=7", (ServerHost("db1", 7), ServerHost("db2", 7)), "a@b"),
        ("postgresql://u:a@b:c@db1/d", (ServerHost("db1"),), "a@b:c"),
        ("postgresql://u@%2Frun%2Fpg/d", (ServerHost("/run/pg"),), None),
        ("postgresql://u@/d?host=/run/pg&port=6", (ServerHost("/run/pg", 6),), None),
        ("postgresql://u@/d?password=a+b&host=x", (ServerHost("x"),), "a+b"),
        ("postgresql:///d", (), None),
    ],
)
def test_addresses_sockets_and_passwords(
    url: str, hosts: tuple[ServerHost, ...], password: str | None
) -> None:
    address = read_address(url)
    assert (address.hosts, address.password) == (hosts, password)
    assert "a@b" not in repr(address)


@pytest.mark.parametrize(
    ("rest", "says"),
    [
        ("h/d?channel_binding=require", "has a parameter that is not known: channel_binding; take it out"),
        ("h/d?%73ecret=x", "has a parameter that is not known: its name is none; take it out"),
        ("h/d?sslmode=allow", "sslmode must be disable, prefer, require, verify-ca or verify-full"),
        ("h/d?target_session_attrs=standby", "target_session_attrs must be any, primary or read-write"),
        (
            "h/d?sslmode=verify-full",
            "sslmode=verify-full needs sslrootcert: a file of authorities, or system",
        ),
        ("h/d?sslmode=verify-ca", f"sslmode=verify-ca {UNVERIFIED}"),
        ("h/d?sslmode=require&sslrootcert=/nowhere", "sslrootcert names a file that cannot be read"),
        ("h/d?sslkey=HERE", "sslkey needs sslcert"),
        ("h1,h2/d?port=1,2,3", "has 2 hosts and 3 ports"),
        ("h1,h2/d?port=x", "has a port that is no number"),
        ("h1/d?host=h2", "names hosts twice: before the database and as the parameter host"),
        ("h1,,h2/d", "has a host that cannot be read: host1:5432,host2:5432 or [::1]:5432"),
        ("h/d?connect_timeout=soon", "connect_timeout must be a number of seconds"),
    ],
)
def test_what_we_cannot_do_is_refused_by_name(rest: str, says: str) -> None:
    with pytest.raises(UnreadableAddress) as refused:
        read_address(f"postgresql://u:s3cret@{rest.replace('HERE', __file__)}")
    assert str(refused.value) == says


def test_tls_is_handed_on_as_it_is_asked_for() -> None:
    here = Path(__file__)
    named = f"sslmode=verify-full&sslrootcert={here}&sslcert={here}&sslkey={here}&connect_timeout=4"
    address = read_address(f"postgresql://h/d?{named}&target_session_attrs=read-write")
    assert address.requires_tls
    assert (address.target, address.connect_seconds_max) == ("read-write", 4.0)
    assert dict(address.options) == {
        "sslmode": "verify-full",
        "sslrootcert": str(here),
        "sslcert": str(here),
        "sslkey": str(here),
    }
    assert not read_address("postgresql://h/d?sslmode=prefer").requires_tls


def test_the_systems_authorities_are_a_file_too() -> None:
    named = read_address("postgresql://h/d?sslmode=verify-full&sslrootcert=system").options["sslrootcert"]
    assert "BEGIN CERTIFICATE" in Path(named).read_text()


@pytest.mark.parametrize(
    "url",
    ["redis://:p@h:6379/0", "unix:///run/v.sock?db=1", "rediss://h?ssl_ca_certs=/ca.pem", "valkey://[::1]"],
)
def test_valkeys_urls_that_we_can_use_pass(url: str) -> None:
    assert require_readable(url) == url

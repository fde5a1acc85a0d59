"""Where a PostgreSQL is, read from its URL once for all who connect: asyncpg, SQLAlchemy, pg_dump, psql.

They differ in what they understand of a URL: how several hosts are spelled, what TLS is asked for by, and
what is done with a parameter that they do not know.
"""

import os
import re
import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from typing import Final
from urllib.parse import quote, unquote, urlencode

TLS_MODES: Final = ("disable", "prefer", "require", "verify-ca", "verify-full")
TARGETS: Final = ("any", "primary", "read-write")
"""Croupier writes: there is nothing for it to do on a standby."""

FILES: Final = ("sslrootcert", "sslcert", "sslkey", "sslcrl")
SYSTEM_AUTHORITIES: Final = "system"
PARAMETERS: Final = frozenset(
    {"host", "port", "user", "password", "dbname", "sslmode", "target_session_attrs", "connect_timeout"}
    | {"application_name", "ssl_min_protocol_version", *FILES}
)
VERIFIED: Final = ("verify-ca", "verify-full")

_URL: Final = re.compile(
    r"postgres(?:ql)?://(?P<place>[^/?#]*)(?:/(?P<database>[^?#]*))?(?:\?(?P<query>.*))?"
)
_HOST: Final = re.compile(r"(?P<name>\[[^\]]+\]|/[^:]*|[^:\[\]]*)(?::(?P<port>\d+))?")


class UnreadableAddress(ValueError):
    """A URL cannot be read, or asks for what we cannot do; one line that repeats no value but a mode's."""


@dataclass(frozen=True, slots=True)
class ServerHost:
    """A host's name or address, or the directory of a socket; the usual port where none is named."""

    name: str
    port: int | None = None

    @property
    def is_socket(self) -> bool:
        """Whether it is a directory on this machine."""
        return self.name.startswith("/")

    def __str__(self) -> str:
        if self.is_socket or self.port is None:
            return self.name
        return f"[{self.name}]:{self.port}" if ":" in self.name else f"{self.name}:{self.port}"


@dataclass(frozen=True, slots=True)
class PostgresAddress:
    """One database, on the first of its hosts that answers and may be written, if ``target`` says so."""

    hosts: tuple[ServerHost, ...]
    user: str | None
    password: str | None = field(repr=False)
    database: str | None
    target: str | None
    connect_seconds_max: float | None
    options: Mapping[str, str]
    """TLS and the like, as asyncpg and libpq both spell it."""

    @property
    def requires_tls(self) -> bool:
        """Whether a connection without TLS is refused."""
        return self.options.get("sslmode") in ("require", *VERIFIED)

    @property
    def place(self) -> str:
        """The hosts, for people."""
        return ", ".join(map(str, self.hosts)) or "the default address"

    def libpq(self) -> tuple[str, dict[str, str]]:
        """A URL without the password, and the environment with it, for programs of PostgreSQL."""
        named: dict[str, str] = {}
        if self.hosts:
            named["host"] = ",".join(host.name for host in self.hosts)
            named["port"] = ",".join(str(host.port or "") for host in self.hosts)
        named |= self.options
        if self.target:
            named["target_session_attrs"] = self.target
        if self.connect_seconds_max:
            named["connect_timeout"] = str(int(self.connect_seconds_max))
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        query = f"?{urlencode(named, quote_via=quote)}" if named else ""
        url = f"postgresql://{user}/{quote(self.database or '', safe='')}{query}"
        return url, {"PGPASSWORD": self.password} if self.password is not None else {}


def read_address(url: str) -> PostgresAddress:
    """The address that a URL names.

    ``postgresql://user:password@host1:5432,host2:5433/name?parameter=value``; hosts and ports may be given by
    ``?host=`` and ``?port=`` instead, each several times or with commas, as may user, password and dbname.

    Raises:
        UnreadableAddress: says what is wrong.
    """
    found = _URL.fullmatch(url)
    if found is None:
        raise UnreadableAddress("must look like postgresql://user:password@host:5432/name")
    account, _, place = found["place"].rpartition("@")
    user, colon, password = account.partition(":")
    query = _query(found["query"] or "")
    named = list(_hosts(unquote(place) if "%2f" in place.lower() else place))
    if named and "host" in query:
        raise UnreadableAddress("names hosts twice: before the database and as the parameter host")
    hosts = named or list(_hosts(",".join(query.get("host", ()))))
    return PostgresAddress(
        hosts=tuple(_with_ports(hosts, ",".join(query.get("port", ())))),
        user=unquote(user) or _last(query, "user"),
        password=unquote(password) if colon else _last(query, "password"),
        database=unquote(found["database"] or "") or _last(query, "dbname"),
        target=_one_of(query, "target_session_attrs", TARGETS),
        connect_seconds_max=_seconds(_last(query, "connect_timeout")),
        options=_options(query),
    )


def _query(text: str) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for part in filter(None, text.split("&")):
        name, equals, value = part.partition("=")
        if not equals or name not in PARAMETERS:
            raise UnreadableAddress(f"has a parameter that is not known: {_shown(name)}; take it out")
        values.setdefault(name, []).append(unquote(value))
    return values


def _shown(name: str) -> str:
    """A name as it may be repeated: what looks like none may be a part of a password."""
    return name if re.fullmatch(r"[a-z_]{1,40}", name, re.IGNORECASE) else "its name is none"


def _hosts(text: str) -> Iterator[ServerHost]:
    for part in text.split(",") if text else ():
        found = _HOST.fullmatch(part)
        if found is None or not found["name"]:
            raise UnreadableAddress("has a host that cannot be read: host1:5432,host2:5432 or [::1]:5432")
        yield ServerHost(unquote(found["name"].strip("[]")), int(found["port"]) if found["port"] else None)


def _with_ports(hosts: list[ServerHost], text: str) -> Iterable[ServerHost]:
    """The hosts with the ports of the parameter: one for all, or one for each."""
    if not text:
        return hosts
    ports = text.split(",")
    if not all(port.isdecimal() for port in ports):
        raise UnreadableAddress("has a port that is no number")
    if len(ports) not in (1, len(hosts)):
        raise UnreadableAddress(f"has {len(hosts)} hosts and {len(ports)} ports")
    every = repeat(ports[0]) if len(ports) == 1 else iter(ports)
    return [ServerHost(host.name, int(port)) for host, port in zip(hosts, every, strict=False)]


def _last(query: Mapping[str, list[str]], name: str) -> str | None:
    return query[name][-1] if name in query else None


def _one_of(query: Mapping[str, list[str]], name: str, allowed: tuple[str, ...]) -> str | None:
    value = _last(query, name)
    if value is not None and value not in allowed:
        raise UnreadableAddress(f"{name} must be {', '.join(allowed[:-1])} or {allowed[-1]}")
    return value


def _seconds(text: str | None) -> float | None:
    if text is None:
        return None
    if not text.isdecimal():
        raise UnreadableAddress("connect_timeout must be a number of seconds")
    return float(text) or None


def _options(query: Mapping[str, list[str]]) -> dict[str, str]:
    mode = _one_of(query, "sslmode", TLS_MODES)
    own = ("sslmode", "application_name", "ssl_min_protocol_version", *FILES)
    options = {name: query[name][-1] for name in own if name in query}
    if options.get("sslrootcert") == SYSTEM_AUTHORITIES:
        options["sslrootcert"] = ssl.get_default_verify_paths().cafile or ""
    for name in FILES:
        if name in options and not os.access(options[name], os.R_OK):
            raise UnreadableAddress(f"{name} names a file that cannot be read")
    if mode in VERIFIED and "sslrootcert" not in options:
        raise UnreadableAddress(f"sslmode={mode} needs sslrootcert: a file of authorities, or system")
    if "sslkey" in options and "sslcert" not in options:
        raise UnreadableAddress("sslkey needs sslcert")
    return options

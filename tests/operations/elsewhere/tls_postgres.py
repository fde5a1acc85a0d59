"""A PostgreSQL that speaks TLS, with a certificate of a test's authority: the wheel's has none."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import psutil
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.operations.conftest import UNPRIVILEGED
from tests.operations.programs import wait_until

PROGRAMS: Final = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
"""Of a distribution, which has TLS."""

SETTINGS: Final = ("fsync=off", "max_connections=20", "shared_buffers=16MB", "autovacuum=off")


@dataclass(frozen=True)
class Authority:
    """Who signs certificates; ``certificate`` is the file that `sslrootcert` names."""

    key: ec.EllipticCurvePrivateKey
    name: x509.Name
    certificate: Path

    @classmethod
    def make(cls, place: Path, name: str) -> Authority:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        path = place / f"{name}.pem"
        path.write_bytes(_certificate(subject, key.public_key(), subject, key, authority=True))
        return cls(key, subject, path)

    def sign(self, place: Path, name: str, hosts: Sequence[str] = ()) -> tuple[Path, Path]:
        """Files of a certificate for these hosts, and of its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        certificate, secret = place / f"{name}.crt", place / f"{name}.key"
        certificate.write_bytes(_certificate(subject, key.public_key(), self.name, self.key, hosts=hosts))
        secret.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        secret.chmod(0o600)
        return certificate, secret


def _certificate(
    subject: x509.Name,
    public: Any,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    *,
    hosts: Sequence[str] = (),
    authority: bool = False,
) -> bytes:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if hosts:
        names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@dataclass
class TcpPostgres:
    """A running server that listens on 127.0.0.1; with ``authority``, over TLS alone."""

    programs: Path
    data: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def start(self, *options: str, answers: int = 0) -> None:
        """Start it, with these settings, and wait until `pg_isready` ends with ``answers``."""
        command = [str(self.programs / "postgres"), "-D", str(self.data), "-p", str(self.port)]
        command += [part for option in options for part in ("-c", option)]
        place = self.data.parent
        with (place / "log").open("ab") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=place, **account())
        asked = (str(self.programs / "pg_isready"), "-q", "-h", str(place), "-p", str(self.port))
        wait_until(
            lambda: process.poll() is not None or subprocess.run(asked, check=False).returncode == answers
        )
        assert process.poll() is None, (place / "log").read_text()
        self.process = process

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: fast, or as it is told."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(how)
        self.process.wait(30)
        self.process = None

    def kill(self) -> None:
        """End all of it without a word."""
        assert self.process is not None
        for one in self.family():
            one.kill()
        self.process.wait()
        self.process = None

    def family(self) -> list[psutil.Process]:
        """Its processes."""
        assert self.process is not None
        main = psutil.Process(self.process.pid)
        return [main, *main.children(recursive=True)]

    def url(self, host: str = "localhost", user: str = "postgres", **parameters: str) -> str:
        query = "&".join(f"{name}={value}" for name, value in parameters.items())
        return f"postgresql://{user}@{host}:{self.port}/postgres{'?' if query else ''}{query}"


def account() -> dict[str, int]:
    if os.geteuid():
        return {}
    return {"user": UNPRIVILEGED.pw_uid, "group": UNPRIVILEGED.pw_gid}


@contextmanager
def tcp_postgres(
    place: Path,
    *,
    authority: Authority | None = None,
    hosts: Sequence[str] = ("localhost",),
    more: str = "",
    programs: Path | None = PROGRAMS,
) -> Iterator[TcpPostgres]:
    """A server of its own; ``hosts`` are those its certificate names."""
    assert programs is not None
    place.mkdir()
    _own(place)
    data, port = place / "data", free_port()
    options = ("--auth=trust", "--username=postgres", "--no-sync", "--locale=C", "--encoding=UTF8")
    initdb = (str(programs / "initdb"), "-D", str(data), *options)
    subprocess.run(initdb, check=True, capture_output=True, cwd=place, **account())
    settings = [*SETTINGS, f"unix_socket_directories='{place}'", "listen_addresses='127.0.0.1'", more]
    if authority:
        for path, name in zip(authority.sign(place, "server", hosts), ("cert", "key"), strict=True):
            _own(path)
            settings.append(f"ssl_{name}_file='{path}'")
        settings += ["ssl=on", f"ssl_ca_file='{authority.certificate}'"]
        rules = "hostssl all postgres all trust\nhostssl all croupier all cert clientcert=verify-full\n"
        (data / "pg_hba.conf").write_text(f"local all all trust\n{rules}")
    with (data / "postgresql.conf").open("a") as file:
        file.write("\n".join(settings) + "\n")
    server = TcpPostgres(programs, data, port)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _own(path: Path) -> None:
    if not os.geteuid():
        shutil.chown(path, UNPRIVILEGED.pw_uid, UNPRIVILEGED.pw_gid)

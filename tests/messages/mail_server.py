"""A mail server on loopback: STARTTLS with a certificate of its own, and sign-in if it is told to."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

USER, SECRET = "croupier", "smtp-secret"


@dataclass
class FakeMailServer:
    """What arrived; ``refuse`` is said instead of taking a message."""

    port: int = 0
    trust: ssl.SSLContext | None = None
    arrived: list[EmailMessage] = field(default_factory=list)
    refuse: str | None = None
    encrypted: list[bool] = field(default_factory=list)

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.refuse:
            return self.refuse
        self.encrypted.append(session.ssl is not None)
        read: Any = message_from_bytes(envelope.content, policy=default)
        self.arrived.append(read)
        return "250 taken"


@asynccontextmanager
async def a_mail_server(
    folder: Path, *, starttls: bool = True, sign_in: bool = False
) -> AsyncIterator[FakeMailServer]:
    """A server that listens until the end of the block."""
    server = FakeMailServer()
    certificate, key = _certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    loop = asyncio.get_running_loop()

    def greet() -> SMTP:
        return SMTP(
            server,
            hostname="127.0.0.1",
            loop=loop,
            tls_context=context if starttls else None,
            authenticator=_authenticator if sign_in else None,
            auth_required=sign_in,
        )

    async with await loop.create_server(greet, "127.0.0.1", 0) as listening:
        server.port = listening.sockets[0].getsockname()[1]
        server.trust = ssl.create_default_context(cafile=str(certificate))
        yield server


def _authenticator(_server: Any, _session: Any, _envelope: Any, mechanism: str, given: Any) -> AuthResult:
    right = isinstance(given, LoginPassword) and (given.login, given.password) == (
        USER.encode(),
        SECRET.encode(),
    )
    return AuthResult(success=right and bool(mechanism), handled=False)


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    certificate, private = folder / "mail.pem", folder / "mail.key"
    certificate.write_bytes(made.public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return certificate, private

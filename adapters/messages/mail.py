"""E-mail by SMTP, never over an unencrypted connection to another machine."""

import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from typing import Final
from urllib.parse import unquote, urlsplit

import aiosmtplib

from adapters.messages.templates import RenderedMessage
from adapters.messages.transport import MessageNotSentError
from domain.identity.ports import Message
from domain.shared.clock import Clock

SECONDS_MAX: Final = 6.0
PORTS: Final = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail goes: ``smtp`` turns to TLS (STARTTLS) before anything else, ``smtps`` starts with it."""

    scheme: str
    host: str
    port: int
    username: str | None
    password: str | None = field(repr=False)
    sender: str

    @classmethod
    def of(cls, url: str, sender: str) -> "MailServer":
        """The server at ``smtp://USER:PASSWORD@host:587``.

        Raises:
            ValueError: unencrypted to another machine, no host, or a sender that is no address.
        """
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("must be smtp://, smtps:// or, on this machine, smtp+plain:// and a host")
        if parts.scheme == "smtp+plain" and parts.hostname not in LOOPBACK:
            raise ValueError("mail to another machine is never sent unencrypted")
        if "@" not in parseaddr(sender)[1]:
            raise ValueError("the sender is not an address")
        user = unquote(parts.username) if parts.username else None
        secret = unquote(parts.password) if parts.password else None
        return cls(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme], user, secret, sender)


class SmtpTransport:
    """Implements ``MessageTransport``; one connection per message. ``trust`` None: the system's."""

    def __init__(self, server: MailServer, clock: Clock, trust: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._clock = clock
        self._trust = trust

    async def send(self, message: Message, rendered: RenderedMessage) -> None:
        """Hand it to the server. The Message-ID is made of the key: a repeated one is seen to be the same."""
        server = self._server
        try:
            await aiosmtplib.send(
                self._email_message(message, rendered),
                hostname=server.host,
                port=server.port,
                username=server.username,
                password=server.password,
                use_tls=server.scheme == "smtps",
                start_tls=server.scheme == "smtp",
                tls_context=self._trust,
                timeout=SECONDS_MAX,
            )
        except aiosmtplib.SMTPResponseException as refusal:
            raise MessageNotSentError(f"the mail server refused it ({refusal.code})") from None
        except (aiosmtplib.SMTPException, OSError) as failure:
            raise MessageNotSentError(f"the mail server is out of reach ({type(failure).__name__})") from None
        except ValueError:
            raise MessageNotSentError("the address cannot be written in a mail") from None

    async def close(self) -> None:
        """Nothing is held open."""

    def _email_message(self, message: Message, rendered: RenderedMessage) -> EmailMessage:
        written = EmailMessage()
        written["From"] = self._server.sender
        written["To"] = message.to
        written["Subject"] = rendered.subject
        written["Date"] = format_datetime(self._clock.now())
        domain = parseaddr(self._server.sender)[1].rpartition("@")[2]
        written["Message-ID"] = f"<{sha256(message.key.encode()).hexdigest()[:40]}@{domain}>"
        written["Auto-Submitted"] = "auto-generated"
        written.set_content(rendered.text)
        return written

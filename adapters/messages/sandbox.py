"""The sandbox: messages go nowhere, and the developer page shows the last 200 of them."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, cast

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from redis.asyncio import Redis

from adapters.messages.templates import RenderedMessage
from adapters.messages.transport import MessageNotSentError
from adapters.valkey.client import VALKEY_LOST
from domain.identity.ports import Message
from domain.shared.clock import Clock

MESSAGES_MAX: Final = 200
MESSAGE_SECONDS_MAX: Final = 24 * 3600
REFUSED_ENDING: Final = "0013"
"""A number or address whose part before the @ ends like this is never reached: to see what happens then."""

_KEY: Final = "messages:sandbox"
_NONCE_BYTES: Final = 12


@dataclass(frozen=True, slots=True)
class SandboxMessage:
    """A message as the developer page shows it."""

    at: datetime
    channel: str
    to: str = field(repr=False)
    brand: str
    template: str
    language: str
    subject: str = field(repr=False)
    text: str = field(repr=False)


class MessageSandbox:
    """Implements ``MessageTransport`` for every channel; sealed under a key derived from ``pepper``."""

    def __init__(self, valkey: Redis, clock: Clock, pepper: bytes) -> None:
        self._valkey = valkey
        self._clock = clock
        self._sealing = AESGCM(HKDF(SHA256(), 32, None, b"croupier messages: sandbox").derive(pepper))

    async def send(self, message: Message, rendered: RenderedMessage) -> None:
        """Keep it for the developer page."""
        if message.to.partition("@")[0].endswith(REFUSED_ENDING):
            raise MessageNotSentError("the sandbox is set to refuse")
        kept = {
            "at": self._clock.now().isoformat(),
            "channel": message.channel.value,
            "to": message.to,
            "brand": message.brand,
            "template": message.template,
            "language": message.language,
            "subject": rendered.subject,
            "text": rendered.text,
        }
        pipe = self._valkey.pipeline(transaction=True)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        pipe.lpush(_KEY, nonce + self._sealing.encrypt(nonce, orjson.dumps(kept), None))
        pipe.ltrim(_KEY, 0, MESSAGES_MAX - 1)
        pipe.expire(_KEY, MESSAGE_SECONDS_MAX)
        try:
            await pipe.execute()
        except VALKEY_LOST:
            raise MessageNotSentError("Valkey is out of reach") from None

    async def latest(self, count: int = MESSAGES_MAX) -> Sequence[SandboxMessage]:
        """The latest messages, newest first.

        Raises:
            redis.RedisError, OSError: Valkey is out of reach.
        """
        rows = cast("list[bytes]", await self._valkey.lrange(_KEY, 0, count - 1))
        return list(self._opened(rows))

    async def close(self) -> None:
        """Nothing is held open."""

    def _opened(self, rows: Sequence[bytes]) -> Iterator[SandboxMessage]:
        for row in rows:
            try:
                kept = self._sealing.decrypt(row[:_NONCE_BYTES], row[_NONCE_BYTES:], None)
            except InvalidTag:  # kept under a signing key that has been replaced
                continue
            yield _sandbox_message(orjson.loads(kept))


def _sandbox_message(row: dict[str, str]) -> SandboxMessage:
    return SandboxMessage(
        at=datetime.fromisoformat(row["at"]), **{name: row[name] for name in row if name != "at"}
    )

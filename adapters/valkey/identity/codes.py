"""Six-digit codes kept in Valkey: only an HMAC of each, so that a dump does not help to guess one."""

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from redis.asyncio import Redis

from adapters.valkey.scripts import Argument, Script
from domain.identity.ports import IssuedCode
from domain.shared.clock import Clock

DIGITS: Final = 6
LIFETIME: Final = timedelta(minutes=5)
ATTEMPTS_MAX: Final = 5
ID_CHARS_MAX: Final = 64
CODE_CHARS_MAX: Final = 16
NONCE_BYTES: Final = 12

STORE = """
redis.call('HSET', KEYS[1], 'hash', ARGV[1], 'context', ARGV[2], 'subject', ARGV[3], 'until', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
"""

# The attempt counts before anything is compared: of many at the same moment no more than five look at all.
REDEEM = """
local kept = redis.call('HMGET', KEYS[1], 'hash', 'context', 'subject', 'until')
if not kept[1] then return false end
local attempt = redis.call('HINCRBY', KEYS[1], 'attempts', 1)
if attempt > tonumber(ARGV[4]) or tonumber(ARGV[3]) >= tonumber(kept[4]) then
  redis.call('DEL', KEYS[1])
  return false
end
if kept[1] ~= ARGV[1] or kept[2] ~= ARGV[2] then return false end
redis.call('DEL', KEYS[1])
return kept[3]
"""


class ValkeyCodes:
    """Implements ``Codes``. ``pepper`` is a secret that Valkey never sees, the same in every process."""

    def __init__(self, client: Redis, pepper: bytes, clock: Clock) -> None:
        self._store = Script(client, STORE)
        self._redeem = Script(client, REDEEM)
        self._pepper = pepper
        self._sealing = AESGCM(HKDF(SHA256(), 32, None, b"croupier codes: subjects").derive(pepper))
        self._clock = clock

    async def issue(self, purpose: str, binding: str, subject: str) -> IssuedCode:
        issued = IssuedCode(secrets.token_urlsafe(16), f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}")
        until = self._clock.now() + LIFETIME
        kept: list[Argument] = [self._hash(issued.id, issued.code), self._context(purpose, binding)]
        kept += [
            self._seal(issued.id, subject),
            _millis(until.timestamp()),
            _millis(LIFETIME.total_seconds()),
        ]
        await self._store([_key(issued.id)], kept)
        return issued

    async def redeem(self, id: str, purpose: str, binding: str, code: str) -> str | None:
        if not id or len(id) > ID_CHARS_MAX or len(code) > CODE_CHARS_MAX:
            return None
        now = _millis(self._clock.now().timestamp())
        tried: list[Argument] = [self._hash(id, code), self._context(purpose, binding), now, ATTEMPTS_MAX]
        sealed: bytes | None = await self._redeem([_key(id)], tried)
        return self._open(id, sealed) if sealed else None

    def _hash(self, id: str, code: str) -> str:
        return self._hmac(f"code:{id}:{code}")

    def _context(self, purpose: str, binding: str) -> str:
        return self._hmac(f"for:{purpose}:{binding}")

    def _hmac(self, text: str) -> str:
        # Lone surrogates are no text, but JSON may contain them.
        return hmac.new(self._pepper, text.encode(errors="surrogatepass"), sha256).hexdigest()

    def _seal(self, id: str, subject: str) -> bytes:
        # A subject may be an e-mail address, so it must not be readable in Valkey.
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._sealing.encrypt(nonce, subject.encode(), id.encode())

    def _open(self, id: str, sealed: bytes) -> str:
        return self._sealing.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], id.encode()).decode()


def _key(id: str) -> str:
    # The id comes from a client: its hash has one shape, whatever was sent.
    return f"identity:code:{sha256(id.encode(errors='surrogatepass')).hexdigest()}"


def _millis(seconds: float) -> int:
    return int(seconds * 1000)

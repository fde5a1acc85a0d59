"""Tickets in Valkey: between a password and a second factor, by the hash of what the client holds."""

import secrets
from dataclasses import astuple
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

import orjson
from redis.asyncio import Redis

from adapters.valkey.identity.session_rows import millis
from adapters.valkey.scripts import Argument, Script
from domain.identity.model import Account, Factor
from domain.identity.sign_in.lockout import SignInAttempt
from domain.identity.sign_in.tickets import ATTEMPTS_MAX, LIFETIME, Ticket
from domain.shared.actor import ActorKind
from domain.shared.clock import Clock

CHARS_MAX: Final = 128

STORE = """
redis.call('HSET', KEYS[1], 'ticket', ARGV[1], 'until', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
"""
FIND = """
local kept = redis.call('HMGET', KEYS[1], 'ticket', 'until')
if not kept[1] or tonumber(ARGV[1]) >= tonumber(kept[2]) then return false end
return kept[1]
"""
ATTEMPT = """
local kept = redis.call('HMGET', KEYS[1], 'ticket', 'until')
if not kept[1] or tonumber(ARGV[1]) >= tonumber(kept[2]) then return false end
if redis.call('HINCRBY', KEYS[1], 'attempts', 1) > tonumber(ARGV[2]) then
  redis.call('DEL', KEYS[1])
  return false
end
return kept[1]
"""
TAKE = "return redis.call('DEL', KEYS[1])"


class ValkeyTickets:
    """Implements ``Tickets``."""

    def __init__(self, client: Redis, clock: Clock) -> None:
        self._store, self._find, self._attempt, self._take = (
            Script(client, lua) for lua in (STORE, FIND, ATTEMPT, TAKE)
        )
        self._clock = clock

    async def issue(self, ticket: Ticket) -> str:
        shown = secrets.token_urlsafe(32)
        kept: list[Argument] = [_encode_ticket(ticket), self._now() + _LIFETIME_MS, _LIFETIME_MS]
        await self._store([_key(shown)], kept)
        return shown

    async def find(self, shown: str) -> Ticket | None:
        return await self._read(self._find, shown, self._now())

    async def attempt(self, shown: str) -> Ticket | None:
        return await self._read(self._attempt, shown, self._now(), ATTEMPTS_MAX)

    async def take(self, shown: str) -> bool:
        return bool(await self._take([_key(shown)]))

    async def _read(self, script: Script, shown: str, *arguments: int) -> Ticket | None:
        if not shown or len(shown) > CHARS_MAX:
            return None
        kept: bytes | None = await script([_key(shown)], list(arguments))
        return _decode_ticket(kept) if kept else None

    def _now(self) -> int:
        return millis(self._clock.now())


_LIFETIME_MS: Final = int(LIFETIME.total_seconds() * 1000)


def _key(shown: str) -> str:
    return f"identity:ticket:{sha256(shown.encode(errors='surrogatepass')).hexdigest()}"


def _encode_ticket(ticket: Ticket) -> bytes:
    account = ticket.account
    return orjson.dumps(
        {
            "realm": ticket.kind.value,
            "binding": ticket.binding,
            "device": ticket.device.hex(),
            "account": account and [str(account.id), account.brand, account.name],
            "factors": [factor.value for factor in ticket.factors],
            "password_of": ticket.password_of,
            "counted": ticket.counted and [*astuple(ticket.counted)],
        }
    )


def _decode_ticket(kept: bytes) -> Ticket:
    read = orjson.loads(kept)
    kind = ActorKind(read["realm"])
    whose = read["account"]
    return Ticket(
        kind=kind,
        binding=read["binding"],
        device=bytes.fromhex(read["device"]),
        account=Account(UUID(whose[0]), kind, whose[1], whose[2]) if whose else None,
        factors=tuple(map(Factor, read["factors"])),
        password_of=datetime.fromisoformat(read["password_of"]) if read["password_of"] else None,
        counted=SignInAttempt(*read["counted"]) if read["counted"] else None,
    )

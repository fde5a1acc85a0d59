"""Sessions kept in Valkey: their secrets as SHA-256, so that a dump is of no use to sign in."""

import secrets
from hashlib import sha256
from typing import Final
from uuid import UUID

from redis.asyncio import Redis

from adapters.valkey.announced_ends import announced
from adapters.valkey.identity.session_rows import Row, fields_of, millis, proof_field, session_of
from adapters.valkey.scripts import Script
from domain.identity.model import Proof, Session
from domain.shared.clock import Clock
from domain.shared.credentials import CredentialEnd

SECRET_BYTES: Final = 32
SECRET_CHARS_MAX: Final = 128
ENDED: Final = "identity:sessions:ended"
"""The channel on which the id of each ended session is published; see ``announced``."""

# What all programs begin with: nothing is left of a session whose time is over, whatever the server's clock.
_ALIVE = """
local function alive(key, now)
  local kept = redis.call('HMGET', key, 'seen', 'idle', 'expires')
  return kept[1] and now < tonumber(kept[3]) and now < tonumber(kept[1]) + tonumber(kept[2])
end
local function see(key, now)
  local kept = redis.call('HMGET', key, 'idle', 'expires')
  redis.call('HSET', key, 'seen', now)
  redis.call('PEXPIRE', key, math.min(tonumber(kept[1]), tonumber(kept[2]) - now))
end
"""

OPEN = (
    _ALIVE
    + """
redis.call('HSET', KEYS[1], unpack(ARGV, 4))
see(KEYS[1], tonumber(ARGV[1]))
redis.call('ZADD', KEYS[2], ARGV[1], ARGV[3])
if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[2], ARGV[2]) end
"""
)

FIND = (
    _ALIVE
    + """
local now = tonumber(ARGV[1])
if not alive(KEYS[1], now) then return false end
if ARGV[2] ~= '' then
  if redis.call('HGET', KEYS[1], 'secret') ~= ARGV[2] then return false end
  see(KEYS[1], now)
end
return redis.call('HGETALL', KEYS[1])
"""
)

PROVE = (
    _ALIVE
    + """
local now = tonumber(ARGV[1])
if not alive(KEYS[1], now) then return false end
redis.call('HSET', KEYS[1], 'secret', ARGV[2], ARGV[3], ARGV[4])
see(KEYS[1], now)
return 1
"""
)

TOUCH = (
    _ALIVE
    + """
local now = tonumber(ARGV[1])
if not alive(KEYS[1], now) then return false end
see(KEYS[1], now)
return redis.call('HGETALL', KEYS[1])
"""
)

OF_ACCOUNT = (
    _ALIVE
    + """
local found = {}
for _, id in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, -1)) do
  local key = ARGV[2] .. id
  if alive(key, tonumber(ARGV[1])) then
    found[#found + 1] = redis.call('HGETALL', key)
  else
    redis.call('ZREM', KEYS[1], id)
  end
end
return found
"""
)

END = """
local account = redis.call('HGET', KEYS[1], 'account')
if not account then return 0 end
redis.call('ZREM', ARGV[2] .. account, ARGV[1])
redis.call('PUBLISH', ARGV[3], ARGV[1] .. ARGV[4])
return redis.call('DEL', KEYS[1])
"""

END_ALL = """
local ended = 0
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if id ~= ARGV[1] then
    ended = ended + redis.call('DEL', ARGV[2] .. id)
    redis.call('ZREM', KEYS[1], id)
    redis.call('PUBLISH', ARGV[3], id .. ARGV[4])
  end
end
return ended
"""

_ONE = "identity:session:"
_ALL = "identity:sessions:of:"


class ValkeySessions:
    """Implements ``Sessions``.

    A secret is ``<session id>.<256 random bits>``: the id, which is no secret, finds the session in one step.
    """

    def __init__(self, client: Redis, clock: Clock) -> None:
        self._clock = clock
        self._open, self._find, self._prove = (Script(client, lua) for lua in (OPEN, FIND, PROVE))
        self._touch, self._of_account = Script(client, TOUCH), Script(client, OF_ACCOUNT)
        self._end, self._end_all = Script(client, END), Script(client, END_ALL)

    async def open(self, session: Session) -> str:
        now = self._now()
        secret = _secret(session.id)
        lasts = millis(session.expires_at) - now
        kept = [*fields_of(session), "secret", _hash(secret)]
        await self._open([_key(session.id), _index(session.account.id)], [now, lasts, str(session.id), *kept])
        return secret

    async def find(self, secret: str) -> Session | None:
        id = _id_in(secret)
        return await self._session(self._find, id, _hash(secret)) if id else None

    async def by_id(self, id: UUID) -> Session | None:
        return await self._session(self._find, id, "")

    async def touch(self, id: UUID) -> Session | None:
        return await self._session(self._touch, id)

    async def of_account(self, account_id: UUID) -> list[Session]:
        rows: list[Row] = await self._of_account([_index(account_id)], [self._now(), _ONE])
        return [session_of(row) for row in rows]

    async def prove(self, id: UUID, proof: Proof) -> str | None:
        secret = _secret(id)
        proved = await self._prove([_key(id)], [self._now(), _hash(secret), *proof_field(proof)])
        return secret if proved else None

    async def end(self, id: UUID) -> bool:
        return bool(await self._end([_key(id)], [str(id), _ALL, ENDED, ""]))

    async def end_all(self, account_id: UUID, *, but: UUID | None = None, barred: bool = False) -> int:
        why = announced("", CredentialEnd.ACCOUNT) if barred else ""
        return int(await self._end_all([_index(account_id)], [str(but or ""), _ONE, ENDED, why]))

    async def _session(self, script: Script, id: UUID, *more: str) -> Session | None:
        row: Row | None = await script([_key(id)], [self._now(), *more])
        return session_of(row) if row else None

    def _now(self) -> int:
        return millis(self._clock.now())


def _secret(id: UUID) -> str:
    return f"{id.hex}.{secrets.token_urlsafe(SECRET_BYTES)}"


def _id_in(secret: str) -> UUID | None:
    """The session a secret claims to be of; None for what has not the form of one."""
    id, dot, rest = secret.partition(".")
    if not (dot and rest) or len(secret) > SECRET_CHARS_MAX or not secret.isascii():
        return None
    try:
        return UUID(hex=id)
    except ValueError:
        return None


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _key(id: UUID) -> str:
    return f"{_ONE}{id}"


def _index(account_id: UUID) -> str:
    return f"{_ALL}{account_id}"

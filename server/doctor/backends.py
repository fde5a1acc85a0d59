"""Examines PostgreSQL and Valkey: version, clock, schema and policy."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

from adapters.backend_errors import backend_state
from adapters.postgres.connections import open_connection
from adapters.postgres.database import session_settings
from adapters.postgres.session_check import session_fault
from adapters.valkey.client import VALKEY_LOST, client_of
from migrations.tolerance import SchemaTooNew
from server.console.policy_repair import find_unknown
from server.doctor.findings import CONNECTION_ERRORS, Finding, Severity, bad, doubtful, good, unreachable
from server.doctor.keys import keys
from server.doctor.zones import zones
from server.embedded.binaries import POSTGRES_MAJOR_MIN
from server.http.write_probe import PROBE_KEY, PROBE_KEY_SECONDS
from server.migrate import pending
from server.settings import Settings

ANSWER_SECONDS_MAX = 5.0
OPERATION_SECONDS = 10.0
"""Any longest statement does: whether the setting is taken is the question."""

SKEW_SECONDS_MAX = 1.0
SKEW_SECONDS_WANTED = 0.1


async def database(url: str, settings: Settings | None = None, *, embedded: bool = False) -> list[Finding]:
    """Version, clock, schema and policy of the PostgreSQL at `url`, and whether `settings` name its keys."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS_MAX):
            connection = await open_connection(url)
            try:
                number = int(await connection.fetchval("show server_version_num"))
                named = await connection.fetchval("show server_version")
                skew = await _clock_skew(
                    lambda: connection.fetchval("select extract(epoch from clock_timestamp())::float8")
                )
            finally:
                await connection.close()
    except (*CONNECTION_ERRORS, ValueError) as lost:
        return [unreachable("PostgreSQL", lost, "CROUPIER_DATABASE_URL")]
    found = [version(number // 10_000, str(named)), clock("PostgreSQL clock", skew)]
    if (shared := await sessions(url, {})).severity is Severity.BAD:
        return [*found, shared]
    current = await schema(url)
    if current.severity is not Severity.GOOD:
        return [*found, current]
    taken = await sessions(url, session_settings(OPERATION_SECONDS))
    further = [taken, await policy(url), await writes(url), await zones(url, embedded=embedded)]
    if settings and taken.severity is Severity.GOOD:
        further.append(await keys(settings, url))
    return [*found, current, *further]


async def valkey(url: str) -> list[Finding]:
    """Version and clock of the Valkey or Redis at `url`."""
    try:
        client = client_of(url)
    except ValueError as unreadable:
        return [unreachable("Valkey", unreadable, "CROUPIER_REDIS_URL")]
    try:
        async with asyncio.timeout(ANSWER_SECONDS_MAX):
            facts = await client.info("server")
            skew = await _clock_skew(lambda: _valkey_time(client))
        written = await _write("Valkey writes", lambda: client.set(PROBE_KEY, 1, ex=PROBE_KEY_SECONDS))
    except VALKEY_LOST as lost:
        return [unreachable("Valkey", lost, "CROUPIER_REDIS_URL")]
    finally:
        await client.aclose()
    name = (
        f"Valkey {facts['valkey_version']}"
        if "valkey_version" in facts
        else f"Redis {facts['redis_version']}"
    )
    return [good("Valkey", f"{name} answers"), clock("Valkey clock", skew), written]


def version(major: int, named: str) -> Finding:
    """Whether this PostgreSQL is new enough."""
    if major < POSTGRES_MAJOR_MIN:
        return bad("PostgreSQL", f"{named} answers", f"upgrade it to {POSTGRES_MAJOR_MIN} or newer")
    return good("PostgreSQL", f"{named} answers")


def clock(subject: str, skew_seconds: float) -> Finding:
    """Whether a server's clock agrees with ours: tokens, limits and monthly accounts depend on it."""
    observed = f"{skew_seconds:+.3f} s against ours"
    if abs(skew_seconds) > SKEW_SECONDS_MAX:
        return bad(subject, observed, "synchronise the clocks (NTP)")
    if abs(skew_seconds) > SKEW_SECONDS_WANTED:
        return doubtful(subject, observed, "synchronise the clocks (NTP)")
    return good(subject, observed)


async def schema(url: str) -> Finding:
    """Whether migrations are pending."""
    try:
        waiting = await pending(url)
    except SchemaTooNew as refused:
        observed, _, remedy = str(refused).rpartition(": ")
        return bad("Schema", observed, remedy)
    if waiting:
        return bad("Schema", f"{len(waiting)} migration(s) pending", "run `croupier migrate`")
    return good("Schema", "up to date")


async def policy(url: str) -> Finding:
    """Whether the stored policy has only known names; a server does not start otherwise."""
    found = await find_unknown(url)
    if found.names:
        observed = f"has unknown names: {'; '.join(found.names)}"
        return bad(
            "Policy", observed, "run `croupier migrate`; then `croupier policy prune` removes the rest"
        )
    return good("Policy", "has only known names")


async def sessions(url: str, settings: Mapping[str, str]) -> Finding:
    """Whether connections are sessions of their own, and take these settings: a pooler may be in between."""
    try:
        fault = await session_fault(url, settings)
    except CONNECTION_ERRORS as lost:
        return unreachable("Sessions", lost, "CROUPIER_DATABASE_URL")
    if fault:
        observed, _, remedy = fault.rpartition(": ")
        return bad("Sessions", observed, remedy)
    return good("Sessions", "each connection has one, with the application's role")


async def writes(url: str) -> Finding:
    """Whether the database can be written, as readiness tries it."""
    connection = await open_connection(url)
    try:
        return await _write(
            "PostgreSQL writes", lambda: connection.execute("select foundation.write_probe()")
        )
    finally:
        await connection.close()


async def _write(subject: str, write: Callable[[], Awaitable[Any]]) -> Finding:
    try:
        async with asyncio.timeout(ANSWER_SECONDS_MAX):
            await write()
    except (*CONNECTION_ERRORS, RedisError) as refused:
        state = backend_state(refused) or type(refused).__name__
        return bad(subject, f"refused: {state}", "see docs/operating.md, When a server cannot do its work")
    return good(subject, "a small write succeeds")


async def _clock_skew(ask: Callable[[], Awaitable[Any]]) -> float:
    """Their time less ours, taken at the middle of the round trip."""
    asked = time.time()
    theirs = float(await ask())
    return theirs - (asked + time.time()) / 2


async def _valkey_time(client: Redis) -> float:
    seconds, microseconds = await client.time()
    return float(seconds + microseconds / 1e6)

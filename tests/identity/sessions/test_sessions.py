from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from redis.asyncio import Redis

from adapters.valkey.client import client_of
from adapters.valkey.identity.sessions import ENDED, ValkeySessions
from domain.identity.model import Account, Factor, Proof, Session, SignIn
from domain.shared.actor import ActorKind
from domain.shared.errors import Unavailable
from domain.shared.ids import new_id
from tests.manual_clock import ManualClock

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
IDLE, ABSOLUTE = timedelta(minutes=30), timedelta(hours=8)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOON)


@pytest.fixture
def sessions(valkey: Redis, clock: ManualClock) -> ValkeySessions:
    return ValkeySessions(valkey, clock)


def a_session(account: Account | None = None, **differently: Any) -> Session:
    account = account or Account(new_id(), ActorKind.OPERATOR, "default", "anna")
    plain = Session(
        id=new_id(),
        account=account,
        started_at=NOON,
        seen_at=NOON,
        expires_at=NOON + ABSOLUTE,
        idle_seconds_max=int(IDLE.total_seconds()),
        proofs=(Proof(Factor.PASSWORD, NOON),),
        ip="192.0.2.1",
        user_agent="Firefox",
        last_sign_in=SignIn(NOON - timedelta(days=1), "192.0.2.2"),
    )
    return replace(plain, **differently)


async def test_a_session_is_found_by_its_secret_and_by_its_id_as_it_was_opened(sessions):
    session = a_session()
    secret = await sessions.open(session)
    assert await sessions.find(secret) == session
    assert await sessions.by_id(session.id) == session
    assert await sessions.touch(session.id) == session


async def test_optional_fields_of_a_session_stay_empty(sessions):
    session = a_session(ip=None, user_agent=None, last_sign_in=None)
    assert await sessions.find(await sessions.open(session)) == session


@pytest.mark.parametrize(
    "secret",
    [
        "",
        ".",
        "x",
        "x.y",
        "\ud800.x",
        "é.x",
        "0" * 32 + ".",
        "0" * 32 + ".x",
        "0" * 32 + "." + "x" * 500,
        "*",
    ],
)
async def test_malformed_secrets_find_no_session(sessions, secret):
    assert await sessions.find(secret) is None


async def test_the_id_of_a_session_is_no_secret(sessions):
    session = a_session()
    secret = await sessions.open(session)
    for wrong in (session.id.hex, f"{session.id.hex}.", secret[:-1], secret + "A", f"{session.id}."):
        assert await sessions.find(wrong) is None


async def test_secrets_are_not_stored_in_valkey(sessions, valkey):
    session = a_session()
    secret = await sessions.open(session)
    kept = await valkey.hgetall(f"identity:session:{session.id}")
    assert secret.partition(".")[2].encode() not in b"".join([*kept, *kept.values()])


@pytest.mark.parametrize(
    ("case", "steps", "runs"),
    [
        ("just before the idle time is over", [IDLE - timedelta(milliseconds=1)], True),
        ("when it is over", [IDLE], False),
        ("seen in between", [IDLE * 0.9, IDLE * 0.9], True),
        (
            "seen until just before the end",
            [ABSOLUTE / 20] * 19 + [ABSOLUTE / 20 - timedelta(seconds=1)],
            True,
        ),
        ("seen all the time, until its end", [ABSOLUTE / 20] * 20, False),
    ],
)
async def test_a_session_expires_when_idle_or_at_its_maximum_age(sessions, clock, case, steps, runs):
    secret = await sessions.open(a_session())
    for step in steps:
        clock.forward(step)
        found = await sessions.find(secret)
    assert (found is not None) == runs, case


async def test_reading_a_session_does_not_extend_it(sessions, clock):
    session = a_session()
    secret = await sessions.open(session)
    clock.forward(IDLE * 0.6)
    assert await sessions.by_id(session.id)
    assert await sessions.of_account(session.account.id)
    clock.forward(IDLE * 0.6)
    assert await sessions.find(secret) is None
    assert await sessions.by_id(session.id) is None
    assert await sessions.of_account(session.account.id) == []


async def test_touching_a_session_extends_it(sessions, clock):
    session = a_session()
    secret = await sessions.open(session)
    clock.forward(IDLE * 0.6)
    assert await sessions.touch(session.id)
    clock.forward(IDLE * 0.6)
    assert await sessions.find(secret)


async def test_a_proof_replaces_the_secret(sessions, clock):
    session = a_session()
    old = await sessions.open(session)
    clock.forward(timedelta(minutes=1))
    new = await sessions.prove(session.id, Proof(Factor.TOTP, clock.now()))
    assert new is not None
    assert await sessions.find(old) is None
    found = await sessions.find(new)
    assert found.id == session.id
    assert found.proofs == (Proof(Factor.PASSWORD, NOON), Proof(Factor.TOTP, clock.now()))
    assert found.strong


async def test_the_latest_proof_of_each_factor_applies(sessions, clock):
    session = a_session()
    await sessions.open(session)
    for _ in range(3):
        clock.forward(timedelta(minutes=1))
        await sessions.prove(session.id, Proof(Factor.TOTP, clock.now()))
    found = await sessions.by_id(session.id)
    assert found.proofs[1:] == (Proof(Factor.TOTP, clock.now()),)


async def test_an_ended_session_takes_no_proof(sessions, clock):
    session = a_session()
    await sessions.open(session)
    clock.forward(IDLE)
    assert await sessions.prove(session.id, Proof(Factor.TOTP, clock.now())) is None
    assert await sessions.prove(new_id(), Proof(Factor.TOTP, clock.now())) is None


async def test_sessions_of_an_account_come_latest_first(sessions, clock):
    account = Account(new_id(), ActorKind.PLAYER, "default", "x")
    opened = []
    for _ in range(3):
        clock.forward(timedelta(seconds=1))
        session = a_session(account, started_at=clock.now(), seen_at=clock.now())
        await sessions.open(session)
        opened.insert(0, session)
    assert await sessions.of_account(account.id) == opened
    assert await sessions.of_account(new_id()) == []


async def test_an_ended_session_is_deleted_and_announced_to_all_processes(sessions, valkey):
    session = a_session()
    secret = await sessions.open(session)
    async with valkey.pubsub() as heard:
        await heard.subscribe(ENDED)
        await heard.get_message(timeout=5)
        assert await sessions.end(session.id)
        assert await sessions.find(secret) is None
        assert await sessions.of_account(session.account.id) == []
        assert not await sessions.end(session.id)
        told = await heard.get_message(timeout=5)
        assert told["data"] == str(session.id).encode()


async def test_all_sessions_end_but_the_one_to_keep(sessions):
    account = Account(new_id(), ActorKind.PLAYER, "default", "x")
    mine, *others = [a_session(account) for _ in range(4)]
    stranger = a_session()
    for session in (mine, *others, stranger):
        await sessions.open(session)
    assert await sessions.end_all(account.id, but=mine.id) == 3
    assert [each.id for each in await sessions.of_account(account.id)] == [mine.id]
    assert await sessions.end_all(account.id) == 1
    assert await sessions.by_id(stranger.id)


async def test_one_secret_is_valid_after_concurrent_proofs(sessions, clock):
    session = a_session()
    await sessions.open(session)
    secrets = await asyncio.gather(
        *(sessions.prove(session.id, Proof(Factor.TOTP, clock.now())) for _ in range(20))
    )
    holding = [secret for secret in secrets if await sessions.find(secret)]
    assert len(holding) == 1


async def test_without_valkey_sessions_are_unavailable(clock):
    sessions = ValkeySessions(client_of("redis://127.0.0.1:1/0"), clock)
    session = a_session()
    for attempt in (
        sessions.open(session),
        sessions.find("0" * 32 + ".x"),
        sessions.by_id(session.id),
        sessions.touch(session.id),
        sessions.of_account(session.account.id),
        sessions.prove(session.id, session.proofs[0]),
        sessions.end(session.id),
        sessions.end_all(session.account.id),
    ):
        with pytest.raises(Unavailable):
            await attempt

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from redis.asyncio import Redis

from adapters.valkey.client import client_of
from adapters.valkey.identity.codes import ATTEMPTS_MAX, LIFETIME, ValkeyCodes
from domain.identity.ports import IssuedCode
from domain.shared.errors import Unavailable
from tests.manual_clock import ManualClock

PEPPER = b"p" * 32
SUBJECT = "jane@example.com"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def codes(valkey: Redis, clock: ManualClock) -> ValkeyCodes:
    return ValkeyCodes(valkey, PEPPER, clock)


def another(issued: IssuedCode) -> str:
    """A code that is not this one."""
    return f"{(int(issued.code) + 1) % 10**6:06d}"


async def test_a_code_is_redeemed_once(codes: ValkeyCodes) -> None:
    issued = await codes.issue("reset", "ticket", SUBJECT)
    assert len(issued.code) == 6
    assert issued.code.isdecimal()
    assert await codes.redeem(issued.id, "reset", "ticket", issued.code) == SUBJECT
    assert await codes.redeem(issued.id, "reset", "ticket", issued.code) is None


@pytest.mark.parametrize(
    ("purpose", "binding"), [("sign-in", "ticket"), ("reset", "other ticket"), ("", ""), ("reset", "")]
)
async def test_a_code_is_accepted_for_its_purpose_and_binding_only(
    codes: ValkeyCodes, purpose: str, binding: str
) -> None:
    issued = await codes.issue("reset", "ticket", SUBJECT)
    assert await codes.redeem(issued.id, purpose, binding, issued.code) is None


@pytest.mark.parametrize(
    ("wrong", "outcome"), [(ATTEMPTS_MAX - 1, SUBJECT), (ATTEMPTS_MAX, None), (ATTEMPTS_MAX + 3, None)]
)
async def test_the_right_code_is_accepted_up_to_the_fifth_attempt(
    codes: ValkeyCodes, wrong: int, outcome: str | None
) -> None:
    issued = await codes.issue("reset", "ticket", SUBJECT)
    for _ in range(wrong):
        assert await codes.redeem(issued.id, "reset", "ticket", another(issued)) is None
    assert await codes.redeem(issued.id, "reset", "ticket", issued.code) == outcome


@pytest.mark.parametrize(
    ("age", "outcome"), [(LIFETIME - timedelta(milliseconds=1), SUBJECT), (LIFETIME, None)]
)
async def test_a_code_expires_after_five_minutes(
    codes: ValkeyCodes, clock: ManualClock, age: timedelta, outcome: str | None
) -> None:
    issued = await codes.issue("reset", "ticket", SUBJECT)
    clock.moment += age
    assert await codes.redeem(issued.id, "reset", "ticket", issued.code) == outcome


async def test_one_of_twenty_concurrent_redemptions_succeeds(codes: ValkeyCodes) -> None:
    issued = await codes.issue("reset", "ticket", SUBJECT)
    heard = await asyncio.gather(
        *(codes.redeem(issued.id, "reset", "ticket", issued.code) for _ in range(20))
    )
    assert sorted(heard, key=str) == [None] * 19 + [SUBJECT]


async def test_at_most_five_of_a_hundred_concurrent_guesses_are_checked(codes: ValkeyCodes) -> None:
    issued = await codes.issue("reset", "ticket", SUBJECT)
    guesses = [another(issued)] * 100
    await asyncio.gather(*(codes.redeem(issued.id, "reset", "ticket", guess) for guess in guesses))
    assert await codes.redeem(issued.id, "reset", "ticket", issued.code) is None


@pytest.mark.parametrize("id", ["", "nothing", "x" * 65, "\ud800", "identity:code:*"])
async def test_an_unknown_challenge_has_no_subject(codes: ValkeyCodes, id: str) -> None:
    assert await codes.redeem(id, "reset", "ticket", "123456") is None


@pytest.mark.parametrize(
    "code", ["", "12345", "1234567", "x" * 1000, "\ud800", "\uff11\uff12\uff13\uff14\uff15\uff16"]
)
async def test_malformed_codes_are_refused(codes: ValkeyCodes, code: str) -> None:
    issued = await codes.issue("reset", "ticket", SUBJECT)
    assert await codes.redeem(issued.id, "reset", "ticket", code) is None


async def test_codes_and_subjects_are_not_readable_in_valkey(codes: ValkeyCodes, valkey: Redis) -> None:
    before = set(await valkey.keys("identity:code:*"))
    issued = await codes.issue("reset", "ticket", SUBJECT)
    (key,) = set(await valkey.keys("identity:code:*")) - before
    kept = repr(key) + repr(await valkey.hgetall(key))
    assert not any(secret in kept for secret in (issued.id, issued.code, "jane", "ticket"))


async def test_a_code_under_another_pepper_is_refused(codes: ValkeyCodes, valkey: Redis) -> None:
    issued = await ValkeyCodes(valkey, b"q" * 32, ManualClock()).issue("reset", "ticket", SUBJECT)
    assert await codes.redeem(issued.id, "reset", "ticket", issued.code) is None


async def test_without_valkey_codes_are_unavailable(clock: ManualClock) -> None:
    client = client_of("redis://127.0.0.1:1")
    codes = ValkeyCodes(client, PEPPER, clock)
    with pytest.raises(Unavailable):
        await codes.issue("reset", "ticket", SUBJECT)
    with pytest.raises(Unavailable):
        await codes.redeem("id", "reset", "ticket", "123456")
    await client.aclose()

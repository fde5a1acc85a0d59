"""Who has to wait and who has to show more: the rule, its counters, and an attack through the application."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from redis.asyncio import Redis

from adapters.security_rules import JurisdictionSecurityRules
from adapters.valkey.client import client_of
from adapters.valkey.identity.sign_in_attempts import ValkeySignInAttempts
from domain.identity.session_rules import ClientInfo, SecurityRules
from domain.identity.sign_in import lockout
from domain.identity.sign_in.lockout import (
    SignInAttempt,
    SignInFailures,
    must_verify,
    network_of,
    source_of,
    wait_steps,
)
from domain.players.jurisdictions import shipped_packs
from domain.shared.errors import Unavailable
from tests.application import Application
from tests.funded_players import a_funded_player
from tests.identity.browser import PASSWORD, Browser
from tests.manual_clock import ManualClock

_numbers = count(1)
RULES = SecurityRules(3, 1800, 43_200, "test")
WAITS = wait_steps(RULES)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def attempts(valkey: Redis, clock: ManualClock) -> ValkeySignInAttempts:
    return ValkeySignInAttempts(valkey, b"p" * 32, clock)


def an_attempt(
    account: str = "", source: str = "address:192.0.2.1", *, unknown_device: bool = True
) -> SignInAttempt:
    return SignInAttempt(account or f"account-{next(_numbers)}", source, unknown_device)


def test_waiting_times_grow_to_a_maximum():
    assert WAITS == (0, 0, 0, 30, 60, 120, 240, 480, 900)
    assert wait_steps(SecurityRules(1, 1, 1, ""))[:3] == (0, 30, 60)


@pytest.mark.parametrize(
    ("case", "in_a_row", "from_unknown_devices", "known", "verify"),
    [
        ("nothing went wrong", 0, 0, False, False),
        ("two failures", 2, 0, False, False),
        ("three failures", 3, 0, False, True),
        ("three on a known device", 3, 0, True, True),
        ("strangers, not yet many", 0, 19, False, False),
        ("many strangers, and this is one", 0, 20, False, True),
        ("many strangers, but we know this one", 0, 20, True, False),
    ],
)
def test_when_a_second_factor_is_required(case, in_a_row, from_unknown_devices, known, verify):
    assert (
        must_verify(SignInFailures(0, in_a_row, from_unknown_devices), RULES, known_device=known) == verify
    ), case


@pytest.mark.parametrize(
    ("ip", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (None, "-"),
    ],
)
def test_addresses_of_one_ipv6_network_are_one_source(ip, network):
    assert network_of(ip) == network


def test_unknown_devices_are_counted_by_address():
    client = ClientInfo("192.0.2.1", None, b"\x01")
    assert source_of(client, known_device=False) == "address:192.0.2.1"
    assert source_of(client, known_device=True) == "device:01"


@pytest.mark.parametrize("pack", shipped_packs().by_jurisdiction.values(), ids=lambda pack: pack.jurisdiction)
def test_every_pack_limits_failures_and_sets_waiting_times(pack):
    """GLI-19 v3.0 2.5.3(d): three. If they differed, an attacker could tell accounts apart by it."""
    rules = JurisdictionSecurityRules(shipped_packs(), RULES)
    today = datetime(2026, 11, 1, tzinfo=UTC)
    (now, neutral) = pack.security_at(today.date()), rules.neutral(today)
    assert now.failed_sign_ins_max == neutral.failed_sign_ins_max == 3
    assert 0 < now.session_idle_seconds <= now.session_absolute_seconds
    assert now.source


async def test_failures_in_a_row_lengthen_the_wait_of_their_source(attempts, clock):
    attempt = an_attempt()
    waited = []
    for _ in range(10):
        record = await attempts.begin(attempt, WAITS)
        waited.append(record.wait_seconds)
        if record.wait_seconds:
            clock.moment += timedelta(seconds=record.wait_seconds)
            assert (await attempts.begin(attempt, WAITS)).wait_seconds == 0
    assert waited == [0, 0, 0, 30, 60, 120, 240, 480, 900, 900]


async def test_waiting_ends_at_the_exact_second(attempts, clock):
    attempt = an_attempt()
    for _ in range(3):
        await attempts.begin(attempt, WAITS)
    clock.moment += timedelta(seconds=29.999)
    assert (await attempts.begin(attempt, WAITS)).wait_seconds == 1
    clock.moment += timedelta(milliseconds=1)
    assert (await attempts.begin(attempt, WAITS)).wait_seconds == 0


async def test_other_sources_do_not_wait(attempts):
    attempt = an_attempt()
    for _ in range(5):
        await attempts.begin(attempt, WAITS)
    victim = SignInAttempt(attempt.account, "device:01", unknown_device=False)
    record = await attempts.begin(victim, WAITS)
    assert (record.wait_seconds, record.in_a_row, record.from_unknown_devices) == (0, 0, 3)


async def test_a_success_resets_the_failures_in_a_row(attempts):
    attempt = an_attempt()
    for _ in range(3):
        await attempts.begin(attempt, WAITS)
    await attempts.succeeded(attempt)
    assert await attempts.begin(attempt, WAITS) == SignInFailures(0, 0, 2)


async def test_failures_are_forgotten_after_an_hour(attempts, clock):
    attempt = an_attempt()
    for _ in range(3):
        await attempts.begin(attempt, WAITS)
    clock.moment += lockout.REMEMBERED
    assert await attempts.begin(attempt, WAITS) == SignInFailures(0, 0, 0)


async def test_concurrent_attempts_are_all_counted(attempts):
    attempt = an_attempt()
    records = await asyncio.gather(*(attempts.begin(attempt, WAITS) for _ in range(30)))
    assert sum(record.wait_seconds == 0 for record in records) == 3


async def test_failures_from_unknown_devices_are_counted_together(attempts):
    account = f"account-{next(_numbers)}"
    for number in range(25):
        record = await attempts.begin(an_attempt(account, f"address:{number}"), WAITS)
    assert record == SignInFailures(0, 0, 24)


async def test_attempts_per_address_are_rate_limited(attempts, clock):
    address, minute = f"address-{next(_numbers)}", timedelta(minutes=1)
    clock.moment = datetime(2026, 11, 1, 12, 0, 10, tzinfo=UTC)
    waits = [await attempts.rate_limit(address, 5, minute) for _ in range(8)]
    assert waits == [0] * 5 + [50] * 3
    clock.moment += timedelta(seconds=50)
    # Half of the window before still counts when half of this one has passed.
    assert await attempts.rate_limit(address, 5, minute) > 0
    clock.moment += timedelta(seconds=30)
    assert [await attempts.rate_limit(address, 5, minute) for _ in range(4)][:3] == [0, 0, 0]


async def test_logins_and_addresses_are_not_stored_in_valkey(attempts, valkey):
    await attempts.begin(SignInAttempt("jane@example.com", "address:192.0.2.99", unknown_device=True), WAITS)
    await attempts.rate_limit("192.0.2.99", 5, timedelta(minutes=1))
    keys = b" ".join([key async for key in valkey.scan_iter("identity:attempts:*")])
    assert b"jane" not in keys
    assert b"192.0.2.99" not in keys


async def test_without_valkey_attempts_are_refused(clock):
    lost = ValkeySignInAttempts(client_of("redis://127.0.0.1:1/0"), b"p" * 32, clock)
    with pytest.raises(Unavailable):
        await lost.rate_limit("x", 1, timedelta(minutes=1))
    with pytest.raises(Unavailable):
        await lost.begin(an_attempt(), WAITS)


@pytest.fixture
def app(application: Application) -> Any:
    return application.client._transport.app


async def a_player(application: Application) -> str:
    name = f"locked-{next(_numbers)}"
    await a_funded_player(application, None, username=name, email=f"{name}@example.com", password=PASSWORD)
    return name


async def test_an_attacker_waits_while_the_victim_signs_in(application, app):
    name = await a_player(application)
    victim = Browser(app, ip="198.18.0.1")
    assert (await victim.sign_in(name)).status_code == 200
    await victim.post("sign-out")
    attacker = Browser(app, ip="198.18.0.2")
    answers = [await attacker.sign_in(name, f"guess number {number}") for number in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 3 + [429] * 3
    held_up = answers[-1]
    assert held_up.json()["code"] == "TRY_LATER"
    assert 25 <= held_up.json()["retryAfter"] <= 30
    assert held_up.headers["retry-after"] == str(held_up.json()["retryAfter"])
    assert (await attacker.sign_in(name)).status_code == 429  # even with the right password
    victim.ip = "198.18.0.3"
    assert (await victim.sign_in(name)).json()["state"] == "SIGNED_IN"


async def test_invented_device_cookies_do_not_evade_the_lockout(application, app):
    name = await a_player(application)
    answers = []
    for number in range(5):
        cookies = {"__Host-croupier-device": f"{number:A<43}"}
        attacker = Browser(app, ip="198.18.1.1", cookies=cookies)
        answers.append((await attacker.sign_in(name, "guess")).status_code)
    assert answers == [401] * 3 + [429] * 2


async def test_unknown_logins_are_locked_out_like_known_ones(app):
    attacker, name = Browser(app, ip="198.18.2.1"), f"unknown-{next(_numbers)}"
    answers = [await attacker.sign_in(name, "guess") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [401] * 3 + [429] * 2
    assert answers[-1].json().keys() == {"code", "retryAfter"}


async def test_many_failures_from_unknown_devices_require_a_code_by_e_mail(application, app):
    name = await a_player(application)
    known = Browser(app, ip="198.18.3.1")
    await known.sign_in(name)
    for number in range(lockout.UNKNOWN_DEVICES_FAILURES_MAX):
        stranger = Browser(app, ip=f"198.18.4.{number}")
        assert (await stranger.sign_in(name, "guess")).status_code == 401
    fresh = Browser(app, ip="198.18.5.1")
    answer = (await fresh.sign_in(name)).json()
    assert answer["state"] == "FACTOR_REQUIRED"
    assert answer["factors"] == ["EMAIL"]
    assert (await known.sign_in(name)).json()["state"] == "SIGNED_IN"

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from adapters.webauthn import RelyingParty, relying_party
from domain.identity.factors.changes import RemoveFactor, remove_factor
from domain.identity.factors.model import (
    PASSKEYS_MAX,
    FactorComplaint,
    FactorEnrolled,
    FactorRefused,
    FactorRemoved,
)
from domain.identity.factors.passkeys import ConfirmPasskey, EnrolPasskey, confirm_passkey, enrol_passkey
from domain.identity.factors.ports import Passwordless
from domain.identity.model import Factor
from domain.identity.ports import SecondFactors
from domain.shared.actor import Actor
from domain.shared.errors import BadInput
from server.settings import Settings
from tests.identity.factors.authenticator import Authenticator, Json
from tests.identity.factors.factors_harness import FactorsHarness, a_player, account, an_operator

EVIL = "https://casino.example.evil.test"


async def enrol(harness: FactorsHarness, actor: Actor, key: Authenticator, name: str = "My key") -> Any:
    begun = await harness.run(actor)(enrol_passkey, EnrolPasskey("anna"))
    return await confirm_passkey(harness.run(actor), ConfirmPasskey(name, key.create(begun.options)))


async def begun(harness: FactorsHarness, actor: Actor, binding: str = "ticket") -> Json:
    options: Json = await harness.ask(SecondFactors, actor, "begin", account(actor), Factor.PASSKEY, binding)
    return options


async def proves(harness: FactorsHarness, actor: Actor, credential: Any, binding: str = "ticket") -> bool:
    answer = {"credential": credential}
    checked: bool = await harness.ask(
        SecondFactors, actor, "check", account(actor), Factor.PASSKEY, answer, binding
    )
    return checked


async def used(harness: FactorsHarness, actor: Actor, key: Authenticator) -> bool:
    return await proves(harness, actor, key.get(await begun(harness, actor)))


async def test_a_passkey_is_accepted_as_factor(harness: FactorsHarness) -> None:
    actor, key = an_operator(), Authenticator()
    enrolled = await enrol(harness, actor, key)
    assert isinstance(enrolled, FactorEnrolled)
    assert enrolled.factor.name == "My key"
    assert len(enrolled.recovery_codes or ()) == 10
    factors = await harness.ask(SecondFactors, actor, "of", account(actor))
    assert factors == (Factor.PASSKEY, Factor.RECOVERY_CODE)
    assert [await used(harness, actor, key) for _ in range(2)] == [True, True]
    (factor,) = (await harness.standing(actor)).factors
    assert factor.last_used_at == harness.clock.now()


async def test_options_demand_a_verified_holder_and_a_discoverable_key(harness: FactorsHarness) -> None:
    actor, key = an_operator(), Authenticator()
    creation = (await harness.run(actor)(enrol_passkey, EnrolPasskey("anna"))).options
    assert creation["authenticatorSelection"]["userVerification"] == "required"
    assert creation["authenticatorSelection"]["residentKey"] == "required"
    assert creation["rp"] == {"name": "Default casino", "id": "casino.example"}
    assert creation["user"]["name"] == "anna"
    await enrol(harness, actor, key)
    request = await begun(harness, actor)
    assert request["userVerification"] == "required"
    (allowed,) = request["allowCredentials"]
    assert allowed["transports"] == ["internal"]
    again = (await harness.run(actor)(enrol_passkey, EnrolPasskey("anna"))).options
    assert [each["id"] for each in again["excludeCredentials"]] == [allowed["id"]]


WRONG = {
    "the holder was not verified": {"verifies": False},
    "another page asked": {"origin": EVIL},
    "our page within another": {"cross_origin": True},
    "plain http": {"origin": "http://casino.example"},
    "another port": {"origin": "https://casino.example:8443"},
    "a key for another site": {"rp_id": "evil.test"},
}


@pytest.mark.parametrize("wrong", WRONG)
async def test_invalid_registrations_of_passkeys_are_refused(harness: FactorsHarness, wrong: str) -> None:
    outcome = await enrol(harness, an_operator(), Authenticator(**WRONG[wrong]))
    assert outcome == FactorRefused(FactorComplaint.WRONG)


@pytest.mark.parametrize("wrong", WRONG)
async def test_invalid_assertions_are_refused(harness: FactorsHarness, wrong: str) -> None:
    actor, key = an_operator(), Authenticator()
    await enrol(harness, actor, key)
    assert await used(harness, actor, replace(key, **WRONG[wrong])) is False
    assert await used(harness, actor, key), "nothing was spoilt by it"


async def test_a_signature_by_another_key_is_refused_and_changes_nothing(harness: FactorsHarness) -> None:
    actor, key = an_operator(), Authenticator(count=10)
    await enrol(harness, actor, key)
    forged = Authenticator(id=key.id, count=1)
    assert await used(harness, actor, forged) is False
    assert await used(harness, actor, key)


async def test_an_assertion_is_accepted_once(harness: FactorsHarness) -> None:
    actor, key = an_operator(), Authenticator(counts=False)
    await enrol(harness, actor, key)
    answer = key.get(await begun(harness, actor))
    assert [await proves(harness, actor, answer) for _ in range(2)] == [True, False]


async def test_one_of_twenty_concurrent_uses_of_an_assertion_succeeds(harness: FactorsHarness) -> None:
    actor, key = an_operator(), Authenticator(counts=False)
    await enrol(harness, actor, key)
    answer = key.get(await begun(harness, actor))
    assert sum(await asyncio.gather(*(proves(harness, actor, answer) for _ in range(20)))) == 1


async def test_an_assertion_is_accepted_for_its_purpose_only(harness: FactorsHarness) -> None:
    actor, key = an_operator(), Authenticator()
    await enrol(harness, actor, key)
    assert await proves(harness, actor, key.get(await begun(harness, actor)), "another ticket") is False


@pytest.mark.parametrize(("minutes", "counts"), [(4.99, True), (5, False)])
async def test_a_challenge_expires_after_five_minutes(
    harness: FactorsHarness, minutes: float, counts: bool
) -> None:
    actor, key = an_operator(), Authenticator()
    await enrol(harness, actor, key)
    answer = key.get(await begun(harness, actor))
    harness.clock.forward(timedelta(minutes=minutes))
    assert await proves(harness, actor, answer) is counts


async def test_another_accounts_passkey_is_refused(harness: FactorsHarness) -> None:
    actor, key, other, other_key = an_operator(), Authenticator(), an_operator("bert"), Authenticator()
    await enrol(harness, actor, key)
    await enrol(harness, other, other_key)
    assert await used(harness, actor, other_key) is False


@pytest.mark.parametrize("count", [1, 4, 5])
async def test_a_cloned_key_is_found_by_its_counter_and_disabled(harness: FactorsHarness, count: int) -> None:
    actor, key = a_player(), Authenticator(count=4)
    await enrol(harness, actor, key)
    assert await used(harness, actor, key)
    assert await used(harness, actor, replace(key, count=count)) is False
    (factor,) = (await harness.standing(actor)).factors
    assert factor.refused_since == harness.clock.now()
    assert await harness.ask(SecondFactors, actor, "of", account(actor)) == (Factor.RECOVERY_CODE,)
    assert await begun(harness, actor) is None
    options = await harness.ask(Passwordless, actor, "begin_passwordless", "copied")
    answer = {"credential": replace(key, count=100).get(options)}
    assert await harness.ask(Passwordless, actor, "account_of_assertion", answer, "copied") is None


async def test_a_passkey_whose_counter_stays_zero_is_no_clone(harness: FactorsHarness) -> None:
    actor, key = an_operator(), Authenticator(counts=False)
    await enrol(harness, actor, key)
    assert [await used(harness, actor, key) for _ in range(3)] == [True] * 3


async def test_a_counter_that_returns_to_zero_is_a_clone(harness: FactorsHarness) -> None:
    actor, key = an_operator(), Authenticator()
    await enrol(harness, actor, key)
    assert await used(harness, actor, replace(key, counts=False)) is False


async def test_an_enrolment_challenge_is_used_up_by_any_answer(harness: FactorsHarness) -> None:
    actor, key = an_operator(), Authenticator()
    options = (await harness.run(actor)(enrol_passkey, EnrolPasskey("anna"))).options
    for expected in (FactorComplaint.WRONG, FactorComplaint.NOT_BEGUN):
        given = ConfirmPasskey("key", key.create(options) | {"type": "nonsense"})
        assert await confirm_passkey(harness.run(actor), given) == FactorRefused(expected)


async def test_a_key_belongs_to_one_account(harness: FactorsHarness) -> None:
    key = Authenticator()
    assert isinstance(await enrol(harness, an_operator(), key), FactorEnrolled)
    assert await enrol(harness, an_operator("bert"), key) == FactorRefused(FactorComplaint.TAKEN)


async def test_the_number_of_passkeys_is_limited(harness: FactorsHarness) -> None:
    actor = an_operator()
    for _ in range(PASSKEYS_MAX):
        assert isinstance(await enrol(harness, actor, Authenticator()), FactorEnrolled)
    refused = await harness.run(actor)(enrol_passkey, EnrolPasskey("anna"))
    assert refused == FactorRefused(FactorComplaint.TOO_MANY)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x07b"])
async def test_names_of_passkeys_are_checked(harness: FactorsHarness, name: str) -> None:
    actor = an_operator()
    await harness.run(actor)(enrol_passkey, EnrolPasskey("anna"))
    with pytest.raises(BadInput):
        await confirm_passkey(harness.run(actor), ConfirmPasskey(name, {}))


async def test_a_removed_passkey_is_refused(harness: FactorsHarness) -> None:
    actor, key, spare = an_operator(), Authenticator(), Authenticator()
    enrolled = await enrol(harness, actor, key)
    await enrol(harness, actor, spare, "Spare")
    answer = key.get(await begun(harness, actor))
    removed = await harness.run(actor)(remove_factor, RemoveFactor(enrolled.factor.id))
    assert isinstance(removed, FactorRemoved)
    assert await proves(harness, actor, answer) is False
    assert await used(harness, actor, spare)


NONSENSE: list[Any] = [
    {},
    {"rawId": 7},
    {"rawId": "x"},
    {"rawId": "", "response": {}},
    {"rawId": "AAAA", "id": "AAAA", "type": "public-key", "response": None},
    {"rawId": "é", "id": "é"},
    "text",
    None,
    [1, 2],
    {"rawId": "A" * 5000},
]


@pytest.mark.parametrize("credential", NONSENSE)
async def test_malformed_assertions_are_refused(harness: FactorsHarness, credential: Any) -> None:
    actor, key = an_operator(), Authenticator()
    await enrol(harness, actor, key)
    await begun(harness, actor)
    assert await proves(harness, actor, credential) is False


PARTS = ["clientDataJSON", "authenticatorData", "signature"]
SPOILT = ["", "AAAA", "!!!", None, 5, "e30", "bnVsbA", "W10"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("spoilt", SPOILT)
async def test_an_assertion_with_a_damaged_part_is_refused(
    harness: FactorsHarness, part: str, spoilt: Any
) -> None:
    actor, key = an_operator(), Authenticator()
    await enrol(harness, actor, key)
    answer = key.get(await begun(harness, actor))
    answer["response"][part] = spoilt
    assert await proves(harness, actor, answer) is False


async def test_a_passkey_alone_identifies_its_account(harness: FactorsHarness) -> None:
    actor, key = a_player(), Authenticator()
    await enrol(harness, actor, key)
    unknown = a_player()
    options = await harness.ask(Passwordless, unknown, "begin_passwordless", "ticket")
    assert options["allowCredentials"] == []
    answer = {"credential": key.get(options)}
    found = [await harness.ask(Passwordless, unknown, "account_of_assertion", answer, "ticket") for _ in "ab"]
    assert found == [account(actor), None]


@pytest.mark.parametrize("wrong", WRONG)
async def test_an_invalid_assertion_identifies_no_account(harness: FactorsHarness, wrong: str) -> None:
    actor, key = a_player(), Authenticator()
    await enrol(harness, actor, key)
    options = await harness.ask(Passwordless, actor, "begin_passwordless", wrong)
    answer = {"credential": replace(key, **WRONG[wrong]).get(options)}
    assert await harness.ask(Passwordless, actor, "account_of_assertion", answer, wrong) is None


@pytest.mark.parametrize("answer", [{}, {"credential": None}, {"credential": []}, {"credential": {}}])
async def test_a_malformed_assertion_identifies_no_account(harness: FactorsHarness, answer: Any) -> None:
    await harness.ask(Passwordless, a_player(), "begin_passwordless", "nonsense")
    assert await harness.ask(Passwordless, a_player(), "account_of_assertion", answer, "nonsense") is None


AT_HOME = relying_party(None, Settings().base_url, ["https://play.example"])
PUBLIC = relying_party(
    "https://casino.example/", "https://casino.example", ["https://play.casino.example", EVIL]
)
LOCAL = relying_party("http://localhost:8000/", "http://localhost:8000", [])


@pytest.mark.parametrize(
    ("party", "origin", "welcome"),
    [
        (AT_HOME, "http://localhost:8000", True),
        (AT_HOME, "http://localhost:1", True),
        (AT_HOME, "http://127.0.0.1:8000", False),
        (AT_HOME, "https://localhost.evil.test", False),
        (AT_HOME, "https://play.example", False),
        (PUBLIC, "https://casino.example", True),
        (PUBLIC, "https://play.casino.example", True),
        (PUBLIC, EVIL, False),
        (PUBLIC, "http://casino.example", False),
        (PUBLIC, "http://localhost:8000", False),
        (LOCAL, "http://localhost:8000", True),
        (LOCAL, "http://localhost:8001", False),
    ],
)
def test_passkeys_are_accepted_from_our_origin_only(party: RelyingParty, origin: str, welcome: bool) -> None:
    assert party.allows_origin(origin) is welcome


@pytest.mark.parametrize(("party", "id"), [(AT_HOME, "localhost"), (PUBLIC, "casino.example")])
def test_passkeys_are_bound_to_our_host(party: RelyingParty, id: str) -> None:
    assert party.id == id

"""Registering oneself and proving one's address and number, through the API and the sandbox's messages."""

from __future__ import annotations

import asyncio
import re
from typing import Any
from uuid import uuid4

import pytest

from adapters.messages.quotas import PER_ACCOUNT, PER_RECIPIENT
from adapters.passwords import Argon2Passwords
from tests.application import Application, Caller
from tests.funded_players import a_registration
from tests.messages.sandbox_messages import code_sent_to, messages_to

PASSWORD = "correct horse battery"
RANDOM = re.compile(r'(?<="challenge":")[^"]+|(?<="email":")[^"]+')
ITALIAN = {
    "country": "IT",
    "firstName": "Gianna",
    "lastName": "Rossi",
    "nationalId": "RSSGNN90B68H501X",
    "street": "Via Roma 1",
    "city": "Roma",
    "postalCode": "00100",
}


def registration_input(**said: Any) -> dict[str, Any]:
    name = uuid4().hex[:12]
    return a_registration(email=f"{name}@example.com", username=name, password=PASSWORD, **said)


def a_number() -> str:
    return f"+39333{uuid4().int % 10**7:07}"


@pytest.fixture
def anonymous(application: Application) -> Caller:
    return application.as_("anonymous")


async def begin_registration(anonymous: Caller, **said: Any) -> tuple[dict[str, Any], str]:
    """A registration that waits for its code, and its challenge."""
    person = registration_input(**said)
    outcome = await anonymous.mutate("registerPlayer", **person)
    assert outcome["__typename"] == "RegistrationReceived", outcome
    assert outcome["email"] == person["email"]
    return person, outcome["challenge"]


async def a_registered_player(application: Application, **said: Any) -> tuple[str, Caller]:
    """A player who has registered themselves."""
    anonymous = application.as_("anonymous")
    person, challenge = await begin_registration(anonymous, **said)
    code = await code_sent_to(application, person["email"])
    outcome = await anonymous.mutate("verifyEmail", challenge=challenge, code=code)
    assert outcome["__typename"] == "PlayerRegistered", outcome
    id: str = outcome["player"]["id"]
    return id, application.as_("player", id)


async def test_a_person_registers_confirms_the_address_and_bets(application: Application) -> None:
    id, player = await a_registered_player(application)

    asked = "{ player(id: $id) { email missing emailVerifiedAt phoneVerifiedAt standing { mayBet reason } } }"
    seen = (await player.data_of(f"query ($id: ID!) {asked}", id=id))["player"]
    assert seen.pop("emailVerifiedAt")
    assert seen.pop("email").endswith("@example.com")
    assert seen == {"missing": [], "phoneVerifiedAt": None, "standing": {"mayBet": True, "reason": None}}


async def test_the_response_does_not_reveal_whether_an_address_is_registered(
    application: Application, anonymous: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, unknown = registration_input(), registration_input()
    await application.as_("admin").mutate("registerPlayer", **known)
    hashes: list[str] = []
    slowly = Argon2Passwords.hash

    async def counted(self: Argon2Passwords, password: str) -> str | None:
        hashes.append(password)
        return await slowly(self, password)

    monkeypatch.setattr(Argon2Passwords, "hash", counted)
    answers, sent = [], []
    for email in (known["email"], unknown["email"]):
        body = {"query": REGISTER, "variables": {"input": registration_input() | {"email": email}}}
        response = await anonymous.post(body)
        answers.append((response.status_code, RANDOM.sub("*", response.text)))
        sent.append((len(hashes), len(await messages_to(application, email))))

    assert answers[0] == answers[1]
    assert '"challenge":"*"' in answers[0][1]
    assert sent == [(1, 1), (2, 1)]
    templates = [(await messages_to(application, person["email"]))[0] for person in (known, unknown)]
    assert [message["template"] for message in templates] == ["account_exists", "verify_email"]


REGISTER = """
mutation ($input: RegisterPlayerInput!) {
  registerPlayer(input: $input) { __typename ... on RegistrationReceived { challenge email } }
}
"""


async def test_wrong_guesses_void_the_code(application: Application, anonymous: Caller) -> None:
    person, challenge = await begin_registration(anonymous)
    code = await code_sent_to(application, person["email"])
    for guess in range(5):
        wrong = f"{(int(code) + guess + 1) % 10**6:06}"
        outcome = await anonymous.mutate("verifyEmail", challenge=challenge, code=wrong)
        assert outcome["__typename"] == "CodeRefused"

    assert (await anonymous.mutate("verifyEmail", challenge=challenge, code=code))[
        "__typename"
    ] == "CodeRefused"


async def test_one_of_twenty_concurrent_confirmations_succeeds(
    application: Application, anonymous: Caller
) -> None:
    person, challenge = await begin_registration(anonymous)
    code = await code_sent_to(application, person["email"])

    outcomes = await asyncio.gather(
        *(anonymous.mutate("verifyEmail", challenge=challenge, code=code) for _ in range(20))
    )

    names = sorted(outcome["__typename"] for outcome in outcomes)
    assert names == ["CodeRefused"] * 19 + ["PlayerRegistered"]


async def test_a_telephone_number_is_verified_by_its_player_only(application: Application) -> None:
    number = a_number()
    id, player = await a_registered_player(application, phone=number, **ITALIAN)
    _, stranger = await a_registered_player(application)

    async def missing() -> list[str]:
        asked = f'{{ player(id: "{id}") {{ missing standing {{ mayBet mayDeposit reason }} }} }}'
        seen = (await player.data_of(asked))["player"]
        assert seen["standing"]["mayBet"] is seen["standing"]["mayDeposit"] is (seen["missing"] == [])
        return [*seen["missing"], seen["standing"]["reason"]]

    assert await missing() == ["PHONE", "IDENTITY", "PENDING"]
    verified = {"playerId": id, "to": "ACTIVE", "reason": {"code": "VERIFIED"}}
    await application.as_("kyc_analyst").mutate("movePlayerStatus", **verified)
    assert await missing() == ["PHONE", "NOT_VERIFIED"]

    sent = await player.mutate("requestVerification", contact="PHONE")
    assert sent["__typename"] == "CodeSent"
    given = {"challenge": sent["challenge"], "code": await code_sent_to(application, number)}
    assert (await stranger.mutate("verifyPhone", **given))["__typename"] == "CodeRefused"
    assert (await player.mutate("verifyEmail", **given))["__typename"] == "CodeRefused"
    assert (await player.mutate("verifyPhone", **given))["__typename"] == "PlayerUpdated"
    assert await missing() == [None]
    assert (await player.mutate("verifyPhone", **given))["__typename"] == "CodeRefused"
    nothing = await player.mutate("requestVerification", contact="PHONE")
    assert nothing["__typename"] == "NothingToVerify"


async def test_codes_by_text_message_are_limited_for_the_number(application: Application) -> None:
    _, player = await a_registered_player(application, phone=a_number(), **ITALIAN)
    limit = min(PER_RECIPIENT[0].amount, PER_ACCOUNT[0].amount)

    asked = [await player.mutate("requestVerification", contact="PHONE") for _ in range(limit + 1)]

    assert [each["__typename"] for each in asked] == ["CodeSent"] * limit + ["TryLater"]


async def test_only_players_request_verification_codes(application: Application, anonymous: Caller) -> None:
    document = "mutation { requestVerification(input: {contact: EMAIL}) { __typename } }"
    errors = (await anonymous.ask(document))["errors"]
    assert {error["extensions"]["code"] for error in errors} <= {"FORBIDDEN", "UNAUTHENTICATED"}
    outcome = await application.as_("admin").mutate("requestVerification", contact="EMAIL")
    assert outcome["__typename"] == "NothingToVerify"


@pytest.mark.parametrize(
    ("challenge", "code"),
    [("", ""), ("x" * 10_000, "1"), ("x", "1" * 10_000), ("x", "\uff11" * 6)],
)
async def test_every_wrong_code_has_the_same_answer(anonymous: Caller, challenge: str, code: str) -> None:
    outcome = await anonymous.mutate("verifyEmail", challenge=challenge, code=code)

    assert outcome["__typename"] == "CodeRefused"


async def test_two_registrations_in_one_request_are_refused(anonymous: Caller) -> None:
    document = """mutation ($input: RegisterPlayerInput!) {
      one: registerPlayer(input: $input) { __typename } two: registerPlayer(input: $input) { __typename }
    }"""
    extensions = await anonymous.error_of(document, input=registration_input())

    assert extensions["code"] == "BAD_USER_INPUT"


async def test_unconfirmed_registrations_in_valkey_are_encrypted(
    application: Application, anonymous: Caller, redis_url: str
) -> None:
    from adapters.valkey.client import client_of  # noqa: PLC0415

    person, _ = await begin_registration(anonymous, firstName="Hildegard")
    valkey = client_of(redis_url)
    dumps = [await valkey.dump(key) async for key in valkey.scan_iter("*")]
    keys = [key async for key in valkey.scan_iter("*")]
    await valkey.aclose()

    kept = b"".join(filter(None, dumps)) + b"".join(keys)
    assert not any(each.encode() in kept for each in (person["email"], "Hildegard", PASSWORD))

"""Self-registration: the same answer for the same work, and no player before the code is confirmed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from domain.players.model import ConsentAnswer, ConsentKind, ContactChannel, OddsFormat, Theme
from domain.players.outcomes import (
    CodeRefused,
    EmailTaken,
    PlayerRegistered,
    RegistrationComplaint,
    RegistrationReceived,
    RegistrationRefused,
    UsernameTaken,
)
from domain.players.registration.admission import Registration
from domain.players.registration.commands import verify_email
from domain.players.registration.form import from_json, to_json
from domain.players.statuses import Condition
from domain.players.verification import Contact, VerifyCode
from domain.shared.actor import Actor, ActorKind
from tests.players.people import ANONYMOUS, CONSENTS, NOON, a_registration
from tests.players.players_harness import PlayersHarness

SECRET = "correct horse battery"
AT_RIVAL = Actor(ActorKind.PLAYER, "anonymous", "rival")


async def receive(harness: PlayersHarness, name: str = "jane", actor: Actor = ANONYMOUS, **said: Any) -> Any:
    return await harness.register(a_registration(name, password=SECRET, **said), actor)


async def confirm(
    harness: PlayersHarness, challenge: str, actor: Actor = ANONYMOUS, code: str | None = None
) -> Any:
    """Bring the code back that was sent with a challenge."""
    right = harness.contacts.open[challenge][1] if challenge in harness.contacts.open else "000000"
    return await verify_email(harness.run(actor), VerifyCode(Contact.EMAIL, challenge, code or right))


async def test_a_self_registration_becomes_a_player_when_its_code_is_entered(harness: PlayersHarness) -> None:
    received = await receive(harness, contact_by=(ContactChannel.SMS,), phone="+4930123456")

    assert received == RegistrationReceived("challenge-0", "jane@example.com")
    assert harness.contacts.sent == [("jane@example.com", "code", "000000")]
    assert await harness.rows("select count(*) from players.player") == [(0,)]

    registered = await confirm(harness, received.challenge)

    assert isinstance(registered, PlayerRegistered)
    player = registered.player
    assert (player.username, player.phone, player.missing) == ("jane", "+4930123456", ())
    assert (player.email_verified_at, player.phone_verified_at) == (NOON, None)
    assert harness.wallets.standing[player.id] == (True, True, "ACTIVE")
    assert await confirm(harness, received.challenge) == CodeRefused()


async def test_an_address_with_an_account_gets_the_same_answer_for_the_same_work(
    harness: PlayersHarness,
) -> None:
    await harness.registered("jane")
    hashed = _counting_hashes(harness)

    known = await receive(harness, "other", email="JANE@example.com")
    unknown = await receive(harness, "new")

    assert (type(known), type(unknown)) == (RegistrationReceived, RegistrationReceived)
    assert [sent[:2] for sent in harness.contacts.sent] == [
        ("JANE@example.com", "account_exists"),
        ("new@example.com", "code"),
    ]
    assert hashed == [SECRET, SECRET]
    assert await confirm(harness, known.challenge) == CodeRefused()
    assert await harness.rows("select count(*) from players.player") == [(1,)]


@pytest.mark.parametrize("email", ["jane@example.com", "new@example.com"])
async def test_a_taken_username_is_reported_for_any_address(harness: PlayersHarness, email: str) -> None:
    await harness.registered("jane")

    assert await receive(harness, "JANE", email=email) == UsernameTaken("JANE")
    assert harness.contacts.sent == []


async def test_an_unconfirmed_registration_reserves_no_names(harness: PlayersHarness) -> None:
    first, second = await receive(harness, "jane"), await receive(harness, "jane")
    assert isinstance(second, RegistrationReceived), "or the username would tell of the address"

    assert isinstance(await confirm(harness, second.challenge), PlayerRegistered)
    assert await confirm(harness, first.challenge) == EmailTaken("jane@example.com")


@pytest.mark.parametrize("case", ["another code", "another brand", "another challenge", "a player"])
async def test_a_code_is_accepted_for_its_registration_only(harness: PlayersHarness, case: str) -> None:
    player = await harness.registered("john")
    received = await receive(harness)
    actor = {
        "another brand": AT_RIVAL,
        "a player": replace(ANONYMOUS, player_id=player.id, name=str(player.id)),
    }.get(case, ANONYMOUS)
    challenge = "challenge-9" if case == "another challenge" else received.challenge
    code = "999999" if case == "another code" else None

    assert await confirm(harness, challenge, actor, code) == CodeRefused()
    assert await harness.rows("select count(*) from players.player") == [(1,)]


async def test_failed_delivery_of_the_code_is_not_revealed(harness: PlayersHarness) -> None:
    await harness.registered("jane")
    harness.contacts.delivers = False

    outcomes = [await receive(harness, "other", email="jane@example.com"), await receive(harness, "new")]

    assert {type(outcome) for outcome in outcomes} == {RegistrationReceived}


async def test_the_rules_of_the_day_of_confirmation_apply(harness: PlayersHarness) -> None:
    received = await receive(harness, "jane")
    harness.clock.moment = NOON.replace(year=1999)

    outcome = await confirm(harness, received.challenge)

    assert isinstance(outcome, RegistrationRefused)
    assert outcome.reasons[0].complaint is RegistrationComplaint.NOT_OFFERED


async def test_the_password_of_an_unconfirmed_registration_is_stored_hashed(harness: PlayersHarness) -> None:
    received = await receive(harness)

    subject = harness.contacts.open[received.challenge][0].subject
    assert SECRET not in subject
    assert "$argon2id$" in subject


def test_a_form_is_read_as_it_was_written() -> None:
    asked = a_registration(
        consents=(*CONSENTS, ConsentAnswer(ConsentKind.PROFILING, "x", given=False)),
        odds_format=OddsFormat.FRACTIONAL,
        theme=Theme.DARK,
        hide_balance=True,
        contact_by=(ContactChannel.EMAIL, ContactChannel.POST),
        first_name="Jürgen",
        traffic_source="search",
    )

    assert from_json(to_json(asked, "hash")) == (asked, "hash")
    assert from_json(to_json(replace(asked, password=SECRET, date_of_birth=None), None)) == (
        replace(asked, date_of_birth=None),
        None,
    )
    assert {each.name for each in fields(Registration)} >= {"password"}


async def test_contacts_registered_by_an_operator_count_as_verified(harness: PlayersHarness) -> None:
    player = await harness.registered("jane", country="IT", **ITALIAN)

    assert (player.email_verified_at, player.phone_verified_at) == (NOON, NOON)
    assert player.missing == (Condition.IDENTITY,)
    assert harness.wallets.standing[player.id] == (False, False, "PENDING")
    assert (await harness.registered("john")).phone_verified_at is None


ITALIAN = {
    "first_name": "Gianna",
    "last_name": "Rossi",
    "national_id": "RSSGNN90B68H501X",
    "street": "Via Roma 1",
    "city": "Roma",
    "postal_code": "00100",
    "phone": "+39 06 1234567",
}


def _counting_hashes(harness: PlayersHarness) -> list[str]:
    hashed: list[str] = []
    slowly = harness.passwords.hash

    async def counted(password: str) -> str | None:
        hashed.append(password)
        return await slowly(password)

    harness.passwords.hash = counted  # type: ignore[method-assign]
    return hashed


async def test_the_age_on_the_day_of_confirmation_applies(harness: PlayersHarness) -> None:
    young = NOON.date().replace(year=2008) + timedelta(days=1)
    refused = await receive(harness, "jane", date_of_birth=young)
    assert isinstance(refused, RegistrationRefused)
    harness.clock.moment = NOON + timedelta(days=1)
    assert isinstance(await receive(harness, "jane", date_of_birth=young), RegistrationReceived)

"""Conditions of play: what is missing for whom, and that the wallet always knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.players.model import ConsentAnswer, ConsentKind
from domain.players.outcomes import (
    CodeRefused,
    CodeSent,
    NothingToVerify,
    PlayerRegistered,
    PlayerUpdated,
    RegistrationComplaint,
    RegistrationRefused,
    TermsAlreadyPublished,
    TermsPublished,
    TryLater,
)
from domain.players.profile.changes import RecordConsent, UpdateProfile, record_consent, update_profile
from domain.players.reasons import Reason
from domain.players.registration.commands import request_verification, verify_email, verify_phone
from domain.players.status.conditions import allowances_of, bar_reason, with_missing_conditions
from domain.players.status.moves import MoveStatus, move_status
from domain.players.statuses import Condition, PlayerStatus, ReasonCode
from domain.players.terms.review import PublishTerms, list_terms, publish_terms
from domain.players.verification import Contact, RequestVerification, VerifyCode
from domain.shared.errors import BadInput
from domain.shared.ids import new_id
from tests.players.people import ANONYMOUS, NOON, OPERATOR, a_player, a_registration, as_player
from tests.players.players_harness import PlayersHarness
from tests.players.registration.test_email_confirmation import ITALIAN, confirm

C = Condition
YES = NOON


@pytest.mark.parametrize(
    ("jurisdiction", "said", "agreed", "missing", "barred"),
    [
        ("NEUTRAL", {"email_verified_at": YES}, True, (), "ACTIVE"),
        ("NEUTRAL", {}, True, (C.EMAIL,), "NOT_VERIFIED"),
        ("NEUTRAL", {"email_verified_at": YES}, False, (C.TERMS,), "TERMS"),
        ("NEUTRAL", {}, False, (C.EMAIL, C.TERMS), "NOT_VERIFIED"),
        ("NEUTRAL", {"status": PlayerStatus.SUSPENDED}, False, (C.EMAIL, C.TERMS), "SUSPENDED"),
        ("IT", {"email_verified_at": YES}, True, (C.PHONE,), "NOT_VERIFIED"),
        ("IT", {"email_verified_at": YES, "phone_verified_at": YES}, True, (), "ACTIVE"),
        (
            "IT",
            {"status": PlayerStatus.PENDING},
            False,
            (C.EMAIL, C.PHONE, C.TERMS, C.IDENTITY),
            "PENDING",
        ),
        ("GB", {"email_verified_at": YES, "status": PlayerStatus.PENDING}, True, (C.IDENTITY,), "PENDING"),
    ],
)
def test_missing_conditions_of_a_player(
    jurisdiction: str, said: dict[str, Any], agreed: bool, missing: tuple[Condition, ...], barred: str
) -> None:
    player = with_missing_conditions(a_player(jurisdiction=jurisdiction, **said), NOON, agreed=agreed)

    assert player.missing == missing
    assert bar_reason(player) == barred
    assert allowances_of(player).may_bet is (barred == "ACTIVE")
    assert allowances_of(player).may_deposit is (barred == "ACTIVE")


def test_whether_the_terms_are_agreed_to_stays_as_it_was_unless_said() -> None:
    player = with_missing_conditions(a_player(), NOON, agreed=False)

    assert with_missing_conditions(replace(player, email_verified_at=NOON), NOON).missing == (C.TERMS,)
    assert with_missing_conditions(player, NOON, agreed=True).missing == (C.EMAIL,)


async def an_italian(harness: PlayersHarness) -> Any:
    """Registered by herself and identified by an operator, with an unconfirmed telephone."""
    received = await harness.register(
        a_registration("gianna", country="IT", password="correct horse battery", **ITALIAN), ANONYMOUS
    )
    registered = await confirm(harness, received.challenge)
    assert isinstance(registered, PlayerRegistered)
    assert registered.player.missing == (C.PHONE, C.IDENTITY)
    verified = Reason(ReasonCode.VERIFIED)
    move = MoveStatus(player_id=registered.player.id, to=PlayerStatus.ACTIVE, reason=verified)
    moved = await harness.run()(move_status, move)
    return moved.player


async def verify(harness: PlayersHarness, player: Any, contact: Contact = Contact.PHONE, **wrong: Any) -> Any:
    """Ask for a code and bring it back."""
    run = harness.run(as_player(player.id))
    sent = await request_verification(run, RequestVerification(contact))
    assert isinstance(sent, CodeSent), sent
    code = harness.contacts.open[sent.challenge][1]
    answered = VerifyCode(contact, sent.challenge, wrong.get("code", code))
    by = harness.run(as_player(wrong["by"])) if "by" in wrong else run
    return await (verify_phone if contact is Contact.PHONE else verify_email)(by, answered)


async def test_verifying_the_telephone_allows_play(harness: PlayersHarness) -> None:
    player = await an_italian(harness)
    assert player.missing == (C.PHONE,)
    assert harness.wallets.standing[player.id] == (False, False, "NOT_VERIFIED")

    outcome = await verify(harness, player)

    assert isinstance(outcome, PlayerUpdated)
    assert (outcome.player.phone_verified_at, outcome.player.missing) == (NOON, ())
    assert harness.wallets.standing[player.id] == (True, True, "ACTIVE")
    assert harness.contacts.sent[-1][0] == "+39061234567"
    names = await harness.rows("select name from outbox.event where player_id = $1 order by seq", player.id)
    assert names[-1] == ("player.contact_verified",)
    changes = await harness.rows(
        "select field from players.change where player_id = $1 and version = $2 order by field",
        *(player.id, outcome.player.version),
    )
    assert changes == [("missing",), ("phoneVerifiedAt",)]


async def test_a_new_number_is_not_verified_and_the_same_one_stays_so(harness: PlayersHarness) -> None:
    player = await an_italian(harness)
    await verify(harness, player)

    async def phone(number: str) -> Any:
        patch = UpdateProfile(player_id=player.id, patch={"phone": number})
        return (await harness.run(OPERATOR)(update_profile, patch)).player

    assert (await phone("+39 06 1234567")).missing == ()
    changed = await phone("+39 06 7654321")
    assert (changed.phone_verified_at, changed.missing) == (None, (C.PHONE,))
    assert harness.wallets.standing[player.id] == (False, False, "NOT_VERIFIED")


@pytest.mark.parametrize("wrong", [{"code": "999999"}, {"by": new_id()}])
async def test_a_wrong_code_or_another_actor_verifies_nothing(harness: PlayersHarness, wrong: Any) -> None:
    player = await an_italian(harness)

    assert await verify(harness, player, **wrong) == CodeRefused()


async def test_a_code_for_a_number_one_has_no_longer_is_refused(harness: PlayersHarness) -> None:
    player = await an_italian(harness)
    run = harness.run(as_player(player.id))
    sent = await request_verification(run, RequestVerification(Contact.PHONE))
    assert isinstance(sent, CodeSent)
    await run(update_profile, UpdateProfile(player_id=player.id, patch={"phone": "+39 06 7654321"}))

    code = harness.contacts.open[sent.challenge][1]
    assert await verify_phone(run, VerifyCode(Contact.PHONE, sent.challenge, code)) == CodeRefused()


async def test_a_code_for_the_telephone_does_not_verify_the_address(harness: PlayersHarness) -> None:
    player = await an_italian(harness)
    run = harness.run(as_player(player.id))
    sent = await request_verification(run, RequestVerification(Contact.PHONE))
    assert isinstance(sent, CodeSent)
    code = harness.contacts.open[sent.challenge][1]

    assert await verify_email(run, VerifyCode(Contact.EMAIL, sent.challenge, code)) == CodeRefused()


async def test_verified_or_missing_contacts_get_no_code(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    ask = request_verification

    for contact in Contact:
        nothing = await ask(harness.run(as_player(player.id)), RequestVerification(contact))
        assert nothing == NothingToVerify()
    for actor in (ANONYMOUS, OPERATOR):
        assert await ask(harness.run(actor), RequestVerification(Contact.EMAIL)) == NothingToVerify()


async def test_a_message_that_cannot_be_sent_is_reported(harness: PlayersHarness) -> None:
    player = await an_italian(harness)
    harness.contacts.delivers = False

    run = harness.run(as_player(player.id))
    assert await request_verification(run, RequestVerification(Contact.PHONE)) == TryLater()


async def publish(
    harness: PlayersHarness, version: str, days: int = 0, kind: ConsentKind = ConsentKind.TERMS
) -> Any:
    effective_at = harness.clock.moment + timedelta(days=days)
    return await harness.run()(publish_terms, PublishTerms(kind, version, effective_at))


async def agree(harness: PlayersHarness, player: Any, version: str, *, given: bool = True) -> Any:
    answer = ConsentAnswer(ConsentKind.TERMS, version, given)
    consent = RecordConsent(player_id=player.id, answer=answer)
    return (await harness.run(as_player(player.id))(record_consent, consent)).player


async def test_a_version_is_published_once(harness: PlayersHarness) -> None:
    first = await publish(harness, "2026-07", days=7)
    again = await publish(harness, "2026-07", days=9)

    assert isinstance(first, TermsPublished)
    assert again == TermsAlreadyPublished(first.terms)
    with pytest.raises(BadInput, match="past"):
        await publish(harness, "2026-08", days=-1)
    with pytest.raises(BadInput, match="TERMS and PRIVACY"):
        await publish(harness, "2026-07", kind=ConsentKind.COOKIES)


async def test_new_terms_hold_a_player_back_until_they_agree(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    late = await harness.registered("john")
    await publish(harness, "2026-07", days=7)
    early = await agree(harness, player, "2026-07")
    assert early.missing == ()

    assert await harness.sweep() == 0, "nothing has taken effect yet"
    harness.clock.moment = NOON + timedelta(days=7)
    assert await harness.sweep() == 2
    assert await harness.sweep() == 0, "each player is looked at once"

    assert harness.wallets.standing[player.id] == (True, True, "ACTIVE"), "agreed before it took effect"
    assert harness.wallets.standing[late.id] == (False, False, "TERMS")
    assert (await harness.reads.by_ids(OPERATOR, [late.id]))[late.id].missing == (C.TERMS,)
    events = await harness.rows("select name, payload from outbox.event where player_id = $1", late.id)
    assert events[-1] == ("player.conditions_changed", {"missing": ["TERMS"]})

    assert (await agree(harness, late, "2026-01")).missing == (C.TERMS,), "the old version is not enough"
    assert (await agree(harness, late, "2026-07")).missing == ()
    assert harness.wallets.standing[late.id] == (True, True, "ACTIVE")
    assert (await agree(harness, late, "2026-07", given=False)).missing == (C.TERMS,)
    assert harness.wallets.standing[late.id] == (False, False, "TERMS")


async def test_an_active_player_without_agreement_may_not_play(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    await publish(harness, "2026-07")
    await harness.sweep()
    for to in (PlayerStatus.SUSPENDED, PlayerStatus.ACTIVE):
        move = MoveStatus(player_id=player.id, to=to, reason=Reason(ReasonCode.CORRECTION))
        moved = (await harness.run()(move_status, move)).player
        assert moved.missing == (C.TERMS,)

    assert harness.wallets.standing[player.id] == (False, False, "TERMS")


@pytest.mark.parametrize("version", ["2026-07", "2026-01", "2027-01"])
async def test_registration_agrees_to_the_terms_in_force(harness: PlayersHarness, version: str) -> None:
    await publish(harness, "2026-07")
    await publish(harness, "2027-01", days=100)
    consents = (
        ConsentAnswer(ConsentKind.TERMS, version),
        ConsentAnswer(ConsentKind.PRIVACY, "any: none is published"),
    )
    asked = a_registration(consents=consents, password="correct horse battery")

    by_the_house = await harness.register(replace(asked, email="x@example.com", username="xxx"))
    outcome = await harness.register(asked, ANONYMOUS)

    if version == "2026-01":
        assert isinstance(outcome, RegistrationRefused)
        assert [(each.complaint, each.field) for each in outcome.reasons] == [
            (RegistrationComplaint.CONSENT_REQUIRED, "consents")
        ]
        assert "2026-07" in outcome.reasons[0].message
        assert by_the_house.player.missing == (C.TERMS,)
    else:
        assert not isinstance(outcome, RegistrationRefused)
        assert by_the_house.player.missing == ()


async def test_terms_of_one_brand_do_not_apply_to_another(harness: PlayersHarness) -> None:
    await publish(harness, "2026-07")

    assert (await harness.registered("jane", as_operator_of("rival"))).missing == ()
    assert [each.version for each in await harness.run()(list_terms, None)] == ["2026-07"]
    for brand in ("rival", "nowhere", "*", "", "\x00"):
        assert await harness.run()(list_terms, brand) == []


async def test_terms_in_force_and_future_ones_are_listed(harness: PlayersHarness) -> None:
    await publish(harness, "1")
    harness.clock.moment = NOON + timedelta(days=1)
    await publish(harness, "2")
    await publish(harness, "3", days=10)
    await publish(harness, "p", kind=ConsentKind.PRIVACY)

    shown = await harness.run(ANONYMOUS)(list_terms, "default")
    assert {each.version for each in shown} == {"2", "3", "p"}


async def test_a_sweep_continues_where_it_stopped(
    harness: PlayersHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    players = [await harness.registered(f"player-{number}") for number in range(5)]
    await publish(harness, "2026-07")
    monkeypatch.setattr("domain.players.terms.review.AT_ONCE", 2)

    assert [await harness.sweep() for _ in range(4)] == [2, 2, 1, 0]
    assert {harness.wallets.standing[player.id][2] for player in players} == {"TERMS"}


def as_operator_of(brand: str) -> Any:
    return replace(OPERATOR, brand=brand)

"""Registration on a real PostgreSQL: what is kept, what is refused, and who wins a race."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from adapters.passwords import Argon2Passwords
from domain.players.outcomes import (
    EmailTaken,
    PlayerRegistered,
    RegistrationComplaint,
    RegistrationRefused,
    UsernameTaken,
)
from domain.players.statuses import PlayerStatus
from domain.shared.actor import Actor, ActorKind
from tests.players.people import ANONYMOUS, CONSENTS, NOON, OPERATOR, RIVAL, SERVICE, a_registration
from tests.players.players_harness import PlayersHarness

GB = {"country": "GB", "first_name": "Jane", "last_name": "Doe", "street": "1 Road", "city": "Leeds"}


async def test_a_registered_player_is_stored_with_a_wallet_and_a_fact(harness: PlayersHarness) -> None:
    player = await harness.registered(
        "jane", traffic_source="search", campaign="spring", password="x7 qz-plorm!"
    )

    assert (player.status, player.version, player.jurisdiction) == (PlayerStatus.ACTIVE, 1, "NEUTRAL")
    assert await harness.reads.by_ids(OPERATOR, [player.id]) == {player.id: player}
    assert harness.wallets.opened == [player.id]
    assert harness.wallets.standing == {player.id: (True, True, "ACTIVE")}
    assert await harness.rows(
        "select name, seq, payload from outbox.event where player_id = $1", player.id
    ) == [
        (
            "player.registered",
            1,
            {
                "status": "ACTIVE",
                "country": "DE",
                "currency": "EUR",
                "jurisdiction": "NEUTRAL",
                "language": "en",
                "trafficSource": "search",
                "campaign": "spring",
                "at": NOON.isoformat(),
            },
        )
    ]


async def test_consents_are_stored_with_version_time_and_origin(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")

    consents = await harness.reads.consents(OPERATOR, [player.id])
    assert [(each.kind, each.version, each.given, each.at) for each in consents[player.id]] == [
        (answer.kind, "2026-01", True, NOON) for answer in CONSENTS
    ]
    assert await harness.rows("select distinct actor, channel, ip from players.consent") == [
        ("operator:anna", "GRAPHQL", "192.0.2.7")
    ]


async def test_the_password_is_stored_as_an_argon2id_hash(harness: PlayersHarness) -> None:
    await harness.registered("jane", password="correct horse battery")
    await harness.registered("john", password=None)

    ((hashed,),) = await harness.rows(
        "select password_hash from identity.account where password_hash is not null"
    )
    assert hashed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    passwords = Argon2Passwords()
    assert await passwords.verify("correct horse battery", hashed) is True
    assert await passwords.verify("correct horse batterz", hashed) is False
    passwords.close()


async def test_the_same_registration_again_finds_its_address_taken(harness: PlayersHarness) -> None:
    await harness.registered("jane")

    assert await harness.register(a_registration("jane")) == EmailTaken("jane@example.com")
    assert await harness.rows("select count(*) from players.player") == [(1,)]
    assert await harness.rows("select count(*) from outbox.event") == [(1,)]


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({"email": "JANE@example.com"}, EmailTaken("JANE@example.com")),
        ({"username": "JANE"}, UsernameTaken("JANE")),
        ({"email": "jane@example.com", "username": "jane"}, EmailTaken("jane@example.com")),
    ],
)
async def test_other_spellings_of_a_name_are_taken_too(
    harness: PlayersHarness, said: dict, outcome: object
) -> None:
    await harness.registered("jane")

    assert await harness.register(a_registration("new", **said)) == outcome


async def test_another_brand_has_its_own_names(harness: PlayersHarness) -> None:
    await harness.registered("jane")
    other = await harness.registered("jane", RIVAL)

    assert other.brand == "rival"


@pytest.mark.parametrize("same", ["email", "username"])
async def test_one_of_fifty_concurrent_registrations_succeeds(harness: PlayersHarness, same: str) -> None:
    def asked(number: int):
        differing = {"email": f"user{number}@example.com", "username": f"user-{number}"}
        differing[same] = {"email": "one@example.com", "username": "the-one"}[same]
        return a_registration(**differing)

    outcomes = await asyncio.gather(*(harness.register(asked(number)) for number in range(50)))

    winners = [outcome for outcome in outcomes if isinstance(outcome, PlayerRegistered)]
    losers = [outcome for outcome in outcomes if isinstance(outcome, EmailTaken | UsernameTaken)]
    assert (len(winners), len(losers)) == (1, 49)
    assert {type(loser) for loser in losers} == {EmailTaken if same == "email" else UsernameTaken}
    for table in ("player", "change"):
        assert await harness.rows(f"select count(*) from players.{table}") == [(1,)]
    assert harness.wallets.opened == [winners[0].player.id]


async def test_a_british_player_waits_for_verification(harness: PlayersHarness) -> None:
    player = await harness.registered("jane", **GB, postal_code="LS1 1AA")

    assert (player.jurisdiction, player.status) == ("GB", PlayerStatus.PENDING)
    assert harness.wallets.standing[player.id] == (False, False, "PENDING")


async def test_a_refused_registration_stores_nothing(harness: PlayersHarness) -> None:
    outcome = await harness.register(a_registration(**GB, date_of_birth=date(2008, 6, 16)))

    assert isinstance(outcome, RegistrationRefused)
    assert {(each.complaint, each.field) for each in outcome.reasons} == {
        (RegistrationComplaint.REQUIRED, "postalCode"),
        (RegistrationComplaint.UNDER_AGE, "dateOfBirth"),
    }
    for table in ("players.player", "players.consent", "identity.account", "outbox.event"):
        assert await harness.rows(f"select count(*) from {table}") == [(0,)]


async def test_only_players_themselves_must_bring_a_password(harness: PlayersHarness) -> None:
    refused = await harness.register(a_registration(), ANONYMOUS)

    assert isinstance(refused, RegistrationRefused)
    assert [(each.complaint, each.field) for each in refused.reasons] == [
        (RegistrationComplaint.REQUIRED, "password")
    ]
    assert (await harness.registered("jane", SERVICE)).brand == "default"


async def test_registration_at_an_unknown_brand_is_refused(harness: PlayersHarness) -> None:
    outcome = await harness.register(a_registration(), Actor(ActorKind.OPERATOR, "eve", "nowhere"))

    assert isinstance(outcome, RegistrationRefused)
    assert outcome.reasons[0].complaint is RegistrationComplaint.NOT_OFFERED


async def test_a_failure_to_open_the_wallet_rolls_the_player_back(harness: PlayersHarness) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("no wallet today")

    harness.wallets.open = broken  # type: ignore[method-assign]
    with pytest.raises(RuntimeError):
        await harness.register(a_registration())

    assert await harness.rows("select count(*) from players.player") == [(0,)]
    assert await harness.rows("select count(*) from outbox.event") == [(0,)]


async def test_registrations_beyond_the_hashing_queue_are_refused() -> None:
    passwords = Argon2Passwords(threads=1, waiting_max=2)
    hashes = await asyncio.gather(*(passwords.hash("x" * 12) for _ in range(4)))
    later = await passwords.hash("x" * 12)
    passwords.close()

    assert [hashed is None for hashed in hashes] == [False, False, True, True]
    assert later is not None


async def test_a_hash_of_unknown_kind_matches_no_password() -> None:
    passwords = Argon2Passwords(threads=1)
    assert await passwords.verify("x" * 12, "not a hash") is False
    passwords.close()

"""Players on a real PostgreSQL: sealed at rest, found again, and shredded."""

from __future__ import annotations

from datetime import date
from typing import Any

import asyncpg
import pytest

from adapters.vault.subject_keys import destroy_subject_key
from domain.players.login import email_address
from domain.players.model import Player
from domain.players.outcomes import EmailTaken, NoteAdded, PlayerUpdated
from domain.players.profile.changes import AddNote, UpdateProfile, add_note, update_profile
from domain.players.queries import Criteria, Order
from domain.players.status.moves import MoveStatus, move_status
from domain.players.statuses import PlayerStatus
from domain.shared.errors import Broken, Unavailable
from domain.shared.pages import Window
from tests.players.people import OPERATOR, PLAYER_REQUEST, a_registration
from tests.players.players_harness import PlayersHarness, open_players_harness
from tests.players.unguarded_graphql import ask, data_of
from tests.vault.in_memory_keys import InMemoryKeys

PERSONAL = {
    "first_name": "Jane",
    "last_name": "Doe",
    "phone": "+4930123456",
    "street": "1 Straße",
    "city": "Köln",
    "postal_code": "50667",
    "region": "NRW",
    "national_id": "AB-12",
}
SEALED = ("email", "date_of_birth", *PERSONAL)
WINDOW = Window(10)
EVERYTHING = """
query ($id: ID!) { player(id: $id) {
  username email phone dateOfBirth name { first last } address { street city } nationalId
  notes(first: 5) { nodes { text } } changes(first: 20) { nodes { field before after } }
} players(first: 5) { nodes { username email } } }
"""


async def a_player(harness: PlayersHarness, name: str = "jane") -> Player:
    """A player of whom everything is known, and something has been changed and noted."""
    player = await harness.registered(name, **PERSONAL)
    patch = {"phone": "+39061234567", "city": "Rome"}
    await harness.run()(update_profile, UpdateProfile(player_id=player.id, patch=patch))
    noted = await harness.run()(add_note, AddNote(player_id=player.id, words="called about her mother"))
    assert isinstance(noted, NoteAdded)
    return (await harness.reads.by_ids(OPERATOR, [player.id]))[player.id]


async def test_personal_fields_are_sealed_and_read_back(harness: PlayersHarness) -> None:
    player = await a_player(harness)

    (row,) = await harness.rows(f"select {', '.join(SEALED)} from players.player")
    assert all(isinstance(value, bytes) and len(value) >= 29 for value in row)
    assert (player.email, player.date_of_birth) == ("jane@example.com", date(1990, 2, 28))
    assert (player.name.first, player.address.city, player.phone) == ("Jane", "Rome", "+39061234567")
    notes = await harness.reads.notes(OPERATOR, [player.id], WINDOW)
    assert [note.text for _, note in notes[player.id].rows] == ["called about her mother"]
    changes = await harness.reads.changes(OPERATOR, [player.id], WINDOW)
    history = {each.field: (each.before, each.after) for _, each in changes[player.id].rows}
    assert history["phone"] == ('"+4930123456"', '"+39061234567"')
    assert history["city"] == ('"Köln"', '"Rome"')
    assert history["status"] == ("null", '"ACTIVE"')


@pytest.mark.parametrize("column", SEALED)
async def test_fields_of_another_player_do_not_open(
    harness: PlayersHarness, fresh_database_url: str, column: str
) -> None:
    jane, john = await harness.registered("jane", **PERSONAL), await harness.registered("john", **PERSONAL)
    await as_owner(
        fresh_database_url,
        f"update players.player p set {column} = o.{column} from players.player o"
        " where o.id = $1 and p.id = $2",
        john.id,
        jane.id,
    )

    with pytest.raises(Broken):
        await harness.reads.by_ids(OPERATOR, [jane.id])
    assert await harness.reads.by_ids(OPERATOR, [john.id]) == {john.id: john}


@pytest.mark.parametrize("written", ["jane@example.com", "JANE@Example.com", "jane@EXAMPLE.COM"])
async def test_an_address_is_found_in_any_spelling(harness: PlayersHarness, written: str) -> None:
    jane = await harness.registered("jane")
    await harness.registered("janet")
    found = await data_of(
        harness,
        "query ($email: String!) { players(filter: {email: $email}) { nodes { id } } }",
        email=written,
    )

    assert [each["id"] for each in found["players"]["nodes"]] == [f"plr_{jane.id}"]
    assert await harness.register(a_registration("new", email=written)) == EmailTaken(
        email_address(written).display
    )


async def test_a_change_writes_only_what_it_changes(harness: PlayersHarness) -> None:
    player = await a_player(harness)
    statement = "select email, first_name, city, phone from players.player"
    (before,) = await harness.rows(statement)
    await harness.run()(update_profile, UpdateProfile(player_id=player.id, patch={"phone": None}))
    (after,) = await harness.rows(statement)

    assert (after[:3], after[3]) == (before[:3], None)


async def test_destroying_the_account_key_erases_contacts_and_keeps_identity(harness: PlayersHarness) -> None:
    player = await a_player(harness)
    await destroy_subject_key(harness.database.pool, player.id, "account")

    shown = await data_of(harness, EVERYTHING, id=f"plr_{player.id}")
    assert shown["player"] | {"changes": None} == {
        "username": "jane",
        "email": None,
        "phone": None,
        "dateOfBirth": "1990-02-28",
        "name": {"first": "Jane", "last": "Doe"},
        "address": {"street": "1 Straße", "city": "Rome"},
        "nationalId": "AB-12",
        "notes": {"nodes": [{"text": None}]},
        "changes": None,
    }
    history = {each.pop("field"): each for each in shown["player"]["changes"]["nodes"]}
    assert history["phone"] == {"before": None, "after": None}
    assert history["city"] == {"before": '"Köln"', "after": '"Rome"'}
    assert shown["players"]["nodes"] == [{"username": "jane", "email": None}]


async def test_without_any_key_the_account_still_works(harness: PlayersHarness) -> None:
    player = await a_player(harness)
    for purpose in ("account", "aml"):
        await destroy_subject_key(harness.database.pool, player.id, purpose)

    shown = (await data_of(harness, EVERYTHING, id=f"plr_{player.id}"))["player"]
    assert (shown["username"], shown["dateOfBirth"], shown["name"]["first"]) == ("jane", None, None)
    assert {(each["before"], each["after"]) for each in shown["changes"]["nodes"]} == {(None, None)}
    move = MoveStatus(player_id=player.id, to=PlayerStatus.CLOSED, reason=PLAYER_REQUEST)
    moved = await harness.run()(move_status, move)
    assert moved.player.status is PlayerStatus.CLOSED
    late = UpdateProfile(player_id=player.id, patch={"city": "Oslo"})
    assert isinstance(await harness.run()(update_profile, late), PlayerUpdated)
    found = (await harness.reads.by_ids(OPERATOR, [player.id]))[player.id]
    assert (found.address.city, found.status) == (None, PlayerStatus.CLOSED)


async def test_without_master_keys_nothing_is_read_or_changed_and_the_rest_goes_on(
    fresh_database_url: str,
) -> None:
    master_keys = InMemoryKeys()
    async with open_players_harness(fresh_database_url, master_keys) as harness:
        player = await a_player(harness)
        before = await kept(harness)
        master_keys.down = True
        harness.vault._open.clear()

        run, close = (
            harness.run(),
            MoveStatus(player_id=player.id, to=PlayerStatus.CLOSED, reason=PLAYER_REQUEST),
        )
        for attempt in (
            lambda: harness.register(a_registration("john")),
            lambda: run(update_profile, UpdateProfile(player_id=player.id, patch={"city": "Oslo"})),
            lambda: run(move_status, close),
            lambda: run(add_note, AddNote(player_id=player.id, words="x")),
            lambda: harness.reads.by_ids(OPERATOR, [player.id]),
            lambda: harness.reads.page(OPERATOR, Criteria(), Order(), WINDOW),
            lambda: harness.reads.notes(OPERATOR, [player.id], WINDOW),
        ):
            with pytest.raises(Unavailable):
                await attempt()
        answer = await ask(harness, EVERYTHING, id=f"plr_{player.id}")
        assert {type(error.original_error).__mro__[1] for error in answer.errors} == {Unavailable}
        assert await kept(harness) == before
        assert await harness.reads.count(OPERATOR, Criteria()) == 1
        assert (await harness.reads.note_counts(OPERATOR, [player.id]))[player.id] == 1

        master_keys.down = False
        assert await harness.reads.by_ids(OPERATOR, [player.id]) == {player.id: player}


async def kept(harness: PlayersHarness) -> list[Any]:
    tables = ("players.player", "players.change", "players.note", "outbox.event", "keyring.subject_key")
    return [await harness.rows(f"select t::text from {table} t order by 1") for table in tables]


async def as_owner(database_url: str, statement: str, *values: Any) -> None:
    owner = await asyncpg.connect(database_url)
    await owner.execute(statement, *values)
    await owner.close()

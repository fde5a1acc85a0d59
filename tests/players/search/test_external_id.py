"""The id that a player has in another system: unique in the brand, set by those who may, found as a whole."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import pytest

from tests.application import Application, Caller, Json, add_brand
from tests.funded_players import FundedPlayer, a_funded_player, a_registration

FIND = "query ($filter: PlayerFilter) { players(filter: $filter) { nodes { id externalId } } }"
_numbers = count(1)


def an_id() -> str:
    """An id of one width: no id is the beginning of another."""
    return f"CRM-{next(_numbers):06}"


@pytest.fixture
async def guest(application: Application) -> FundedPlayer:
    return await a_funded_player(application, None)


def crm(guest: FundedPlayer) -> Caller:
    return guest.application.as_("crm", brand=guest.brand, name="carla")


async def set_id(guest: FundedPlayer, external_id: str | None, **more: Any) -> Json:
    given = {"playerId": guest.id, "externalId": external_id} | more
    return await crm(guest).mutate("setExternalId", **given)


async def shown(guest: FundedPlayer) -> str | None:
    asked = f'{{ player(id: "{guest.id}") {{ externalId }} }}'
    found: str | None = (await crm(guest).data_of(asked))["player"]["externalId"]
    return found


async def test_it_is_set_changed_and_removed(guest: FundedPlayer) -> None:
    first, second = an_id(), an_id()
    assert await shown(guest) is None
    done = await set_id(guest, f"  {first} ")
    assert (done["__typename"], await shown(guest)) == ("PlayerUpdated", first)
    assert (await set_id(guest, first, expectedVersion=2))["__typename"] == "PlayerUpdated"
    assert (await set_id(guest, first, expectedVersion=2))["__typename"] == "PlayerUpdated"
    await set_id(guest, second)
    assert await shown(guest) == second
    await set_id(guest, None)
    assert await shown(guest) is None


async def test_no_two_players_of_a_brand_have_the_same(application: Application, guest: FundedPlayer) -> None:
    await add_brand(application.database_url, "external")
    other, elsewhere = (
        await a_funded_player(application, None),
        await a_funded_player(application, None, "external"),
    )
    mine = an_id()
    await set_id(guest, mine)
    refused = await set_id(other, mine)
    assert (refused["__typename"], refused["code"], refused["externalId"]) == (
        "ExternalIdTaken",
        "EXTERNAL_ID_TAKEN",
        mine,
    )
    assert (await set_id(elsewhere, mine))["__typename"] == "PlayerUpdated"
    assert (await set_id(other, mine.lower()))["__typename"] == "PlayerUpdated"
    await set_id(guest, None)
    assert (await set_id(other, mine))["__typename"] == "PlayerUpdated"


async def test_of_two_at_once_one_has_it(application: Application) -> None:
    players = [await a_funded_player(application, None) for _ in range(4)]
    wanted, other = an_id(), an_id()
    outcomes = await asyncio.gather(*(set_id(each, wanted) for each in players))
    newcomers = await asyncio.gather(
        *(
            each.admin.mutate("registerPlayer", **a_registration(externalId=taken))
            for each, taken in zip(players, [other, other, wanted, an_id()], strict=True)
        )
    )
    assert sorted(each["__typename"] for each in outcomes) == [*["ExternalIdTaken"] * 3, "PlayerUpdated"]
    assert sorted(each["__typename"] for each in newcomers) == [
        *["ExternalIdTaken"] * 2,
        *["PlayerRegistered"] * 2,
    ]


async def test_it_is_given_at_registration_by_those_who_may(application: Application) -> None:
    wanted = an_id()
    joined = await application.as_("support_lead").mutate(
        "registerPlayer", **a_registration(externalId=wanted)
    )
    asked = f'{{ player(id: "{joined["player"]["id"]}") {{ externalId }} }}'
    assert (await application.as_("support").data_of(asked))["player"]["externalId"] == wanted
    alone = a_registration(externalId=an_id(), password="correct horse battery")
    error = await application.as_("anonymous").mutation_error("registerPlayer", **alone)
    assert (error["code"], error["coordinate"]) == ("FORBIDDEN", "RegisterPlayerInput.externalId")


@pytest.mark.parametrize(
    ("written", "field"),
    [("x" * 100, None), ("x" * 101, "externalId"), (" ", "externalId"), ("a\u200bb", "externalId")],
)
async def test_only_what_shows_and_fits_is_taken(
    guest: FundedPlayer, written: str, field: str | None
) -> None:
    given = {"playerId": guest.id, "externalId": written}
    if field is None:
        assert (await set_id(guest, written))["__typename"] == "PlayerUpdated"
        await set_id(guest, None)
        return
    error = await crm(guest).mutation_error("setExternalId", **given)
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", field)
    refused = await guest.admin.mutate("registerPlayer", **a_registration(externalId=written))
    assert [each["field"] for each in refused["reasons"]] == [field]


async def test_a_change_decided_on_an_older_version_is_refused(guest: FundedPlayer) -> None:
    refused = await set_id(guest, an_id(), expectedVersion=99)
    assert refused["__typename"] == "ProfileChangedMeanwhile"


async def test_it_finds_its_player_as_a_whole_and_the_search_is_recorded(
    application: Application, guest: FundedPlayer
) -> None:
    mine = an_id()
    await set_id(guest, mine)
    searcher = application.as_("support", name=f"sue-{guest.id}")
    found = (await searcher.data_of(FIND, filter={"externalId": mine}))["players"]["nodes"]
    nothing = (await searcher.data_of(FIND, filter={"externalId": mine[:-1]}))["players"]["nodes"]
    assert (found, nothing) == ([{"id": guest.id, "externalId": mine}], [])
    rows = await application.rows(
        "select outcome, subject::text, details::text from compliance.audit"
        " where action = 'personal_data.searched' and actor = $1 order by at, seq",
        f"operator:sue-{guest.id}",
    )
    assert [(row[0], row[1]) for row in rows] == [
        ("Found", guest.id.removeprefix("plr_")),
        ("NothingFound", None),
    ]
    assert all("PlayerFilter.externalId" in row[2] and mine not in row[2] for row in rows)


async def test_it_is_in_the_history_and_in_rest(guest: FundedPlayer) -> None:
    mine = an_id()
    await set_id(guest, mine)
    asked = f'{{ player(id: "{guest.id}") {{ changes(first: 1) {{ nodes {{ field before after }} }} }} }}'
    changes = (await guest.admin.data_of(asked))["player"]["changes"]["nodes"]
    one = (await guest.admin.get(f"/players/{guest.id}")).json()
    listed = (await guest.admin.get("/players", externalId=mine)).json()
    assert changes == [{"field": "externalId", "before": "null", "after": f'"{mine}"'}]
    assert (one["externalId"], [each["id"] for each in listed["nodes"]]) == (mine, [guest.id])


@pytest.mark.parametrize(
    ("role", "code"), [("player", "FORBIDDEN"), ("support", "FORBIDDEN"), ("risk", "FORBIDDEN")]
)
async def test_others_do_not_set_it(
    application: Application, guest: FundedPlayer, role: str, code: str
) -> None:
    document = "mutation ($input: SetExternalIdInput!) { setExternalId(input: $input) { __typename } }"
    caller = guest.player if role == "player" else application.as_(role)
    answer = await caller.ask(document, input={"playerId": guest.id, "externalId": an_id()})
    assert {error["extensions"]["code"] for error in answer["errors"]} == {code}


@pytest.mark.parametrize("written", ["jane@example.com", "jane\uff20example.com", "@7"])
async def test_an_address_is_no_id(guest: FundedPlayer, written: str) -> None:
    refused = await crm(guest).error_of(
        "mutation ($input: SetExternalIdInput!) { setExternalId(input: $input) { __typename } }",
        input={"playerId": guest.id, "externalId": written},
    )
    assert (refused["code"], refused["field"]) == ("BAD_USER_INPUT", "externalId")
    assert await shown(guest) is None
    searched = await crm(guest).error_of(FIND, filter={"externalId": written})
    assert (searched["code"], searched["field"]) == ("BAD_USER_INPUT", "filter.externalId")

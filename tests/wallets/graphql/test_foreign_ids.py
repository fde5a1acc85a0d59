"""What belongs to another player is answered exactly like what does not exist.

That every place in the schema is tried: see tests/access/test_foreign_ids.py.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.application import Application, Caller, add_brand
from tests.funded_players import a_funded_player
from tests.graphql_documents import mutation
from tests.owned_ids import OwnedIds, a_player_with_everything, mutations_by_id, queries_by_id, state


@pytest.fixture(scope="module")
async def owned(application: Application) -> OwnedIds:
    """What belongs to a player of the default brand."""
    return await a_player_with_everything(application)


@pytest.fixture(scope="module")
async def strangers(application: Application, owned: OwnedIds) -> dict[str, Caller]:
    """Callers out of whose reach that player is."""
    neighbour = await a_funded_player(application)
    rival = await a_funded_player(application, brand="rival")
    return {
        "another player": neighbour.player,
        "a player of another brand": rival.player,
        "another brand's administrator": rival.admin,
        "another brand's game server": rival.games,
        "another brand's payment service": rival.payments,
        "another brand's accountant": rival.accountant,
        "the owner by another brand's token": application.as_("player", owned.player, "rival"),
        "an anonymous caller": application.as_("anonymous"),
    }


STRANGERS = (
    "another player",
    "a player of another brand",
    "another brand's administrator",
    "another brand's game server",
    "another brand's payment service",
    "another brand's accountant",
    "the owner by another brand's token",
    "an anonymous caller",
)


async def test_an_admin_of_the_brand_finds_every_id(application: Application, owned: OwnedIds) -> None:
    by = application.as_("admin")
    for name, document in queries_by_id(owned).items():
        assert (await by.data_of(document))["it"], name
    for name, document in queries_by_id(owned.unknown_ids()).items():
        assert (await by.data_of(document))["it"] is None, name


@pytest.mark.parametrize("who", STRANGERS)
async def test_foreign_ids_cannot_be_read(who: str, strangers: Any, owned: OwnedIds) -> None:
    missing = owned.unknown_ids()
    for (name, theirs), nothing in zip(
        queries_by_id(owned).items(), queries_by_id(missing).values(), strict=True
    ):
        found = await strangers[who].ask(theirs)
        assert not (found.get("data") or {}).get("it"), name
        expected = missing.without_ids(await strangers[who].ask(nothing))
        assert owned.without_ids(found) == expected, name


@pytest.mark.parametrize("who", STRANGERS)
async def test_foreign_ids_cannot_be_changed(
    application: Application, who: str, strangers: Any, owned: OwnedIds
) -> None:
    by: Caller = strangers[who]
    before, missing = await state(application, owned), owned.unknown_ids()
    for (name, theirs), nothing in zip(
        mutations_by_id(owned).items(), mutations_by_id(missing).values(), strict=True
    ):
        document = mutation(name, by.role)
        found = await by.ask(document, input=theirs)
        expected = missing.without_ids(await by.ask(document, input=nothing))
        assert owned.without_ids(found) == expected, name
        if "errors" not in found:
            assert found["data"][name]["__typename"].endswith("NotFound"), (name, found)
    assert await state(application, owned) == before


async def test_lists_and_queues_end_at_the_brand(application: Application, owned: OwnedIds) -> None:
    document = """
    { players(filter: { username: "owner-" }) { nodes { username } }
      pendingWithdrawals(last: 100) { nodes { id } } pendingAdjustments(last: 100) { nodes { id } } }
    """
    await add_brand(application.database_url, "newcomer")
    ours = await application.as_("admin").data_of(document)
    theirs = await application.as_("admin", brand="newcomer").data_of(document)
    assert owned.username in [node["username"] for node in ours["players"]["nodes"]]
    assert owned.withdrawal in [each["id"] for each in ours["pendingWithdrawals"]["nodes"]]
    assert owned.adjustment in [each["id"] for each in ours["pendingAdjustments"]["nodes"]]
    assert theirs == {
        "players": {"nodes": []},
        "pendingWithdrawals": {"nodes": []},
        "pendingAdjustments": {"nodes": []},
    }


async def test_another_brand_may_have_a_player_of_the_same_name(application: Application) -> None:
    await a_funded_player(application, username="namesake")
    same = await a_funded_player(application, brand="rival", username="NAMESAKE")
    found = await same.admin.data_of('{ playerByUsername(username: "namesake") { id } }')
    assert found["playerByUsername"] == {"id": same.id}

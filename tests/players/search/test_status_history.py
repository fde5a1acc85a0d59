"""The history of a status is read by all who read the status; the values of other changes stay masked."""

from __future__ import annotations

import json

import pytest

from tests.application import Application
from tests.funded_players import a_funded_player

HISTORY = """query ($id: ID!, $first: Int, $after: String) { player(id: $id) {
  statusHistory(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { from to actor reasonCode reason version channel }
  } } }"""
CHANGES = "query ($id: ID!) { player(id: $id) { changes { nodes { field before after } } } }"


async def a_moved_player(application: Application, brand: str = "default") -> str:
    """A player who was active, suspended by risk, and whose VIP level and first name were set."""
    funded = await a_funded_player(application, brand=brand)
    risk = application.as_("risk", brand=brand, name="rita")
    reason = {"code": "FRAUD_SUSPECTED", "words": "cards of others"}
    moved = await risk.mutate("movePlayerStatus", playerId=funded.id, to="SUSPENDED", reason=reason)
    assert moved["__typename"] == "PlayerStatusMoved"
    lead = application.as_("support_lead", brand=brand)
    await lead.mutate("setVipLevel", playerId=funded.id, level=2, reason={"code": "CORRECTION"})
    await lead.mutate("updateProfile", playerId=funded.id, firstName="Jane", reason={"code": "CORRECTION"})
    return funded.id


@pytest.mark.parametrize("role", ["support", "crm", "accountant", "risk"])
async def test_support_reads_who_moved_the_status_and_why(application: Application, role: str) -> None:
    id = await a_moved_player(application)
    history = (await application.as_(role).data_of(HISTORY, id=id))["player"]["statusHistory"]
    assert history["nodes"][-1]["from"] is None
    newest = history["nodes"][0]
    assert (newest["from"], newest["to"]) == ("ACTIVE", "SUSPENDED")
    assert (newest["actor"], newest["reasonCode"], newest["reason"], newest["channel"]) == (
        "operator:rita",
        "FRAUD_SUSPECTED",
        "cards of others",
        "GRAPHQL",
    )
    assert history["totalCount"] == len(history["nodes"])


async def test_the_history_is_read_page_by_page(application: Application) -> None:
    id, support = await a_moved_player(application), application.as_("support")
    whole = (await support.data_of(HISTORY, id=id))["player"]["statusHistory"]["nodes"]
    read, after = [], None
    while True:
        page = (await support.data_of(HISTORY, id=id, first=1, after=after))["player"]["statusHistory"]
        assert len(page["nodes"]) == 1
        read += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert read == whole
    assert len(read) > 1


async def test_a_player_and_another_brand_read_none(application: Application) -> None:
    id = await a_moved_player(application)
    own = await application.as_("player", id).error_of(HISTORY, id=id)
    assert own == {"code": "FORBIDDEN", "coordinate": "Player.statusHistory"}
    assert await application.as_("admin", brand="rival").data_of(HISTORY, id=id) == {"player": None}


@pytest.mark.parametrize(
    ("role", "name", "status"), [("support_lead", "Jane", "SUSPENDED"), ("support", "***", "***")]
)
async def test_values_are_json_in_clear_and_masked(
    application: Application, role: str, name: str, status: str
) -> None:
    id = await a_moved_player(application)
    told = await application.as_(role).data_of(CHANGES, id=id)
    values = {
        each["field"]: (json.loads(each["before"]), json.loads(each["after"]))
        for each in reversed(told["player"]["changes"]["nodes"])
    }
    assert values["firstName"] == (None, name)
    assert values["status"][1] == status

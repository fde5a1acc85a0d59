"""The log and personal data through the API."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application import Application
from tests.funded_players import a_funded_player

LOG = """
query ($filter: AuditFilter, $first: Int, $after: String) {
  auditEntries(filter: $filter, first: $first, after: $after) {
    nodes { seq actor action outcome subject ip details { name values } hash }
    pageInfo { hasNextPage endCursor }
    totalCount
  }
}
"""


async def entries(own_application: Application, **variables: Any) -> Any:
    return (await own_application.as_("auditor").data_of(LOG, **variables))["auditEntries"]


async def reveal(own_application: Application, role: str, **given: Any) -> Any:
    text = """mutation ($input: RevealPersonalDataInput!) {
      revealPersonalData(input: $input) {
        __typename
        ... on PersonalDataRevealed { playerId values { field value } }
        ... on PlayerNotFound { message }
      }
    }"""
    return (await own_application.as_(role).data_of(text, input=given))["revealPersonalData"]


async def test_support_reveals_a_value_with_a_reason_and_it_is_recorded(application: Application) -> None:
    guest = await a_funded_player(application)
    why = {"code": "PLAYER_REQUEST", "words": "they called"}
    told = await reveal(application, "support", playerId=guest.id, fields=["EMAIL", "FIRST_NAME"], reason=why)
    assert [each["field"] for each in told["values"]] == ["EMAIL", "FIRST_NAME"]
    assert "@" in told["values"][0]["value"]
    kept = await entries(application, filter={"playerId": guest.id, "action": "reveal_personal_data"})
    (row,) = kept["nodes"]
    assert row["outcome"] == "PersonalDataRevealed"
    assert {each["name"]: each["values"] for each in row["details"]} == {
        "fields": ["EMAIL", "FIRST_NAME"],
        "reason": ["PLAYER_REQUEST"],
        "words": ["they called"],
    }
    assert told["values"][0]["value"] not in str(kept)


async def test_players_out_of_reach_are_not_revealed(application: Application) -> None:
    guest = await a_funded_player(application, brand="rival")
    told = await reveal(
        application, "crm", playerId=guest.id, fields=["EMAIL"], reason={"code": "CORRECTION"}
    )
    assert told["__typename"] == "PlayerNotFound"


async def test_the_log_is_paged_newest_first_and_filtered(application: Application) -> None:
    guest = await a_funded_player(application)
    for tag in ("a", "b", "c"):
        await application.as_("support").mutate("addTag", playerId=guest.id, tag=tag)
    wanted = {"playerId": guest.id, "actor": "operator:the-support", "action": "change_tags"}
    page = await entries(application, filter=wanted, first=2)
    assert (len(page["nodes"]), page["totalCount"], page["pageInfo"]["hasNextPage"]) == (2, 3, True)
    rest = await entries(application, filter=wanted, first=2, after=page["pageInfo"]["endCursor"])
    assert (len(rest["nodes"]), rest["pageInfo"]["hasNextPage"]) == (1, False)
    seqs = [row["seq"] for row in (*page["nodes"], *rest["nodes"])]
    assert seqs == sorted(seqs, reverse=True)


@pytest.mark.parametrize(
    ("bounds", "found"),
    [({"from": "2026-01-01T00:00:00Z"}, True), ({"until": "2026-01-01T00:00:00Z"}, False)],
)
async def test_the_log_is_bounded_by_time(application: Application, bounds: Any, found: bool) -> None:
    guest = await a_funded_player(application)
    page = await entries(application, filter={"playerId": guest.id, "period": bounds})
    assert bool(page["nodes"]) is found


async def test_a_page_of_players_is_one_entry_that_names_them_all(application: Application) -> None:
    guests = [await a_funded_player(application) for _ in range(3)]
    await application.as_("risk", name="rita").data_of("{ players(first: 50) { nodes { email } } }")
    for guest in guests:
        about = {"playerId": guest.id, "actor": "operator:rita"}
        kept = await entries(application, filter=about)
        assert [row["action"] for row in kept["nodes"]] == ["personal_data.read"]


async def test_sessions_of_a_player_are_personal_data(application: Application) -> None:
    guest = await a_funded_player(application)
    asked = f'{{ player(id: "{guest.id}") {{ sessions {{ ip userAgent }} }} }}'
    await application.as_("risk", name="rosa").data_of(asked)
    kept = await entries(application, filter={"playerId": guest.id, "actor": "operator:rosa"})
    (row,) = kept["nodes"]
    assert row["action"] == "personal_data.read"
    assert row["details"] == [{"name": "coordinates", "values": ["Player.sessions"]}]


@pytest.mark.parametrize("role", ["support", "crm", "accountant", "game_server"])
async def test_the_log_is_readable_by_few_roles(application: Application, role: str) -> None:
    answer = await application.as_(role).error_of(LOG)
    assert answer["code"] == "FORBIDDEN"

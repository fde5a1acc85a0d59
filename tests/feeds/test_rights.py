"""Who may write and remove which feeds, and where two brands write to the same folder."""

from __future__ import annotations

import pytest

from tests.application import Application
from tests.feeds.feed_runs import a_feed, data_of, manifest_of, run, written
from tests.funded_players import a_key


@pytest.mark.parametrize(
    ("owner", "kind", "other"), [("accountant", "JOURNAL", "crm"), ("crm", "PLAYERS", "accountant")]
)
async def test_what_one_may_not_export_one_neither_writes_nor_removes(
    own_application: Application, owner: str, kind: str, other: str
) -> None:
    feed = await a_feed(own_application.as_(owner), kind)
    caller = own_application.as_(other)
    for mutation, given in (("runFeed", {"key": a_key("run")}), ("removeFeed", {})):
        type_name = mutation[0].upper() + mutation[1:]
        document = f"mutation ($input: {type_name}Input!) {{ {mutation}(input: $input) {{ __typename }} }}"
        answer = await caller.ask(document, input={"feedId": feed["id"], **given})
        assert [each["extensions"]["code"] for each in answer.get("errors", ())] == ["FORBIDDEN"], answer
    found = await own_application.as_(owner).data_of(
        "query ($id: ID!) { feed(id: $id) { id } }", id=feed["id"]
    )
    assert found["feed"] is not None


async def test_files_of_another_feed_are_not_written_over(own_application: Application) -> None:
    first, name = own_application.as_("crm"), a_key("players")
    feed = await a_feed(first, "PLAYERS", name=name, destination="file:///shared")
    await written(own_application, first, feed)
    data, manifest = data_of(own_application, feed), manifest_of(own_application, feed)
    rival = own_application.as_("crm", brand="rival")
    theirs = await a_feed(rival, "PLAYERS", name=name, destination="file:///shared")
    job = await run(own_application, rival, theirs)
    assert (job["state"], job["problem"]["code"]) == ("FAILED", "DESTINATION_FAILED")
    assert (data_of(own_application, feed), manifest_of(own_application, feed)) == (data, manifest)


async def test_files_of_a_removed_feed_stay(own_application: Application) -> None:
    crm, name = own_application.as_("crm"), a_key("players")
    feed = await a_feed(crm, "PLAYERS", name=name, destination="file:///kept")
    await written(own_application, crm, feed)
    manifest = manifest_of(own_application, feed)
    await crm.mutate("removeFeed", feedId=feed["id"])
    again = await a_feed(crm, "PLAYERS", name=name, destination="file:///kept")
    job = await run(own_application, crm, again)
    assert (job["state"], job["problem"]["code"]) == ("FAILED", "DESTINATION_FAILED")
    assert manifest_of(own_application, feed) == manifest

"""A job is asked for again by who did not get the answer."""

from __future__ import annotations

import pytest

import resolvers.jobs.commands
from tests.application import Application
from tests.funded_players import a_key
from tests.jobs.workers import a_player


async def test_it_is_the_same_job_though_its_filter_finds_too_many_by_now(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, tag = application.as_("support_lead", name=a_key("lead")), a_key("t")
    await a_player(application)
    given = {"key": a_key("job"), "filter": {"status": ["PENDING"]}, "add": [tag]}
    first = await lead.mutate("startBulkTag", **given)
    assert first["__typename"] == "JobStarted", first
    monkeypatch.setattr(resolvers.jobs.commands, "PLAYERS_MAX", -1)
    again = await lead.mutate("startBulkTag", **given)
    assert (again["__typename"], again["replayed"]) == ("JobStarted", True), again
    assert again["job"]["id"] == first["job"]["id"]
    other = await lead.mutate("startBulkTag", **given | {"key": a_key("job")})
    assert other["__typename"] == "TooManyRows", other
    await lead.mutate("cancelJob", key=a_key("cancel"), id=first["job"]["id"])

"""Jobs in a browser: what they come to, who sees them, and the file of an export."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import asyncpg
import pytest
from playwright.async_api import Locator, Page, expect

from server.embedded import EmbeddedServers
from tests.console.proofs import expect_proofs, prove
from tests.console.signed_in_tabs import PHONE, Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme
from tests.journeys.people import Json, Person, a_key

UNKNOWN = "job_01a228d7-0000-7000-8000-000000000000"
WHY = {"code": "CORRECTION", "words": None}


async def started(by: Person, mutation: str, **given: object) -> Json:
    """The job that a mutation starts."""
    done = await by.done(mutation, "JobStarted", key=a_key("console-job"), **given)
    job: Json = done["job"]
    return job


async def opened(page: Page, job: Json, kind: str) -> Locator:
    """The details of this job, once they say what it is."""
    await page.goto(f"/jobs?open={job['id']}")
    panel = page.get_by_role("complementary", name=kind)
    await expect(panel).to_contain_text(job["id"])
    return panel


def the_list(page: Page) -> Locator:
    return page.get_by_role("grid", name="Jobs")


async def test_crm_follows_a_job_to_its_end_by_a_link_that_survives_a_reload(console: Console) -> None:
    names = ["job-tagged-one", "job-tagged-two"]
    players = [(await console.casino.player(name)).name for name in names]
    crm = await console.casino.operator("crm")
    page = await console.page("crm")
    await page.goto("/jobs")
    await expect(page.get_by_role("heading", level=1, name="Jobs")).to_be_visible()
    job = await started(crm, "startBulkTag", playerIds=players, add=["tagged-at-once"])
    panel = await opened(page, job, "Tags of many players")
    await expect(panel).to_contain_text("Done")
    await expect(panel).to_contain_text("2 of 2")
    await page.reload()
    await expect(panel).to_contain_text("2 of 2")
    await panel.get_by_role("button", name="Close").click()
    await expect(panel).to_have_count(0)
    row = the_list(page).get_by_role("row").filter(has_text="Tags of many players").first
    await row.click()
    await expect(panel).to_be_visible()
    assert "open=job_" in page.url


async def test_what_was_refused_is_listed_with_links_and_tried_again(console: Console) -> None:
    name = "job-refused"
    player = await console.casino.player(name)
    lead = await console.casino.operator("support_lead")
    job = await started(lead, "startBulkStatusMove", playerIds=[player.name], to="DORMANT", reason=WHY)
    again = await started(lead, "startBulkStatusMove", playerIds=[player.name], to="DORMANT", reason=WHY)
    page = await console.page("support_lead")
    expect_proofs(page)
    panel = await opened(page, job, "Status of many players")
    await expect(panel).to_contain_text(re.compile("Done|Stopped"))
    panel = await opened(page, again, "Status of many players")
    await expect(panel).to_contain_text("1 refused")
    refused = panel.get_by_role("list", name="Players who were refused")
    await expect(refused.get_by_role("link", name=name)).to_have_attribute("href", f"/players/{player.name}")
    await panel.get_by_role("button", name="Try 1 player again").click()
    await page.get_by_role("dialog").get_by_role("button", name="Try 1 player again").click()
    await prove(page)
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(refused.get_by_role("link", name=name)).to_be_visible()
    await refused.get_by_role("link", name=name).click()
    await expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


async def test_the_file_of_an_export_comes_and_says_until_when(console: Console, tmp_path: Path) -> None:
    name = "job-exported"
    await console.casino.player(name, trafficSource="job-exports")
    crm = await console.casino.operator("crm")
    given = {"filter": {"trafficSource": ["job-exports"]}, "columns": ["Player.username", "Player.country"]}
    job = await started(crm, "startPlayersExport", **given)
    page = await console.page("crm")
    panel = await opened(page, job, "Export of players")
    await expect(panel).to_contain_text("It can be downloaded until")
    async with page.expect_download() as coming:
        await panel.get_by_role("button", name="Download the CSV file").click()
    file = await coming.value
    assert re.fullmatch(r"players-\d{4}-\d\d-\d\d-\d{6}\.csv", file.suggested_filename)
    await file.save_as(tmp_path / "players.csv")
    with (tmp_path / "players.csv").open(newline="", encoding="utf-8") as text:
        assert list(csv.reader(text)) == [["username", "country"], [name, "DE"]]


async def test_an_auditor_sees_the_jobs_of_all_and_touches_none(console: Console) -> None:
    player = await console.casino.player("job-of-another")
    crm = await console.casino.operator("crm")
    job = await started(crm, "startBulkTag", playerIds=[player.name], add=["seen-by-auditors"])
    page = await console.page("auditor")
    await page.goto("/jobs")
    await expect(the_list(page)).to_contain_text("No jobs")
    await (
        page.get_by_role("navigation", name="Whose jobs").get_by_role("button", name="All operators").click()
    )
    assert "of=all" in page.url
    row = the_list(page).get_by_role("row").filter(has_text="one-crm").first
    await expect(row).to_be_visible()
    panel = await opened(page, job, "Tags of many players")
    await expect(panel).to_contain_text("one-crm")
    await expect(panel.get_by_role("button", name=re.compile("Cancel|again"))).to_have_count(0)


async def test_the_jobs_of_others_are_not_there_for_crm(console: Console) -> None:
    player = await console.casino.player("job-of-a-lead")
    lead = await console.casino.operator("support_lead")
    job = await started(lead, "startBulkTag", playerIds=[player.name], add=["of-a-lead"])
    page = await console.page("crm")
    for id in (job["id"], UNKNOWN, "nonsense"):
        await page.goto(f"/jobs?open={id}")
        await expect(page.get_by_role("complementary", name="Job")).to_contain_text(
            re.compile("There is no such job|This could not be read")
        )
    await expect(page.get_by_role("navigation", name="Whose jobs")).to_have_count(0)


FAILED_JOB = """
  insert into jobs.system_job (kind, state, run_at, attempts, last_error, ended_at)
  values ('of another version', 'FAILED', now(), 3, 'TimeoutError', now())
"""


async def test_an_admin_sees_what_croupier_does_and_tries_again_what_failed(
    console: Console, servers: EmbeddedServers
) -> None:
    owner = await asyncpg.connect(servers.dsn("croupier_console"))
    await owner.execute(FAILED_JOB)
    await owner.close()
    page = await console.page("admin")
    await page.goto("/jobs")
    await page.get_by_role("navigation", name="Whose jobs").get_by_role("button", name="System").click()
    grid = page.get_by_role("grid", name="System jobs")
    await expect(grid.get_by_role("row").filter(has_text="Sum up house accounts")).to_contain_text("Waiting")
    which = page.get_by_role("navigation", name="Which jobs")
    await which.get_by_role("button", name="Failed").click()
    await grid.get_by_role("row").filter(has_text="of another version").first.click()
    panel = page.get_by_role("complementary", name="of another version")
    await expect(panel).to_contain_text("TimeoutError")
    assert await axe_findings(page) == []
    for act, state in (("Try again", "Waiting"), ("Cancel the job", "Cancelled")):
        await panel.get_by_role("button", name=act, exact=True).click()
        await page.get_by_role("dialog").get_by_role("button", name=act, exact=True).click()
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await expect(panel).to_contain_text(state)
    await expect(grid.get_by_role("row").filter(has_text="of another version")).to_have_count(0)


async def test_an_auditor_sees_system_jobs_and_touches_none(console: Console) -> None:
    page = await console.page("auditor", size=PHONE)
    await page.goto("/jobs?of=system")
    row = page.get_by_role("grid", name="System jobs").get_by_role("row").filter(has_text="house accounts")
    await row.click()
    panel = page.get_by_role("complementary", name="Sum up house accounts")
    await expect(panel).to_contain_text("Next run")
    await expect(panel.get_by_role("button", name=re.compile("Cancel|again"))).to_have_count(0)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(console: Console, scheme: ColorScheme) -> None:
    player = await console.casino.player(f"job-axe-{scheme}")
    risk = await console.casino.operator("risk")
    job = await started(risk, "startBulkTag", playerIds=[player.name], add=["axe"])
    refused = await started(
        risk, "startBulkStatusMove", playerIds=[player.name], to="SELF_EXCLUDED", reason=WHY
    )
    page = await console.page("risk", scheme=scheme)
    panel = await opened(page, job, "Tags of many players")
    await expect(panel).to_contain_text("Done")
    assert await axe_findings(page) == []
    panel = await opened(page, refused, "Status of many players")
    await expect(panel).to_contain_text("1 refused")
    assert await axe_findings(page) == []


async def test_fits_a_phone(console: Console) -> None:
    player = await console.casino.player("job-on-phone")
    crm = await console.casino.operator("crm")
    job = await started(crm, "startBulkTag", playerIds=[player.name], add=["on-a-phone"])
    page = await console.page("crm", size=PHONE)
    panel = await opened(page, job, "Tags of many players")
    await expect(panel).to_contain_text("1 of 1")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await panel.get_by_role("button", name="Close").click()
    await expect(the_list(page)).to_be_visible()

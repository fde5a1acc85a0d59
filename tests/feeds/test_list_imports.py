"""Marketing lists: who is found, who gets the tag, what is said of the other lines."""

from __future__ import annotations

import asyncio
import csv
from io import StringIO
from typing import Any

import pytest

from domain.feeds.marketing_lists import CHARACTERS_MAX, ListKey, ListLine, list_lines
from domain.shared.errors import BadInput
from tests.application import Application, Caller, Json
from tests.funded_players import a_key, a_registration
from tests.jobs.workers import a_worker, tags, the_job


async def a_player(application: Application, *, opted_in: bool = True, **more: Any) -> Json:
    """A player whose address is verified, and what they registered with."""
    given = a_registration(contactBy=["EMAIL"] if opted_in else [], **more)
    made = await application.as_("admin").mutate("registerPlayer", **given)
    id = made["player"]["id"]
    statement = "update players.player set email_verified_at = now() where id = $1::uuid"
    await application.wired.database.statements_for("default").execute(statement, id.removeprefix("plr_"))
    return {"id": id, **given}


async def imported(application: Application, caller: Caller, text: str, **more: Any) -> Json:
    """The job of an import, after its end."""
    started = await caller.mutate("importMarketingList", key=a_key("list"), csv=text, **more)
    assert started["__typename"] == "JobStarted", started
    worker = a_worker(application)
    while await worker.run_next(asyncio.Event()):
        pass
    return await the_job(caller, started["job"]["id"])


async def report_of(by: Caller, job: Json) -> list[tuple[int, str]]:
    answer = await by.get(job["download"]["url"])
    assert answer.status_code == 200, answer.text
    return [(int(row["line"]), row["code"]) for row in csv.DictReader(StringIO(answer.text))]


@pytest.mark.parametrize(
    "changed",
    [{"csv": "player_id,external_id\nplr_y,y\n"}, {"by": "EXTERNAL_ID"}, {"tags": ["b"]}, {"dryRun": True}],
)
async def test_a_key_starts_one_import(own_application: Application, changed: Json) -> None:
    crm = own_application.as_("crm")
    given = {"key": a_key("list"), "csv": "player_id,external_id\nplr_x,x\n", "by": "ID", "tags": ["a"]}
    first = await crm.mutate("importMarketingList", **given)
    again = await crm.mutate("importMarketingList", **given)
    assert (first["replayed"], again["replayed"], again["job"]["id"]) == (False, True, first["job"]["id"])
    other = await crm.mutate("importMarketingList", **given | changed)
    assert (other["__typename"], other["job"]["id"]) == ("JobKeyReused", first["job"]["id"])
    await crm.mutate("cancelJob", key=a_key("cancel"), id=first["job"]["id"])


async def test_players_who_may_be_marketed_to_get_the_tag(own_application: Application) -> None:
    crm = own_application.as_("crm")
    willing, other = await a_player(own_application), await a_player(own_application, opted_in=False)
    text = f"Email,Name\n{willing['email'].upper()},x\n{other['email']},y\nnobody@example.com,z\n"
    text += f"no address,a\n{willing['email']},again\n"
    expected = [(3, "NO_MARKETING"), (4, "UNKNOWN_PLAYER"), (5, "UNREADABLE"), (6, "TWICE")]
    tried = await imported(own_application, crm, text, by="EMAIL", tags=["Spring"], dryRun=True)
    assert (tried["state"], tried["done"]) == ("DONE", 1), tried
    assert await report_of(crm, tried) == expected
    assert await tags(own_application, willing["id"]) == []
    done = await imported(own_application, crm, text, by="EMAIL", tags=["Spring"])
    assert (done["state"], done["done"], done["problem"]) == ("DONE", 1, None)
    assert await report_of(crm, done) == expected
    assert await tags(own_application, willing["id"]) == ["spring"]
    assert await tags(own_application, other["id"]) == []


async def test_a_file_counts_once_in_a_brand(own_application: Application) -> None:
    player = await a_player(own_application)
    text = f"player_id\n{player['id']}\n"
    await imported(own_application, own_application.as_("crm"), text, by="ID", tags=["one"])
    again = await imported(
        own_application, own_application.as_("crm", name="other"), text, by="ID", tags=["two"]
    )
    assert (again["state"], again["problem"]["code"]) == ("FAILED", "LIST_ALREADY_IMPORTED")
    assert await tags(own_application, player["id"]) == ["one"]


async def test_a_file_whose_import_was_cancelled_may_be_imported(own_application: Application) -> None:
    crm, player = own_application.as_("crm"), await a_player(own_application)
    text = f"player_id\n{player['id']}\n"
    first = await imported(own_application, crm, text, by="ID", tags=["one"])
    await own_application.wired.database.statements_for("default").execute(
        "update jobs.job set state = 'CANCELLED' where id = $1::uuid", first["id"].removeprefix("job_")
    )
    second = await imported(own_application, crm, text, by="ID", tags=["two"])
    assert second["state"] == "DONE"
    assert await tags(own_application, player["id"]) == ["one", "two"]


async def test_players_are_found_by_what_another_system_calls_them(own_application: Application) -> None:
    crm, name = own_application.as_("crm"), a_key("ext")
    player = await a_player(own_application, externalId=name)
    text = f"external_id;x\n{name};1\n"
    error = await crm.mutation_error(
        "importMarketingList", key=a_key("list"), csv=text, by="EXTERNAL_ID", tags=["a"]
    )
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", "csv")
    done = await imported(own_application, crm, text.replace(";", ","), by="EXTERNAL_ID", tags=["a"])
    assert (done["done"], await tags(own_application, player["id"])) == (1, ["a"])


async def test_another_brands_player_is_unknown(own_application: Application) -> None:
    crm = own_application.as_("crm", brand="other")
    player = await a_player(own_application)
    text = f"player_id\n{player['id']}\n"
    job = await imported(own_application, crm, text, by="ID", tags=["a"], dryRun=True)
    assert await report_of(crm, job) == [(2, "UNKNOWN_PLAYER")]


async def test_an_accountant_imports_no_lists(own_application: Application) -> None:
    given = '{key: "a", csv: "email", by: EMAIL, tags: ["x"]}'
    document = f"mutation {{ importMarketingList(input: {given}) {{ __typename }} }}"
    answer = await own_application.as_("accountant").ask(document)
    assert {each["extensions"]["code"] for each in answer["errors"]} == {"FORBIDDEN"}


@pytest.mark.parametrize(
    ("case", "text", "lines"),
    [
        ("crlf, a mark and blanks", "\ufeffA, Email \r\n1, a@b.c \r\n", [ListLine(2, "a@b.c")]),
        ("a break within quotes", 'n,email\n"x\ny",\nz,d@e.f\n', [ListLine(4, "d@e.f")]),
        ("an empty cell, a short line", "n,email\n1,\n2\n3,a@b.c\n", [ListLine(4, "a@b.c")]),
    ],
)
def test_lines_are_counted_as_an_editor_does(case: str, text: str, lines: list[ListLine]) -> None:
    assert list_lines(text, ListKey.EMAIL) == lines, case


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ("no such title", "mail\na@b.c\n"),
        ("the title twice", "email,email\na,b\n"),
        ("no player", "email\n\n"),
        ("nothing", ""),
        ("one player too many", "email\n" + "a@b.c\n" * 10_001),
        ("too long", "email\n" + "x" * CHARACTERS_MAX),
        ("a quote that does not end", 'email\n"a@b.c\n'),
    ],
)
def test_what_is_no_list_is_refused(case: str, text: str) -> None:
    with pytest.raises(BadInput) as refused:
        list_lines(text, ListKey.EMAIL)
    assert refused.value.field == "csv", case

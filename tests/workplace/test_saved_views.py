"""Saved views, through the whole application."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import pytest

from tests.application import Application, Caller, Json

VIEWS = "query ($page: String) { savedViews(page: $page) { id page name query } }"
NODE = "query ($id: ID!) { node(id: $id) { id ... on SavedView { name } } }"
QUERY = "status=SUSPENDED&sort=-created"
_numbers = count(1)


def an_operator(application: Application, brand: str = "default") -> Caller:
    """An operator without any views."""
    return application.as_("support", name=f"viewer-{next(_numbers)}", brand=brand)


async def a_view(by: Caller, name: str = "Suspended", **more: Any) -> Json:
    kept = await by.mutate("saveView", **({"page": "players", "name": name, "query": QUERY} | more))
    assert kept["__typename"] == "ViewSaved", kept
    view: Json = kept["view"]
    return view


async def views(of: Caller, page: str | None = None) -> list[tuple[str, str, str]]:
    told = (await of.data_of(VIEWS, page=page))["savedViews"]
    return [(each["page"], each["name"], each["query"]) for each in told]


async def test_a_view_is_kept_changed_and_deleted(application: Application) -> None:
    sue = an_operator(application)
    view = await a_view(sue)
    assert await views(sue) == [("players", "Suspended", QUERY)]

    changed = await a_view(sue, "Suspended lately", id=view["id"], query="status=SUSPENDED")
    assert changed["createdAt"] == view["createdAt"]
    assert await views(sue) == [("players", "Suspended lately", "status=SUSPENDED")]
    assert (await sue.data_of(NODE, id=view["id"]))["node"]["name"] == "Suspended lately"

    deleted = await sue.mutate("deleteView", id=view["id"])
    assert deleted["__typename"] == "ViewDeleted"
    assert await views(sue) == []
    assert (await sue.mutate("deleteView", id=view["id"]))["__typename"] == "SavedViewNotFound"


async def test_views_are_listed_by_page_and_name(application: Application) -> None:
    sue = an_operator(application)
    for page, name in (("players", "b"), ("money/withdrawals", "z"), ("players", "a")):
        await a_view(sue, name, page=page, query="")
    assert [each[:2] for each in await views(sue)] == [
        ("money/withdrawals", "z"),
        ("players", "a"),
        ("players", "b"),
    ]
    assert [each[1] for each in await views(sue, "players")] == ["a", "b"]


async def test_a_name_is_taken_once_for_each_page(application: Application) -> None:
    sue = an_operator(application)
    view = await a_view(sue)
    taken = await sue.mutate("saveView", page="players", name="SUSPENDED", query="")
    assert (taken["__typename"], taken["view"]["id"]) == ("SavedViewNameTaken", view["id"])
    await a_view(sue, page="money/deposits")
    await a_view(sue, id=view["id"], name="SUSPENDED")


async def test_no_other_operator_sees_or_changes_a_view(application: Application) -> None:
    sue, other = an_operator(application), an_operator(application)
    elsewhere = application.as_("support", name=f"viewer-{next(_numbers) - 2}", brand="rival")
    view = await a_view(sue)
    for stranger in (other, elsewhere):
        assert await views(stranger) == []
        assert (await stranger.data_of(NODE, id=view["id"]))["node"] is None
        change = {"id": view["id"], "page": "players", "name": "mine", "query": ""}
        assert (await stranger.mutate("saveView", **change))["__typename"] == "SavedViewNotFound"
        assert (await stranger.mutate("deleteView", id=view["id"]))["__typename"] == "SavedViewNotFound"
    assert await views(sue) == [("players", "Suspended", QUERY)]


async def test_an_operator_keeps_a_hundred_views_also_when_all_are_saved_at_once(
    application: Application,
) -> None:
    sue = an_operator(application)
    for number in range(97):
        await a_view(sue, f"view {number}")
    asked = [sue.mutate("saveView", page="players", name=f"more {n}", query="") for n in range(6)]
    kinds = sorted([each["__typename"] for each in await asyncio.gather(*asked)])
    assert kinds == ["TooManySavedViews"] * 3 + ["ViewSaved"] * 3
    assert len(await views(sue)) == 100


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("page", ""),
        ("page", "/players"),
        ("page", "players/../x"),
        ("page", "p" * 61),
        ("name", " "),
        ("name", "n" * 61),
        ("name", "two\u200bnames"),
        ("query", "a" * 2001),
        ("query", "email=jane%40example.com"),
        ("query", "name=Jürgen"),
        ("query", '"><script>'),
    ],
)
async def test_what_is_no_page_name_or_query_string_is_refused(
    application: Application, field: str, value: str
) -> None:
    sue = an_operator(application)
    given = {"page": "players", "name": "n", "query": QUERY} | {field: value}
    error = await sue.mutation_error("saveView", **given)
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", field)
    assert await views(sue) == []


async def test_players_and_services_have_no_views(application: Application) -> None:
    for role in ("game_server", "anonymous"):
        error = await application.as_(role).error_of("{ savedViews { id } }")
        assert error["code"] == "FORBIDDEN"

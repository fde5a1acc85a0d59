"""Players: as the role of the feed sees them, and what has changed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from domain.feeds.columns import COLUMNS
from domain.feeds.model import FeedKind
from resolvers.authorization.levels import AccessTable, Level
from schema.root import whole
from server.feeds.shown_columns import shown_columns
from server.security.access_control import shipped_access_control
from tests.application import Application, Caller, Json
from tests.feeds.feed_runs import a_feed, csv_of, data_of, manifest_of, run, written
from tests.funded_players import a_key, a_registration

COORDINATES = sorted(
    {each for columns in COLUMNS.values() for column in columns for each in column.coordinates}
)


async def a_named_player(application: Application, **more: Any) -> str:
    given = a_registration(firstName="Jane", lastName="Doe", phone="+4915112345678", **more)
    made = await application.as_("admin").mutate("registerPlayer", **given)
    id: str = made["player"]["id"]
    return id


async def as_graphql(by: Caller, id: str) -> Json:
    asked = "email phone name { first last } dateOfBirth nationalId address { city } username"
    found: Json = (await by.data_of(f'{{ player(id: "{id}") {{ {asked} }} }}'))["player"]
    return found


@pytest.mark.parametrize("role", ["crm", "admin"])
async def test_a_player_is_shown_as_the_role_reads_them(own_application: Application, role: str) -> None:
    id = await a_named_player(own_application)
    admin = own_application.as_("admin")
    feed = await a_feed(admin, "PLAYERS", role=role, format="NDJSON")
    await written(own_application, admin, feed)
    lines = map(json.loads, data_of(own_application, feed).splitlines())
    (row,) = (each for each in lines if each["player_id"] == id)
    shown = await as_graphql(own_application.as_(role), id)
    assert (row["email"], row["phone"], row["username"]) == (
        shown["email"],
        shown["phone"],
        shown["username"],
    )
    assert (row["first_name"], row["last_name"]) == (shown["name"]["first"], shown["name"]["last"])
    assert (row["date_of_birth"], row["national_id"]) == (shown["dateOfBirth"], shown["nationalId"])
    assert row["city"] == (shown["address"] or {}).get("city")
    assert ("@" in row["email"], "***" in row["email"]) == (True, role == "crm")
    masked = manifest_of(own_application, feed)["masked"]
    assert ("email" in masked, "username" in masked) == (role == "crm", False)


async def test_an_increment_has_players_that_changed_alone(own_application: Application) -> None:
    crm = own_application.as_("crm")
    ids = [await a_named_player(own_application) for _ in range(3)]
    feed = await a_feed(crm, "PLAYERS")
    first = await written(own_application, crm, feed)
    assert first["rows"] >= len(ids)
    await crm.mutate("addTag", playerId=ids[1], tag="new")
    second = await written(own_application, crm, feed)
    assert [(each["player_id"], each["tags"]) for each in csv_of(own_application, feed, 2)] == [
        (ids[1], "new")
    ]
    assert (second["full"], second["rows"]) == (False, 1)
    assert (await written(own_application, crm, feed))["rows"] == 0


async def test_a_cursor_of_another_database_means_nothing(own_application: Application) -> None:
    crm = own_application.as_("crm")
    await a_named_player(own_application)
    feed = await a_feed(crm, "PLAYERS")
    first = await written(own_application, crm, feed)
    position = {"until": first["window"]["until"], "database": "another"}
    await own_application.wired.database.statements_for("default").execute(
        "update feeds.feed set position = $1::jsonb where name = $2", position, feed["name"]
    )
    assert (await written(own_application, crm, feed))["rows"] == first["rows"]


@pytest.mark.parametrize("kind", ["TRANSACTIONS", "JOURNAL", "ADJUSTMENTS"])
async def test_crm_has_no_feeds_of_money(own_application: Application, kind: str) -> None:
    error = await own_application.as_("crm").mutation_error(
        "createFeed", name=a_key("f"), kind=kind, format="CSV", role="crm", destination="file:///x"
    )
    assert error["code"] == "FORBIDDEN"


async def test_no_feed_shows_more_than_its_creator_reads(own_application: Application) -> None:
    crm = own_application.as_("crm")
    given = {"kind": "PLAYERS", "format": "CSV", "destination": "file:///x"}
    error = await crm.mutation_error("createFeed", name=a_key("f"), role="admin", **given)
    assert error["code"] == "FORBIDDEN"
    unknown = await crm.mutation_error("createFeed", name=a_key("f"), role="player", **given)
    assert (unknown["code"], unknown["field"]) == ("BAD_USER_INPUT", "role")


async def test_another_brands_feed_is_not_there(own_application: Application) -> None:
    feed = await a_feed(own_application.as_("crm"), "PLAYERS")
    other = own_application.as_("crm", brand="other")
    assert (await other.data_of("{ feeds { id } }"))["feeds"] == []
    for mutation in ("removeFeed", "runFeed"):
        more = {"key": a_key("run")} if mutation == "runFeed" else {}
        done = await other.mutate(mutation, feedId=feed["id"], **more)
        assert done["__typename"] == "FeedNotFound"


@pytest.mark.parametrize(
    "destination",
    ["file:///../up", "file:///a/../../b", "file://host/a", "ftp://a/b", "s3://a", "s3://UPPER/x", "/tmp/x"],
)
async def test_a_destination_stays_where_feeds_may_be(own_application: Application, destination: str) -> None:
    error = await own_application.as_("crm").mutation_error(
        "createFeed", name=a_key("f"), kind="PLAYERS", format="CSV", role="crm", destination=destination
    )
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", "destination")


async def test_a_link_does_not_lead_out_of_the_folder(own_application: Application, tmp_path: Any) -> None:
    crm = own_application.as_("crm")
    name = a_key("link")
    own_application.settings.feeds_folder.mkdir(exist_ok=True)
    (own_application.settings.feeds_folder / name).symlink_to(tmp_path)
    feed = await a_feed(crm, "PLAYERS", destination=f"file:///{name}")
    job = await run(own_application, crm, feed)
    assert (job["state"], job["problem"]["code"]) == ("FAILED", "DESTINATION_FAILED")
    assert not [*tmp_path.iterdir()]


def test_every_column_names_fields_of_the_schema() -> None:
    types = whole()._schema.type_map
    for coordinate in COORDINATES:
        kind, _, field = coordinate.partition(".")
        assert field in types[kind].fields, coordinate


def test_values_that_are_no_texts_are_not_shown_where_they_are_masked() -> None:
    catalogue = shipped_access_control().catalogue
    levels = dict.fromkeys(COORDINATES, Level.READ) | {
        "Player.dateOfBirth": Level.MASKED,
        "Player.email": Level.MASKED,
        "Player.phone": Level.NONE,
    }
    readable = {name: level for name, level in levels.items() if level is not Level.NONE}
    shown = shown_columns(FeedKind.PLAYERS, AccessTable(readable), catalogue.masks)
    assert "phone" not in shown.names
    values = dict.fromkeys(shown.names, "jane@example.com")
    line = dict(zip(shown.names, shown.line([*values.values()]), strict=True))
    assert (line["date_of_birth"], line["email"]) == (None, "j***@e***.com")

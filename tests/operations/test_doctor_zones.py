"""The doctor compares the zones of brands and players with the database's rules, and says whose are old."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from adapters.postgres.zones import countries_of_players, offsets_of
from domain.shared.calendar import RELEASE, zone_of
from server.doctor import Severity, backends, examination, examine
from server.doctor.findings import good
from server.doctor.zones import (
    CHANGES,
    EMBEDDED_ADVICE,
    UPDATE_ADVICE,
    compared,
    zones,
    zones_of_countries,
)
from server.embedded.binaries import find_postgres
from server.settings import read_settings
from tests.application import Application
from tests.funded_players import a_funded_player

START = datetime(2026, 11, 29, tzinfo=UTC)
MOMENTS = [START + timedelta(hours=6) * number for number in range(4 * 366)]
EVERY, NONE = [True] * len(CHANGES), [False] * len(CHANGES)


def ours(name):
    return [moment.astimezone(zone_of(name)).utcoffset() for moment in MOMENTS]


def an_hour_off(name, since):
    return [
        offset - timedelta(hours=moment >= since) for offset, moment in zip(ours(name), MOMENTS, strict=True)
    ]


def test_rules_that_agree_are_good():
    finding = compared({"Europe/Rome": ours("Europe/Rome")}, ["Europe/Rome"], MOMENTS, NONE)
    assert finding.severity is Severity.GOOD
    assert RELEASE in finding.observed


def test_a_database_without_a_known_change_is_the_old_end():
    since = datetime(2027, 3, 1, tzinfo=UTC)
    used = ["America/Vancouver", "Europe/Rome"]
    theirs = {
        "America/Vancouver": an_hour_off("America/Vancouver", since),
        "Europe/Rome": ours("Europe/Rome"),
    }
    known = [change.release < "2026e" for change in CHANGES]
    finding = compared(theirs, used, MOMENTS, known)
    assert finding.severity is Severity.DOUBTFUL
    assert "America/Vancouver from 2027-03-01;" in finding.observed
    assert "PostgreSQL's rules are old: older than 2026e" in finding.observed
    assert "Europe/Rome" not in finding.observed


def test_a_database_with_every_known_change_is_the_newer_end():
    theirs = {"Europe/Rome": an_hour_off("Europe/Rome", START)}
    finding = compared(theirs, ["Europe/Rome"], MOMENTS, EVERY)
    assert finding.severity is Severity.BAD
    assert "ours are old" in finding.observed
    assert "tzdata" in finding.remedy


@pytest.mark.parametrize(
    ("embedded", "known", "advice"),
    [
        (False, NONE, UPDATE_ADVICE),
        (True, NONE, EMBEDDED_ADVICE),
        (False, EVERY, "update the Python package tzdata, or Croupier"),
        (True, EVERY, "update the Python package tzdata, or Croupier"),
    ],
)
def test_the_embedded_server_is_not_to_be_updated_by_hand(embedded, known, advice):
    theirs = {"Europe/Rome": an_hour_off("Europe/Rome", START)}
    assert compared(theirs, ["Europe/Rome"], MOMENTS, known, embedded=embedded).remedy == advice


def test_the_advice_for_the_embedded_server_names_what_there_is_to_do():
    assert "CROUPIER_PG_BIN" in EMBEDDED_ADVICE
    assert "update PostgreSQL" not in EMBEDDED_ADVICE


@pytest.mark.parametrize(
    ("own", "embedded"), [("nothing", True), ("the programs", False), ("the server", False)]
)
@pytest.mark.parametrize("begun", [False, True])
def test_only_the_server_of_the_wheel_gets_the_advice_for_it(
    database_url, place, monkeypatch, own, embedded, begun
):
    asked = []

    async def looked(_url, _settings=None, *, embedded=False):
        asked.append(embedded)
        return []

    async def nothing(_settings, **_options):
        return []

    monkeypatch.setattr(backends, "database", looked)
    monkeypatch.setattr(examination, "event_bus", nothing)
    monkeypatch.setattr(examination, "system_jobs", nothing)
    programs = find_postgres(read_settings().pg_bin).bin
    given = {
        "nothing": {},
        "the programs": {"pg_bin": programs},
        "the server": {"database_url": database_url},
    }
    if begun:
        (place / "data" / "servers").mkdir(parents=True)
    examine(read_settings(data_dir=place / "data", port=0, **given[own]))
    assert asked == [embedded]


@pytest.mark.parametrize("embedded", [True, False])
async def test_the_examination_of_a_database_tells_the_zones_whose_server_it_is(
    database_url, monkeypatch, embedded
):
    asked = []

    async def looked(_url, *, embedded=False):
        asked.append(embedded)
        return good("Time zones", "not compared")

    monkeypatch.setattr(backends, "zones", looked)
    await backends.database(database_url, embedded=embedded)
    assert asked == [embedded]


def test_a_zone_that_the_database_lacks_differs_from_the_first_moment_on():
    finding = compared({}, ["America/Coyhaique"], MOMENTS, NONE)
    assert "America/Coyhaique from 2026-11-29" in finding.observed


@pytest.mark.parametrize(
    ("countries", "found"),
    [(["IT"], ["Europe/Rome"]), (["DE"], ["Europe/Berlin", "Europe/Busingen"]), ([], [])],
)
def test_the_zones_of_countries(countries, found):
    assert zones_of_countries(countries) == found


async def test_the_countries_of_players_are_those_that_are_compared(application: Application):
    for country in ("DE", "FR", "FR"):
        await a_funded_player(application, None, country=country, brand="rival")
    connection = await asyncpg.connect(application.database_url)
    countries = await countries_of_players(connection)
    await connection.close()
    assert {"DE", "FR"} <= set(countries)
    finding = await zones(application.database_url, START)
    assert finding.severity is Severity.GOOD, finding
    assert int(finding.observed.split(" on ")[1].split()[0]) >= 3


async def test_the_database_s_offsets_are_its_own(application: Application):
    moments = [datetime(2026, 7, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)]
    connection = await asyncpg.connect(application.database_url)
    found = await offsets_of(connection, ["Europe/Rome", "Europe/Nowhere"], moments)
    await connection.close()
    assert found == {"Europe/Rome": [timedelta(hours=2), timedelta(hours=1)]}

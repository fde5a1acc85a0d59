"""Jurisdiction packs of the casino's own: the guide's examples, mistakes, and earlier players."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from domain.players.jurisdictions import NEUTRAL, Packs, packs_in_force, shipped_packs
from server.doctor import Severity, machine
from server.embedded import EmbeddedServers
from server.jurisdiction_packs import PackFileRefused, read_packs_of
from server.processes.preflight import require_installation
from server.settings import Settings
from tests.application import Application, Json, open_application
from tests.architecture.sources import ROOT
from tests.funded_players import a_registration

GUIDE = (ROOT / "docs" / "adding-a-jurisdiction.md").read_text(encoding="utf-8")
DE, BONUSES, GB = re.findall(r"^```toml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
SECURITY = """
[[security]]
effective = 2026-01-01
source = "an example"
failed_sign_ins_max = 5
session_idle_seconds = 900
session_absolute_seconds = 3600
"""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """The directory of the guide's examples."""
    (tmp_path / "de.toml").write_text(DE)
    (tmp_path / "gb.toml").write_text(GB)
    (tmp_path / "notes.txt").write_text("no pack")
    return tmp_path


def in_force_at(packs: Packs, country: str, day: date) -> tuple[str, int, int]:
    rules = packs.rules_for(None, country, day)
    assert rules
    return rules.jurisdiction, rules.age_min, rules.exclusion_days_min


@pytest.mark.parametrize(
    ("country", "day", "holds"),
    [
        ("DE", date(2025, 12, 31), (NEUTRAL, 18, 180)),
        ("DE", date(2026, 1, 1), ("DE", 21, 90)),
        ("GB", date(2027, 1, 31), ("GB", 18, 180)),
        ("GB", date(2027, 2, 1), ("GB", 18, 365)),
        ("GB", date(2014, 11, 1), ("GB", 18, 180)),
        ("MT", date(2027, 2, 1), ("MT", 18, 1)),
        ("FR", date(2027, 2, 1), (NEUTRAL, 18, 180)),
    ],
)
def test_the_guides_examples_hold_from_their_day_on(
    directory: Path, country: str, day: date, holds: tuple[str, int, int]
) -> None:
    assert in_force_at(read_packs_of(directory), country, day) == holds


def test_an_entry_of_the_same_day_replaces_the_shipped_one(directory: Path) -> None:
    (directory / "gb.toml").write_text(GB.replace("2027-02-01", "2019-05-07"))
    packs = read_packs_of(directory)
    assert len(packs.by_jurisdiction["GB"].rules) == len(shipped_packs().by_jurisdiction["GB"].rules)
    assert in_force_at(packs, "GB", date(2019, 5, 7)) == ("GB", 18, 365)


def test_rules_of_sessions_are_added_too(directory: Path) -> None:
    (directory / "mt.toml").write_text('jurisdiction = "MT"\n' + SECURITY)
    security = read_packs_of(directory).by_jurisdiction["MT"].security_at(date(2026, 1, 1))
    assert security
    assert security.failed_sign_ins_max == 5


def test_rules_for_bonuses_are_added_too(directory: Path) -> None:
    (directory / "mt.toml").write_text(BONUSES)
    packs = read_packs_of(directory)
    assert [entry["times_max"] for entry in packs.by_jurisdiction["MT"].bonuses] == [30]
    assert packs.by_jurisdiction["GB"].bonuses == shipped_packs().by_jurisdiction["GB"].bonuses


def test_rules_for_bonuses_of_the_same_day_replace_the_shipped_ones(directory: Path) -> None:
    own = BONUSES.replace('"MT"', '"GB"').replace("2026-06-01", "2026-01-19")
    (directory / "gb.toml").write_text(own)
    (entry,) = read_packs_of(directory).by_jurisdiction["GB"].bonuses
    assert (entry["times_max"], "one_product" in entry) == (30, False)


def test_without_a_directory_the_shipped_packs_are_in_force() -> None:
    assert read_packs_of(None) == shipped_packs() == packs_in_force()


WRONG = [
    (
        "age_min = 21",
        "age_min = 17",
        "line 8: rules entry 1, age_min: has to be a whole number from 18",
    ),
    ("age_min = 21", 'age_min = "21"', "line 8: rules entry 1, age_min: has to be a whole number"),
    ("age_min = 21\n", "", "line 5: rules entry 1, age_min: is missing"),
    ("age_min", "min_age", "line 8: rules entry 1, min_age: there is no such field"),
    ("2026-01-01  ", '"soon"', "line 6: rules entry 1, effective: has to be a day, such as 2027-01-01"),
    ("2026-01-01  ", "2026-01-01T00:00:00", "line 6: rules entry 1, effective: has to be a day"),
    ('"an example"', '""', "line 7: rules entry 1, source: has to be a text"),
    ('"phone"', '"fax"', "line 9: rules entry 1, required: 'fax' is not among"),
    ('"PRIVACY"', '"COOKIE"', "line 10: rules entry 1, consents: 'COOKIE' is not among"),
    ('= "PENDING"', '= "CLOSED"', "line 11: rules entry 1, initial_status: has to be ACTIVE or PENDING"),
    ('"EMAIL"', '"MAIL"', "line 12: rules entry 1, playable_needs: 'MAIL' is not among"),
    (', "IDENTITY"', "", "line 5: rules entry 1: IDENTITY is needed where, and only where, players start at"),
    ("exclusion_days_min = 90", "exclusion_days_min = 0", "line 13: rules entry 1, exclusion_days_min"),
    ("= true", "= 1", "line 14: rules entry 1, exclusion_for_good: has to be true or false"),
    ('jurisdiction = "DE"', 'jurisdiction = "de"', "line 1: jurisdiction: has to be 2 to 16 capital letters"),
    ('countries = ["DE"]', 'countries = ["XX"]', "line 3: countries: 'XX' is not ISO 3166-1 codes"),
    ('countries = ["DE"]', 'countries = ["MT"]', "line 3: countries: MT is in the pack MT already"),
    ('name = "Germany"\n', "", "name: is missing"),
    ('name = "Germany"', 'title = "Germany"', "line 2: title: there is no such field"),
    ("[[rules]]", "[[laws]]", "laws: there is no such field"),
    ("[[rules]]", "[rules]", "rules: has to be entries that begin with"),
    ("[[rules]]", "[[rules]", "is not TOML: "),
]


@pytest.mark.parametrize(("right", "wrong", "told"), WRONG)
def test_a_mistake_is_told_with_its_file_line_and_field(
    directory: Path, right: str, wrong: str, told: str
) -> None:
    (directory / "de.toml").write_text(DE.replace(right, wrong, 1))
    with pytest.raises(PackFileRefused) as refused:
        read_packs_of(directory)
    assert str(refused.value).startswith(str(directory / "de.toml"))
    assert told in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


def test_the_second_entry_is_told_apart_from_the_first(directory: Path) -> None:
    second = DE[DE.index("[[rules]]") :]
    (directory / "de.toml").write_text(DE + second)
    with pytest.raises(PackFileRefused, match="line 17: rules entry 2, effective: another entry holds from"):
        read_packs_of(directory)
    (directory / "de.toml").write_text(DE + SECURITY.replace("900", "3601"))
    with pytest.raises(PackFileRefused, match="line 17: security entry 1: a session may be idle for as long"):
        read_packs_of(directory)


def test_one_jurisdiction_has_one_file(directory: Path) -> None:
    (directory / "other.toml").write_text(DE)
    with pytest.raises(PackFileRefused, match=r"other.toml, line 1: jurisdiction: .*de.toml has the same"):
        read_packs_of(directory)


def test_a_start_and_the_doctor_name_the_mistake(directory: Path) -> None:
    assert machine.jurisdictions(directory).observed == "DE, GB, IT, MT, NEUTRAL"
    (directory / "de.toml").write_text(DE.replace("21", "12"))
    finding = machine.jurisdictions(directory)
    assert (finding.severity, "line 8" in finding.observed) == (Severity.BAD, True)
    for place in (directory, directory / "mistyped"):
        with pytest.raises(PackFileRefused, match=r"de\.toml, line 8|CROUPIER_JURISDICTIONS_DIR"):
            require_installation(Settings(jurisdictions_dir=place))


async def test_players_stay_under_the_pack_they_registered_under(
    servers: EmbeddedServers, fresh_database_url: str, tmp_path: Path, directory: Path
) -> None:
    given = (fresh_database_url, servers.redis_url, tmp_path / "data")
    async with open_application(*given) as application:
        before = await register(application)
        assert await seen(application, before) == (NEUTRAL, "ACTIVE", [])
    async with open_application(*given, jurisdictions_dir=directory) as application:
        refused = await register(application)
        after = await register(application, firstName="Ann", lastName="Example", phone="+4930123456")
        assert {each["field"] for each in refused["reasons"]} == {"firstName", "lastName", "phone"}
        assert await seen(application, after) == ("DE", "PENDING", ["IDENTITY"])
        change = {"playerId": before["player"]["id"], "phone": "+4930999999"}
        await application.as_("admin").mutate("updateProfile", **change)
        assert await seen(application, before) == (NEUTRAL, "ACTIVE", [])
    assert packs_in_force() == shipped_packs()


async def register(application: Application, **profile: object) -> Json:
    return await application.as_("admin").mutate("registerPlayer", **a_registration(**profile))


async def seen(application: Application, registered: Json) -> tuple[str, str, list[str]]:
    asked = "query ($id: ID!) { player(id: $id) { jurisdiction status missing } }"
    found = await application.as_("admin").data_of(asked, id=registered["player"]["id"])
    player = found["player"]
    return player["jurisdiction"], player["status"], player["missing"]

"""Packs: the right one for a player, in force on the day, and none that names what does not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.players.jurisdictions import NEUTRAL, read_packs, shipped_packs
from domain.players.profile.countries import COUNTRIES
from domain.players.registration.admission import REGISTRATION_FIELDS
from domain.players.statuses import Condition, PlayerStatus

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("licence", "country", "pack"),
    [
        (None, "GB", "GB"),
        (None, "IT", "IT"),
        (None, "MT", "MT"),
        (None, "DE", "NEUTRAL"),
        ("MT", "DE", "MT"),
        ("MT", "GB", "MT"),
        ("XX", "DE", None),
    ],
)
def test_a_brands_licence_counts_before_the_players_country(
    licence: str | None, country: str, pack: str | None
) -> None:
    rules = shipped_packs().rules_for(licence, country, TODAY)

    assert (rules.jurisdiction if rules else None) == pack


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2019, 5, 6), PlayerStatus.ACTIVE),
        (date(2019, 5, 7), PlayerStatus.PENDING),
        (TODAY, PlayerStatus.PENDING),
    ],
)
def test_new_rules_hold_from_their_day_on(day: date, status: PlayerStatus) -> None:
    rules = shipped_packs().rules_for("GB", "GB", day)

    assert rules
    assert rules.initial_status is status


def test_a_licence_not_yet_in_force_allows_no_registration() -> None:
    before = date(2018, 7, 31)

    assert shipped_packs().rules_for("MT", "MT", before) is None
    country_rules = shipped_packs().rules_for(None, "MT", before)
    assert country_rules
    assert country_rules.jurisdiction == NEUTRAL


@pytest.mark.parametrize("pack", shipped_packs().by_jurisdiction.values(), ids=lambda pack: pack.jurisdiction)
def test_shipped_packs_name_only_what_exists(pack) -> None:
    assert pack.rules
    assert pack.countries <= COUNTRIES
    for rules in pack.rules:
        assert set(rules.required) <= REGISTRATION_FIELDS
        assert rules.source
        assert rules.age_min >= 18
        assert rules.exclusion_days_min >= 1
        assert rules.cooling_off_days_max >= 1
    days = [rules.effective for rules in pack.rules]
    assert days == sorted(set(days))


PACK = """
jurisdiction = "XA"
name = "Examplia"
countries = ["DE"]
[[rules]]
effective = 2026-06-15
source = "made up"
age_min = 21
required = ["phone"]
consents = ["TERMS"]
initial_status = "PENDING"
playable_needs = ["IDENTITY", "EMAIL"]
exclusion_days_min = 7
exclusion_for_good = false
cooling_off_days_max = 3
"""


def test_a_new_jurisdiction_is_a_new_file() -> None:
    neutral = shipped_packs().by_jurisdiction[NEUTRAL]
    packs = replace(read_packs([PACK]))
    packs.by_jurisdiction[NEUTRAL] = neutral

    today, yesterday = (packs.rules_for(None, "DE", day) for day in (TODAY, TODAY - timedelta(days=1)))

    assert (today and today.age_min, yesterday and yesterday.jurisdiction) == (21, NEUTRAL)


def test_needs_are_read_in_their_order() -> None:
    (rules,) = read_packs([PACK]).by_jurisdiction["XA"].rules

    assert rules.playable_needs == (Condition.EMAIL, Condition.IDENTITY)


@pytest.mark.parametrize(
    "wrong",
    [
        *('"TERMS"|"TERM"', '"PENDING"|"WAITING"', "age_min = 21|", '"EMAIL"|"MAIL"'),
        '"PENDING"|"ACTIVE"',
        '"IDENTITY", |',
    ],
)
def test_a_pack_with_a_mistake_is_not_read(wrong: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        read_packs([PACK.replace(*wrong.split("|"))])

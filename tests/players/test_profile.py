"""Patches of a profile, and the differences they leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.players.model import ContactChannel, OddsFormat
from domain.players.profile.fields import FIELDS, Difference, differences, patched
from domain.players.statuses import PlayerStatus
from domain.shared.errors import BadInput
from tests.players.people import NOON, a_player


def test_a_patch_changes_what_it_names_and_nothing_else() -> None:
    before = a_player(phone="+39061234567")
    after = patched(
        before,
        {
            "city": " Rome ",
            "odds_format": OddsFormat.AMERICAN,
            "contact_by": [ContactChannel.SMS, ContactChannel.EMAIL],
        },
    )

    assert differences(before, after) == (
        Difference("oddsFormat", "DECIMAL", "AMERICAN"),
        Difference("contactBy", [], ["EMAIL", "SMS"]),
        Difference("city", None, "Rome"),
    )
    assert replace(after, preferences=before.preferences, address=before.address) == before


@pytest.mark.parametrize("name", FIELDS)
def test_null_clears_what_may_be_empty_and_is_refused_elsewhere(name: str) -> None:
    cleared = {"first_name", "last_name", "phone", "street", "city", "postal_code", "region", "national_id"}

    if name in cleared:
        assert FIELDS[name].of(patched(a_player(), {name: None})) is None
    else:
        with pytest.raises(BadInput) as refused:
            patched(a_player(), {name: None})
        assert refused.value.field == FIELDS[name].api


def test_status_tags_and_level_are_part_of_the_history() -> None:
    before = a_player()
    after = replace(before, status=PlayerStatus.CLOSED, tags=("vip",), vip_level=2, excluded_until=NOON)

    assert differences(before, after) == (
        Difference("vipLevel", 0, 2),
        Difference("tags", [], ["vip"]),
        Difference("status", "ACTIVE", "CLOSED"),
        Difference("excludedUntil", None, "2026-06-15T12:00:00+00:00"),
    )


def test_a_player_does_not_differ_from_itself() -> None:
    player = a_player()

    assert differences(player, replace(player, version=9)) == ()

"""Entries of packs become dated rules, or are refused with the field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.bonuses.law.entries import bonus_law, bonus_rules
from domain.bonuses.law.rules import BonusRules
from domain.bonuses.terms import LateWins, StakeOrder
from domain.shared.errors import BadInput

DAY = date(2026, 1, 19)
ENTRY: dict[str, Any] = {"effective": DAY, "source": "a clause", "times_max": 10}


def test_an_entry_has_what_it_says_and_leaves_the_rest():
    whole = {
        **ENTRY,
        "times_counts_weights": True,
        "one_product": False,
        "no_winnings_cap": True,
        "fund_order": "BONUS_FIRST",
        "late": "HONOUR",
    }

    assert bonus_rules("GB", ENTRY) == BonusRules(
        jurisdiction="GB", effective=DAY, source="a clause", times_max=10
    )
    assert bonus_rules("GB", whole) == BonusRules(
        jurisdiction="GB",
        effective=DAY,
        source="a clause",
        times_max=10,
        times_counts_weights=True,
        one_product=False,
        no_winnings_cap=True,
        fund_order=StakeOrder.BONUS_FIRST,
        late=LateWins.HONOUR,
    )


def test_a_law_without_entries_prescribes_nothing():
    assert bonus_law("MT", ()).clause("times_max", DAY) is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"effective": "2026-01-19"}, "effective"),
        ({"source": ""}, "source"),
        ({"times_max": -1}, "times_max"),
        ({"times_max": 1001}, "times_max"),
        ({"times_max": "10"}, "times_max"),
        ({"one_product": 1}, "one_product"),
        ({"fund_order": "REAL_ONLY"}, "fund_order"),
        ({"late": "KEEP"}, "late"),
        ({"times_maximum": 10}, "times_maximum"),
    ],
)
def test_a_mistake_is_told_with_its_field(change: dict[str, Any], field: str):
    with pytest.raises(BadInput) as wrong:
        bonus_rules("GB", {**ENTRY, **change})
    assert wrong.value.field == field


@pytest.mark.parametrize("missing", ["effective", "source", "times_max"])
def test_nothing_may_be_missing(missing: str):
    with pytest.raises(BadInput):
        bonus_rules("GB", {name: value for name, value in ENTRY.items() if name != missing})

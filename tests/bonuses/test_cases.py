"""The table of cases: every one of them against the rules, and its stories against the reference, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.bonuses.player_by_rules import PlayerByRules
from tests.bonuses.reference import Player
from tests.bonuses.rule_calls import CALLS, call
from tests.bonuses.stories import CASES, disagreements

STORIES = [case for case in CASES if "steps" in case]
CALLED = [case for case in CASES if "function" in case]

ALSO_DECIDED_BY_THE_LEDGER: Mapping[str, str] = {
    "D20": "the key of a bet",
    "X13": "whether a bet was rolled back before",
    "X28": "the key of a bet that was refused",
    "X32": "the id of a grant",
    "X40": "the id of an issue of free spins",
    "X77": "whether the caller may send wins for a round that is closed",
    "X80": "the key of a bet",
    "D10.1": "whether free spins have ended before",
    "D10.2": "the key of a spin",
    "D16": "whether the player may bet and deposit",
    "X31": "whether the wallet is locked",
}
"""Case -> what of it is no rule of bonuses: ``PlayerByRules`` keeps it as the ledger does."""


def named(cases: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=f"{case['id']} {case['title']}") for case in cases]


@pytest.mark.parametrize("case", named(STORIES))
def test_a_story_ends_as_the_table_says(case: dict[str, Any]):
    assert disagreements(case, PlayerByRules) == []


@pytest.mark.parametrize("case", named(STORIES))
def test_the_reference_agrees_with_the_table(case: dict[str, Any]):
    assert disagreements(case, Player) == []


@pytest.mark.parametrize("case", named(CALLED))
def test_a_rule_says_what_the_table_says(case: dict[str, Any]):
    assert call(case) == case["expect"]


def test_every_case_is_run():
    assert len(STORIES) + len(CALLED) == len(CASES) == len({case["id"] for case in CASES})
    assert {case["function"] for case in CALLED} <= CALLS.keys()
    assert ALSO_DECIDED_BY_THE_LEDGER.keys() <= {case["id"] for case in STORIES}

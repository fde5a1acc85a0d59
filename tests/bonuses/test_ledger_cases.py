"""The stories of the table of cases through the SQL functions of the wallets."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bonuses.player_by_ledger import Ledger, PlayerByLedger
from tests.bonuses.stories import CASES, FREE_SPINS, disagreements

STORIES = [
    pytest.param(case, id=f"{case['id']} {case['title']}")
    for case in CASES
    if "steps" in case and not FREE_SPINS & {step[0] for step in case["steps"]}
]


@pytest.mark.parametrize("case", STORIES)
def test_a_story_ends_as_the_table_says(ledger: Ledger, case: dict[str, Any]):
    def player(currency: str, catalogue: dict[str, Any] | None, late_wins: bool) -> PlayerByLedger:
        return PlayerByLedger(ledger, currency, catalogue, late_wins)

    assert disagreements(case, player) == []

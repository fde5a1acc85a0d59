"""A win is divided as its stake was, to the cent."""

from __future__ import annotations

import pytest

from domain.wallets.kinds import Funding
from tests.wallets.wallets_harness import WalletsHarness, an_id, eur


@pytest.mark.parametrize(
    ("real", "bonus", "win", "left"),
    [
        (2, 1, 3, [2, 1]),  # a third of three is one, however a third is written
        (2, 1, 4, [3, 1]),  # what cannot be divided is real money
        (1, 2, 1, [1, 0]),
        (49, 1, 50, [49, 1]),
    ],
)
async def test_a_win_is_divided_as_its_stake_was(
    harness: WalletsHarness, real: int, bonus: int, win: int, left: list[int]
) -> None:
    player = await harness.a_player(eur(0, real))
    await harness.bonus(player, eur(0, bonus))
    await harness.bet(player, eur(0, real + bonus), key := an_id("bet"), funding=Funding.REAL_FIRST)

    await harness.win(player, eur(0, win), bet=key)

    assert await harness.balances(player) == left

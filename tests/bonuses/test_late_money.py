"""Where bonus money goes that comes to a grant in each state, before and at its expiry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.bonuses.late_money import BonusMoneyGoes, returned_goes_to, won_goes_to
from domain.bonuses.states import GrantState
from domain.bonuses.terms import LateWins
from tests.bonuses.player_by_rules import moment
from tests.bonuses.test_bets import a_grant

S = GrantState
WALLET, REVIVED = BonusMoneyGoes.TO_WALLET, BonusMoneyGoes.TO_REVIVED_GRANT
CONVERTED, FORFEITED = BonusMoneyGoes.CONVERTED, BonusMoneyGoes.FORFEITED


@pytest.mark.parametrize(
    ("state", "minute", "won", "won_honoured", "returned"),
    [
        (S.ACTIVE, 99, WALLET, WALLET, WALLET),
        (S.PAUSED, 99, WALLET, WALLET, WALLET),
        (S.COMPLETING, 999, WALLET, WALLET, WALLET),
        (S.LOST, 99, REVIVED, REVIVED, REVIVED),
        (S.LOST, 100, FORFEITED, CONVERTED, FORFEITED),
        (S.COMPLETED, 999, CONVERTED, CONVERTED, CONVERTED),
        (S.EXPIRED, 100, FORFEITED, CONVERTED, FORFEITED),
        (S.FORFEITED, 99, FORFEITED, CONVERTED, FORFEITED),
        (S.CANCELLED, 99, FORFEITED, CONVERTED, FORFEITED),
        (S.VOIDED, 99, FORFEITED, FORFEITED, FORFEITED),
    ],
)
def test_bonus_money_of_a_grant_that_expires_at_minute_100(
    state: GrantState,
    minute: int,
    won: BonusMoneyGoes,
    won_honoured: BonusMoneyGoes,
    returned: BonusMoneyGoes,
):
    forfeiting = replace(a_grant(), state=state)
    honouring = replace(a_grant(late_wins=LateWins.HONOUR), state=state)

    assert won_goes_to(forfeiting, moment(minute)) is won
    assert won_goes_to(honouring, moment(minute)) is won_honoured
    assert returned_goes_to(forfeiting, moment(minute)) is returned
    assert returned_goes_to(honouring, moment(minute)) is returned

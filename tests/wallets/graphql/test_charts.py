"""Charts of a player through the whole application: who may see them, and of whom."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player
from tests.statement_counter import count_statements, without_audit_appends

BALANCES = """
query ($id: ID!, $period: PeriodInput!, $kind: WalletKind, $currency: Currency) {
  player(id: $id) { balanceHistory(period: $period, walletKind: $kind, currency: $currency) {
    walletKind currency stepSeconds opening { amount } closing { amount }
    points { at balance { amount currency } }
  } }
}
"""
PLAY = """
query ($id: ID!, $period: PeriodInput!) {
  player(id: $id) { dailyPlay(period: $period) {
    currency bets stakes { amount } wins { amount } result { amount }
    bonusStakes { amount } bonusWins { amount }
  } }
}
"""
ROLES = {
    "game_server": True,
    "payment_service": False,
    "support": True,
    "accountant": True,
    "risk": True,
    "crm": True,
    "auditor": True,
    "kyc_analyst": False,
}
"""Role -> whether it may see a player's transactions, and so these."""


@pytest.fixture(scope="module")
async def guest(application: Application) -> FundedPlayer:
    guest = await a_funded_player(application)
    await guest.bet("10.00", key="s1", round="r1")
    await guest.win("4.00", bet="s1", round="r1")
    await guest.bet("3.00", key="s2", round="r2")
    await guest.games.mutate("rollbackBet", playerId=guest.id, key="b2", bet="s2")
    return guest


async def test_a_player_sees_their_own_balances_and_play(guest: FundedPlayer) -> None:
    (series,) = (await guest.player.data_of(BALANCES, id=guest.id, period={}))["player"]["balanceHistory"]
    assert (series["walletKind"], series["currency"], series["stepSeconds"]) == ("REAL", "EUR", 60)
    assert (series["opening"], series["closing"]) == ({"amount": "0.00"}, {"amount": "94.00"})
    assert series["points"][-1]["balance"] == {"amount": "94.00", "currency": "EUR"}
    played = (await guest.player.data_of(PLAY, id=guest.id, period={}))["player"]["dailyPlay"]
    assert {day["currency"] for day in played} == {"EUR"}
    assert sum(day["bets"] for day in played) == 2
    if len(played) == 1:  # not at midnight
        assert (played[0]["stakes"], played[0]["wins"]) == ({"amount": "10.00"}, {"amount": "4.00"})
        assert played[0]["result"] == {"amount": "-6.00"}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("document", [BALANCES, PLAY], ids=["balances", "play"])
async def test_charts_take_the_rights_of_transactions(guest: FundedPlayer, role: str, document: str) -> None:
    caller = guest.application.as_(role, name=f"{role}-of-charts")
    if ROLES[role]:
        shown = (await caller.data_of(document, id=guest.id, period={}))["player"]
        assert all(shown.values())
    else:
        answer = await caller.ask(document, id=guest.id, period={})
        assert {error["extensions"]["code"] for error in answer["errors"]} == {"FORBIDDEN"}


@pytest.mark.parametrize("document", [BALANCES, PLAY], ids=["balances", "play"])
async def test_charts_of_others_are_out_of_reach(guest: FundedPlayer, document: str) -> None:
    other = await a_funded_player(guest.application)
    for caller in (other.player, guest.application.as_("admin", brand="rival")):
        assert (await caller.data_of(document, id=guest.id, period={}))["player"] is None


async def test_a_chart_is_one_statement_and_daily_play_another_for_the_days(guest: FundedPlayer) -> None:
    for document, statements in ((BALANCES, 2), (PLAY, 3)):
        async with count_statements(guest.application.database) as sent:
            await guest.accountant.data_of(document, id=guest.id, period={})
        assert len(without_audit_appends(sent)) == statements, sent


@pytest.mark.parametrize(
    ("period", "field"),
    [
        ({"from": "2100-01-01T00:00:00Z"}, "period.from"),
        ({"from": "2020-01-02T00:00:00Z", "until": "2020-01-01T00:00:00Z"}, "period.until"),
    ],
)
@pytest.mark.parametrize("document", [BALANCES, PLAY], ids=["balances", "play"])
async def test_a_period_that_has_not_begun_is_refused(
    guest: FundedPlayer, document: str, period: Json, field: str
) -> None:
    error = await guest.accountant.error_of(document, id=guest.id, period=period)
    assert error == {"code": "BAD_USER_INPUT", "field": field}


async def test_daily_play_of_more_than_400_days_is_refused(guest: FundedPlayer) -> None:
    long_ago = {"from": datetime(2020, 1, 1, tzinfo=UTC).isoformat()}
    error = await guest.accountant.error_of(PLAY, id=guest.id, period=long_ago)
    assert error == {"code": "BAD_USER_INPUT", "field": "period"}


async def test_series_are_chosen_by_kind_and_currency(guest: FundedPlayer) -> None:
    for chosen, count in (({"kind": "REAL"}, 1), ({"kind": "BONUS"}, 0), ({"currency": "JPY"}, 0)):
        shown = await guest.accountant.data_of(BALANCES, id=guest.id, period={}, **chosen)
        assert len(shown["player"]["balanceHistory"]) == count

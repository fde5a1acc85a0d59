"""Bets, wins, rollbacks, rounds and sessions, as a game provider sends them through the endpoint."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.refusals import refusal


@pytest.fixture
async def funded_player(application: Application) -> FundedPlayer:
    """A player with a hundred euros."""
    return await a_funded_player(application)


def left(outcome: Json) -> str:
    """The balance an outcome shows."""
    amount: str = outcome["wallet"]["balance"]["amount"]
    return amount


async def test_a_registration_opens_an_empty_wallet_of_real_money(application: Application) -> None:
    funded_player = await a_funded_player(application, funds=None)
    answer = await funded_player.player.data_of(
        "query ($id: ID!) { player(id: $id) { wallets { id no kind currency state seq"
        " balance { amount currency minor } reserved { minor } available { minor } } } }",
        id=funded_player.id,
    )
    assert answer["player"]["wallets"] == [
        {
            "id": funded_player.wallet(),
            "no": 0,
            "kind": "REAL",
            "currency": "EUR",
            "state": "OPEN",
            "seq": 0,
            "balance": {"amount": "0.00", "currency": "EUR", "minor": "0"},
            "reserved": {"minor": "0"},
            "available": {"minor": "0"},
        }
    ]


async def test_a_round_is_played_from_bet_to_close(funded_player: FundedPlayer) -> None:
    bet = await funded_player.bet("10.00", key=(key := a_key()), round="r1", game="roulette")
    assert (bet["__typename"], left(bet), bet["replayed"]) == ("BetPlaced", "90.00", False)
    assert bet["transaction"]["id"] == funded_player.id.replace("plr_", "txn_") + "_2"

    win = await funded_player.win("25.50", bet=key, round="r1")
    assert (win["__typename"], left(win), win["transaction"]["seq"]) == ("WinPaid", "115.50", 3)

    close = {"playerId": funded_player.id, "key": a_key(), "round": "r1"}
    closed = await funded_player.games.mutate("closeRound", **close)
    assert (closed["__typename"], left(closed)) == ("RoundClosed", "115.50")
    late = await funded_player.bet("1.00", round="r1")
    assert late == refusal("RoundIsClosed", round="r1")
    unknown = await funded_player.games.mutate("closeRound", **close | {"key": a_key(), "round": "r2"})
    assert unknown == refusal("UnknownRound", round="r2")


async def test_bet_and_win_in_one_call_are_atomic(funded_player: FundedPlayer) -> None:
    bet = {"playerId": funded_player.id, "key": a_key(), "stake": eur("40.00"), "round": "both"}
    win = {
        "playerId": funded_player.id,
        "key": a_key(),
        "amount": eur("15.00"),
        "round": "both",
        "closesRound": True,
    }
    done = await funded_player.games.mutate("betAndWin", bet=bet, win=win)
    assert done["__typename"] == "BetAndWinDone"
    assert (left(done["betPlaced"]), left(done["winPaid"])) == ("60.00", "75.00")

    greedy = bet | {"key": a_key(), "stake": eur("75.01"), "round": "other"}
    refused = await funded_player.games.mutate(
        "betAndWin", bet=greedy, win=win | {"key": a_key(), "round": "other"}
    )
    assert refused["__typename"] == "InsufficientFunds"
    assert refused["shortBy"] == {"amount": "0.01", "currency": "EUR", "minor": "1"}
    assert await funded_player.balance() == "75.00"


async def rollback(funded_player: FundedPlayer, bet: str) -> Json:
    return await funded_player.games.mutate("rollbackBet", playerId=funded_player.id, key=a_key(), bet=bet)


async def test_a_bet_is_rolled_back_once(funded_player: FundedPlayer) -> None:
    await funded_player.bet("30.00", key=(key := a_key()))
    back = await rollback(funded_player, key)
    assert (back["__typename"], left(back)) == ("RolledBack", "100.00")
    assert await rollback(funded_player, key) == refusal("AlreadyRolledBack", bet=key)
    win = await funded_player.win("5.00", bet=key)
    assert win == refusal("AlreadyRolledBack", bet=key)


async def test_a_rollback_before_its_bet_keeps_the_bet_from_ever_debiting(
    funded_player: FundedPlayer,
) -> None:
    noted = await rollback(funded_player, "early")
    assert (noted["__typename"], left(noted)) == ("RollbackNoted", "100.00")
    assert await funded_player.bet(key="early") == refusal("AlreadyRolledBack", bet="early")
    assert await funded_player.balance() == "100.00"


async def test_a_settled_bet_is_not_rolled_back(funded_player: FundedPlayer) -> None:
    await funded_player.bet(key=(key := a_key()))
    await funded_player.win("0", bet=key)
    assert await rollback(funded_player, key) == refusal("BetAlreadySettled", bet=key)


@pytest.mark.parametrize(
    ("case", "given", "expected"),
    [
        ("the whole balance", {"stake": eur("100.00")}, {"__typename": "BetPlaced"}),
        ("a cent more", {"stake": eur("100.01")}, {"__typename": "InsufficientFunds"}),
        (
            "another currency",
            {"stake": {"amount": "1", "currency": "USD"}},
            refusal("CurrencyMismatch", expected="EUR", given="USD"),
        ),
        (
            "a wallet that is not there",
            {"stake": eur("1"), "funding": "WALLET", "walletNo": 9},
            refusal("WalletNotFound"),
        ),
    ],
)
async def test_a_bet_is_taken_or_refused(
    funded_player: FundedPlayer, case: str, given: Any, expected: Any
) -> None:
    outcome = await funded_player.games.mutate("placeBet", playerId=funded_player.id, key=a_key(), **given)
    assert expected.items() <= outcome.items(), case


async def test_a_refused_bet_states_the_missing_amount_and_leaves_no_entry(
    funded_player: FundedPlayer,
) -> None:
    outcome = await funded_player.bet("100.01")
    assert outcome["balance"]["amount"] == "100.00"
    assert outcome["shortBy"]["amount"] == "0.01"
    assert await funded_player.entries() == 1


@pytest.mark.parametrize(
    ("kind", "transaction"),
    [("PROMO", "PROMO_WIN"), ("JACKPOT", "JACKPOT_WIN"), ("TOURNAMENT", "TOURNAMENT_WIN")],
)
async def test_some_wins_need_no_bet(funded_player: FundedPlayer, kind: str, transaction: str) -> None:
    win = await funded_player.win("7.00", kind=kind)
    assert (win["__typename"], left(win)) == ("WinPaid", "107.00")
    asked = f'{{ transaction(id: "{win["transaction"]["id"]}") {{ kind }} }}'
    assert (await funded_player.games.data_of(asked))["transaction"] == {"kind": transaction}


async def test_a_win_without_its_bet_waits_for_an_operator(funded_player: FundedPlayer) -> None:
    outcome = await funded_player.win("7.00", bet="never seen", key=(key := a_key()))
    assert outcome == refusal("UnknownBet", bet="never seen")
    answer = await funded_player.accountant.data_of(
        "{ unmatchedWins(last: 100) {"
        " nodes { reference betReference amount { amount } caller player { id } } } }"
    )
    assert {
        "reference": key,
        "betReference": "never seen",
        "amount": {"amount": "7.00"},
        "caller": f"service:acme-{funded_player.id}",
        "player": {"id": funded_player.id},
    } in answer["unmatchedWins"]["nodes"]
    assert await funded_player.balance() == "100.00"


async def test_a_session_takes_bets_until_it_ends(funded_player: FundedPlayer) -> None:
    id = str(uuid4())
    given = {"playerId": funded_player.id, "id": id, "game": "roulette", "currency": "EUR"}
    opened = await funded_player.games.mutate("openGameSession", **given)
    assert opened["__typename"] == "GameSessionOpened"
    assert (opened["session"]["sessionId"], opened["session"]["endedAt"]) == (id, None)
    assert await funded_player.games.mutate("openGameSession", **given) == opened

    assert (await funded_player.bet(sessionId=id))["__typename"] == "BetPlaced"
    ended = await funded_player.games.mutate("endGameSession", playerId=funded_player.id, id=id)
    assert ended["__typename"] == "GameSessionEnded"
    assert ended["session"]["endedAt"]
    late = await funded_player.bet(sessionId=id)
    assert late == refusal("SessionExpired", sessionId=id, session=late["session"])
    assert late["session"]["id"] == opened["session"]["id"]
    other = str(uuid4())
    missing = await funded_player.games.mutate("endGameSession", playerId=funded_player.id, id=other)
    assert missing == refusal("SessionNotFound", sessionId=other)


async def test_an_excluded_player_cannot_bet_and_is_still_paid_wins(funded_player: FundedPlayer) -> None:
    await funded_player.bet(key=(key := a_key()))
    moved = await funded_player.admin.mutate(
        "movePlayerStatus",
        playerId=funded_player.id,
        to="SELF_EXCLUDED",
        termDays=365,
        reason={"code": "PLAYER_REQUEST"},
    )
    assert moved["__typename"] == "PlayerStatusMoved"
    assert await funded_player.bet() == refusal("BetRefused", reason="SELF_EXCLUDED")
    given = {"playerId": funded_player.id, "id": str(uuid4()), "game": "roulette", "currency": "EUR"}
    launch = await funded_player.games.mutate("openGameSession", **given)
    assert launch == refusal("BetRefused", reason="SELF_EXCLUDED")
    assert left(await funded_player.win("10.00", bet=key)) == "100.00"
    standing = await funded_player.player.data_of(
        f'{{ player(id: "{funded_player.id}") {{ standing {{ mayBet reason }} }} }}'
    )
    assert standing["player"]["standing"] == {"mayBet": False, "reason": "SELF_EXCLUDED"}


@pytest.mark.parametrize(
    ("case", "differs", "outcome"),
    [
        ("the same", {}, "GameSessionOpened"),
        ("the default, said", {"secondsMax": 4 * 3600}, "GameSessionOpened"),
        ("another game", {"game": "slots"}, "IdempotencyConflict"),
        ("another provider", {"provider": "other"}, "IdempotencyConflict"),
        ("another length", {"secondsMax": 60}, "IdempotencyConflict"),
    ],
)
async def test_an_id_opens_one_session_only(
    funded_player: FundedPlayer, case: str, differs: Json, outcome: str
) -> None:
    session = {"playerId": funded_player.id, "id": str(uuid4()), "game": "roulette", "currency": "EUR"}
    opened = await funded_player.games.mutate("openGameSession", **session)
    again = await funded_player.games.mutate("openGameSession", **session | differs)
    assert again["__typename"] == outcome, case
    assert again == (opened if outcome == opened["__typename"] else again | {"reference": session["id"]})

"""The fast path of bets and wins leaves what the full path leaves, and says what it says."""

from __future__ import annotations

import random
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.ids import new_id
from domain.shared.money import Money
from domain.wallets.awards import GrantFunds, grant_funds
from domain.wallets.kinds import BalanceView, BarReason, Funding, WalletKind
from domain.wallets.model import Standing
from domain.wallets.play.bets import BetPlaced, PlaceBet, place_bet
from domain.wallets.play.game_sessions import (
    EndGameSession,
    OpenGameSession,
    end_game_session,
    open_game_session,
)
from domain.wallets.play.wins import PayWin, WinPaid, pay_win
from domain.wallets.standing import ChangeStanding, change_standing
from tests.wallets.play.bonus_terms import give_bonus
from tests.wallets.wallets_harness import EUR, USD, WalletsHarness, eur

STORED = """
select jsonb_build_object(
  'wallets', (select jsonb_agg(to_jsonb(w) - '{head,last_at,opened_at,grant_id}'::text[] order by wallet_no)
                from wallets.wallet w where player_id = $1),
  'entries', (select jsonb_agg(to_jsonb(e) - '{at,key,hash}'::text[] order by seq, leg)
                from wallets.entry e where player_id = $1 and seq <> 1),
  'keys', (select jsonb_agg(to_jsonb(k) - '{at,key,request}'::text[] order by k.at, k.seq, k.op, k.wallet_no)
             from wallets.operation_key k where player_id = $1 and seq is distinct from 1),
  'queued', (select jsonb_agg(to_jsonb(u) - '{at,key,paid_at}'::text[] order by at)
               from wallets.unmatched_win u where player_id = $1),
  'rounds', (select jsonb_agg(
                  to_jsonb(r) - '{opened_at,closed_at,last_at,round_id}'::text[] || jsonb_build_object(
                    'closed', closed_at is not null) order by last_seq)
               from wallets.round r where player_id = $1),
  'facts', (select jsonb_agg(
                  to_jsonb(f) - '{at,id,part}'::text[] || jsonb_build_object(
                    'payload', payload - '{at,refAt}'::text[], 'refers', payload ->> 'refAt' is not null)
                  order by id)
              from outbox.event f where player_id = $1 and seq <> 1)
)::text
"""
"""All that is written about a player after the deposit, but for times, digests and hashes."""

TIME = re.compile(r"datetime\.datetime\([^()]*(?:\([^()]*\))?[^()]*\)")


@dataclass(frozen=True)
class LedgerPath:
    """Bets and wins of one player, by one of the two paths."""

    harness: WalletsHarness
    player: UUID
    full: bool
    session: UUID
    grant: UUID

    def key(self, name: str) -> str:
        """An operation id: unique, and the same for both players once their ids are taken out."""
        return f"{name} of {self.player}"

    async def _run(self, carry_out: Any, command: Any) -> Any:
        if not self.full:
            return await self.harness.run(carry_out, command)
        async with self.harness.transaction() as run:
            return await run(carry_out, command)

    async def bet(self, name: str, stake: Any = eur(10), **more: Any) -> Any:  # noqa: B008 - a value
        return await self._run(
            place_bet, PlaceBet(player_id=self.player, key=self.key(name), stake=stake, **more)
        )

    async def win(self, name: str, amount: Any = eur(15), bet: str | None = None, **more: Any) -> Any:  # noqa: B008
        answered = self.key(bet) if bet else None
        win = PayWin(player_id=self.player, key=self.key(name), amount=amount, bet=answered, **more)
        return await self._run(pay_win, win)

    async def rollback(self, bet: str) -> Any:
        return await self.harness.rollback(self.player, self.key(bet), self.key(f"rollback of {bet}"))

    async def close(self, round: str) -> Any:  # noqa: A002
        return await self.harness.close(self.player, round, self.key(f"close of {round}"))

    async def stand(self, *, may_bet: bool) -> Any:
        standing = Standing(may_bet, may_deposit=True, reason=None if may_bet else BarReason.SUSPENDED)
        change = ChangeStanding(player_id=self.player, standing=standing)
        return await self.harness.run(change_standing, change)

    async def bonus(self) -> Any:
        grant = GrantFunds(
            player_id=self.player,
            key=self.key("grant"),
            amount=eur(50),
            kind=WalletKind.BONUS,
            grant_id=self.grant,
        )
        return await self.harness.run(grant_funds, grant)

    async def terms(self, **more: Any) -> Any:
        """A bonus of 50 euros under terms."""
        given = {"rules": 7, "expiresAt": "2099-01-01T00:00:00+00:00", "target": 10**9, "maxBetAny": True}
        return await give_bonus(
            self.harness.database, self.player, eur(50), grant_id=self.grant, **(given | more)
        )

    async def open(self, **more: Any) -> Any:
        session = OpenGameSession(
            player_id=self.player, id=self.session, game="roulette", currency=EUR, provider="acme", **more
        )
        return await self.harness.run(open_game_session, session)

    async def end(self) -> Any:
        return await self.harness.run(
            end_game_session, EndGameSession(player_id=self.player, id=self.session)
        )

    async def stored(self, outcomes: list[Any]) -> tuple[str, list[str]]:
        """What the tables hold and what was answered, without what differs between players."""
        kept = await self.harness.database.statements_for(EVERY_BRAND).fetchval(STORED, self.player)
        said = [TIME.sub("a time", repr(outcome)) for outcome in outcomes]
        return self._plain(kept), [self._plain(each) for each in said]

    def _plain(self, text: str) -> str:
        for id in (self.player, self.session, self.grant):
            text = text.replace(str(id), "an id")
        return text


Step = Callable[[LedgerPath], Awaitable[Any]]
ROUND = {"round": "r", "game": "roulette"}

SITUATIONS: dict[str, list[Step]] = {
    "a bet": [lambda p: p.bet("b")],
    "a bet in a round, at the caller's time": [
        lambda p: p.bet("b", **ROUND, provider="acme", occurred_at=datetime(2026, 1, 2, tzinfo=UTC))
    ],
    "all there is": [lambda p: p.bet("b", eur(100))],
    "a stake of nothing": [
        lambda p: p.bet("b", eur(0), **ROUND),
        lambda p: p.bet("b", eur(0), **ROUND),
        lambda p: p.bet("b", eur(1), **ROUND),
        lambda p: p.win("w", bet="b", **ROUND),
    ],
    "a stake of nothing, of a player who has nothing": [
        lambda p: p.bet("b", eur(100)),
        lambda p: p.bet("c", eur(0), **ROUND),
        lambda p: p.rollback("c"),
    ],
    "a stake of nothing, bonus money first": [
        lambda p: p.bonus(),
        lambda p: p.bet("b", eur(0), funding=Funding.BONUS_FIRST),
        lambda p: p.win("w", bet="b"),
    ],
    "a stake of nothing, of a player who may not bet": [
        lambda p: p.stand(may_bet=False),
        lambda p: p.bet("b", eur(0)),
    ],
    "a cent more": [lambda p: p.bet("b", eur(100, 1)), lambda p: p.bet("b", eur(100, 1))],
    "the same again": [lambda p: p.bet("b", **ROUND), lambda p: p.bet("b", **ROUND)],
    "the same again, with the balance as it is": [
        lambda p: p.bet("b"),
        lambda p: p.bet("c", eur(5)),
        lambda p: p.bet("b", balance_view=BalanceView.CURRENT),
    ],
    "another under the same id": [
        lambda p: p.bet("b"),
        lambda p: p.bet("b", eur(9)),
        lambda p: p.win("b", eur(9), bet="b"),
    ],
    "a bet whose rollback came first": [lambda p: p.rollback("b"), lambda p: p.bet("b")],
    "a bet in a closed round": [
        lambda p: p.bet("b", **ROUND),
        lambda p: p.close("r"),
        lambda p: p.bet("c", **ROUND),
        lambda p: p.win("w", bet="b", **ROUND),
    ],
    "a player who may not bet": [
        lambda p: p.stand(may_bet=False),
        lambda p: p.bet("b"),
        lambda p: p.win("w", bet="b"),
    ],
    "a player who may not bet any more wins": [
        lambda p: p.bet("b"),
        lambda p: p.stand(may_bet=False),
        lambda p: p.win("w", bet="b"),
    ],
    "a session": [lambda p: p.open(), lambda p: p.bet("b", session_id=p.session)],
    "a session that has ended": [
        lambda p: p.open(),
        lambda p: p.end(),
        lambda p: p.bet("b", session_id=p.session),
    ],
    "no such session": [lambda p: p.bet("b", session_id=p.session)],
    "bonus money joins in": [
        lambda p: p.bonus(),
        lambda p: p.bet("b", eur(120)),
        lambda p: p.win("w", eur(30), bet="b"),
    ],
    "real money first, and enough of it": [lambda p: p.bonus(), lambda p: p.bet("b", **ROUND)],
    "bonus money first": [lambda p: p.bonus(), lambda p: p.bet("b", funding=Funding.BONUS_FIRST)],
    "real money only": [lambda p: p.bonus(), lambda p: p.bet("b", eur(101), funding=Funding.REAL_ONLY)],
    "one wallet only": [lambda p: p.bonus(), lambda p: p.bet("b", funding=Funding.WALLET, wallet_no=1)],
    "a bonus under terms, and real money enough": [
        lambda p: p.terms(),
        lambda p: p.bet("b", **ROUND),
        lambda p: p.win("w", bet="b", **ROUND),
        lambda p: p.bet("c"),
        lambda p: p.win("v", bet="c"),
        lambda p: p.rollback("c"),
        lambda p: p.close("r"),
    ],
    "it joins in": [
        lambda p: p.terms(counting="BONUS_ONLY", permille=330),
        lambda p: p.bet("b", eur(120), **ROUND),
        lambda p: p.bet("b", eur(120), **ROUND),
        lambda p: p.win("w", eur(30), bet="b", **ROUND),
        lambda p: p.close("r"),
    ],
    "it pays first": [lambda p: p.terms(stakeOrder="BONUS_FIRST"), lambda p: p.bet("b", eur(60))],
    "it pays in proportion": [
        lambda p: p.terms(stakeOrder="PROPORTIONAL"),
        lambda p: p.bet("b", eur(10, 1), **ROUND),
        lambda p: p.win("w", eur(0, 7), bet="b", **ROUND),
        lambda p: p.win("v", eur(0, 7), bet="b", **ROUND),
        lambda p: p.rollback("b"),
    ],
    "real money only, with a bonus under terms": [
        lambda p: p.terms(stakeOrder="BONUS_FIRST"),
        lambda p: p.bet("b", funding=Funding.REAL_ONLY),
        lambda p: p.bet("c", eur(100), funding=Funding.REAL_ONLY),
    ],
    "more than both have": [lambda p: p.terms(), lambda p: p.bet("b", eur(150, 1))],
    "its target is reached by real money": [
        lambda p: p.terms(target=10_00_000),
        lambda p: p.bet("b", **ROUND),
        lambda p: p.bet("c", eur(5)),
        lambda p: p.close("r"),
    ],
    "its target is reached by both": [
        lambda p: p.terms(target=60_00_000, convertsMax=5_00),
        lambda p: p.bet("b", eur(120), **ROUND),
        lambda p: p.win("w", eur(40), bet="b", **ROUND),
        lambda p: p.close("r"),
    ],
    "all of it is lost": [
        lambda p: p.terms(),
        lambda p: p.bet("b", eur(150), **ROUND),
        lambda p: p.close("r"),
        lambda p: p.bet("c", eur(1)),
    ],
    "the highest stake, and its time": [
        lambda p: p.terms(maxBet=20_00, maxBetAny=False, expiresAt="2020-01-01T00:00:00+00:00"),
        lambda p: p.bet("b", eur(100)),
        lambda p: p.bet("c", eur(1)),
    ],
    "another currency": [
        lambda p: p.bet("b", Money(100, USD)),
        lambda p: p.win("w", Money(100, USD), bet="b"),
    ],
    "a win": [lambda p: p.bet("b", **ROUND), lambda p: p.win("w", bet="b", **ROUND)],
    "a win of nothing": [lambda p: p.bet("b"), lambda p: p.win("w", eur(0), bet="b")],
    "two wins and one of them again": [
        lambda p: p.bet("b", **ROUND),
        lambda p: p.win("v", bet="b", **ROUND),
        lambda p: p.win("w", bet="b", **ROUND),
        lambda p: p.win("v", bet="b", **ROUND),
    ],
    "a win in another currency than its bet": [
        lambda p: p.bet("b"),
        lambda p: p.win("w", Money(100, USD), bet="b"),
    ],
    "a win on a bet that was rolled back": [
        lambda p: p.bet("b"),
        lambda p: p.rollback("b"),
        lambda p: p.win("w", bet="b"),
    ],
    "a win before its bet, and again after it": [
        lambda p: p.win("w", bet="b"),
        lambda p: p.bet("b"),
        lambda p: p.win("w", bet="b"),
    ],
    "a rollback after a win": [
        lambda p: p.bet("b"),
        lambda p: p.win("w", bet="b"),
        lambda p: p.rollback("b"),
    ],
}


async def compare(harness: WalletsHarness, steps: list[Step]) -> list[Any]:
    """Take the steps on both paths; what the fast one answered."""
    fast = LedgerPath(harness, await harness.a_player(eur(100)), False, new_id(), new_id())
    full = LedgerPath(harness, await harness.a_player(eur(100)), True, new_id(), new_id())
    answers = {path.full: [await step(path) for step in steps] for path in (fast, full)}

    assert await fast.stored(answers[False]) == await full.stored(answers[True])
    return answers[False]


@pytest.mark.parametrize("name", SITUATIONS)
async def test_both_paths_have_the_same_effect(harness: WalletsHarness, name: str) -> None:
    await compare(harness, SITUATIONS[name])


def some_step(chance: random.Random, n: int) -> Step:
    """Any bet or win: of what was there before, or new, in an open or a closed round."""
    earlier, here = f"b{chance.randrange(n + 1)}", {"round": f"r{chance.randrange(4)}"}
    amount, stake = eur(chance.choice((0, 1, 7, 30))), eur(chance.choice((0, 1, 7, 30, 200)))
    return chance.choice(
        (
            lambda p: p.bet(f"b{n}", stake, **here),
            lambda p: p.bet(f"b{n}", stake),
            lambda p: p.bet(earlier, eur(7)),
            lambda p: p.win(f"w{n}", amount, bet=earlier, **here),
            lambda p: p.win(f"w{n}", amount, bet=earlier),
            lambda p: p.rollback(earlier),
            lambda p: p.close(here["round"]),
        )
    )


@pytest.mark.parametrize("seed", range(5))
async def test_both_paths_have_the_same_effect_after_random_histories(
    harness: WalletsHarness, seed: int
) -> None:
    chance = random.Random(seed)
    steps = [some_step(chance, n) for n in range(40)]

    answers = await compare(harness, [lambda p: p.bonus(), *steps])

    assert len({type(answer) for answer in answers}) > 6


async def test_a_planted_difference_is_found(harness: WalletsHarness) -> None:
    """As by a fast path that forgot the game."""

    async def forgetful(path: LedgerPath) -> Any:
        return await path.bet("b", **ROUND if path.full else {"round": "r"})

    with pytest.raises(AssertionError):
        await compare(harness, [forgetful])


async def test_most_bets_and_wins_take_the_fast_path(
    harness: WalletsHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else nothing above would compare anything."""
    taken = []
    rows = LedgerStatements._asked

    async def spied(self: LedgerStatements, statement: str, *arguments: Any) -> Any:
        taken.append(statement)
        return await rows(self, statement, *arguments)

    monkeypatch.setattr(LedgerStatements, "_asked", spied)
    player = await harness.a_player(eur(100))
    taken.clear()
    assert isinstance(await harness.bet(player, eur(1), "b"), BetPlaced)
    assert isinstance(await harness.win(player, eur(1), bet="b"), WinPaid)

    assert ["fast_path" in statement for statement in taken] == [True, True]

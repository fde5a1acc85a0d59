"""Random commands in random order: the database answers and stores what the model does."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import count
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from adapters.postgres.database import connect
from adapters.postgres.wallets.ledger_verify import verify
from domain.wallets.kinds import BarReason, Funding
from domain.wallets.model import Standing
from domain.wallets.opening import UnlockWallet, unlock_wallet
from domain.wallets.standing import ChangeStanding, change_standing
from domain.wallets.states import DEPOSIT_MOVES, WITHDRAWAL_MOVES, DepositState, WithdrawalState
from tests.ledger.model_back_office import BackOfficeModel
from tests.ledger.model_commands import DatabaseIds, ModelCommand
from tests.wallets.wallets_harness import OPERATOR, SECOND_OPERATOR, WalletsHarness

WHO = st.integers(0, 1)
CENTS = st.sampled_from([1, 2, 3, 7, 50, 100, 999, 5_000, 20_000])
ROUNDS = st.sampled_from([None, "r1", "r2"])
FUNDING = st.sampled_from([Funding.REAL_FIRST, Funding.BONUS_FIRST, Funding.REAL_ONLY])
NUMBER = st.integers(0, 3)
PICK = st.integers(0, 1 << 16)
STARTS = st.sampled_from([DepositState.INITIATED, DepositState.SETTLED, WithdrawalState.REQUESTED])
_ids = count(1)


class WalletsStateMachine(RuleBasedStateMachine):
    """Two players in the database and in the model."""

    harness: WalletsHarness
    runner: asyncio.Runner
    url: str

    @initialize()
    def open(self) -> None:
        players = self.runner.run(self._two_players())
        self.ids = DatabaseIds(players, {})
        first, second = BackOfficeModel(), BackOfficeModel()
        first.neighbour, second.neighbour = second, first
        self.models = first, second
        self.commands: list[ModelCommand] = []
        for who in (0, 1):
            self.issue("pay", who, (30_000, DepositState.SETTLED))
            self.issue("grant", who, (10_000,))

    async def _two_players(self) -> Any:
        return await self.harness.a_player(), await self.harness.a_player()

    @rule(who=WHO, cents=CENTS, rnd=ROUNDS, funding=FUNDING)
    def bet(self, who: int, cents: int, rnd: str | None, funding: Funding) -> None:
        self.issue("bet", who, (cents, rnd), (funding,))

    @rule(who=WHO, cents=CENTS, won=st.one_of(st.just(0), CENTS), funding=FUNDING)
    def play(self, who: int, cents: int, won: int, funding: Funding) -> None:
        """A bet and its win."""
        self.issue("bet", who, (cents, None), (funding,))
        self.issue("win", who, (won, self.commands[-1].key, None))

    @precondition(lambda self: self.known("bet"))
    @rule(cents=CENTS, pick=PICK, rnd=ROUNDS)
    def win(self, cents: int, pick: int, rnd: str | None) -> None:
        bet = self.earlier("bet", pick)
        self.issue("win", bet.who, (cents, bet.key, rnd))

    @precondition(lambda self: self.known("bet"))
    @rule(pick=PICK)
    def rollback(self, pick: int) -> None:
        bet = self.earlier("bet", pick)
        self.issue("rollback", bet.who, (bet.key,))

    @rule(who=WHO, cents=CENTS, funding=FUNDING, kind=st.sampled_from(["bet", "bet", "pay", "grant"]))
    def rollback_first(self, who: int, cents: int, funding: Funding, kind: str) -> None:
        """The rollback overtakes its bet; or something else comes under that id."""
        key = f"late-{next(_ids)}"
        self.issue("rollback", who, (key,))
        asked = {"bet": (cents, None), "pay": (cents, DepositState.SETTLED), "grant": (cents,)}[kind]
        self.issue(kind, who, asked, (funding,) if kind == "bet" else (), key=key)

    @rule(who=WHO, rnd=st.sampled_from(["r1", "r2"]))
    def close(self, who: int, rnd: str) -> None:
        self.issue("close", who, (rnd,))

    @rule(who=WHO, cents=CENTS, state=STARTS)
    def pay(self, who: int, cents: int, state: Any) -> None:
        self.issue("pay", who, (cents, state))

    @rule(pick=PICK, cents=CENTS, steps=st.lists(PICK, min_size=1, max_size=4), state=STARTS)
    def pay_and_move(self, pick: int, cents: int, steps: list[int], state: Any) -> None:
        """A payment that goes some way, mostly an allowed one."""
        self.issue("pay", pick % 2, (cents, state))
        for step in steps:
            self.move(len(self.known("pay")) - 1, step)

    @precondition(lambda self: self.known("pay"))
    @rule(pick=PICK, step=PICK)
    def move(self, pick: int, step: int) -> None:
        payment = self.earlier("pay", pick)
        now = self.models[payment.who].payments.get(payment.key, (payment.asked[1], 0))[0]
        moves: Any = DEPOSIT_MOVES if isinstance(now, DepositState) else WITHDRAWAL_MOVES
        steps = [*sorted(moves[now], key=lambda state: state.value) * 4, *moves, WithdrawalState.PAID]
        steps = [to for to in steps if to not in (DepositState.INITIATED, WithdrawalState.REQUESTED)]
        self.issue("move", payment.who, (payment.key, steps[step % len(steps)]))

    @rule(who=WHO, cents=CENTS, sign=st.sampled_from([1, -1]))
    def adjust(self, who: int, cents: int, sign: int) -> None:
        self.issue("adjust", who, (sign * cents,))

    @rule(
        who=WHO, cents=st.sampled_from([100_00, 100_01, -100_01]), approve=st.booleans(), same=st.booleans()
    )
    def adjust_and_decide(self, who: int, cents: int, approve: bool, same: bool) -> None:
        """At the threshold, above it, and a debit that may be more than there is."""
        self.issue("adjust", who, (cents,))
        self.decide(0, approve, same)

    @precondition(lambda self: self.known("adjust"))
    @rule(pick=PICK, approve=st.booleans(), same=st.booleans())
    def decide(self, pick: int, approve: bool, same: bool) -> None:
        adjustment = self.earlier("adjust", pick)
        self.issue("decide", adjustment.who, (adjustment.key, approve), (same,))

    @rule(who=WHO, back=st.integers(0, 8), over=st.booleans())
    def reverse(self, who: int, back: int, over: bool) -> None:
        self.issue("reverse", who, (max(1, len(self.models[who].operations) + 1 - back),), (over,))

    @rule(who=WHO, cents=CENTS, won=CENTS, over=st.booleans(), funding=FUNDING)
    def take_a_win_back(self, who: int, cents: int, won: int, over: bool, funding: Funding) -> None:
        """Perhaps after its money is gone."""
        self.play(who, cents, won, funding)
        undone = len(self.models[who].operations)
        self.issue("bet", who, (won + 1, None), (funding,))
        self.issue("reverse", who, (max(1, undone),), (over,))

    @rule(who=WHO, cents=CENTS)
    def grant(self, who: int, cents: int) -> None:
        self.issue("grant", who, (cents,))

    @rule(who=WHO, number=NUMBER, cents=CENTS, closes=st.booleans())
    def convert(self, who: int, number: int, cents: int, closes: bool) -> None:
        self.issue("convert", who, (number, cents, closes))

    @rule(who=WHO, number=NUMBER)
    def forfeit(self, who: int, number: int) -> None:
        self.issue("forfeit", who, (number,))

    @rule(who=WHO, barred=st.sampled_from([None, BarReason.SELF_EXCLUDED]))
    def change_standing(self, who: int, barred: BarReason | None) -> None:
        self.models[who].bar(barred)
        standing = Standing(may_bet=not barred, may_deposit=not barred, reason=barred)
        self.run(change_standing, ChangeStanding(player_id=self.ids.players[who], standing=standing))

    @rule(who=WHO, number=st.integers(0, 2))
    def unlock(self, who: int, number: int) -> None:
        asked = UnlockWallet(player_id=self.ids.players[who], wallet_no=number, reason="paid")
        assert type(self.run(unlock_wallet, asked)).__name__ == self.models[who].unlock(number)[0]

    @rule(pick=PICK, how=st.sampled_from(["same", "same", "other payload", "other player"]))
    def again(self, pick: int, how: str) -> None:
        if not self.commands:
            return
        order = self.commands[pick % len(self.commands)]
        if how == "other payload":
            first, *others = order.asked
            order = replace(order, asked=(first + (1 if isinstance(first, int) else "x"), *others))
        self.send(replace(order, who=1 - order.who) if how == "other player" else order)

    @invariant()
    def money_agrees(self) -> None:
        if not hasattr(self, "models"):
            return
        kept = self.runner.run(self.harness.reads.wallets_of(self.ids.players))
        for player, page in zip(self.ids.players, self.models, strict=True):
            there = [(w.balance.minor, w.reserved.minor, w.state.name) for w in kept[player]]
            assert there == [(w.balance, w.reserved, w.state) for w in page.wallets]
            assert kept[player][0].seq == len(page.operations)

    def teardown(self) -> None:
        for player in self.ids.players if hasattr(self, "ids") else ():
            proof = self.runner.run(verify(self.url, player_id=player, jobs=1))
            assert proof.holds, proof.damages

    def known(self, kind: str) -> list[ModelCommand]:
        """What was ordered of a kind."""
        return [order for order in self.commands if order.kind == kind]

    def earlier(self, kind: str, pick: int) -> ModelCommand:
        """Some earlier order of a kind, rather the last ones."""
        return self.known(kind)[-1 - pick % len(self.known(kind)[-8:])]

    def issue(self, kind: str, who: int, asked: Any, more: Any = (), key: str | None = None) -> None:
        """Something new."""
        self.commands.append(ModelCommand(kind, who, key or f"{kind}-{next(_ids)}", asked, more))
        self.send(self.commands[-1])

    def send(self, order: ModelCommand) -> None:
        """The database and the paper must say the same."""
        page = self.models[order.who]
        expected, old = page.once(
            order.key,
            (order.kind, *order.asked),
            lambda: getattr(page, order.kind)(order.key, *order.asked, *order.more),
        )
        # Every adjustment has a maker of its own: what one moves is counted over all of them.
        made = {"adjust": order.key, "decide": order.asked[0] if order.more == (True,) else None}
        maker = made.get(order.kind)
        origin = SECOND_OPERATOR if order.kind == "decide" else None
        if maker is not None:
            origin = replace(OPERATOR, actor=replace(OPERATOR.actor, name=maker))
        outcome = self.run(*self.ids.command(order), origin)
        assert type(outcome).__name__ == expected[0], (order, outcome)
        assert said(outcome)[: len(expected) - 1] == expected[1:], (order, outcome)
        assert getattr(outcome, "replayed", old) is old, (order, outcome)
        self.learn(order, outcome)

    def learn(self, order: ModelCommand, outcome: Any) -> None:
        """What the database calls it."""
        for name in ("deposit", "withdrawal", "adjustment"):
            if order.kind in ("pay", "adjust") and hasattr(outcome, name):
                self.ids.ids[order.key] = getattr(outcome, name).id

    def run(self, carry_out: Any, command: Any, origin: Any = None) -> Any:
        return self.runner.run(self.harness.run(carry_out, command, origin))


def said(outcome: Any) -> tuple[Any, ...]:
    """What an outcome says besides its name."""
    if hasattr(outcome, "short_by"):
        return outcome.available.minor, outcome.short_by.minor
    return tuple(getattr(outcome, name) for name in ("reason", "state") if hasattr(outcome, name))


def test_the_database_equals_the_reference_model(fresh_database_url: str) -> None:
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        database = runner.run(connect(fresh_database_url, composing_max=1, hot_max=2))
        WalletsStateMachine.harness, WalletsStateMachine.runner, WalletsStateMachine.url = (
            WalletsHarness(database),
            runner,
            fresh_database_url,
        )
        try:
            run_state_machine_as_test(
                WalletsStateMachine,
                settings=settings(
                    max_examples=60,
                    stateful_step_count=40,
                    derandomize=True,
                    deadline=None,
                    database=None,
                    report_multiple_bugs=False,
                    suppress_health_check=list(HealthCheck),
                ),
            )
            assert runner.run(verify(fresh_database_url)).holds
        finally:
            runner.run(database.close())

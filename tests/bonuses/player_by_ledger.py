"""A player whose bonuses the wallets' SQL functions keep, with the methods of the reference's ``Player``.

Minutes of the stories are made moments: ``tick`` moves the expiry of every grant, and then the clock decides.
"""
# ruff: noqa: A001, A002, FBT002 - the arguments are those of the steps in cases/bonuses.json

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from adapters.postgres.wallets.codes import GrantStateCode, Status
from domain.bonuses.amounts import wagering_target
from domain.shared.money import Currency, Money
from domain.wallets import corrections
from domain.wallets.kinds import BarReason, HouseAccount
from domain.wallets.play.bets import BetPlaced
from domain.wallets.play.wins import WinPaid
from domain.wallets.withdrawals import RequestWithdrawal, WithdrawalMoved, request_withdrawal
from tests.bonuses.amounts_in_cases import permille
from tests.bonuses.player_by_rules import RefusedByRules, id_of
from tests.wallets.wallets_harness import WalletsHarness

STAMP = "row(gen_random_uuid(), 1, 'r', 'service:bonuses', 5::smallint, null, 'c', null, null)::wallets.stamp"
HOUSE = {
    "payments": HouseAccount.PAYMENTS_IN_TRANSIT,
    "revenue": HouseAccount.GAMING_REVENUE,
    "bonus_cost": HouseAccount.BONUS_COST,
    "bonus_forfeited": HouseAccount.BONUS_FORFEITED,
    "bonus_cap_removed": HouseAccount.BONUS_ABOVE_MAXIMUM,
    "bonus_principal_removed": HouseAccount.BONUS_STICKY_PART,
    "chargebacks": HouseAccount.CHARGEBACKS,
    "conversion": HouseAccount.CONVERSION,
}
ANSWERS = {"RoundIsClosed": "RoundClosed", "PaymentRefused": "DepositRefused"}
"""What the table calls refusals that have another name in the wallets."""


@dataclass(frozen=True)
class Ledger:
    """A database, a connection of its superuser, and the loop they belong to."""

    runner: asyncio.Runner
    harness: WalletsHarness
    superuser: asyncpg.Connection[Any]

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(work)

    def fetch(self, statement: str, *arguments: Any) -> list[Any]:
        return list(self.run(self.superuser.fetch(statement, *arguments)))


class PlayerByLedger:
    def __init__(
        self, ledger: Ledger, currency: str, catalogue: Mapping[str, Any] | None, late_wins: bool
    ) -> None:
        self.ledger, self.currency, self.catalogue = ledger, currency, catalogue or {}
        self.now, self.deposits = 0, dict[str, UUID]()
        self.ids: dict[str, UUID] = {}
        self.expires: dict[str, int] = {}
        self.counting: dict[str, str] = {}
        self.rounds: dict[str, str | None] = {}
        self.reasons: dict[str, str] = {}
        self.id: UUID = ledger.run(ledger.harness.a_player(currency=Currency.of(currency)))
        ledger.run(ledger.harness.set_caller_profile(late_wins=late_wins))

    def money(self, minor: int) -> Money:
        return Money(minor, Currency.of(self.currency))

    def _answer(self, outcome: Any, done: type, answer: str) -> str:
        if isinstance(outcome, done):
            return "replayed" if getattr(outcome, "replayed", False) else answer
        name = type(outcome).__name__
        raise RefusedByRules(ANSWERS.get(name, name))

    def _moved(self, rows: list[Any], answer: str) -> str:
        if rows[0]["status"] != Status.DONE:
            raise RefusedByRules({Status.MOVE_REFUSED: "MoveRefused"}[Status(rows[0]["status"])])
        return answer

    # what is seen
    def _grants(self) -> dict[str, Any]:
        names = {id: name for name, id in self.ids.items()}
        rows = self.ledger.fetch("select * from wallets.standing_grant where player_id = $1", self.id)
        return {
            names[row["grant_id"]]: SimpleNamespace(
                balance=row["balance"],
                progress=row["progress"],
                target=row["target"],
                in_play=row["in_play"],
                state=GrantStateCode(row["state"]).name,
                reason=self.reasons.get(row["reason"], row["reason"]),
                no=row["wallet_no"],
            )
            for row in rows
        }

    @property
    def grants(self) -> dict[str, Any]:
        return self._grants()

    @property
    def _wallet(self) -> Any:
        return self.ledger.fetch(
            "select * from wallets.wallet where player_id = $1 and wallet_no = 0", self.id
        )[0]

    real = property(lambda self: self._wallet["balance"])
    reserved = property(lambda self: self._wallet["reserved"])
    locked = property(lambda self: self._wallet["state"] == 1)

    @property
    def house(self) -> Counter[str]:
        sums = {
            row["contra"]: -int(row["taken"])
            for row in self.ledger.fetch(
                "select contra, sum(amount) as taken from wallets.entry where player_id = $1 group by 1",
                self.id,
            )
        }
        return Counter({name: sums.get(account.value, 0) for name, account in HOUSE.items()})

    @property
    def bets(self) -> dict[str, Any]:
        names = {grant.no: name for name, grant in self._grants().items()}
        kept = {
            row["reference"]: row
            for row in self.ledger.fetch(
                "select e.reference, k.counted_for, k.permille from wallets.operation_key k"
                " join wallets.entry e on e.player_id = k.player_id and e.at = k.at and e.leg = 0"
                " where k.player_id = $1 and k.op = 2 and k.seq is not null",
                self.id,
            )
        }
        return {key: SimpleNamespace(why=self._why(row, names)) for key, row in kept.items()}

    def _why(self, row: Any, names: dict[int, str]) -> str:
        if row["counted_for"] is None:
            return "no grant in play"
        grant = names[row["counted_for"]]
        what = "the stake" if self.counting[grant] == "ALL" else "the bonus part"
        return f"{row['permille']} permille of {what} for {grant}"

    def check(self) -> None:
        self.ledger.run(self.ledger.harness.assert_ledger_consistent(self.id))
        held = self._wallet["balance"] + sum(grant.balance for grant in self._grants().values())
        assert held + sum(self.house.values()) == 0, "money was made or lost"
        live = {"ACTIVE", "COMPLETING", "PAUSED"}
        assert all(grant.balance == 0 for grant in self._grants().values() if grant.state not in live)

    # grants
    def grant(
        self,
        id: str,
        amount: int,
        times: str,
        base: int | None = None,
        target: int | None = None,
        expires: int = 0,
        deposit: str | None = None,
        **rules: Any,
    ) -> None:
        if id in self.ids:
            return
        if target is None:
            target = wagering_target(amount if base is None else base, permille(times))
        self.ids[id] = UUID(int=(self.id.int >> 64 << 64) | (id_of(id).int >> 64))
        self.expires[id], self.counting[id] = expires, rules.get("count", "ALL")
        terms = self._terms(id, target, deposit, **rules)
        self.ledger.fetch(
            f"select * from wallets.open_grant($1, {STAMP}, $2, $3, $4, $5, $6)",
            self.id,
            self.ids[id],
            amount,
            Currency.of(self.currency).number,
            self.currency,
            json.dumps(terms),
        )
        self._keep_time()

    def _terms(self, id: str, target: int, deposit: str | None, **rules: Any) -> dict[str, Any]:
        weights, excluded = rules.get("weights", {}), rules.get("excluded", [])
        number = uuid4().int % 2**30
        by_game = self._resolved(weights) | dict.fromkeys(excluded, 0)
        for game, share in by_game.items():
            self.ledger.fetch(
                "insert into wallets.game_weight values ($1, $2, $3, $4)",
                number,
                game,
                share,
                game in excluded,
            )
        return {
            "rules": number,
            "deposit": str(self.deposits.get(deposit, uuid4())) if deposit else None,
            "expiresAt": "2099-01-01T00:00:00+00:00",
            "target": target,
            "maxBet": rules.get("max_bet"),
            "maxBetAny": rules.get("max_bet_scope", "ANY") == "ANY",
            "permille": weights.get("default", 1000),
            "stakeOrder": rules.get("order", "REAL_FIRST"),
            "counting": rules.get("count", "ALL"),
            "lateWins": rules.get("late", "FORFEIT_LATE"),
            "onWithdrawal": rules.get("on_withdrawal", "FORFEIT"),
            "sticky": rules.get("sticky", False),
            "convertsOriginal": rules.get("convert", "FULL") == "ORIGINAL",
            "convertsMax": rules.get("cap"),
        }

    def _resolved(self, weights: dict[str, Any]) -> dict[str, int]:
        """Weights by game, as they are resolved ahead: game before provider before category."""
        found = dict(weights.get("game", {}))
        for game, about in self.catalogue.items():
            for level in ("provider", "category"):
                if game not in found and about.get(level) in weights.get(level, {}):
                    found[game] = weights[level][about[level]]
        return found

    def _keep_time(self) -> None:
        """Every grant expires as many minutes from now as it does in the story."""
        self.ledger.fetch(
            "select wallets.return_head(w) from wallets.wallet w where player_id = $1 and wallet_no = 0",
            self.id,
        )
        self.ledger.fetch(
            "update wallets.wagering w set expires_at = now() + make_interval(mins => g.ahead)"
            " from unnest($2::uuid[], $3::int[]) g(id, ahead) where w.player_id = $1 and w.grant_id = g.id",
            self.id,
            list(self.ids.values()),
            [min(self.expires[name] - self.now, 10**8) for name in self.ids],
        )
        self.ledger.fetch("select wallets.lend_head($1)", self.id)

    def tick(self, at: int) -> None:
        self.now = at
        self._keep_time()
        self.ledger.fetch(f"select wallets.expire_grants_of($1, {STAMP})", self.id)

    def _end(self, id: str, state: str, reason: str, answer: str) -> str:
        statement = f"select * from wallets.end_grant($1, {STAMP}, $2, $3, $4)"
        rows = self.ledger.fetch(statement, self.id, self.ids[id], GrantStateCode[state].value, reason)
        return self._moved(rows, answer)

    def cancel(self, id: str) -> str:
        return self._end(id, "CANCELLED", "PLAYER", "cancelled")

    def _pause(self, id: str, *, paused: bool) -> str:
        statement = f"select * from wallets.pause_grant($1, {STAMP}, $2, $3)"
        answer = "paused" if paused else "resumed"
        return self._moved(self.ledger.fetch(statement, self.id, self.ids[id], paused), answer)

    def pause(self, id: str) -> str:
        return self._pause(id, paused=True)

    def resume(self, id: str) -> str:
        return self._pause(id, paused=False)

    def preview(self, id: str) -> dict[str, int]:
        grant = self._grants()[id]
        in_play = self.ledger.fetch(
            "select coalesce(-sum(e.amount), 0)::bigint as bonus from wallets.operation_key k"
            " join wallets.entry e on e.player_id = k.player_id and e.at = k.at"
            " and e.wallet_no = k.counted_for"
            " where k.player_id = $1 and k.counted_for = $2 and wallets.bet_in_play(k, wallets.round_of(k))",
            self.id,
            grant.no,
        )
        wallet = self._wallet
        return {
            "keep": wallet["balance"] - wallet["reserved"],
            "lose": grant.balance,
            "lose_in_play": in_play[0]["bonus"],
        }

    # play
    def bet(self, key: str, stake: int, game: str | None = None, round: str | None = None) -> str:
        self._keep_time()
        self.ledger.fetch(f"select wallets.expire_grants_of($1, {STAMP})", self.id)
        self.rounds.setdefault(key, round)
        work = self.ledger.harness.bet(
            self.id, self.money(stake), self._key(key), game=game, round=self._key(round)
        )
        return self._answer(self.ledger.run(work), BetPlaced, "placed")

    def _key(self, name: Any) -> Any:
        """Names of stories are unique for a player only."""
        return None if name is None else f"{name} of {self.id}"

    def win(self, amount: int, bet: str | None = None, round: str | None = None, closes: bool = False) -> str:
        round = round or (self.rounds.get(bet) if bet else None)
        work = self.ledger.harness.win(
            self.id,
            self.money(amount),
            bet=self._key(bet),
            round=self._key(round),
            closes_round=closes and round is not None,
        )
        return self._answer(self.ledger.run(work), WinPaid, "paid")

    def close(self, round: str) -> str:
        self.ledger.run(self.ledger.harness.close(self.id, self._key(round)))
        return "closed"

    def rollback(self, bet: str, reversal: bool = False) -> str:
        harness = self.ledger.harness
        if not reversal:
            outcome = self.ledger.run(harness.rollback(self.id, self._key(bet)))
        else:
            rows = self.ledger.fetch(
                "select seq from wallets.entry where player_id = $1 and op = 2 and reference = $2",
                self.id,
                self._key(bet),
            )
            command = corrections.Reverse(
                player_id=self.id, key=f"{uuid4()}", seq=rows[0]["seq"], reason="wrong odds"
            )
            outcome = self.ledger.run(harness.run(corrections.reverse, command))
        if type(outcome).__name__ in {"RolledBack", "Reversed"}:
            return "rolled back"
        name = type(outcome).__name__
        raise RefusedByRules({"NotReversible": "AlreadyRolledBack"}.get(name, name))

    # cashier, protection, people
    def deposit(self, id: str, amount: int) -> str:
        from domain.wallets.deposits import DepositMoved, RecordDeposit, record_deposit  # noqa: PLC0415

        command = RecordDeposit(player_id=self.id, key=f"{uuid4()}", amount=self.money(amount), method="card")
        outcome = self.ledger.run(self.ledger.harness.run(record_deposit, command))
        answer = self._answer(outcome, DepositMoved, "settled")
        self.deposits[id] = outcome.deposit.id
        return answer

    def withdraw(self, amount: int) -> str:
        self._keep_time()
        command = RequestWithdrawal(
            player_id=self.id, key=f"{uuid4()}", amount=self.money(amount), method="bank"
        )
        outcome = self.ledger.run(self.ledger.harness.run(request_withdrawal, command))
        return self._answer(outcome, WithdrawalMoved, "requested")

    def bar(self, reason: str) -> str:
        barred = BarReason.SELF_EXCLUDED
        self.reasons[barred.name] = reason
        self.ledger.fetch(
            "select wallets.set_standing($1, 3::smallint, $2, 'c', 5::smallint)", self.id, barred.value
        )
        return "barred"

    def chargeback(self, id: str) -> str:
        command = corrections.ChargeBack(
            player_id=self.id, key=f"{uuid4()}", deposit_id=self.deposits[id], reason="the bank said so"
        )
        self.ledger.run(self.ledger.harness.run(corrections.charge_back, command))
        return "charged back"

    # what happened before a case begins
    def earlier(self, id: str, amount: int = 0, progress: str | None = None) -> None:
        """Bonus money won (or lost) and progress made before."""
        if amount:
            self._post_won(self._grants()[id].no, amount)
        if progress is not None:
            self._set_progress(id, self.minor_milli(progress))

    def minor_milli(self, progress: str) -> int:
        from tests.bonuses.amounts_in_cases import minor  # noqa: PLC0415

        return (minor(progress, self.currency) or 0) * 1000

    def complete(self, id: str) -> None:
        """The last open round of a grant that has reached its target ends."""
        self._set_progress(id, self._grants()[id].target)
        self.ledger.fetch(
            f"""select wallets.post(w0, {STAMP}, 5::smallint, wallets.settle_grants($1, array[$2::smallint],
                  array[wallets.empty_leg(0::smallint, 5::smallint)], {STAMP}), 'wallet.round_closed')
                  from wallets.wallet w0 where player_id = $1 and wallet_no = 0""",
            self.id,
            self._grants()[id].no,
        )
        self.ledger.fetch("select wallets.lend_head($1)", self.id)

    def _post_won(self, no: int, amount: int) -> None:
        self.ledger.fetch(
            f"""select wallets.post(w0, {STAMP}, 3::smallint,
                  array[wallets.leg($2::smallint, 3::smallint, $3, 200::smallint)], 'wallet.win_paid')
                  from wallets.wallet w0 where player_id = $1 and wallet_no = 0""",
            self.id,
            no,
            amount,
        )

    def _set_progress(self, id: str, progress: int) -> None:
        self.ledger.fetch(
            "update wallets.wagering set progress = $3 where player_id = $1 and grant_id = $2",
            self.id,
            self.ids[id],
            progress,
        )
        self.ledger.fetch("select wallets.lend_head($1)", self.id)

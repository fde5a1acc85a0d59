"""A player in memory whose every amount, choice and state the rules of ``domain/bonuses`` decide.

Keeps what the ledger keeps (balances, bets, keys, house accounts) and has the methods of the reference's
``Player``, so that the same steps drive both.
"""
# ruff: noqa: A001, A002, FBT002 - the arguments are those of the steps in cases/bonuses.json

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn
from uuid import UUID

from domain.bonuses.amounts import wagering_target
from domain.bonuses.bets import BetSplit, StakeAboveMaximum, split_bet
from domain.bonuses.conversion import RemovedAs
from domain.bonuses.free_spins import (
    EndedFreeSpins,
    FreeSpinsIssue,
    NoSpinsLeft,
    end_free_spins,
    ending_event,
    play_free_spins,
)
from domain.bonuses.grants import (
    BonusGrant,
    EndedGrant,
    SettledGrant,
    end_grant,
    has_expired,
    open_grant,
    opening_event,
    out_of_play,
    settle_grant,
    with_bet,
    without_progress,
)
from domain.bonuses.late_money import BonusMoneyGoes, returned_goes_to, won_goes_to
from domain.bonuses.stakes import StakeNotCovered, StakeSplit
from domain.bonuses.states import IN_PLAY, UNFINISHED, GrantEvent, GrantMoveRefused, GrantState, next_state
from domain.bonuses.terms import (
    Converts,
    Counting,
    LateWins,
    MaxBetScope,
    OnWithdrawal,
    StakeOrder,
    WageringTerms,
)
from domain.bonuses.weights import EXCLUDED, CatalogueGame, GameWeight, GameWeights
from domain.bonuses.wins import RoundStakes, split_win
from domain.bonuses.withdrawals import TargetNotReached, forfeit_preview, forfeited_by_withdrawal
from tests.bonuses.amounts_in_cases import minor, permille

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
ANSWERS = {
    StakeNotCovered: "InsufficientFunds",
    GrantMoveRefused: "MoveRefused",
    StakeAboveMaximum: "MaxBetExceeded",
    TargetNotReached: "WageringUnfinished",
}
"""What the table calls refusals that have another name in the domain."""

REMOVED = {RemovedAs.CAP: "bonus_cap_removed", RemovedAs.GRANTED: "bonus_principal_removed"}


class RefusedByRules(Exception):
    """Its text is the name of the refusal in the table."""


def refuse(refusal: object) -> NoReturn:
    raise RefusedByRules(ANSWERS.get(type(refusal), type(refusal).__name__))


def moment(minutes: int) -> datetime:
    return BEGINNING + timedelta(minutes=minutes)


def id_of(name: str) -> UUID:
    """An id of a grant that is in the same order as its name."""
    return UUID(bytes=name.encode().ljust(16, b"\0"))


def weights_of(weights: dict[str, Any], excluded: list[str]) -> GameWeights:
    def level(name: str) -> dict[str, GameWeight]:
        return {each: GameWeight(share) for each, share in weights.get(name, {}).items()}

    return GameWeights(
        games=level("game") | dict.fromkeys(excluded, EXCLUDED),
        providers=level("provider"),
        categories=level("category"),
        default=GameWeight(weights.get("default", 1000)),
    )


def terms_of(
    *,
    order: str = "REAL_FIRST",
    count: str = "ALL",
    max_bet: int | None = None,
    max_bet_scope: str = "ANY",
    weights: dict[str, Any] | None = None,
    excluded: list[str] | None = None,
    sticky: bool = False,
    convert: str = "FULL",
    cap: int | None = None,
    late: str = "FORFEIT_LATE",
    on_withdrawal: str = "FORFEIT",
) -> WageringTerms:
    """Terms from the arguments that steps and the reference have."""
    return WageringTerms(
        order=StakeOrder(order),
        counting=Counting(count),
        max_bet=max_bet,
        max_bet_scope=MaxBetScope(max_bet_scope),
        weights=weights_of(weights or {}, excluded or []),
        sticky=sticky,
        converts=Converts(convert),
        converts_max=cap,
        late_wins=LateWins(late),
        on_withdrawal=OnWithdrawal(on_withdrawal),
    )


@dataclass
class PlacedBet:
    split: StakeSplit
    grant: str | None
    counted: int
    round: str | None
    why: str
    state: str = "OPEN"
    in_play: bool = False


class PlayerByRules:
    def __init__(
        self, currency: str, catalogue: dict[str, Any] | None = None, late_wins: bool = True
    ) -> None:
        self.currency, self.catalogue, self.late_wins = currency, catalogue or {}, late_wins
        self.real = self.reserved = self.now = 0
        self.grants: dict[str, BonusGrant] = {}
        self.reasons: dict[str, str] = {}
        self.of_deposit: dict[str, str | None] = {}
        self.bets: dict[str, PlacedBet] = {}
        self.keys: dict[str, tuple[Any, str]] = {}
        self.closed: set[str] = set()
        self.spins: dict[str, FreeSpinsIssue] = {}
        self.spins_terms: dict[str, tuple[str, int]] = {}
        self.deposits: dict[str, int] = {}
        self.barred = self.locked = False
        self.house: Counter[str] = Counter()
        self.sums: Counter[str] = Counter()
        self.won: Counter[str] = Counter()
        self.paid: dict[str, Counter[UUID]] = defaultdict(Counter)

    @property
    def available(self) -> int:
        return max(0, self.real - self.reserved)

    def _real(self, amount: int, house: str) -> None:
        self.real += amount
        self.house[house] -= amount

    def _name(self, id: UUID) -> str:
        return next(name for name, grant in self.grants.items() if grant.id == id)

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
        if id in self.grants:
            return
        self.sums["granted"] += amount
        self.house["bonus_cost"] -= amount
        if target is None:
            target = wagering_target(amount if base is None else base, permille(times))
        self._open(id, amount, target, expires, terms_of(**rules), opening_event(target))
        self.of_deposit[id] = deposit

    def _open(
        self, id: str, amount: int, target: int, expires: int, terms: WageringTerms, event: GrantEvent
    ) -> None:
        grant = BonusGrant(
            id=id_of(id), granted=amount, target=target, expires_at=moment(expires), terms=terms
        )
        settled = open_grant(grant, event)
        assert isinstance(settled, SettledGrant)
        self._store(id, settled)

    def _store(self, id: str, settled: SettledGrant) -> None:
        if settled.grant.state is GrantState.LOST and self.grants[id].state is not GrantState.LOST:
            self.reasons[id] = "NOTHING_LEFT"
        self.grants[id] = settled.grant
        if settled.converted:
            self._convert(settled.converted.real)
            self._forfeit(settled.converted.removed, REMOVED[settled.converted.removed_as])

    def _settle(self, id: str) -> None:
        self._store(id, settle_grant(self.grants[id]))

    def _convert(self, amount: int) -> None:
        self.real += amount
        self.sums["converted"] += amount

    def _forfeit(self, amount: int, house: str = "bonus_forfeited") -> None:
        self.house[house] += amount
        self.sums["forfeited"] += amount

    def _end(self, id: str, event: GrantEvent, reason: str) -> None:
        ended = end_grant(self.grants[id], event)
        assert isinstance(ended, EndedGrant), ended
        self.grants[id], self.reasons[id] = ended.grant, reason
        self._forfeit(ended.forfeited)

    def _move(self, id: str, event: GrantEvent) -> None:
        state = next_state(self.grants[id].state, event)
        if not isinstance(state, GrantState):
            refuse(state)
        self.grants[id] = replace(self.grants[id], state=state)

    def tick(self, at: int) -> None:
        self.now = at
        for id, grant in self.grants.items():
            if has_expired(grant, moment(at)):
                self._end(id, GrantEvent.EXPIRED, "EXPIRY")

    # play
    def bet(self, key: str, stake: int, game: str | None = None, round: str | None = None) -> str:
        if key in self.keys:
            said, answer = self.keys[key]
            if said != (stake, game, round):
                raise RefusedByRules("IdempotencyConflict")
            if answer:
                raise RefusedByRules(answer)
            return "replayed"
        self.tick(self.now)
        try:
            self._place(key, stake, game, round)
        except RefusedByRules as refused:
            self.keys[key] = ((stake, game, round), str(refused))
            raise
        self.keys[key] = ((stake, game, round), "")
        return "placed"

    def _place(self, key: str, stake: int, game: str | None, round: str | None) -> None:
        if round in self.closed:
            raise RefusedByRules("RoundClosed")
        if self.barred or self.locked:
            raise RefusedByRules("BetRefused")
        known = None if game is None else CatalogueGame(game, **self.catalogue.get(game, {}))
        placed = split_bet(stake, known, self.available, self.grants.values())
        if not isinstance(placed, BetSplit):
            assert isinstance(placed, StakeNotCovered | StakeAboveMaximum)
            refuse(placed)
        split, counted = placed.split, placed.counted_for
        self._real(-split.real, "revenue")
        self.sums["real_staked"] += split.real
        if counted is None:
            self.bets[key] = PlacedBet(split, None, 0, round, "no grant in play")
            return
        id = self._name(counted.grant_id)
        what = "the stake" if self.grants[id].terms.counting is Counting.ALL else "the bonus part"
        why = f"{counted.weight.permille} permille of {what} for {id}"
        self.bets[key] = PlacedBet(split, id, counted.counted, round, why, in_play=True)
        self.house["revenue"] += split.bonus
        self.sums["bonus_staked"] += split.bonus
        self.grants[id] = with_bet(self.grants[id], split, counted.counted)
        self._settle(id)

    def _leave_play(self, bet: PlacedBet) -> None:
        if bet.in_play and bet.grant:
            bet.in_play = False
            self.grants[bet.grant] = out_of_play(self.grants[bet.grant])

    def win(self, amount: int, bet: str | None = None, round: str | None = None, closes: bool = False) -> str:
        said = [bet] if bet else [key for key, each in self.bets.items() if each.round == round]
        if not said:
            raise RefusedByRules("UnknownBet")
        keys = [key for key in said if self.bets[key].state != "ROLLED_BACK"]
        if not keys:
            raise RefusedByRules("AlreadyRolledBack")
        answered = [self.bets[key] for key in keys]
        round = round or answered[0].round
        if round in self.closed and not self.late_wins:
            raise RefusedByRules("RoundClosed")
        self._pay(amount, answered, round or keys[0])
        for each in answered:
            each.state = "SETTLED"
            if round is None:
                self._leave_play(each)
        if closes and round:
            self._close(round)
        for id in {each.grant for each in answered if each.grant}:
            self._settle(id)
        return "paid"

    def _pay(self, amount: int, answered: list[PlacedBet], share: str) -> None:
        bonus: Counter[UUID] = Counter()
        for each in answered:
            if each.grant:
                bonus[self.grants[each.grant].id] += each.split.bonus
        real = sum(each.split.real for each in answered)
        parts = split_win(
            amount, RoundStakes(real=real, bonus=bonus, won=self.won[share], paid=self.paid[share])
        )
        self.won[share] += amount
        self.paid[share].update(parts.bonus)
        self._real(parts.real, "revenue")
        self.sums["real_won"] += parts.real
        for id, part in parts.bonus.items():
            self._bonus_comes(self._name(id), part, won=True)

    def _bonus_comes(self, id: str, amount: int, *, won: bool) -> None:
        """Bonus money from a win or a stake that is returned, to where the rules send it."""
        self.house["revenue"] -= amount
        self.sums["bonus_won" if won else "bonus_staked"] += amount if won else -amount
        if not amount:
            return
        grant = self.grants[id]
        goes = (won_goes_to if won else returned_goes_to)(grant, moment(self.now))
        if goes is BonusMoneyGoes.CONVERTED:
            self._convert(amount)
        elif goes is BonusMoneyGoes.FORFEITED:
            self._forfeit(amount)
        else:
            self.grants[id] = replace(grant, balance=grant.balance + amount)
            if goes is BonusMoneyGoes.TO_REVIVED_GRANT:
                self._move(id, GrantEvent.WON_LATE if won else GrantEvent.STAKE_RETURNED)

    def _close(self, round: str) -> None:
        self.closed.add(round)
        for each in self.bets.values():
            if each.round == round:
                self._leave_play(each)

    def close(self, round: str) -> str:
        if round not in self.closed:
            self._close(round)
            for id in {each.grant for each in self.bets.values() if each.round == round and each.grant}:
                self._settle(id)
        return "closed"

    def rollback(self, bet: str, reversal: bool = False) -> str:
        placed = self.bets[bet]
        if placed.state == "ROLLED_BACK":
            raise RefusedByRules("AlreadyRolledBack")
        if placed.state == "SETTLED" and not reversal:
            raise RefusedByRules("BetAlreadySettled")
        placed.state = "ROLLED_BACK"
        self._real(placed.split.real, "revenue")
        self.sums["real_staked"] -= placed.split.real
        if placed.grant:
            self._leave_play(placed)
            self._bonus_comes(placed.grant, placed.split.bonus, won=False)
            if self.grants[placed.grant].state in IN_PLAY:
                self.grants[placed.grant] = without_progress(self.grants[placed.grant], placed.counted)
                self._settle(placed.grant)
        return "rolled back"

    # cashier, protection, people
    def deposit(self, id: str, amount: int) -> str:
        if self.barred:
            raise RefusedByRules("DepositRefused")
        self.deposits[id] = amount
        self._real(amount, "payments")
        return "settled"

    def withdraw(self, amount: int) -> str:
        self.tick(self.now)
        if amount > self.real - self.reserved:
            raise RefusedByRules("InsufficientFunds")
        ended = forfeited_by_withdrawal(self.grants.values())
        if isinstance(ended, TargetNotReached):
            refuse(ended)
        self.reserved += amount
        for grant in ended:
            self._end(self._name(grant.id), GrantEvent.WITHDRAWAL, "WITHDRAWAL")
        return "requested"

    def bar(self, reason: str) -> str:
        self.barred = True
        for id, grant in self.grants.items():
            if grant.state in UNFINISHED:
                self._end(id, GrantEvent.PLAYER_BARRED, reason)
        return "barred"

    def chargeback(self, id: str) -> str:
        self._real(-self.deposits[id], "chargebacks")
        self.locked = self.locked or self.real < self.reserved
        for name, grant in self.grants.items():
            if grant.state in IN_PLAY and self.of_deposit.get(name) == id:
                self._end(name, GrantEvent.DEPOSIT_CHARGED_BACK, "CHARGEBACK")
        return "charged back"

    def preview(self, id: str) -> dict[str, int]:
        in_play = [each.split.bonus for each in self.bets.values() if each.grant == id and each.in_play]
        seen = forfeit_preview(self.grants[id], self.real - self.reserved, in_play)
        return {"keep": seen.keep, "lose": seen.lose, "lose_in_play": seen.lose_in_play}

    def cancel(self, id: str) -> str:
        moved = next_state(self.grants[id].state, GrantEvent.CANCELLED)
        if isinstance(moved, GrantMoveRefused):
            refuse(moved)
        self._end(id, GrantEvent.CANCELLED, "PLAYER")
        return "cancelled"

    def pause(self, id: str) -> str:
        self._move(id, GrantEvent.PAUSED)
        return "paused"

    def resume(self, id: str) -> str:
        self._move(id, GrantEvent.RESUMED)
        return "resumed"

    # what happened before a case begins
    def earlier(self, id: str, amount: int = 0, progress: str | None = None) -> None:
        self.house["revenue"] -= amount
        self.sums["bonus_won"] += amount
        grant = self.grants[id]
        made = grant.progress if progress is None else (minor(progress, self.currency) or 0) * 1000
        self.grants[id] = replace(grant, balance=grant.balance + amount, progress=made)

    def complete(self, id: str) -> None:
        self.grants[id] = replace(self.grants[id], progress=self.grants[id].target)
        self._settle(id)

    # free spins
    def issue(
        self, id: str, spins: int, unit: int, times: str, cap: int | None = None, expires: int = 10**9
    ) -> str:
        if id in self.spins:
            return "replayed"
        self.spins[id] = FreeSpinsIssue(left=spins, unit=unit, won_max=cap)
        self.spins_terms[id] = (times, expires)
        self.sums["granted"] += spins * unit
        self.house["bonus_cost"] -= spins * unit
        return "issued"

    def spin(self, key: str, id: str, won: int) -> str:
        if key in self.keys:
            return "replayed"
        played = play_free_spins(self.spins[id], won)
        if isinstance(played, NoSpinsLeft):
            refuse(played)
        self.keys[key] = ("spin", "")
        self.spins[id] = played
        self._staked_and_won(played.unit, won)
        return "spun"

    def _staked_and_won(self, staked: int, won: int) -> None:
        self.sums["bonus_staked"] += staked
        self.sums["bonus_won"] += won
        self.house["revenue"] += staked - won

    def finish(self, id: str, total: int | None = None) -> str:
        if self.spins[id].ended:
            return "replayed"
        ended = end_free_spins(self.spins[id], total)
        if not isinstance(ended, EndedFreeSpins):
            refuse(ended)
        self.spins[id] = ended.issue
        self._staked_and_won(ended.played, ended.won)
        self._forfeit(ended.unused)
        self._forfeit(ended.excess, "bonus_cap_removed")
        times, expires = self.spins_terms[id]
        target = wagering_target(ended.kept, permille(times))
        assert isinstance(target, int)
        state = next_state(GrantState.COLLECTING, ending_event(ended.kept, target))
        assert isinstance(state, GrantState)
        if state is not GrantState.LOST:
            self._open(id, ended.kept, target, expires, WageringTerms(), opening_event(target))
            assert self.grants[id].state is state
        return "finished"

    # what must always hold
    def check(self) -> None:
        """No money was made or lost, no figure is below zero, and the two ways to NGR agree."""
        bonus = sum(grant.balance for grant in self.grants.values())
        bonus += sum(issue.left * issue.unit + issue.won for issue in self.spins.values())
        assert self.real + bonus + sum(self.house.values()) == 0, "money was made or lost"
        for grant in self.grants.values():
            assert min(grant.balance, grant.in_play, grant.progress) >= 0, grant
            assert grant.balance == 0 or grant.state in IN_PLAY, grant
        s = self.sums
        real = s["real_staked"] - s["real_won"]
        one_way = real - s["converted"]
        other = real + s["bonus_staked"] - s["bonus_won"] - s["granted"] + s["forfeited"] + bonus
        assert one_way == other, f"NGR differs: {one_way} and {other}"

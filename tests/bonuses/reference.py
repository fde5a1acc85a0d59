"""Executable reference of the bonus and loyalty rules, that those of the product are compared with.

It is a model to test against: one player, no concurrency, time is a number of minutes, and nothing of the
product is imported. Money is minor units; progress is thousandths of a minor unit, so that no weight ever
rounds a bet. ``Player.check`` checks that no money was made or lost, and that the two ways to NGR agree.
"""

# ruff: noqa: A001, A002, C901, FBT002 - the arguments are those of the steps in cases/bonuses.json

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

EXPONENT = {"EUR": 2, "GBP": 2, "SEK": 2, "JPY": 0, "KWD": 3, "BTC": 8, "PTS": 0}
MILLI = 1000

# -- states of a grant ---------------------------------------------------------------------------------------
ACTIVE, COMPLETING, PAUSED = "ACTIVE", "COMPLETING", "PAUSED"
COMPLETED, LOST = "COMPLETED", "LOST"
EXPIRED, FORFEITED, CANCELLED, VOIDED = "EXPIRED", "FORFEITED", "CANCELLED", "VOIDED"

MOVES = {
    None: {ACTIVE, PAUSED},
    ACTIVE: {COMPLETING, COMPLETED, LOST, EXPIRED, FORFEITED, CANCELLED, VOIDED, PAUSED},
    PAUSED: {ACTIVE, EXPIRED, FORFEITED, CANCELLED, VOIDED},
    COMPLETING: {COMPLETED, ACTIVE, VOIDED},  # neither expiry nor a withdrawal takes what is already earned
    LOST: {ACTIVE},  # a bet taken back brings it to life again, until its time is over
    COMPLETED: set(),
    EXPIRED: set(),
    FORFEITED: set(),
    CANCELLED: set(),
    VOIDED: set(),
}
LIVE = {ACTIVE, COMPLETING, PAUSED}


class Refused(Exception):
    """An expected no; its text is the outcome's name."""


def minor(text: str | int, currency: str) -> int:
    value = Decimal(str(text)).scaleb(EXPONENT[currency])
    if value != value.to_integral_value():
        raise ValueError(f"{text} {currency} has too many decimals")
    return int(value)


def major(amount: int, currency: str) -> str:
    return f"{Decimal(amount).scaleb(-EXPONENT[currency]):f}"


# -- pure rules ----------------------------------------------------------------------------------------------
def matched(deposit: int, permille: int, cap: int | None, deposit_min: int) -> int | None:
    """Match bonus: truncated; None below the smallest deposit that qualifies."""
    if deposit < deposit_min:
        return None
    bonus = deposit * permille // 1000
    return bonus if cap is None else min(bonus, cap)


def target_of(base: int, times: str) -> int:
    """What has to be wagered, in thousandths of a minor unit; ``times`` has three decimals at most."""
    wanted = Decimal(times) * base * MILLI
    assert wanted == wanted.to_integral_value()
    return int(wanted)


def base_of(kind: str, bonus: int, deposit: int, permille: int, cap: int | None) -> int:
    """What is multiplied. Of the deposit only the matched part counts: above the cap nothing was matched."""
    if kind == "BONUS":
        return bonus
    return bonus + (deposit if cap is None else min(deposit, cap * 1000 // permille))


def split(stake: int, real: int, bonus: int, order: str) -> tuple[int, int]:
    """(real, bonus) parts of a stake that both can pay together. The remainder of a division is real."""
    if order == "REAL_FIRST":
        part = min(stake, real)
        return part, stake - part
    if order == "BONUS_FIRST":
        part = min(stake, bonus)
        return stake - part, part
    if order == "PROPORTIONAL":
        part = stake * bonus // (real + bonus)
        return stake - part, part
    if order == "REAL_ONLY":
        return stake, 0
    raise ValueError(order)


def weight_of(game: str | None, weights: dict, catalogue: dict) -> int:
    """Permille: of the game, or else its provider, or else its category, or else the default."""
    about = catalogue.get(game, {})
    for level, name in (
        ("game", game),
        ("provider", about.get("provider")),
        ("category", about.get("category")),
    ):
        if name is not None and name in weights.get(level, {}):
            return weights[level][name]
    return weights.get("default", 1000)


def cashback(
    staked: int,
    won: int,
    converted: int,
    permille: int,
    cap: int | None,
    loss_min: int,
    carried: int = 0,
    paid: int | None = None,
) -> dict[str, int]:
    """Due on real stakes less real wins less converted bonus money.

    ``paid``: what was paid for this period before (a late void): only the difference is due, and one below
    zero is carried into the next period, never debited. ``carried``, zero or below, is of the period before.
    """
    loss = staked - won - converted
    gross = 0 if loss <= 0 or loss < loss_min else loss * permille // 1000
    if cap is not None:
        gross = min(gross, cap)
    due = gross - (paid or 0) + carried
    return {"loss": loss, "gross": gross, "pay": max(0, due), "carry": min(0, due)}


def points(turnover: int, unit: int, awarded: int = 0) -> dict[str, int]:
    """Points of a category since its rate holds: from the total, so that a rollback takes back its own."""
    return {"points": turnover // unit, "carry": turnover % unit, "change": turnover // unit - awarded}


def tier(balance: int, held: int, ladder: list[int], evaluating: bool, mode: str) -> int:
    """Index of the tier: up at once, down at the end of a period only."""
    earned = max((n for n, least in enumerate(ladder) if balance >= least), default=0)
    if earned >= held:
        return earned
    if not evaluating:
        return held
    return earned if mode == "BALANCE_BASED" else held - 1


def spend_lots(lots: list[dict], amount: int, now: int) -> list[dict]:
    """Points are spent from the lot that expires first."""
    live = sorted(
        (lot for lot in lots if lot["from"] <= now < lot["until"]),
        key=lambda lot: (lot["until"], lot["from"]),
    )
    if sum(lot["left"] for lot in live) < amount:
        raise Refused("InsufficientFunds")
    for lot in live:
        part = min(lot["left"], amount)
        lot["left"] -= part
        amount -= part
    return lots


def birthday_in(born: date, year: int) -> date:
    """29 February is kept on 1 March in other years, as the age is."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def birthday_due(born: str, zone: str, now: str, given: list[int], grace_days: int = 3) -> int | None:
    """The year to give for, or None. By the local date: some days have no midnight, or do not exist."""
    today = datetime.fromisoformat(now).astimezone(ZoneInfo(zone)).date()
    for year in (today.year - 1, today.year):
        day = birthday_in(date.fromisoformat(born), year)
        if day <= today <= day + timedelta(days=grace_days) and year not in given:
            return year
    return None


def week_of(moment: str, zone: str) -> str:
    """The Monday of the brand's week, by the brand's clock; a week has 167 to 169 hours."""
    local = datetime.fromisoformat(moment).astimezone(ZoneInfo(zone)).date()
    return (local - timedelta(days=local.weekday())).isoformat()


def week_hours(monday: str, zone: str) -> int:
    start = datetime.combine(date.fromisoformat(monday), datetime.min.time(), ZoneInfo(zone))
    end = datetime.combine(
        date.fromisoformat(monday) + timedelta(days=7), datetime.min.time(), ZoneInfo(zone)
    )
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() // 3600)


def lint(template: dict, packs: list[dict], day: str) -> list[str]:
    """Why a template may not be published under these rules on that day. Rules are data, dated."""
    rules: dict = {}
    for pack in sorted(
        (pack for pack in packs if pack["effective"] <= day), key=lambda pack: pack["effective"]
    ):
        rules |= pack
    found = []
    # Worst case over what the template allows: x(D+B) on a p % match is x(1+100/p) times the bonus.
    times = Decimal(template["times"])
    if template.get("base", "BONUS") == "DEPOSIT_AND_BONUS":
        times = times * (1000 + template["match_permille"]) / template["match_permille"]
    if "times_max" in rules and times > rules["times_max"]:
        found.append("WAGERING_TOO_HIGH")
    low = min(
        (
            w
            for level in ("game", "provider", "category")
            for w in template.get("weights", {}).get(level, {}).values()
            if w > 0
        ),
        default=1000,
    )
    if rules.get("times_counts_weights") and times * 1000 / low > rules["times_max"]:
        found.append("WAGERING_TOO_HIGH_AT_LOWEST_WEIGHT")
    if (
        rules.get("one_product")
        and len(set(template.get("earned_on", []) + template.get("played_on", []))) > 1
        and not template.get("any_product")
    ):
        found.append("MIXED_PRODUCTS")
    if rules.get("no_winnings_cap") and (
        template.get("cap") is not None or template.get("convert") == "ORIGINAL" or template.get("sticky")
    ):
        found.append("WINNINGS_CAPPED")
    if rules.get("fund_order") and template.get("order", "REAL_FIRST") != rules["fund_order"]:
        found.append("FUND_ORDER")
    if rules.get("late") and template.get("late", "FORFEIT_LATE") != rules["late"]:
        found.append("LATE_WINS")
    return found


class Budget:
    """A campaign's money in slices: a grant takes from its own lane's; when that is short, from all."""

    def __init__(self, total: int, slices: int) -> None:
        self.left = [total // slices + (n < total % slices) for n in range(slices)]

    def take(self, lane: int, amount: int) -> bool:
        n = lane % len(self.left)
        if self.left[n] >= amount:
            self.left[n] -= amount
            return True
        if sum(self.left) < amount:  # under the lock of all slices, in order
            return False
        for m in range(len(self.left)):
            part = min(self.left[m], amount)
            self.left[m] -= part
            amount -= part
        return True


# -- one player ----------------------------------------------------------------------------------------------
@dataclass
class Grant:
    id: str
    principal: int
    target: int
    expires: int
    balance: int = 0
    progress: int = 0
    state: str = ACTIVE
    reason: str | None = None
    order: str = "REAL_FIRST"
    count: str = "ALL"
    max_bet: int | None = None
    max_bet_scope: str = "ANY"
    weights: dict = field(default_factory=dict)
    excluded: list = field(default_factory=list)
    sticky: bool = False
    convert: str = "FULL"
    cap: int | None = None
    late: str = "FORFEIT_LATE"
    on_withdrawal: str = "FORFEIT"
    deposit: str | None = None
    in_play: int = 0

    def move(self, to: str, reason: str | None = None) -> None:
        if to not in MOVES[self.state]:
            raise AssertionError(f"{self.id}: {self.state} -> {to}")
        self.state, self.reason = to, reason or self.reason


@dataclass
class Bet:
    key: str
    real: int
    bonus: int
    grant: Grant | None
    counted: int
    permille: int
    round: str | None
    why: str
    state: str = "OPEN"  # SETTLED, ROLLED_BACK
    in_play: bool = False

    @property
    def stake(self) -> int:
        return self.real + self.bonus


class Player:
    """Balances, grants and what the casino took, as the ledger would have it."""

    def __init__(self, currency: str, catalogue: dict | None = None, late_wins: bool = True) -> None:
        self.currency, self.catalogue, self.late_wins = currency, catalogue or {}, late_wins
        self.real = self.reserved = self.now = 0
        self.grants: dict[str, Grant] = {}
        self.bets: dict[str, Bet] = {}
        self.keys: dict[str, tuple[str, str]] = {}
        self.closed: set[str] = set()
        self.spins: dict[str, dict] = {}
        self.deposits: dict[str, int] = {}
        self.barred = self.locked = False
        self.house: Counter[str] = Counter()
        self.sums: Counter[str] = Counter()
        self.shares: dict[str, dict[str, int]] = defaultdict(lambda: {"won": 0, "real": 0})

    # money: every leg has its house account
    def _real(self, amount: int, house: str) -> None:
        self.real += amount
        self.house[house] -= amount

    def _bonus(self, grant: Grant, amount: int, house: str) -> None:
        grant.balance += amount
        self.house[house] -= amount

    def _take_away(self, grant: Grant, amount: int, house: str = "bonus_forfeited") -> None:
        if amount:
            self._bonus(grant, -amount, house)
            self.sums["forfeited"] += amount

    def _make_real(self, grant: Grant, amount: int) -> None:
        if amount:
            self._bonus(grant, -amount, "conversion")
            self._real(amount, "conversion")
            self.sums["converted"] += amount

    # grants
    def head(self) -> list[Grant]:
        """Grants that a bet may feed, the one that expires first in front."""
        return sorted((g for g in self.grants.values() if g.state == ACTIVE), key=lambda g: (g.expires, g.id))

    def grant(
        self, id: str, amount: int, times: str, base: int | None = None, target: int | None = None, **rules
    ) -> None:
        if id in self.grants:  # the id is made of trigger, player and cause: told twice, given once
            return
        wanted = target_of(amount if base is None else base, times) if target is None else target
        self.grants[id] = grant = Grant(id, amount, wanted, **rules)
        self._bonus(grant, amount, "bonus_cost")
        self.sums["granted"] += amount
        if wanted == 0:
            self._finish(grant)

    def _end(self, grant: Grant, state: str, reason: str) -> None:
        grant.move(state, reason)
        self._take_away(grant, grant.balance)

    def _finish(self, grant: Grant) -> None:
        """Completed: what stays becomes real, the rest goes back to the casino with its name."""
        grant.move(COMPLETED)
        keep = grant.balance
        if grant.sticky:
            keep = max(0, keep - grant.principal)
        if grant.convert == "ORIGINAL":
            keep = min(keep, grant.principal)
        if grant.cap is not None:
            keep = min(keep, grant.cap)
        self._make_real(grant, keep)
        self._take_away(
            grant, grant.balance, "bonus_principal_removed" if grant.sticky else "bonus_cap_removed"
        )

    def _settle(self, grant: Grant) -> None:
        """After anything that changed a grant: is it completing, complete, lost, or back in play?"""
        if grant.state == ACTIVE and grant.progress >= grant.target:
            grant.move(COMPLETING)
        if grant.state == COMPLETING and grant.progress < grant.target:
            grant.move(ACTIVE)
        if grant.in_play == 0:
            if grant.state == COMPLETING:
                self._finish(grant)
            elif grant.state == ACTIVE and grant.balance == 0:
                grant.move(LOST, "NOTHING_LEFT")

    def tick(self, at: int) -> None:
        self.now = at
        for grant in list(self.grants.values()):
            if grant.state in (ACTIVE, PAUSED) and grant.expires <= at:
                self._end(grant, EXPIRED, "EXPIRY")

    # play
    def bet(self, key: str, stake: int, game: str | None = None, round: str | None = None) -> str:
        if key in self.keys:
            said, answer = self.keys[key]
            if said != f"{stake} {game} {round}":
                raise Refused("IdempotencyConflict")
            if answer:
                raise Refused(answer)
            return "replayed"
        self.tick(self.now)  # the clock decides, not the job
        try:
            answer = self._bet(key, stake, game, round)
        except Refused as refused:
            self.keys[key] = (f"{stake} {game} {round}", str(refused))
            raise
        self.keys[key] = (f"{stake} {game} {round}", "")
        return answer

    def _bet(self, key: str, stake: int, game: str | None, round: str | None) -> str:
        if round in self.closed:
            raise Refused("RoundClosed")
        if self.barred or self.locked:
            raise Refused("BetRefused")
        available = max(0, self.real - self.reserved)
        refusal = None
        for grant in self.head():
            usable = game not in grant.excluded
            order = grant.order if usable else "REAL_ONLY"
            real = bonus = None
            if stake <= available + (grant.balance if usable else 0):
                real, bonus = split(stake, available, grant.balance, order)
            if bonus is None or real > available:
                refusal = refusal or "InsufficientFunds"
                continue  # the next in the queue may be able to pay it
            if (
                grant.max_bet is not None
                and stake > grant.max_bet
                and (bonus or grant.max_bet_scope == "ANY")
            ):
                raise Refused("MaxBetExceeded")
            permille = 0 if game in grant.excluded else weight_of(game, grant.weights, self.catalogue)
            counted = (stake if grant.count == "ALL" else bonus) * permille
            what = "the stake" if grant.count == "ALL" else "the bonus part"
            why = f"{permille} permille of {what} for {grant.id}"
            return self._place(Bet(key, real, bonus, grant, counted, permille, round, why))
        if stake > available:
            raise Refused(refusal or "InsufficientFunds")
        return self._place(Bet(key, stake, 0, None, 0, 0, round, "no grant in play"))

    def _place(self, bet: Bet) -> str:
        self._real(-bet.real, "revenue")
        self.sums["real_staked"] += bet.real
        if grant := bet.grant:
            self._bonus(grant, -bet.bonus, "revenue")
            self.sums["bonus_staked"] += bet.bonus
            grant.progress += bet.counted
            grant.in_play += 1
            bet.in_play = True
        self.bets[bet.key] = bet
        if grant:
            self._settle(grant)
        return "placed"

    def _leaves_play(self, bet: Bet) -> None:
        if bet.in_play and bet.grant:
            bet.in_play = False
            bet.grant.in_play -= 1

    def win(self, amount: int, bet: str | None = None, round: str | None = None, closes: bool = False) -> str:
        answered = [self.bets[bet]] if bet else [b for b in self.bets.values() if b.round == round]
        if not answered:
            raise Refused("UnknownBet")
        answered = [b for b in answered if b.state != "ROLLED_BACK"]
        if not answered:
            raise Refused("AlreadyRolledBack")
        round = round or answered[0].round
        if round in self.closed and not self.late_wins:
            raise Refused("RoundClosed")
        # Shares of everything won so far, less what was paid: how a provider cuts a win changes nothing.
        share = self.shares[round or answered[0].key]
        staked = sum(b.stake for b in answered)
        share["won"] += amount
        left = amount
        by_grant: dict[str, int] = defaultdict(int)
        for b in answered:
            if b.grant and b.bonus:
                by_grant[b.grant.id] += b.bonus
        real_staked = sum(b.real for b in answered)
        ids = sorted(by_grant, reverse=True)
        for n, id in enumerate(ids):
            due = share["won"] * by_grant[id] // staked - share.get(id, 0)
            part = min(left, max(0, due))
            if n == len(ids) - 1 and not real_staked:
                part = left
            share[id] = share.get(id, 0) + part
            left -= part
            self._bonus_win(self.grants[id], part)
        self._real(left, "revenue")
        self.sums["real_won"] += left
        share["real"] += left
        for b in answered:
            b.state = "SETTLED"
            if round is None:
                self._leaves_play(b)
        if closes and round:
            self._close(round)
        for grant in {b.grant.id for b in answered if b.grant}:
            self._settle(self.grants[grant])
        return "paid"

    def _bonus_win(self, grant: Grant, amount: int) -> None:
        """Bonus money wins bonus money. After the grant's end it passes through its wallet, for the books."""
        self._bonus(grant, amount, "revenue")
        self.sums["bonus_won"] += amount
        if grant.state in (ACTIVE, COMPLETING, PAUSED) or not amount:
            return
        if grant.state == LOST and self.now < grant.expires:
            grant.move(ACTIVE)
        elif grant.state == COMPLETED or (grant.late == "HONOUR" and grant.state != VOIDED):
            self._make_real(grant, grant.balance)
        else:
            self._take_away(grant, grant.balance)

    def _close(self, round: str) -> None:
        self.closed.add(round)
        for b in self.bets.values():
            if b.round == round:
                self._leaves_play(b)

    def close(self, round: str) -> str:
        if round not in self.closed:
            self._close(round)
            for id in {b.grant.id for b in self.bets.values() if b.round == round and b.grant}:
                self._settle(self.grants[id])
        return "closed"

    def rollback(self, bet: str, reversal: bool = False) -> str:
        """Take a bet back; ``reversal``: an operator's, of a settled bet."""
        b = self.bets[bet]
        if b.state == "ROLLED_BACK":
            raise Refused("AlreadyRolledBack")
        if b.state == "SETTLED" and not reversal:
            raise Refused("BetAlreadySettled")
        b.state = "ROLLED_BACK"
        self._real(b.real, "revenue")
        self.sums["real_staked"] -= b.real
        if not (grant := b.grant):
            return "rolled back"
        self._bonus(grant, b.bonus, "revenue")
        self.sums["bonus_staked"] -= b.bonus
        self._leaves_play(b)
        if grant.state in LIVE or (grant.state == LOST and self.now < grant.expires and b.bonus):
            grant.progress -= b.counted
            if grant.state == LOST:
                grant.move(ACTIVE)
            self._settle(grant)
        elif grant.state == COMPLETED:
            self._make_real(grant, grant.balance)  # it would have been converted with the rest
        else:
            self._take_away(grant, grant.balance)
        return "rolled back"

    # cashier, protection, people
    def deposit(self, id: str, amount: int) -> str:
        if self.barred:
            raise Refused("DepositRefused")
        self.deposits[id] = amount
        self._real(amount, "payments")
        return "settled"

    def withdraw(self, amount: int) -> str:
        self.tick(self.now)
        if amount > self.real - self.reserved:
            raise Refused("InsufficientFunds")  # and then nothing is forfeited
        touched = [g for g in self.grants.values() if g.state in (ACTIVE, PAUSED)]
        if any(g.on_withdrawal == "REFUSE" for g in touched):
            raise Refused("WageringUnfinished")
        self.reserved += amount
        for grant in touched:
            if grant.on_withdrawal == "FORFEIT":
                self._end(grant, FORFEITED, "WITHDRAWAL")
        return "requested"

    def bar(self, reason: str) -> str:
        self.barred = True
        for grant in [g for g in self.grants.values() if g.state in (ACTIVE, PAUSED)]:
            self._end(grant, FORFEITED, reason)
        return "barred"

    def chargeback(self, id: str) -> str:
        self._real(-self.deposits[id], "chargebacks")
        self.locked = self.locked or self.real < self.reserved
        for grant in [g for g in self.grants.values() if g.state in LIVE and g.deposit == id]:
            self._end(grant, VOIDED, "CHARGEBACK")
        return "charged back"

    def preview(self, id: str) -> dict[str, int]:
        grant = self.grants[id]
        in_play = sum(b.bonus for b in self.bets.values() if b.grant is grant and b.in_play)
        return {"keep": self.real - self.reserved, "lose": grant.balance, "lose_in_play": in_play}

    def cancel(self, id: str) -> str:
        grant = self.grants[id]
        if grant.state not in (ACTIVE, PAUSED):
            raise Refused("MoveRefused")
        self._end(grant, CANCELLED, "PLAYER")
        return "cancelled"

    def pause(self, id: str) -> str:
        self.grants[id].move(PAUSED)
        return "paused"

    def resume(self, id: str) -> str:
        self.grants[id].move(ACTIVE)
        return "resumed"

    # what happened before a case begins
    def earlier(self, id: str, amount: int = 0, progress: str | None = None) -> None:
        """Bonus money won (or lost) and progress made before."""
        grant = self.grants[id]
        self._bonus(grant, amount, "revenue")
        self.sums["bonus_won"] += amount
        if progress is not None:
            grant.progress = minor(progress, self.currency) * MILLI

    def complete(self, id: str) -> None:
        """The last open round of a grant that has reached its target ends."""
        self.grants[id].progress = self.grants[id].target
        self._settle(self.grants[id])

    # free spins: won money is collected apart and becomes bonus money once, when the issue is finished
    def issue(
        self, id: str, spins: int, unit: int, times: str, cap: int | None = None, expires: int = 10**9
    ) -> str:
        if id in self.spins:
            return "replayed"
        self.spins[id] = {
            "left": spins,
            "unit": unit,
            "times": times,
            "cap": cap,
            "won": 0,
            "state": "OPEN",
            "expires": expires,
        }
        self.sums["granted"] += spins * unit
        self.house["bonus_cost"] -= spins * unit
        return "issued"

    def spin(self, key: str, id: str, won: int) -> str:
        if key in self.keys:
            return "replayed"
        issue = self.spins[id]
        if issue["state"] != "OPEN" or not issue["left"]:
            raise Refused("NoSpinsLeft")
        self.keys[key] = ("spin", "")
        issue["left"] -= 1
        self.sums["bonus_staked"] += issue["unit"]
        self.house["revenue"] += issue["unit"]
        issue["won"] += won
        self.sums["bonus_won"] += won
        self.house["revenue"] -= won
        return "spun"

    def finish(self, id: str, total: int | None = None) -> str:
        """``total``: what the provider says it paid in all, where it kept the score."""
        issue = self.spins[id]
        if issue["state"] == "FINISHED":
            return "replayed"
        if total is not None and total != issue["won"]:
            if issue["won"]:
                raise Refused("TotalsDiffer")
            played = issue["left"] * issue["unit"]
            issue["left"], issue["won"] = 0, total
            self.sums["bonus_staked"] += played
            self.house["revenue"] += played - total
            self.sums["bonus_won"] += total
        issue["state"] = "FINISHED"
        unused = issue["left"] * issue["unit"]
        issue["left"] = 0
        self.sums["forfeited"] += unused
        self.house["bonus_forfeited"] += unused
        kept = issue["won"] if issue["cap"] is None else min(issue["won"], issue["cap"])
        self.sums["forfeited"] += issue["won"] - kept
        self.house["bonus_cap_removed"] += issue["won"] - kept
        issue["won"] = 0
        if kept:
            self.grants[id] = grant = Grant(id, kept, target_of(kept, issue["times"]), issue["expires"])
            grant.balance = kept
            if not grant.target:
                self._finish(grant)
        return "finished"

    # what must always hold
    def check(self) -> None:
        held = self.real + sum(g.balance for g in self.grants.values())
        held += sum(s["left"] * s["unit"] + s["won"] for s in self.spins.values())
        assert held + sum(self.house.values()) == 0, "money was made or lost"
        assert self.house["conversion"] == 0
        assert all(g.balance >= 0 and g.in_play >= 0 and g.progress >= 0 for g in self.grants.values())
        assert all(g.balance == 0 for g in self.grants.values() if g.state not in LIVE), (
            "money in an ended grant"
        )
        s = self.sums
        delta = sum(g.balance for g in self.grants.values()) + sum(
            x["left"] * x["unit"] + x["won"] for x in self.spins.values()
        )
        one_way = s["real_staked"] - s["real_won"] - s["converted"]
        other = (
            (s["real_staked"] + s["bonus_staked"] - s["real_won"] - s["bonus_won"])
            - s["granted"]
            + s["forfeited"]
            + delta
        )
        assert one_way == other, f"NGR differs: {one_way} and {other}"

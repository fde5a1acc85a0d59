"""Implements ``PlayerCharts``: balances found by the ledger's keys, play summed from a player's entries."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from itertools import groupby
from typing import Any, Final

from adapters.postgres.database import Database
from adapters.postgres.wallets.books.play import IS_BET, KIND, PLAY, SUMS
from adapters.postgres.wallets.rows import money
from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.calendar import Span
from domain.shared.ids import PlayerId
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.wallets.books.charts import (
    BalanceCriteria,
    BalancePoint,
    BalanceSeries,
    PlayDay,
    starts_of,
    step_of,
)
from domain.wallets.kinds import WalletKind

# For each wallet the newest entry before the span, and the newest of each step: a look-up each, however many
# entries there are. The index of wallets leaves out the first one, which nearly every operation moves.
_WALLETS: Final = """
  wallets.wallet w where w.player_id = $1 and w.opened_at < $3::timestamptz and w.wallet_no {which}
   and ($5::smallint is null or w.kind = $5) and ($6::smallint is null or w.currency = $6)
"""
_NEWEST: Final = """
  select x.at, x.balance_after from wallets.entry x
   where x.player_id = w.player_id and x.wallet_no = w.wallet_no {of} and {when}
   order by x.at desc, x.leg desc limit 1
"""
_POINTS: Final = """
  select w.wallet_no, w.kind, w.currency, 0::bigint as step, $2::timestamptz as at,
         case when w.last_at < $2::timestamptz then w.balance
              else coalesce((select n.balance_after from ({before}) n), 0) end as balance
    from {wallets}
  union all
  select w.wallet_no, w.kind, w.currency, s.step, n.at, n.balance_after
    from (select * from {wallets} and w.last_at >= $2::timestamptz) w
    join lateral unnest($4::timestamptz[]) with ordinality s (until, step)
      on s.until > w.opened_at and s.until - $7::interval <= w.last_at
   cross join lateral ({within}) n
"""


def _points(which: str, of: str) -> str:
    """Of the first wallet, or of all others."""
    within = "x.at >= s.until - $7::interval and x.at < least(s.until, $3::timestamptz)"
    return _POINTS.format(
        wallets=_WALLETS.format(which=which),
        before=_NEWEST.format(of=of, when="x.at < $2::timestamptz"),
        within=_NEWEST.format(of=of, when=within),
    )


BALANCES: Final = f"""
  select * from ({_points("= 0", "")} union all {_points("<> 0", "and x.wallet_no <> 0")}) points
   order by kind, currency, step, at
"""  # noqa: S608 - our own text

_KINDS: Final = ", ".join(str(kind.value) for kind in PLAY)
DAILY_PLAY: Final = f"""
  select day, currency, count(distinct e.at) filter (where {IS_BET}) as bets, {SUMS}
    from (
      select width_bucket(e.at, $4::timestamptz[]) as day, e.at, e.op, e.contra, e.amount,
             e.currency, {KIND} as kind
        from wallets.entry e
       where e.player_id = $1 and e.at >= $2::timestamptz and e.at < $3::timestamptz
         and e.op = any(array[{_KINDS}]::smallint[])
      offset 0) e
   group by day, currency order by day, currency
"""  # noqa: S608 - our own text


class PostgresPlayerCharts:
    """Single prepared statements on the pool, over the wallets of one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._statements = LedgerStatements(database, brand)

    async def balances(
        self, player_id: PlayerId, span: Span, which: BalanceCriteria
    ) -> tuple[BalanceSeries, ...]:
        step = step_of(span)
        steps = range(1, -((span.start - span.end) // step) + 1)
        ends = [span.start + number * step for number in steps]
        kind = which.wallet_kind.value if which.wallet_kind else None
        currency = which.currency.number if which.currency else None
        rows = await self._statements.rows(
            BALANCES, player_id, span.start, span.end, ends, kind, currency, step
        )
        series = groupby(rows, lambda row: (row["kind"], row["currency"]))
        return tuple(
            BalanceSeries(WalletKind(kind), CURRENCY_BY_NUMBER[number], step, tuple(_joined(found, number)))
            for (kind, number), found in series
        )

    async def play(
        self, player_id: PlayerId, span: Span, days: Sequence[date], zone: tzinfo
    ) -> tuple[PlayDay, ...]:
        starts: list[datetime] = starts_of(days, zone)
        rows = await self._statements.rows(DAILY_PLAY, player_id, span.start, span.end, starts)
        found = (_play_day(days[row["day"] - 1], row) for row in rows)
        return tuple(day for day in found if _was_played(day))


def _joined(rows: Iterable[Any], currency: int) -> Iterable[BalancePoint]:
    """One point for each step: what all wallets held at its end."""
    balances: dict[int, int] = {}
    for _, moved in groupby(rows, lambda row: row["step"]):
        at = None
        for row in moved:
            balances[row["wallet_no"]], at = row["balance"], row["at"]
        if at is not None:
            yield BalancePoint(at, money(sum(balances.values()), currency))


def _play_day(day: date, row: Any) -> PlayDay:
    names = ("stakes", "wins", "bonus_stakes", "bonus_wins")
    amounts = (money(int(row[name]), row["currency"]) for name in names)
    return PlayDay(day, CURRENCY_BY_NUMBER[row["currency"]], row["bets"], *amounts)


def _was_played(day: PlayDay) -> bool:
    amounts = (day.stakes, day.wins, day.bonus_stakes, day.bonus_wins)
    return bool(day.bets) or any(amount.minor for amount in amounts)

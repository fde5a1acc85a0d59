"""Postings of brand days by account, and the balances that they lead from and to."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo
from typing import Any, Final

from adapters.postgres.feeds.statements import BY_INDEX, NO_LIMIT_SECONDS
from domain.feeds.books import Balances, BookAccount, DayPosting, player_account
from domain.shared.calendar import day_span
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.wallets.kinds import HouseAccount, OperationKind, WalletKind

ZONE: Final = "select time_zone from players.brand where id = $1"
_OPERATIONS: Final = ", ".join(str(each.value) for each in OperationKind)
_FIRST: Final = f"""
  select min(first.at) from unnest(array[{_OPERATIONS}]::smallint[]) kind (op) cross join lateral (
    select e.at from wallets.entry e
     where wallets.brand_of_entry(e.player_id) = $1 and e.op = kind.op order by e.at limit 1) first
"""  # noqa: S608 - our own text


def _sides(name: str, grows: str) -> str:
    """Debit, credit and number of the postings to an account that a credit of ``grows`` lets grow."""
    return f"""
      coalesce(-sum({grows}) filter (where {grows} < 0), 0) as {name}_debit,
      coalesce(sum({grows}) filter (where {grows} > 0), 0) as {name}_credit,
      count(*) filter (where {grows} <> 0) as {name}_count
    """


_POSTED: Final = f"""
  select day, kind, currency, op, contra, {_sides("usable", "amount - reserved_delta")},
         {_sides("reserved", "reserved_delta")}, {_sides("house", "-amount")}
    from (
      select width_bucket(e.at, $4::timestamptz[]) as day, w.kind, e.currency, e.op, e.contra, e.amount,
             e.reserved_delta
        from wallets.entry e
        join wallets.wallet w on w.player_id = e.player_id and w.wallet_no = e.wallet_no
       where w.brand = $1 and e.at >= $2::timestamptz and e.at < $3::timestamptz and {{which}}) e
   group by 1, 2, 3, 4, 5
"""  # noqa: S608 - our own text

# The newest entry of each wallet before the moment; one that has not moved since holds what it held then.
_STOOD: Final = """
  select w.kind, w.currency, sum(coalesce(n.balance_after, 0)) as balance,
         sum(coalesce(n.reserved_after, 0)) as reserved
    from wallets.wallet w left join lateral (
      select w.balance as balance_after, w.reserved as reserved_after where w.last_at < $2::timestamptz
      union all
      select * from (
        select x.balance_after, x.reserved_after from wallets.entry x
         where w.last_at >= $2::timestamptz and x.player_id = w.player_id and x.wallet_no = w.wallet_no {of}
           and x.at < $2::timestamptz
         order by x.at desc, x.leg desc limit 1) newest) n on true
   where w.brand = $1 and w.wallet_no {which} group by 1, 2
"""
_BALANCES: Final = (
    f"{_STOOD.format(of='', which='= 0')} union all {_STOOD.format(of='and x.wallet_no <> 0', which='<> 0')}"
)
_SHORT_DAYS: Final = 3
"""So many days are found by the index over kind and time; more by looking at all entries of the time."""


async def first_entry(connection: Any, brand: str) -> datetime | None:
    """When the first entry of a brand was posted; None without any."""
    found: datetime | None = await connection.fetchval(_FIRST, brand, timeout=NO_LIMIT_SECONDS)
    return found


async def day_postings(
    connection: Any, brand: str, days: Sequence[date], zone: tzinfo
) -> tuple[DayPosting, ...]:
    """What was posted on days that follow each other."""
    spans = [day_span(day, zone) for day in days]
    statement = _POSTED.format(which=BY_INDEX if len(days) <= _SHORT_DAYS else "true")
    starts = [span.start for span in spans]
    asked = (brand, spans[0].start, spans[-1].end, starts)
    rows = await connection.fetch(statement, *asked, timeout=NO_LIMIT_SECONDS)
    return tuple(posting for row in rows for posting in _postings(days[row["day"] - 1], row))


async def balances_at(connection: Any, brand: str, moment: datetime) -> Balances:
    """What players' accounts held before a moment."""
    found: dict[tuple[str, BookAccount], int] = {}
    for row in await connection.fetch(_BALANCES, brand, moment, timeout=NO_LIMIT_SECONDS):
        kind, currency = WalletKind(row["kind"]), CURRENCY_BY_NUMBER[row["currency"]].code
        reserved = int(row["reserved"])
        for account, minor in (
            (player_account(kind.value, kind.name, reserved=False), int(row["balance"]) - reserved),
            (player_account(kind.value, kind.name, reserved=True), reserved),
        ):
            if minor:
                key = (currency, account)
                found[key] = found.get(key, 0) + minor
    return found


def _postings(day: date, row: Any) -> Iterator[DayPosting]:
    kind, currency = WalletKind(row["kind"]), CURRENCY_BY_NUMBER[row["currency"]].code
    house, source = HouseAccount(row["contra"]), OperationKind(row["op"]).name
    for name, account in (
        ("usable", player_account(kind.value, kind.name, reserved=False)),
        ("reserved", player_account(kind.value, kind.name, reserved=True)),
        ("house", BookAccount(house.value, house.name)),
    ):
        count = row[f"{name}_count"]
        if count and not (name == "house" and house is HouseAccount.NONE):
            debit, credit = int(row[f"{name}_debit"]), int(row[f"{name}_credit"])
            yield DayPosting(day, currency, account, source, debit, credit, count)

"""Counts and sums of a brand by pieces of five minutes, each read by an index that begins with the brand.

``$1`` is the brand, ``$2`` and ``$3`` are the first moments of spans and the first moments after them.
"""

from typing import Final

from adapters.postgres.wallets.books.play import KIND, PLAY, SUMS, total
from domain.wallets.kinds import OperationKind

_SPANS: Final = "unnest($2::timestamptz[], $3::timestamptz[]) with ordinality s (since, until, span)"
_PIECE: Final = "date_bin('5 minutes', {at}, 'epoch'::timestamptz)"

ZONE: Final = "select time_zone from players.brand where id = $1"

REGISTRATIONS: Final = f"""
  select s.span, {_PIECE.format(at="p.at")} as piece, count(*) as registrations from {_SPANS}
  cross join lateral (
    select p.created_at as at from players.player p
     where p.brand = $1 and p.created_at >= s.since and p.created_at < s.until) p
  group by 1, 2
"""  # noqa: S608 - our own text

# A moment becomes a place in the log, whose order is that of time: so the index of an action gives its rows.
_PLACE: Final = """
  cross join lateral (
    select coalesce(max(day), 'infinity') as day, coalesce(max(seq), 0) as seq from (
      select a.day, a.seq from compliance.audit a
       where a.brand = $1 and a.at >= {moment} and a.day >= ({moment} at time zone 'UTC')::date
       order by a.at, a.seq limit 1) first_row) {name}
"""
SIGN_INS: Final = f"""
  select s.span, {_PIECE.format(at="a.at")} as piece,
         count(*) filter (where a.action = 'record_sign_in') as succeeded,
         count(*) filter (where a.action = 'sign_in.failed') as failed
  from {_SPANS} {_PLACE.format(moment="s.since", name="low")} {_PLACE.format(moment="s.until", name="high")}
  cross join (values ('record_sign_in', 'SignInRecorded'), ('sign_in.failed', null)) k (action, outcome)
  cross join lateral (
    select a.at, a.action from compliance.audit a
     where a.brand = $1 and a.action = k.action and a.outcome = coalesce(k.outcome, a.outcome)
       and (a.day, a.seq) >= (low.day, low.seq) and (a.day, a.seq) < (high.day, high.seq)) a
  group by 1, 2
"""  # noqa: S608 - our own text

_DEPOSIT, _PAID = OperationKind.DEPOSIT.value, OperationKind.WITHDRAWAL_PAID.value
_KINDS: Final = ", ".join(str(kind) for kind in (*(each.value for each in PLAY), _DEPOSIT, _PAID))
# By the index over brand, kind and time. `offset 0` has the kind of a wallet looked up once for each entry.
MONEY: Final = f"""
  select span, piece, currency, {total("e.amount", f"e.op = {_DEPOSIT}")} as deposits,
         {total("-e.amount", f"e.op = {_PAID}")} as withdrawals, {SUMS}
    from (
      select s.span, {_PIECE.format(at="e.at")} as piece, e.currency, e.op, e.contra, e.amount, {KIND} as kind
        from {_SPANS} join wallets.entry e on wallets.brand_of_entry(e.player_id) = $1
         and e.op = any(array[{_KINDS}]::smallint[]) and e.at >= s.since and e.at < s.until
      offset 0) e
   group by 1, 2, 3
"""  # noqa: S608 - our own text

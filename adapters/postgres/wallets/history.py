"""History of one player: operations and rounds by keyset, and how to read their rows."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from adapters.postgres.wallets.rows import money
from adapters.postgres.wallets.statements import CHANNELS, Row
from domain.shared.ids import PlayerId
from domain.shared.money import CURRENCY_BY_NUMBER, Money
from domain.wallets.kinds import HouseAccount, OperationKind, WalletKind
from domain.wallets.model import Leg, Operation, Round
from domain.wallets.queries import OperationFilter, PageRequest

_CHANNEL_NAMES: Final = {number: channel.value for channel, number in CHANNELS.items()}
_NOTHING: Final = OperationFilter()

# `at` is unique per player, so it alone is the key of a page.
_WHICH: Final = """
  e.player_id = $1 and ($2::timestamptz is null or e.at < $2) and ($3::timestamptz is null or e.at > $3)
  and ($4::timestamptz is null or e.at >= $4) and ($5::timestamptz is null or e.at < $5)
  and ($6::smallint[] is null or e.op = any($6)) and ($7::uuid is null or e.round_id = $7)
  and case when $8::smallint is null then e.leg = 0 else e.wallet_no = $8 end
"""
_LEGS: Final = """
  select e.*, w.kind as wallet_kind from picked p
  join wallets.entry e on e.player_id = $1 and e.at = p.at
  join wallets.wallet w on w.player_id = $1 and w.wallet_no = e.wallet_no
  order by e.at, e.leg
"""


def operations_page(newer: bool) -> str:  # noqa: FBT001 - two texts of one statement
    """A page from an edge, away from it; its rows come oldest first."""
    order = "e.at" if newer else "e.at desc"
    return (
        "with picked as (select e.at from wallets.entry e where"  # noqa: S608 - constants
        f"{_WHICH} group by e.at order by {order} limit $9) {_LEGS}"
    )


COUNT_OPERATIONS: Final = f"select count(distinct e.at) from wallets.entry e where {_WHICH}"  # noqa: S608
ONE_OPERATION: Final = f"with picked as (select wallets.applied_at($1, $2) as at) {_LEGS}"

_SUMS: Final = """
  select l.round_id, l.at as last_at, l.seq as last_seq, s.*
  from last l cross join lateral (
    select min(e.at) as opened_at, min(e.at) filter (where e.op = 5) as closed_at,
           max(e.round_reference) as reference, max(e.game) as game, min(e.currency) as currency,
           coalesce(-sum(e.amount) filter (where e.op in (2, 4)), 0)::bigint as staked,
           coalesce(sum(e.amount) filter (where e.op not in (2, 4)), 0)::bigint as won,
           count(distinct e.at) as operations
    from wallets.entry e where e.player_id = $1 and e.round_id = l.round_id) s
  order by l.at desc
"""
# A round stands where its newest operation is.
_NEWEST_OF_ROUND: Final = """
  not exists (select from wallets.entry n
              where n.player_id = $1 and n.round_id = e.round_id and n.at > e.at)
"""


def rounds_page(newer: bool) -> str:  # noqa: FBT001 - two texts of one statement
    """A page of rounds from an edge, away from it; newest first."""
    order = "e.at" if newer else "e.at desc"
    return f"""
      with last as (
        select e.at, e.seq, e.round_id from wallets.entry e
        where e.player_id = $1 and e.round_id is not null and e.leg = 0
          and ($2::timestamptz is null or e.at < $2) and ($3::timestamptz is null or e.at > $3)
          and {_NEWEST_OF_ROUND} order by {order} limit $4)
      {_SUMS}"""  # noqa: S608 - constants


ONE_ROUND: Final = f"""
  with last as (
    select e.at, e.seq, e.round_id from wallets.entry e
    where e.player_id = $1 and e.round_id = $2 and e.leg = 0 order by e.at desc limit 1)
  {_SUMS}"""  # noqa: S608 - constants
COUNT_ROUNDS: Final = """
  select count(distinct round_id) from wallets.entry where player_id = $1 and round_id is not null
"""


def filter_arguments(
    player_id: PlayerId, page: PageRequest | None, which: OperationFilter | None
) -> tuple[Any, ...]:
    """The first eight arguments of a statement about operations."""
    which = which or _NOTHING
    kinds = None if which.kinds is None else [kind.value for kind in which.kinds]
    return (player_id, *edges(page), which.since, which.until, kinds, which.round_id, which.wallet_no)


def edges(page: PageRequest | None) -> tuple[datetime | None, datetime | None]:
    """The bounds of a page: older than the first, newer than the second."""
    if page is None:
        return None, None
    older, newer = page.older_than, page.newer_than
    return (older[0] if older else None, newer[0] if newer else None)


def operations_of(rows: Iterable[Row]) -> list[Operation]:
    """Rows in the order of (at, leg) as operations."""
    return [_operation(list(legs)) for _, legs in groupby(rows, key=lambda row: row["at"])]


def _operation(legs: Sequence[Row]) -> Operation:
    first = legs[0]
    kind = OperationKind(first["op"])
    return Operation(
        player_id=first["player_id"],
        seq=first["seq"],
        at=first["at"],
        occurred_at=first["occurred_at"] or first["at"],
        kind=kind,
        legs=tuple(_leg(leg) for leg in legs),
        reference=first["reference"],
        round_id=first["round_id"],
        round_reference=first["round_reference"],
        game=first["game"],
        bet_seq=first["ref_seq"] if kind in (OperationKind.WIN, OperationKind.ROLLBACK) else None,
        reversal_of=first["ref_seq"] if kind is OperationKind.REVERSAL else None,
        actor=first["actor"],
        channel=_CHANNEL_NAMES[first["channel"]],
        ip=None if first["ip"] is None else str(first["ip"]),
        reason=first["reason"],
        hash=legs[-1]["hash"],
    )


def _leg(row: Row) -> Leg:
    currency = row["currency"]
    return Leg(
        wallet_no=row["wallet_no"],
        wallet_kind=WalletKind(row["wallet_kind"]),
        amount=money(row["amount"], currency),
        reserved_delta=money(row["reserved_delta"], currency),
        balance_after=money(row["balance_after"], currency),
        reserved_after=money(row["reserved_after"], currency),
        contra=HouseAccount(row["contra"]),
    )


def round_of(row: Row, player_id: PlayerId) -> Round:
    """A round with its sums."""
    currency = CURRENCY_BY_NUMBER[row["currency"]]
    return Round(
        player_id=player_id,
        id=row["round_id"],
        reference=row["reference"],
        game=row["game"],
        opened_at=row["opened_at"],
        last_at=row["last_at"],
        closed_at=row["closed_at"],
        staked=Money(row["staked"], currency),
        won=Money(row["won"], currency),
        operations=row["operations"],
        last_seq=row["last_seq"],
    )

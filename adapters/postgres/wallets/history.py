"""History of one player: operations and rounds by keyset, and how to read their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from adapters.postgres.wallets.rows import money
from adapters.postgres.wallets.statements import CHANNELS, LedgerStatements, Row
from domain.shared.ids import PlayerId
from domain.shared.money import CURRENCY_BY_NUMBER, Money
from domain.shared.pages import Slice, Window
from domain.wallets.kinds import HouseAccount, OperationKind, WalletKind
from domain.wallets.model import Leg, Operation, Round
from domain.wallets.queries import OperationFilter

_CHANNELS: Final = {number: channel for channel, number in CHANNELS.items()}
_NOTHING: Final = OperationFilter()

# `at` is unique per player, so it alone is the key of a page. What is not asked for is a condition on the
# argument alone, and times always have bounds: so every text has the index it needs.
_BETWEEN: Final = """
  e.player_id = $1
  and e.at < least(coalesce($2::timestamptz, 'infinity'), coalesce($5::timestamptz, 'infinity'))
  and e.at > coalesce($3::timestamptz, '-infinity') and e.at >= coalesce($4::timestamptz, '-infinity')
"""
_RARE: Final = "e.op not in (2, 3)"
_LEGS: Final = """
  select e.*, w.kind as wallet_kind from picked p
  join wallets.entry e on e.player_id = $1 and e.at = p.at
  join wallets.wallet w on w.player_id = $1 and w.wallet_no = e.wallet_no
  order by e.at, e.leg
"""


def operations_page(which: OperationFilter | None, *, backward: bool) -> str:
    """A page from an edge, away from it; its rows come oldest first."""
    which, order = which or _NOTHING, "" if backward else "desc"
    if which.kinds is None or not _are_rare(which.kinds):
        picked = f"select e.at from wallets.entry e where {_which(which)}"  # noqa: S608 - constants
    else:  # the newest of each kind, so that no kind is passed over
        picked = f"""
          select e.at from unnest($6::smallint[]) kind (op) cross join lateral (
            select e.at from wallets.entry e where e.op = kind.op and {_RARE} and {_which(which)}
             order by e.at {order} limit $9) e"""  # noqa: S608 - constants
    return f"with picked as ({picked} group by e.at order by e.at {order} limit $9) {_LEGS}"


def count_operations(which: OperationFilter | None) -> str:
    """The statement that counts operations."""
    rare = which is not None and which.kinds is not None and _are_rare(which.kinds)
    condition = f"{_RARE} and {_which(which or _NOTHING)}" if rare else _which(which or _NOTHING)
    return f"select count(distinct e.at) from wallets.entry e where {condition}"  # noqa: S608 - constants


def _are_rare(kinds: frozenset[OperationKind]) -> bool:
    """Whether the index of kinds has them; bets and wins, which histories consist of, are not in it."""
    return kinds.isdisjoint({OperationKind.BET, OperationKind.WIN})


def _which(which: OperationFilter) -> str:
    kinds = "$6::smallint[] is null" if which.kinds is None else "e.op = any($6::smallint[])"
    round_ = "$7::uuid is null" if which.round_id is None else "e.round_id = $7::uuid"
    if which.wallet_no is None:
        wallet = "$8::smallint is null and e.leg = 0"
    else:
        wallet = "e.wallet_no = $8::smallint" + (" and e.wallet_no <> 0" if which.wallet_no else "")
    return f"{_BETWEEN} and {kinds} and {round_} and {wallet}"


ONE_OPERATION: Final = f"with picked as (select wallets.applied_at($1, $2) as at) {_LEGS}"

OPERATIONS: Final = """
  select e.*, w.kind as wallet_kind from unnest($1::uuid[], $2::bigint[]) asked (player_id, seq)
  cross join lateral (select wallets.applied_at(asked.player_id, asked.seq) as at) applied
  join wallets.entry e on e.player_id = asked.player_id and e.at = applied.at
  join wallets.wallet w on w.player_id = e.player_id and w.wallet_no = e.wallet_no
  order by e.player_id, e.at, e.leg
"""
"""Operations of any players by their numbers."""

REVERSIBLE: Final = """
  select asked.player_id, asked.at from unnest($1::uuid[], $2::timestamptz[]) asked (player_id, at)
   where wallets.reversible_at(asked.player_id, asked.at)
"""
"""Which of some operations may be reversed."""

_ROUND: Final = """
  select round_id, reference, game, currency, opened_at, last_at, last_seq, closed_at, staked, won,
         operations
  from wallets.round where player_id = $1
"""


def rounds_page(window: Window) -> str:
    """A page of rounds from an edge, in reading direction: a round stands at its newest operation.

    The index knows the span of that operation, so at most a span of rounds is read and passed over. A bound
    that is not given is not in the text: under row-level security only bare comparisons use indexes.
    """
    beyond, order = (">", "") if window.backward else ("<", "desc")
    after = "$2::timestamptz is null and $3::bigint is null"
    if window.edge is not None:
        after = f"last_at {beyond} $2::timestamptz and last_span {beyond}= $3::bigint"
    return f"{_ROUND} and {after} order by last_span {order}, last_at {order} limit $4"


OPERATIONS_IN_SPAN: Final = 16
"""How many operations of a player a span of rounds is for, as in migrations/sql/wallets."""

ROUNDS: Final = """
  select r.player_id, r.round_id, r.reference, r.game, r.currency, r.opened_at, r.last_at, r.last_seq,
         r.closed_at, r.staked, r.won, r.operations
  from unnest($1::uuid[], $2::uuid[]) asked (player_id, round_id)
  join wallets.round r on r.player_id = asked.player_id and r.round_id = asked.round_id
"""
"""Rounds of any players by their ids."""

ONE_ROUND: Final = f"{_ROUND} and round_id = $2"
COUNT_ROUNDS: Final = "select count(*) from wallets.round where player_id = $1"


def _filter_arguments(
    player_id: PlayerId, window: Window | None, which: OperationFilter | None
) -> tuple[Any, ...]:
    """The first eight arguments of a statement about operations."""
    which = which or _NOTHING
    kinds = None if which.kinds is None else [kind.value for kind in which.kinds]
    edge = window.edge[0] if window and window.edge else None
    edges = (None, edge) if window and window.backward else (edge, None)
    period = which.period
    return (player_id, *edges, period.since, period.until, kinds, which.round_id, which.wallet_no)


@dataclass(frozen=True, slots=True)
class PlayerOperations:
    """A player's operations, newest first: implements ``RowList``. Their key is time and number."""

    statements: LedgerStatements
    player_id: PlayerId
    which: OperationFilter | None

    async def page(self, window: Window) -> Slice[Operation]:
        """The operations of a window with all their legs."""
        rows = await self.statements.rows(
            operations_page(self.which, backward=window.backward),
            *_filter_arguments(self.player_id, window, self.which),
            window.count + 1,
        )
        found = operations_of(rows)
        read = found if window.backward else found[::-1]
        return Slice.cut([((each.at, each.seq), each) for each in read], window)

    async def count(self) -> int:
        """How many there are."""
        arguments = _filter_arguments(self.player_id, None, self.which)
        return int((await self.statements.row(count_operations(self.which), *arguments))[0])


@dataclass(frozen=True, slots=True)
class PlayerRounds:
    """A player's rounds, that with the newest operation first: implements ``RowList``."""

    statements: LedgerStatements
    player_id: PlayerId

    async def page(self, window: Window) -> Slice[Round]:
        """The rounds of a window. The key of a round is that of its newest operation."""
        at, seq = window.edge or (None, None)
        span = None if seq is None else seq // OPERATIONS_IN_SPAN
        rows = await self.statements.rows(rounds_page(window), self.player_id, at, span, window.count + 1)
        found = [round_of(row, self.player_id) for row in rows]
        return Slice.cut([((each.last_at, each.last_seq), each) for each in found], window)

    async def count(self) -> int:
        """How many there are."""
        return int((await self.statements.row(COUNT_ROUNDS, self.player_id))[0])


def operations_of(rows: Iterable[Row]) -> list[Operation]:
    """Rows in the order of (at, leg) as operations."""
    return [
        _operation(list(legs)) for _, legs in groupby(rows, key=lambda row: (row["player_id"], row["at"]))
    ]


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
        channel=_CHANNELS[first["channel"]],
        ip=None if first["ip"] is None else str(first["ip"]),
        reason=first["reason"],
        hash=legs[-1]["hash"],
    )


def _leg(row: Row) -> Leg:
    currency = row["currency"]
    return Leg(
        player_id=row["player_id"],
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

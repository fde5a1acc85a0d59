"""The ledger of a brand: operations of all players by time, and their sums."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from adapters.postgres.wallets import history
from adapters.postgres.wallets.books.conditions import Conditions
from adapters.postgres.wallets.rows import money
from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.shared.pages import Slice, Window
from domain.shared.periods import Period
from domain.wallets.books.brand_lists import LedgerCriteria, LedgerTotal
from domain.wallets.idempotency import digest
from domain.wallets.kinds import OperationKind, WalletKind
from domain.wallets.model import Operation

_ALL_KINDS: Final = tuple(OperationKind)
# A player who is named leads to the entries by the primary key, all others by kind and time. A leg of the
# brand's is one whose player has a wallet of the brand's.
_BY_KIND: Final = """
  select distinct e.at, e.player_id from unnest({kinds}::smallint[]) kind (op) cross join lateral (
    select distinct e.at, e.player_id from wallets.entry e
     where wallets.brand_of_entry(e.player_id) = $1 and e.op = kind.op and {which} and {after}
     order by e.at {order}, e.player_id {order} limit {count}) e
   order by at {order}, player_id {order} limit {count}
"""
_DIRECT: Final = """
  select distinct e.at, e.player_id from wallets.entry e
   where {which} and {after} and e.op = any({kinds}::smallint[])
     and (select w.brand from wallets.wallet w where w.player_id = e.player_id and w.wallet_no = 0) = $1
   order by at {order}, player_id {order} limit {count}
"""
# Nothing is later than now: so the partitions of the months to come are not looked into.
_NOT_LATER: Final = "e.at < now() + interval '1 day'"
_LEGS: Final = """
  with picked as ({picked})
  select e.*, w.kind as wallet_kind from picked p
  join wallets.entry e on e.player_id = p.player_id and e.at = p.at
  join wallets.wallet w on w.player_id = e.player_id and w.wallet_no = e.wallet_no
  order by e.at {order}, e.player_id {order}, e.leg
"""
_MATCHING: Final = """
  from wallets.entry e join wallets.wallet w on w.player_id = e.player_id and w.wallet_no = e.wallet_no
 where w.brand = $1 and {brand} and e.op = any({kinds}::smallint[]) and {which}
"""


@dataclass(frozen=True, slots=True)
class BrandLedger:
    """Implements ``SummedList``. The key of an operation is its time and its player."""

    statements: LedgerStatements
    brand: str
    criteria: LedgerCriteria
    descending: bool

    async def page(self, window: Window) -> Slice[Operation]:
        """Operations with all their legs, also those that the filter does not ask for."""
        rising = self.descending is window.backward
        asked, kinds = self._asked()
        after = self._after(asked, window, rising=rising)
        order = "asc" if rising else "desc"
        picked = (_DIRECT if self._is_direct else _BY_KIND).format(
            kinds=kinds, which=asked, after=after, order=order, count=asked.argument(window.count + 1)
        )
        rows = await self.statements.rows(_LEGS.format(picked=picked, order=order), *asked.arguments)
        found = history.operations_of(rows)
        return Slice.cut([((each.at, each.player_id), each) for each in found], window)

    async def count(self) -> int:
        """How many operations there are."""
        asked, kinds = self._asked()
        statement = f"select count(distinct (e.player_id, e.at)) {self._matching(asked, kinds)}"
        return int((await self.statements.row(statement, *asked.arguments))[0])

    async def totals(self) -> tuple[LedgerTotal, ...]:
        """By kind of wallet and currency."""
        asked, kinds = self._asked()
        statement = f"""
          select w.kind, e.currency, count(distinct (e.player_id, e.at)) as transactions,
                 coalesce(sum(e.amount) filter (where e.amount > 0), 0) as credited,
                 coalesce(sum(e.amount) filter (where e.amount < 0), 0) as debited
          {self._matching(asked, kinds)} group by w.kind, e.currency order by w.kind, e.currency
        """
        return tuple(
            LedgerTotal(
                WalletKind(row["kind"]),
                CURRENCY_BY_NUMBER[row["currency"]],
                row["transactions"],
                money(int(row["credited"]), row["currency"]),
                money(int(row["debited"]), row["currency"]),
            )
            for row in await self.statements.rows(statement, *asked.arguments)
        )

    def _after(self, asked: Conditions, window: Window, *, rising: bool) -> str:
        """Beyond the edge. Two plain bounds of a time look like a short span, which would be sorted."""
        if window.edge is None:
            return _NOT_LATER
        at, player = (asked.argument(each) for each in window.edge)
        here, edge = "(e.at, e.player_id)", f"({at}::timestamptz, {player}::uuid)"
        if rising:
            return f"{here} > {edge} and {_NOT_LATER}"
        return f"{here} < {edge} and e.at <= {at}::timestamptz"

    @property
    def _is_direct(self) -> bool:
        which = self.criteria
        return bool(which.player_id or which.round or which.caller.reference is not None)

    def _matching(self, asked: Conditions, kinds: str) -> str:
        brand = "true" if self._is_direct else "wallets.brand_of_entry(e.player_id) = $1"
        return _MATCHING.format(brand=brand, kinds=kinds, which=asked)

    def _asked(self) -> tuple[Conditions, str]:
        """The conditions behind ``$1``, the brand, and the name of the argument that holds the kinds."""
        which, asked = self.criteria, Conditions(self.brand)
        kinds = asked.argument([kind.value for kind in which.kinds or _ALL_KINDS])
        if which.player_id is not None:
            asked.add("e.player_id = {}::uuid", which.player_id)
        if which.round is not None:
            asked.add("e.player_id = {}::uuid and e.round_id = {}::uuid", *which.round)
        if which.period.since is not None:  # of two plain bounds of a time the planner makes a short span
            asked.add("(e.at, e.player_id) >= ({}::timestamptz, {}::uuid)", which.period.since, UUID(int=0))
        asked.add_period("e.at", Period(until=which.period.until))
        asked.add_money("e", which.currencies, which.amount)
        if which.caller.reference is not None:
            key = digest(which.caller.actor, which.caller.reference)
            asked.add(
                "(e.player_id, e.at) in (select k.player_id, k.at from wallets.operation_key k"
                " where k.key = {}::uuid and k.op not in (5, 6) and k.seq is not null)",
                key,
            )
        elif which.caller.actor is not None:
            asked.add("e.actor = {}::text", which.caller.actor)
        if which.game is not None:
            asked.add("e.game = {}::text", which.game)
        return asked, kinds

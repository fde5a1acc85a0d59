"""Deposits, withdrawals and adjustments of a brand, and their sums."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from adapters.postgres.wallets import payments
from adapters.postgres.wallets.books.conditions import Conditions
from adapters.postgres.wallets.holds.rows import condition
from adapters.postgres.wallets.rows import money
from adapters.postgres.wallets.statements import LedgerStatements, Row
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.shared.pages import Slice, Window
from domain.wallets.books.brand_lists import PaymentCriteria, PaymentOrder, PaymentSort, PaymentTotal
from domain.wallets.idempotency import digest
from domain.wallets.states import (
    Adjustment,
    AdjustmentState,
    Deposit,
    DepositState,
    Withdrawal,
    WithdrawalState,
)

Listed = TypeVar("Listed")

_KEYS: Final = {
    PaymentSort.CREATED: (("created_at", "timestamptz"), ("id", "uuid")),
    PaymentSort.AMOUNT: (("currency", "smallint"), ("amount", "bigint"), ("id", "uuid")),
}
# Each state by itself, in the order of the index.
_BY_STATE: Final = """
  select p.* from unnest($2::smallint[]) of (state) cross join lateral (
    select * from {table} p where p.brand = $1 and p.state = of.state and {which} and {after}
     order by {order} limit {count}) p
   order by {order} limit {count}
"""
_DIRECT: Final = """
  select p.* from {table} p where p.brand = $1 and p.state = any($2::smallint[]) and {which} and {after}
   order by {order} limit {count}
"""
_MOVED_BY: Final = """
  exists (select from wallets.payment_move m
           where m.player_id = p.player_id and m.payment_id = p.id and m.actor = {}::text)
"""
_DECIDED_BY: Final = "{}::text in (p.maker, p.checker)"


@dataclass(frozen=True, slots=True)
class PaymentKind(Generic[Listed]):
    """A kind of payment: its table, which states it can have, and how an actor is asked for."""

    table: str
    states: tuple[DepositState | WithdrawalState | AdjustmentState, ...]
    by_actor: str
    made: Callable[[Row], Listed]


DEPOSITS: Final[PaymentKind[Deposit]] = PaymentKind(
    "wallets.payment", tuple(DepositState), _MOVED_BY, payments.deposit_of
)
WITHDRAWALS: Final[PaymentKind[Withdrawal]] = PaymentKind(
    "wallets.payment", tuple(WithdrawalState), _MOVED_BY, payments.withdrawal_of
)
ADJUSTMENTS: Final[PaymentKind[Adjustment]] = PaymentKind(
    "wallets.adjustment", tuple(AdjustmentState), _DECIDED_BY, payments.adjustment_of
)


@dataclass(frozen=True, slots=True)
class BrandPayments(Generic[Listed]):
    """Implements ``SummedList``. The key of a row is what it is sorted by, and its id."""

    statements: LedgerStatements
    kind: PaymentKind[Listed]
    brand: str
    criteria: PaymentCriteria[Any]
    order: PaymentOrder

    async def page(self, window: Window) -> Slice[Listed]:
        """From the edge on."""
        rising = self.order.descending is window.backward
        asked, key = self._asked(), _KEYS[self.order.by]
        names = [name for name, _ in key]
        after = "true"
        if window.edge is not None:
            edge = (
                f"{asked.argument(value)}::{type_}"
                for value, (_, type_) in zip(window.edge, key, strict=True)
            )
            here = ", ".join(f"p.{name}" for name in names)
            after = f"({here}) {'>' if rising else '<'} ({', '.join(edge)})"
        order = ", ".join(f"p.{name} {'asc' if rising else 'desc'}" for name in names)
        text = _DIRECT if self._is_direct else _BY_STATE
        statement = text.format(
            table=self.kind.table,
            which=asked,
            after=after,
            order=order,
            count=asked.argument(window.count + 1),
        )
        rows = await self.statements.rows(statement, *asked.arguments)
        return Slice.cut([(tuple(row[name] for name in names), self.kind.made(row)) for row in rows], window)

    async def count(self) -> int:
        """How many rows there are."""
        asked = self._asked()
        return int((await self.statements.row(f"select count(*) {self._from(asked)}", *asked.arguments))[0])

    async def totals(self) -> tuple[PaymentTotal, ...]:
        """By currency."""
        asked = self._asked()
        statement = f"""
          select p.currency, count(*) as payments, sum(p.amount) as total
          {self._from(asked)} group by p.currency order by p.currency
        """
        return tuple(
            PaymentTotal(
                CURRENCY_BY_NUMBER[row["currency"]],
                row["payments"],
                money(int(row["total"]), row["currency"]),
            )
            for row in await self.statements.rows(statement, *asked.arguments)
        )

    @property
    def _is_direct(self) -> bool:
        which = self.criteria
        exact = (which.player_id, which.caller.reference, which.authorisation)
        held = which.holds.held or which.holds.reasons
        return bool(held) or any(each is not None for each in exact)

    def _from(self, asked: Conditions) -> str:
        return f"from {self.kind.table} p where p.brand = $1 and p.state = any($2::smallint[]) and {asked}"

    def _asked(self) -> Conditions:
        """The conditions behind the brand and the states."""
        which = self.criteria
        asked = Conditions(self.brand, [each.value for each in which.states or self.kind.states])
        if which.player_id is not None:
            asked.add("p.player_id = {}::uuid", which.player_id)
        asked.add_period("p.created_at", which.period)
        asked.add_money("p", which.currencies, which.amount)
        if which.caller.reference is not None:
            key = digest(which.caller.actor, which.caller.reference)
            asked.add("p.id = {}::uuid", payments.id_of_key(key))
        elif which.caller.actor is not None:
            asked.add(self.kind.by_actor, which.caller.actor)
        if which.method is not None:
            asked.add("p.method = {}::text", which.method)
        if which.authorisation is not None:
            asked.add("p.authorisation = {}::text", which.authorisation)
        if held := condition(which.holds, "p"):
            asked.add(held)
        return asked

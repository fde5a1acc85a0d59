"""The states that withdrawals came into, and the ledger's operation of each."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.ids import PlayerId
from domain.wallets.books.withdrawal_steps import WithdrawalStep
from domain.wallets.states import WithdrawalState

# The numbers are those of states and operations: what each state posted, if anything.
_STEPS: Final = """
  select m.player_id, m.payment_id, m.to_state, m.at, m.actor, m.reason, k.seq
    from unnest($1::uuid[], $2::uuid[]) asked (player_id, id)
    join wallets.payment_move m on m.player_id = asked.player_id and m.payment_id = asked.id
    left join lateral (
      select x.seq from wallets.operation_key x
       where x.player_id = m.player_id and x.subject = m.payment_id and x.seq is not null
         and x.op = case m.to_state when 11 then 7 when 14 then 8 when 15 then 9 when 16 then 9 end) k on true
   order by m.at, m.to_state
"""


async def steps_of(
    statements: LedgerStatements, which: Sequence[tuple[PlayerId, UUID]]
) -> Mapping[tuple[PlayerId, UUID], tuple[WithdrawalStep, ...]]:
    """The steps of withdrawals by player and id, the first first. One statement."""
    players, ids = [player for player, _ in which], [id for _, id in which]
    found: dict[tuple[PlayerId, UUID], tuple[WithdrawalStep, ...]] = {}
    for row in await statements.rows(_STEPS, players, ids):
        key = (row["player_id"], row["payment_id"])
        step = WithdrawalStep(
            row["player_id"],
            WithdrawalState(row["to_state"]),
            row["at"],
            row["actor"],
            row["reason"],
            row["seq"],
        )
        found[key] = (*found.get(key, ()), step)
    return found

"""What the ledger itself refuses to people, whatever calls it."""

from __future__ import annotations

import asyncpg
import pytest

from domain.shared.ids import new_id
from tests.wallets.wallets_harness import WalletsHarness, eur

WRITERS = {"post", "place_bet_fast_path", "pay_win_fast_path", "place_bet_bonus_path"}
"""All that write entries: the first refuses what was not counted, the others refuse people."""

STAMP = "row(gen_random_uuid(),1,'k',$2,0::smallint,null,'c',null,null)::wallets.stamp"
POST = f"""
select wallets.post(w, {STAMP}, wallets.operation('DEPOSIT'),
  array[wallets.leg(0::smallint, wallets.operation('DEPOSIT'), $3, wallets.house('NONE'))],
  'wallet.deposited')
from wallets.wallet w where w.player_id = $1 and w.wallet_no = 0
"""


async def test_entries_are_written_where_people_are_looked_at_and_nowhere_else(
    owner: asyncpg.Connection,
) -> None:
    functions = await owner.fetch("""
      select proname, prosrc, prosrc ~ 'insert into wallets\\.entry' as writes,
             prosrc ~ 'set\\s+balance = ' as moves
      from pg_proc where pronamespace = 'wallets'::regnamespace
    """)
    found = {each["proname"]: each["prosrc"] for each in functions if each["writes"] or each["moves"]}

    assert found.keys() == WRITERS
    assert "wallets.refuse_uncounted(w0, s, p_legs)" in found["post"]
    assert all("wallets.refuse_people(p_actor)" in found[name] for name in WRITERS - {"post"})


@pytest.mark.parametrize(
    ("actor", "amount", "refused"),
    [
        ("operator:mallory", 1, True),
        ("operator:mallory", -1, True),
        ("player:mallory", 1, True),
        ("visitor:mallory", 1, True),
        ("operator:mallory", 0, False),
        ("service:payments", 1, False),
        ("system:replay", 1, False),
    ],
)
async def test_what_a_person_moves_uncounted_is_refused(
    harness: WalletsHarness, owner: asyncpg.Connection, actor: str, amount: int, refused: bool
) -> None:
    player = await harness.a_player(eur(10))

    if refused:
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="neither counted nor approved"):
            await owner.fetch(POST, player, actor, amount)
    else:
        assert await owner.fetch(POST, player, actor, amount)


APPROVAL = """
insert into wallets.money_approval
  (player_id, id, request, reference, op, scope, currency, amount, state, maker, checker)
values ($1, $2, 1, 'k', 1, 1, 1, 1, wallets.approval($3), 'operator:olga', $4)
"""
CHANGE = """
insert into wallets.money_limit_change
  (id, brand, currency, scope, per_player, per_maker, reason, state, maker, checker)
values ($1, 'default', 1, 1, 1, 1, 'r', wallets.approval('APPROVED'), 'operator:olga', $2)
"""


@pytest.mark.parametrize("checker", ["operator:olga", None])
async def test_the_tables_hold_no_decision_of_one_person(
    harness: WalletsHarness, owner: asyncpg.Connection, checker: str | None
) -> None:
    player = await harness.a_player(eur(10))
    for state in ("APPROVED", "USED"):
        with pytest.raises(asyncpg.CheckViolationError, match="an_operation_takes_two"):
            async with owner.transaction():
                await owner.execute(APPROVAL, player, new_id(), state, checker)
    with pytest.raises(asyncpg.CheckViolationError, match="a_limit_takes_two"):
        await owner.execute(CHANGE, new_id(), checker)


@pytest.mark.parametrize("table", ["money_limit", "money_limit_change", "money_approval", "person_move"])
async def test_the_application_writes_none_of_it_by_hand(harness: WalletsHarness, table: str) -> None:
    for statement in (f"delete from wallets.{table}", f"update wallets.{table} set currency = 2"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await harness.database.pool.execute(statement)

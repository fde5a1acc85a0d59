"""What a player's wallets held before and after a period, and what moved in it: one statement."""

from typing import Final

from adapters.postgres.wallets.rows import money
from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.ids import PlayerId
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.shared.periods import Period
from domain.wallets.books.statement import Statement, WalletStatement
from domain.wallets.kinds import WalletKind

# The newest entry of a wallet before a moment; without one it was still empty. The index of wallets leaves
# out the first one, which nearly every operation moves: that is found by walking back in time.
_BEFORE: Final = """
  select x.balance_after from wallets.entry x
   where x.player_id = w.player_id and x.wallet_no = w.wallet_no and x.at < {moment}::timestamptz {of}
   order by x.at desc, x.leg desc limit 1
"""
_WALLET: Final = """
  select w.wallet_no, w.kind, w.currency, coalesce(({opening}), 0) as opening,
         coalesce(({closing}), 0) as closing
    from wallets.wallet w where w.player_id = $1 and w.opened_at < $3::timestamptz and w.wallet_no {which}
"""
_STATEMENT: Final = """
  with stood as ({first} union all {others}), moved as (
    select e.wallet_no, coalesce(sum(e.amount) filter (where e.amount > 0), 0) as credited,
           coalesce(sum(e.amount) filter (where e.amount < 0), 0) as debited,
           count(distinct e.at) as transactions
      from wallets.entry e where e.player_id = $1 and e.at >= $2::timestamptz and e.at < $3::timestamptz
     group by e.wallet_no)
  select stood.*, coalesce(moved.credited, 0) as credited, coalesce(moved.debited, 0) as debited,
         coalesce(moved.transactions, 0) as transactions
    from stood left join moved using (wallet_no) order by wallet_no
"""


def _stood(which: str, of: str) -> str:
    """The balances of the first wallet, or of all others."""
    opening, closing = (_BEFORE.format(moment=moment, of=of) for moment in ("$2", "$3"))
    return _WALLET.format(which=which, opening=opening, closing=closing)


STATEMENT: Final = _STATEMENT.format(first=_stood("= 0", ""), others=_stood("<> 0", "and x.wallet_no <> 0"))


async def statement_of(statements: LedgerStatements, player_id: PlayerId, period: Period) -> Statement:
    """The statement of a period that has both ends."""
    rows = await statements.rows(STATEMENT, player_id, period.since, period.until)
    return Statement(
        player_id,
        period,
        tuple(
            WalletStatement(
                player_id,
                row["wallet_no"],
                WalletKind(row["kind"]),
                CURRENCY_BY_NUMBER[row["currency"]],
                opening=money(row["opening"], row["currency"]),
                credited=money(int(row["credited"]), row["currency"]),
                debited=money(int(row["debited"]), row["currency"]),
                closing=money(row["closing"], row["currency"]),
                transactions=row["transactions"],
            )
            for row in rows
        ),
    )

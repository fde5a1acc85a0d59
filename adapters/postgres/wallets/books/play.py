"""What counts as stake and as win, in SQL over the entries of the ledger; ``e`` is an entry.

A rollback and a reversal count in the moment that they were booked, as in a statement. Their entries name the
house account of what they undo: gaming revenue for bets and wins alone.
"""

from typing import Final

from domain.wallets.kinds import HouseAccount, OperationKind, WalletKind

_BET, _WIN, _ROLLBACK = (
    each.value for each in (OperationKind.BET, OperationKind.WIN, OperationKind.ROLLBACK)
)
_REVERSAL: Final = f"e.op = {OperationKind.REVERSAL.value} and e.contra = {HouseAccount.GAMING_REVENUE.value}"

PLAY: Final = (OperationKind.BET, OperationKind.WIN, OperationKind.ROLLBACK, OperationKind.REVERSAL)
"""The kinds of operations that stakes and wins are made of."""

IS_STAKE: Final = f"(e.op in ({_BET}, {_ROLLBACK}) or {_REVERSAL} and e.amount > 0)"
"""Its negative amount is staked: a rollback gives a part of it back."""

IS_WIN: Final = f"(e.op = {_WIN} or {_REVERSAL} and e.amount < 0)"

IS_BET: Final = f"e.op = {_BET}"

KIND: Final = """
  case when e.wallet_no = 0 then 0 else (
    select w.kind from wallets.wallet w where w.player_id = e.player_id and w.wallet_no = e.wallet_no) end
"""
"""The kind of the entry's wallet: the first one of a player is real money."""

IS_REAL: Final = f"kind = {WalletKind.REAL.value}"
IS_BONUS: Final = f"kind in ({WalletKind.BONUS.value}, {WalletKind.FREE_SPINS.value})"


def total(amount: str, which: str) -> str:
    """A sum over the entries that meet a condition, zero without any."""
    return f"coalesce(sum({amount}) filter (where {which}), 0)"


SUMS: Final = ", ".join(
    f"{total(amount, f'{which} and {whose}')} as {name}"
    for name, amount, which, whose in (
        ("stakes", "-e.amount", IS_STAKE, IS_REAL),
        ("wins", "e.amount", IS_WIN, IS_REAL),
        ("bonus_stakes", "-e.amount", IS_STAKE, IS_BONUS),
        ("bonus_wins", "e.amount", IS_WIN, IS_BONUS),
    )
)
"""Columns of a statement whose rows ``e`` have the column ``kind``, too."""

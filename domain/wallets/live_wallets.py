"""What a watcher of a player's wallets has been told, and how facts keep it right without reading again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from domain.shared.facts import PublishedFact
from domain.shared.money import Money
from domain.wallets import events
from domain.wallets.model import Wallet

STREAM = "wallet"
"""Facts of these names are ours."""

NEEDS_READ = frozenset({events.OPENED, events.LOCKED, events.UNLOCKED})
"""They change what no operation's payload tells: which wallets there are and their state."""


@dataclass(frozen=True, slots=True)
class WalletChange:
    """What a watcher is told of one player.

    ``wallets`` are those that changed or, when ``fresh``, all of them: then forget what you knew. ``seq``
    is the player's last operation they show.
    """

    player_id: UUID
    seq: int
    fresh: bool
    wallets: tuple[Wallet, ...]


class LiveWallets:
    """One player's wallets as a watcher was last told, and what to tell next.

    ``stale`` says that facts alone cannot tell the present: ``read`` it afresh.
    """

    __slots__ = ("_changed", "_fresh", "_player_id", "_wallets", "seq", "stale")

    def __init__(self, player_id: UUID) -> None:
        self._player_id = player_id
        self._wallets: dict[int, Wallet] = {}
        self._changed: set[int] = set()
        self._fresh = False
        self.seq = 0
        self.stale = True

    def read(self, wallets: Iterable[Wallet]) -> None:
        """Take over what the database says now."""
        self._wallets = {wallet.no: wallet for wallet in wallets}
        self.seq = max((wallet.seq for wallet in self._wallets.values()), default=0)
        self._fresh, self.stale = True, False

    def learn(self, fact: PublishedFact) -> None:
        """Take over what a fact says; duplicates and what a read has shown already change nothing."""
        if fact.name in NEEDS_READ:
            self.stale = True
        elif fact.stream == STREAM and fact.seq > self.seq and not self.stale:
            self._follow(fact)

    def tell(self) -> WalletChange | None:
        """What is new since the last time, None when nothing is. Not while ``stale``."""
        if not self._changed and not self._fresh:
            return None
        told = self._wallets if self._fresh else self._changed
        wallets = tuple(self._wallets[no] for no in sorted(told))
        change = WalletChange(self._player_id, self.seq, self._fresh, wallets)
        self._changed.clear()
        self._fresh = False
        return change

    def _follow(self, fact: PublishedFact) -> None:
        """Apply the next operation; a gap, an unknown wallet or a payload without balances need a read."""
        after = fact.payload.get("wallets")
        if fact.seq != self.seq + 1 or not isinstance(after, list):
            self.stale = True
            return
        for stand in after:
            self._set(stand, fact.seq)
        self.seq = fact.seq

    def _set(self, stand: Any, seq: int) -> None:
        wallet = self._wallets.get(stand["no"])
        if wallet is None:
            self.stale = True
            return
        currency = wallet.balance.currency
        balance, reserved = Money(int(stand["balance"]), currency), Money(int(stand["reserved"]), currency)
        self._wallets[wallet.no] = replace(wallet, balance=balance, reserved=reserved, seq=seq)
        self._changed.add(wallet.no)

"""``LiveWallets``: the wallets of a watched player, kept up to date by facts without reading them again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from domain.shared.facts import PublishedFact
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets import events
from domain.wallets.model import Wallet

STREAM = "wallet"
"""The stream of the wallets context's facts."""

NEEDS_READ = frozenset({events.OPENED, events.LOCKED, events.UNLOCKED})
"""They change what no operation's payload tells: which wallets there are and their state."""


@dataclass(frozen=True, slots=True)
class WalletChange:
    """A change that is pushed to a watcher.

    ``wallets`` are the changed ones or, when ``fresh``, all of them, which replace what was pushed before.
    ``seq`` is the last operation they include.
    """

    player_id: PlayerId
    seq: int
    fresh: bool
    wallets: tuple[Wallet, ...]


class LiveWallets:
    """One player's wallets, and which of them changed since the last push.

    ``stale``: facts were missed or do not suffice, so that the wallets must be read again (``read``).
    """

    __slots__ = ("_changed", "_fresh", "_player_id", "_wallets", "seq", "stale")

    def __init__(self, player_id: PlayerId) -> None:
        self._player_id = player_id
        self._wallets: dict[int, Wallet] = {}
        self._changed: set[int] = set()
        self._fresh = False
        self.seq = 0
        self.stale = True

    def read(self, wallets: Iterable[Wallet]) -> None:
        """Replace all wallets by those read from the database."""
        self._wallets = {wallet.no: wallet for wallet in wallets}
        self.seq = max((wallet.seq for wallet in self._wallets.values()), default=0)
        self._fresh, self.stale = True, False

    def apply(self, fact: PublishedFact) -> None:
        """Apply a fact; duplicates, and facts that a read has included already, change nothing."""
        if fact.name in NEEDS_READ:
            self.stale = True
        elif fact.stream == STREAM and fact.seq > self.seq and not self.stale:
            self._follow(fact)

    def next_change(self) -> WalletChange | None:
        """The change since the last call; None without any. Do not call it while ``stale``."""
        if not self._changed and not self._fresh:
            return None
        numbers = self._wallets if self._fresh else self._changed
        wallets = tuple(self._wallets[no] for no in sorted(numbers))
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
        for state in after:
            self._set(state, fact.seq)
        self.seq = fact.seq

    def _set(self, state: Any, seq: int) -> None:
        wallet = self._wallets.get(state["no"])
        if wallet is None:
            self.stale = True
            return
        currency = wallet.balance.currency
        balance, reserved = Money(int(state["balance"]), currency), Money(int(state["reserved"]), currency)
        self._wallets[wallet.no] = replace(wallet, balance=balance, reserved=reserved, seq=seq)
        self._changed.add(wallet.no)

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.shared.facts import PublishedFact
from domain.shared.ids import new_id
from domain.shared.money import CURRENCIES, Money
from domain.wallets import events
from domain.wallets.kinds import WalletKind, WalletState
from domain.wallets.live_wallets import LiveWallets
from domain.wallets.model import Wallet

PLAYER = new_id()
EUR = CURRENCIES["EUR"]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def wallet(no: int, minor: int, seq: int, player: UUID = PLAYER) -> Wallet:
    kind = WalletKind.BONUS if no else WalletKind.REAL
    return Wallet(player, no, kind, Money(minor, EUR), Money.zero(EUR), seq, WalletState.OPEN, NOW)


def stands(no: int, minor: int, reserved: int = 0) -> dict[str, Any]:
    return {"no": no, "kind": "REAL", "currency": "EUR", "balance": str(minor), "reserved": str(reserved)}


def fact(
    seq: int, *after: dict[str, Any], name: str = events.BET_PLACED, bare: bool = False
) -> PublishedFact:
    payload: dict[str, Any] = {} if bare else {"wallets": list(after)}
    return PublishedFact(name, PLAYER, "default", seq, payload, "c", NOW)


def read_wallets(*wallets: Wallet) -> LiveWallets:
    """Wallets that were read, with no change left to push."""
    live = LiveWallets(PLAYER)
    live.read(wallets or (wallet(0, 1000, 5),))
    live.next_change()
    return live


def test_a_new_watch_publishes_every_wallet_first() -> None:
    live = LiveWallets(PLAYER)
    assert live.stale
    live.read([wallet(0, 1000, 5), wallet(1, 200, 3)])
    change = live.next_change()
    assert not live.stale
    assert change is not None
    assert (change.player_id, change.seq, change.fresh) == (PLAYER, 5, True)
    assert [one.no for one in change.wallets] == [0, 1]
    assert live.next_change() is None


def test_a_player_without_wallets_gets_an_empty_list() -> None:
    live = LiveWallets(PLAYER)
    live.read([])
    change = live.next_change()
    assert change is not None
    assert (change.seq, change.fresh, change.wallets) == (0, True, ())


def test_an_operation_publishes_only_changed_wallets() -> None:
    live = read_wallets(wallet(0, 1000, 5), wallet(1, 200, 3))
    live.apply(fact(6, stands(1, 150, reserved=50)))
    change = live.next_change()
    assert change is not None
    assert (change.seq, change.fresh) == (6, False)
    (changed,) = change.wallets
    assert (changed.no, changed.balance.minor, changed.reserved.minor, changed.seq) == (1, 150, 50, 6)
    assert changed.kind is WalletKind.BONUS


def test_unpublished_operations_are_merged_into_one_change() -> None:
    live = read_wallets(wallet(0, 1000, 5), wallet(1, 200, 3))
    live.apply(fact(6, stands(0, 900)))
    live.apply(fact(7, stands(1, 100)))
    live.apply(fact(8, stands(0, 700)))
    change = live.next_change()
    assert change is not None
    assert change.seq == 8
    assert [(one.no, one.balance.minor, one.seq) for one in change.wallets] == [(0, 700, 8), (1, 100, 7)]


@pytest.mark.parametrize(
    ("case", "arrives", "stale", "told"),
    [
        ("an older operation", fact(4, stands(0, 1)), False, False),
        ("the operation that was read", fact(5, stands(0, 1)), False, False),
        ("the next operation", fact(6, stands(0, 1)), False, True),
        ("one operation is missing", fact(7, stands(0, 1)), True, False),
        ("the next, touching no wallet", fact(6), False, False),
        ("a fact that moves nothing", fact(5, name=events.DEPOSIT_INITIATED, bare=True), False, False),
        ("a fact without balances from the future", fact(6, bare=True), True, False),
        ("an unknown wallet", fact(6, stands(9, 1)), True, False),
        ("another wallet was opened", fact(5, name=events.OPENED, bare=True), True, False),
        ("a wallet was locked", fact(5, name=events.LOCKED, bare=True), True, False),
        ("a wallet was unlocked", fact(5, name=events.UNLOCKED, bare=True), True, False),
        ("another context's fact", fact(6, stands(0, 1), name="player.registered"), False, False),
    ],
)
def test_what_a_fact_does_to_read_wallets_of_seq_5(
    case: str, arrives: PublishedFact, stale: bool, told: bool
) -> None:
    live = read_wallets()
    live.apply(arrives)
    assert live.stale is stale
    if not stale:
        assert (live.next_change() is not None) is told


def test_an_operation_that_touches_no_wallet_still_counts() -> None:
    live = read_wallets()
    live.apply(fact(6))
    live.apply(fact(7, stands(0, 900)))
    assert not live.stale
    assert live.seq == 7


def test_a_duplicate_after_the_next_operation_takes_nothing_back() -> None:
    live = read_wallets()
    for arrives in (fact(6, stands(0, 900)), fact(7, stands(0, 800)), fact(6, stands(0, 900))):
        live.apply(arrives)
    change = live.next_change()
    assert change is not None
    assert (change.seq, change.wallets[0].balance.minor) == (7, 800)


def test_facts_older_than_the_last_read_are_dropped() -> None:
    live = read_wallets()
    live.apply(fact(8, stands(0, 1)))
    live.read([wallet(0, 500, 9)])
    live.apply(fact(9, stands(0, 500)))
    change = live.next_change()
    assert change is not None
    assert (change.seq, change.fresh, change.wallets[0].balance.minor) == (9, True, 500)
    live.apply(fact(10, stands(0, 400)))
    assert not live.stale

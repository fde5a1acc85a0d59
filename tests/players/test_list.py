"""The list of players on a real PostgreSQL: filters, orders, and pages that stay right while it grows."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.players.model import Player
from domain.players.profile.changes import ChangeTags, SetVipLevel, change_tags, set_vip_level
from domain.players.queries import BalanceRange, Criteria, Order, PlayerSort
from domain.players.status.moves import MoveStatus, move_status
from domain.players.statuses import PlayerStatus
from domain.shared.money import Currency
from domain.shared.pages import Window
from tests.players.people import ANONYMOUS, EUR, NOON, OPERATOR, PLAYER_REQUEST, RIVAL, SERVICE, as_player
from tests.players.players_harness import PlayersHarness

USD = Currency.of("USD")
HOUR = timedelta(hours=1)


class SamplePlayers:
    """Twelve players who differ in everything, and what each has in the wallet."""

    def __init__(self, harness: PlayersHarness, players: list[Player], balances: dict[Any, int]) -> None:
        self.harness, self.players, self.balances = harness, players, balances

    async def names(self, criteria: Criteria, order: Order | None = None) -> list[str]:
        found = await self.harness.reads.page(OPERATOR, criteria, order or Order(), Window(100))
        assert await self.harness.reads.count(OPERATOR, criteria) == len(found.rows)
        return [player.username for _, player in found.rows]

    def expected(self, holds: Callable[[Player], bool]) -> set[str]:
        return {player.username for player in self.players if holds(player)}


@pytest.fixture(scope="module")
async def crowd(shared_harness: PlayersHarness) -> SamplePlayers:
    """The sample players, and one of another brand who must never be seen."""
    harness = shared_harness
    await harness.registered("stranger", RIVAL)
    players = [await _one(harness, number) for number in range(12)]
    balances = {player.id: (number % 4) * 100 for number, player in enumerate(players)}
    for player in players[1:]:
        await harness.fund(player, balances[player.id])
    return SamplePlayers(harness, players, balances)


async def _one(harness: PlayersHarness, number: int) -> Player:
    harness.clock.moment = NOON + number // 2 * HOUR
    run = harness.run()
    name = f"{'Jane' if number % 3 else 'BOB'}_{number:02}%"[:-1]
    currency = USD if number % 5 == 0 else EUR
    player = await harness.registered(name, country=("DE", "FR", "AT")[number % 3], currency=currency)
    tags = tuple(tag for tag, every in (("even", 2), ("third", 3), ("fifth", 5)) if number % every == 0)
    player = (await run(change_tags, ChangeTags(player_id=player.id, add=tags))).player
    player = (await run(set_vip_level, SetVipLevel(player_id=player.id, level=number % 4))).player
    if number % 4 == 1:
        asked = MoveStatus(player_id=player.id, to=PlayerStatus.SUSPENDED, reason=PLAYER_REQUEST)
        player = (await run(move_status, asked)).player
    return player


FILTERS: list[tuple[Criteria, Callable[[Player], bool]]] = [
    (Criteria(), lambda _: True),
    (Criteria(status=(PlayerStatus.ACTIVE,)), lambda player: player.status is PlayerStatus.ACTIVE),
    (Criteria(status=tuple(PlayerStatus)), lambda _: True),
    (Criteria(status=(PlayerStatus.CLOSED,)), lambda _: False),
    (Criteria(country=("DE", "FR")), lambda player: player.country in {"DE", "FR"}),
    (Criteria(currency=(USD,)), lambda player: player.currency == USD),
    (Criteria(created_from=NOON + 2 * HOUR), lambda player: player.created_at >= NOON + 2 * HOUR),
    (Criteria(created_before=NOON + 2 * HOUR), lambda player: player.created_at < NOON + 2 * HOUR),
    (
        Criteria(created_from=NOON + HOUR, created_before=NOON + 2 * HOUR),
        lambda player: player.created_at == NOON + HOUR,
    ),
    (Criteria(tags_any=("even", "third")), lambda player: bool({"even", "third"} & set(player.tags))),
    (Criteria(tags_all=("even", "third")), lambda player: {"even", "third"} <= set(player.tags)),
    (Criteria(tags_any=("unused",)), lambda _: False),
    (Criteria(username="an"), lambda player: "an" in player.username.lower()),
    (Criteria(username="ob_0"), lambda player: "bob_0" in player.username.lower()),
    (Criteria(username="e_0"), lambda player: "e_0" in player.username.lower()),
    (Criteria(username="%%"), lambda _: False),
    (Criteria(username="_"), lambda _: True),
    (Criteria(username="\\"), lambda _: False),
    (Criteria(email_key="bob_00@example.com"), lambda player: player.username == "BOB_00"),
    (
        Criteria(country=("DE",), tags_any=("even",), username="bob"),
        lambda player: player.country == "DE" and "even" in player.tags,
    ),
]


async def test_every_filter_finds_the_matching_players(crowd: SamplePlayers) -> None:
    for criteria, holds in FILTERS:
        assert set(await crowd.names(criteria)) == crowd.expected(holds), criteria


@pytest.mark.parametrize(
    ("low", "high"), [(None, None), (100, None), (101, None), (None, 100), (100, 200), (0, 0)]
)
async def test_balances_are_found_with_both_ends_included(
    crowd: SamplePlayers, low: int | None, high: int | None
) -> None:
    for currency in (EUR, USD):
        expected = crowd.expected(
            lambda player, currency=currency: (
                player.currency == currency
                and (low is None or crowd.balances[player.id] >= low)
                and (high is None or crowd.balances[player.id] <= high)
            )
        )
        assert set(await crowd.names(Criteria(balance=BalanceRange(currency, low, high)))) == expected


def sort_value(crowd: SamplePlayers, player: Player, by: PlayerSort) -> tuple[Any, ...]:
    return {
        PlayerSort.CREATED: (player.created_at,),
        PlayerSort.USERNAME: (player.username.lower(),),
        PlayerSort.COUNTRY: (player.country,),
        PlayerSort.STATUS: (player.status.value,),
        PlayerSort.VIP_LEVEL: (player.vip_level,),
        PlayerSort.LAST_SEEN: (player.created_at,),  # none of them has signed in
        PlayerSort.BALANCE: (player.currency.code, crowd.balances[player.id]),
    }[by]


@pytest.mark.parametrize("by", PlayerSort)
@pytest.mark.parametrize("descending", [False, True])
async def test_every_order_holds_across_pages_in_both_directions(
    crowd: SamplePlayers, by: PlayerSort, descending: bool
) -> None:
    order = Order(by, descending)
    expected = [
        player.username
        for player in sorted(
            crowd.players, key=lambda each: (*sort_value(crowd, each, by), each.id), reverse=descending
        )
    ]

    assert await crowd.names(Criteria(), order) == expected
    assert await walked(crowd.harness, order, backward=False) == expected
    assert await walked(crowd.harness, order, backward=True) == expected


async def walked(harness: PlayersHarness, order: Order, *, backward: bool, size: int = 5) -> list[str]:
    """The whole list, page by page, from either end."""
    names: list[str] = []
    window: Window | None = Window(size, None, backward)
    while window:
        found = await harness.reads.page(OPERATOR, Criteria(), order, window)
        page = [player.username for _, player in found.rows]
        names = page + names if backward else names + page
        edge = found.rows[0 if backward else -1][0] if found.more else None
        window = Window(size, edge, backward) if edge else None
    return names


@pytest.mark.parametrize("by", [PlayerSort.CREATED, PlayerSort.USERNAME, PlayerSort.BALANCE])
@pytest.mark.parametrize("descending", [False, True])
async def test_pages_stay_right_while_players_register(
    harness: PlayersHarness, by: PlayerSort, descending: bool
) -> None:
    chance = random.Random(7)
    number = iter(range(1000))

    async def newcomers(count: int) -> set[str]:
        harness.clock.moment = NOON + chance.randrange(48) * HOUR
        return {
            (await harness.registered(f"{chance.choice('abmyz')}-{next(number)}")).username
            for _ in range(count)
        }

    at_first = await newcomers(20)
    seen: list[str] = []
    window: Window | None = Window(4)
    while window:
        found = await harness.reads.page(OPERATOR, Criteria(), Order(by, descending), window)
        seen += [player.username for _, player in found.rows]
        await newcomers(3)
        window = replace(window, edge=found.rows[-1][0]) if found.more and len(seen) < 60 else None

    assert len(seen) == len(set(seen)), "a player was shown twice"
    assert at_first <= set(seen) or len(seen) >= 60, "a player who was there from the start was missed"


async def test_lists_are_limited_to_the_viewers_reach(crowd: SamplePlayers) -> None:
    reads, first = crowd.harness.reads, crowd.players[0]
    all_ids = [player.id for player in crowd.players]

    for viewer, count in (
        (OPERATOR, 12),
        (SERVICE, 12),
        (RIVAL, 1),
        (as_player(first.id), 1),
        (ANONYMOUS, 0),
    ):
        assert len((await reads.page(viewer, Criteria(), Order(), Window(100))).rows) == count
        assert await reads.count(viewer, Criteria()) == count
    assert set(await reads.by_ids(as_player(first.id), all_ids)) == {first.id}
    assert await reads.by_ids(RIVAL, all_ids) == {}
    assert await reads.by_ids(as_player(first.id, "rival"), all_ids) == {}
    assert await reads.by_ids(ANONYMOUS, all_ids) == {}
    assert await reads.by_username(ANONYMOUS, first.username) is None
    for viewer in (RIVAL, ANONYMOUS, as_player(crowd.players[1].id)):
        for read in (reads.changes, reads.notes):
            assert (await read(viewer, [first.id], Window(5)))[first.id].rows == ()
        assert await reads.consents(viewer, [first.id]) == {first.id: []}
        assert await reads.change_counts(viewer, [first.id]) == {first.id: 0}


@pytest.mark.parametrize(
    ("written", "found"),
    [("jane_01", True), ("JANE-01", True), ("jane-0l", True), ("jane_", False), ("?", False)],
)
async def test_a_player_is_found_by_the_whole_username(
    crowd: SamplePlayers, written: str, found: bool
) -> None:
    player = await crowd.harness.reads.by_username(OPERATOR, written)

    assert (player.username if player else None) == ("Jane_01" if found else None)
    assert await crowd.harness.reads.by_username(RIVAL, written) is None


async def test_history_is_paged_newest_first_in_both_directions(crowd: SamplePlayers) -> None:
    player = crowd.players[1]
    reads = crowd.harness.reads
    everything = (await reads.changes(OPERATOR, [player.id], Window(50)))[player.id].rows
    keys = [key for key, _ in everything]

    assert keys == sorted(keys, reverse=True)
    assert (await reads.change_counts(OPERATOR, [player.id]))[player.id] == len(everything) == 3
    second = (await reads.changes(OPERATOR, [player.id], Window(1, keys[0])))[player.id]
    assert (second.rows, second.more) == (everything[1:2], True)
    last = (await reads.changes(OPERATOR, [player.id], Window(2, None, backward=True)))[player.id]
    assert (last.rows, last.more) == (everything[-2:], True)

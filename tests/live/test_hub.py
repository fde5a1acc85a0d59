from __future__ import annotations

import asyncio
import os
import signal
from datetime import UTC, datetime
from uuid import UUID

import pytest
from redis.asyncio import Redis

from adapters.postgres.outbox.row import OutboxRow
from adapters.valkey.client import client_of, pool_of
from adapters.valkey.live.fact_encoding import channel_of, decode_fact, encode_fact
from adapters.valkey.live.hub import Hub
from adapters.valkey.live.publisher import ValkeyPublisher
from adapters.valkey.live.watcher_queue import UNREAD_MAX, WatcherQueue
from domain.shared.facts import PublishedFact
from domain.shared.ids import new_id
from server.embedded import EmbeddedServers
from server.jobs.background import endless_loop
from tests.live.relay_and_hub import connected_hub, eventually, kill_valkey, next_fact, running_loops, soon


def fact(player: UUID, seq: int = 1, payload: str = '{"wallets":[]}') -> OutboxRow:
    return OutboxRow(
        0, seq, player, "default", "wallet.win_paid", seq, payload, "a-correlation", datetime.now(UTC)
    )


async def publish(redis_url: str, *facts: OutboxRow) -> None:
    publisher = ValkeyPublisher(pool_of(redis_url))
    await publisher.publish(facts)
    await publisher.close()


async def watched_channels(redis: Redis, player: UUID) -> int:
    """How many connections Valkey sends this player's facts to."""
    ((_, count),) = await redis.pubsub_numsub(channel_of(player))
    return int(count)


def test_a_fact_arrives_as_it_was_recorded() -> None:
    recorded = fact(new_id(), 7, '{"wallets":[{"no":0,"balance":"12"}]}')
    arrived = decode_fact(encode_fact(recorded))
    assert arrived == PublishedFact(
        recorded.name,
        recorded.player_id,
        recorded.brand,
        recorded.seq,
        {"wallets": [{"no": 0, "balance": "12"}]},
        recorded.correlation_id,
        recorded.at,
    )
    assert arrived.stream == "wallet"


async def test_a_fact_reaches_every_watcher_of_its_player_and_no_other(redis_url: str) -> None:
    ours, other = new_id(), new_id()
    async with (
        connected_hub(redis_url) as hub,
        hub.watch(frozenset({ours})) as first,
        hub.watch(frozenset({ours, other})) as second,
        hub.watch(frozenset({other})) as third,
    ):
        await publish(redis_url, fact(ours), fact(other))
        assert (await next_fact(first)).player_id == ours
        assert [(await next_fact(second)).player_id for _ in range(2)] == [ours, other]
        assert (await next_fact(third)).player_id == other
        assert [len(mailbox) for mailbox in (first, second, third)] == [0, 0, 0]


async def test_a_fact_published_right_after_subscribing_is_received(redis_url: str) -> None:
    async with connected_hub(redis_url) as hub:
        for _ in range(200):
            player = new_id()
            async with hub.watch(frozenset({player})) as news:
                await publish(redis_url, fact(player))
                assert (await next_fact(news)).player_id == player


async def test_watching_starts_when_valkey_has_confirmed_the_subscription(
    killable_valkey: EmbeddedServers,
) -> None:
    player = new_id()
    async with connected_hub(killable_valkey.redis_url, confirmation_seconds_max=60.0) as hub:
        frozen = killable_valkey.valkey.pid
        assert frozen is not None
        os.kill(frozen, signal.SIGSTOP)
        try:
            watch = hub.watch(frozenset({player}))
            entering = asyncio.create_task(watch.__aenter__())
            # Valkey has the request in its buffer, as it would have under load, and has not answered it.
            await eventually(lambda: not hub._changed)
            assert not entering.done()
        finally:
            os.kill(frozen, signal.SIGCONT)
        news = await soon(entering)
        await publish(killable_valkey.redis_url, fact(player))
        assert (await next_fact(news)).player_id == player
        await watch.__aexit__(None, None, None)


async def test_the_last_watcher_unsubscribes_the_channel(redis_url: str) -> None:
    player, redis = new_id(), client_of(redis_url)
    async with connected_hub(redis_url) as hub:
        async with hub.watch(frozenset({player})):
            async with hub.watch(frozenset({player})):
                assert await watched_channels(redis, player) == 1
            assert await watched_channels(redis, player) == 1
        async with asyncio.timeout(10):
            while await watched_channels(redis, player):  # each look is a round trip
                continue
    assert (hub._channels, hub._unconfirmed) == ({}, set())
    await redis.aclose()


async def test_resubscribing_at_once_misses_no_fact(redis_url: str) -> None:
    player = new_id()
    async with connected_hub(redis_url) as hub:
        for seq in range(1, 101):
            async with hub.watch(frozenset({player})) as news:
                await publish(redis_url, fact(player, seq))
                assert (await next_fact(news)).seq == seq
            if seq % 3 == 0:
                # Now and then the farewell is under way when the next one comes.
                await asyncio.sleep(0)


async def test_a_slow_watcher_is_bounded_and_reads_afresh(redis_url: str) -> None:
    player, other = new_id(), new_id()
    async with (
        connected_hub(redis_url) as hub,
        hub.watch(frozenset({player})) as slow,
        hub.watch(frozenset({other})) as marker,
    ):
        flood = [fact(player, seq, '{"filler":"' + "x" * 10_000 + '"}') for seq in range(1, 10 * UNREAD_MAX)]
        await publish(redis_url, *flood, fact(other))
        await next_fact(marker)
        assert len(slow) <= UNREAD_MAX
        assert await soon(anext(slow)) is None
        await publish(redis_url, fact(player, 10 * UNREAD_MAX))
        seen = [(await next_fact(slow)).seq for _ in range(len(slow))]
        while seen[-1:] != [10 * UNREAD_MAX]:
            seen.append((await next_fact(slow)).seq)
        assert seen == sorted(seen)


def a_published(seq: int) -> PublishedFact:
    return decode_fact(encode_fact(fact(new_id(), seq)))


@pytest.mark.parametrize(
    ("unread", "heard"),
    [
        (2, [1, 2]),
        (3, [1, 2, 3]),
        (4, [None]),
        (5, [None, 5]),
    ],
)
async def test_a_full_watcher_queue_asks_for_a_fresh_read(unread: int, heard: list[int | None]) -> None:
    mailbox = WatcherQueue(3)
    delivered = [mailbox.put(a_published(seq)) for seq in range(1, unread + 1)]
    assert delivered.count(False) == heard.count(None)
    assert len(mailbox) == len(heard)
    got = [await soon(anext(mailbox)) for _ in heard]
    assert [arrived and arrived.seq for arrived in got] == heard


async def test_a_cancelled_wait_loses_no_fact() -> None:
    mailbox = WatcherQueue(3)
    waiting = asyncio.create_task(anext(mailbox))
    await asyncio.sleep(0)
    waiting.cancel()
    mailbox.put(a_published(1))
    assert (await soon(anext(mailbox))).seq == 1


async def test_an_unreadable_message_causes_a_fresh_read(redis_url: str) -> None:
    player, redis = new_id(), client_of(redis_url)
    async with connected_hub(redis_url) as hub, hub.watch(frozenset({player})) as news:
        for nonsense in (b"", b"{}", b"[1]", b'{"name":1}', b"\xff\xfe"):
            await redis.publish(channel_of(player), nonsense)
            assert await soon(anext(news)) is None
    await redis.aclose()


async def test_without_valkey_watchers_read_afresh_until_it_is_back(
    killable_valkey: EmbeddedServers,
) -> None:
    player = new_id()
    async with (
        connected_hub(killable_valkey.redis_url, refresh_seconds=0.01) as hub,
        hub.watch(frozenset({player})) as before,
    ):
        kill_valkey(killable_valkey)
        await eventually(lambda: not hub.connected)
        async with hub.watch(frozenset({player})) as during:
            for news in (before, during):
                assert [await soon(anext(news)) for _ in range(3)] == [None] * 3
            killable_valkey.restart_dead()
            await eventually(lambda: hub.connected and not hub._unconfirmed and not hub._throttle._due)
            # One more, for what was published before the channel was confirmed again.
            for news in (before, during):
                assert await soon(anext(news)) is None
            await publish(killable_valkey.redis_url, fact(player, 5))
            for news in (before, during):
                assert (await next_fact(news)).seq == 5


async def test_a_hub_that_starts_before_valkey_catches_up(killable_valkey: EmbeddedServers) -> None:
    player = new_id()
    kill_valkey(killable_valkey)
    await eventually(lambda: killable_valkey.valkey.pid is None)
    hub = Hub(pool_of(killable_valkey.redis_url), refresh_seconds=0.01)
    async with (
        running_loops(endless_loop("hub", hub.listen), endless_loop("refresh", hub.refresh)) as report,
        hub.watch(frozenset({player})) as news,
    ):
        await eventually(lambda: "hub" in report.restarts)
        assert await soon(anext(news)) is None
        killable_valkey.restart_dead()
        await eventually(lambda: hub.connected and not hub._unconfirmed)
        received = None
        while received is None:  # None: the connection was lost again, and with it what was published
            await publish(killable_valkey.redis_url, fact(player))
            received = await soon(anext(news))
        assert received.player_id == player


async def test_a_connection_to_an_unresponsive_valkey_is_closed(
    killable_valkey: EmbeddedServers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.valkey.pubsub.QUIET_SECONDS_MAX", 0.05)
    async with connected_hub(killable_valkey.redis_url) as hub:
        frozen = killable_valkey.valkey.pid
        assert frozen is not None
        os.kill(frozen, signal.SIGSTOP)
        try:
            await eventually(lambda: not hub.connected)
        finally:
            os.kill(frozen, signal.SIGCONT)
        await eventually(lambda: hub.connected)


async def test_after_an_outage_fresh_reads_are_spread(killable_valkey: EmbeddedServers) -> None:
    players = [new_id() for _ in range(50)]
    async with connected_hub(
        killable_valkey.redis_url, refreshes_per_second_max=50, refresh_seconds=60.0
    ) as hub:
        watches = [hub.watch(frozenset({player})) for player in players]
        mailboxes = [await watch.__aenter__() for watch in watches]
        kill_valkey(killable_valkey)
        await eventually(lambda: any(len(mailbox) for mailbox in mailboxes))
        assert sum(len(mailbox) for mailbox in mailboxes) < len(mailboxes)
        await eventually(lambda: all(len(mailbox) == 1 for mailbox in mailboxes))
        for watch in watches:
            await watch.__aexit__(None, None, None)
    assert hub._channels == {}

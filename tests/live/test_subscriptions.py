from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any
from uuid import UUID

import pytest

from adapters.valkey.live.hub import Hub
from adapters.valkey.live.watcher_queue import UNREAD_MAX
from domain.players.statuses import PlayerStatus
from domain.shared.actor import Actor
from domain.shared.ids import new_id
from resolvers.ids import public_id
from server.embedded import EmbeddedServers
from tests.live.fake_read_models import OPERATOR, Client, FakeReadModels, as_player, public
from tests.live.relay_and_hub import connected_hub, eventually, kill_valkey, record_fact, running_relay

WALLET = """
    subscription ($id: ID!, $coalesce: Boolean!) {
      walletChanged(playerId: $id, coalesce: $coalesce) {
        playerId seq fresh wallets { id no seq balance { minor } reserved { minor } }
      }
    }
"""
WALLETS = """
    subscription ($ids: [ID!]!) {
      walletsChanged(playerIds: $ids) { playerId seq fresh wallets { balance { minor } } }
    }
"""
STATUS = "subscription ($id: ID!) { playerStatusChanged(playerId: $id) { id status } }"


@pytest.fixture
async def read_models(fresh_database_url: str, connection: Any) -> FakeReadModels:
    return await FakeReadModels.create(fresh_database_url, connection)


@pytest.fixture
async def player(read_models: FakeReadModels) -> UUID:
    return await read_models.add_player(new_id())


@pytest.fixture
async def hub(fresh_database_url: str, redis_url: str) -> AsyncIterator[Hub]:
    """A hub with a relay behind it."""
    async with running_relay(fresh_database_url, redis_url), connected_hub(redis_url) as hub:
        yield hub


@pytest.fixture
async def clients(read_models: FakeReadModels) -> AsyncIterator[Any]:
    """Makes clients that leave when the test ends."""
    async with AsyncExitStack() as leaving:

        async def client(hub: Any, viewer: Actor, query: str, **variables: Any) -> Client:
            made = await Client(read_models, hub, viewer).watch(query, **variables)
            leaving.push_async_callback(made.unsubscribe)
            return made

        yield client


def minor(change: Any) -> int:
    """The real money a push shows."""
    return int(change["wallets"][0]["balance"]["minor"])


async def test_the_present_first_then_each_change_without_reading_again(
    read_models: FakeReadModels, hub: Hub, player: UUID, clients: Any
) -> None:
    client = await clients(hub, as_player(player), WALLET, id=public(player), coalesce=False)
    first = await client.next()
    assert (first["playerId"], first["seq"], first["fresh"], minor(first)) == (public(player), 0, True, 1000)
    assert first["wallets"][0]["id"] == public_id("wal", player, 0)

    for _ in range(20):
        await read_models.change_balance(player, -10)
    changes = [await client.next() for _ in range(20)]
    assert [(change["seq"], change["fresh"], minor(change)) for change in changes] == [
        (seq, False, 1000 - 10 * seq) for seq in range(1, 21)
    ]
    assert read_models.reads == 1


async def test_a_gap_is_closed_by_a_fresh_read_and_a_duplicate_is_dropped(
    read_models: FakeReadModels, hub: Hub, player: UUID, connection: Any, clients: Any
) -> None:
    client = await clients(hub, as_player(player), WALLET, id=public(player), coalesce=False)
    await client.next()
    await connection.execute("update bank set seq = 2, balance = 77 where player_id = $1", player)
    after = {"wallets": [{"no": 0, "balance": "77", "reserved": "0"}]}
    await record_fact(connection, player, 2, payload=after)
    change = await client.next()
    assert (change["seq"], change["fresh"], minor(change)) == (2, True, 77)
    await record_fact(connection, player, 2, payload=after)
    await read_models.change_balance(player, 1)
    change = await client.next()
    assert (change["seq"], change["fresh"], minor(change)) == (3, False, 78)


async def test_a_change_between_subscribing_and_the_first_read_is_not_lost(
    read_models: FakeReadModels, hub: Hub, player: UUID, clients: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_models.wallets_of

    async def overtaken(players: Any) -> Any:
        """The money moves right after the read, before its answer is used."""
        answer = await read(players)
        await read_models.change_balance(player, -1)
        return answer

    monkeypatch.setattr(read_models, "wallets_of", overtaken)
    client = await clients(hub, as_player(player), WALLET, id=public(player), coalesce=False)
    assert minor(await client.next()) == 1000
    change = await client.next()
    assert (change["seq"], minor(change)) == (1, 999)


async def test_killing_valkey_mid_play_never_leaves_a_wrong_balance(
    read_models: FakeReadModels,
    fresh_database_url: str,
    killable_valkey: EmbeddedServers,
    player: UUID,
    clients: Any,
) -> None:
    async with (
        running_relay(fresh_database_url, killable_valkey.redis_url),
        connected_hub(killable_valkey.redis_url, refresh_seconds=0.05) as hub,
    ):
        client = await clients(hub, as_player(player), WALLET, id=public(player), coalesce=False)
        shown = [await client.next()]

        async def until(balance: int) -> None:
            while minor(shown[-1]) != balance:
                shown.append(await client.next())

        for round_ in range(3):
            for _ in range(25):
                await read_models.change_balance(player, -1)
            kill_valkey(killable_valkey)
            for _ in range(25):
                await read_models.change_balance(player, -1)
            # Without Valkey nothing is published: the client gets the last state all the same.
            await until(await read_models.balance(player))
            killable_valkey.restart_dead()
            await eventually(lambda: hub.connected and not hub._unconfirmed and not hub._throttle._due)
            await read_models.change_balance(player, 7 + round_)
            await until(await read_models.balance(player))

        seqs = [change["seq"] for change in shown]
        assert seqs == sorted(seqs)
        assert any(change["fresh"] for change in shown[1:])
    assert minor(shown[-1]) == await read_models.balance(player)


async def test_a_client_that_stops_reading_gets_the_last_state_in_a_few_pushes(
    read_models: FakeReadModels, hub: Hub, player: UUID, clients: Any
) -> None:
    client = await clients(hub, as_player(player), WALLET, id=public(player), coalesce=False)
    await client.next()
    other = await read_models.add_player(new_id())
    marker = await clients(hub, as_player(other), WALLET, id=public(other), coalesce=False)
    await marker.next()
    for _ in range(300):
        await read_models.change_balance(player, -1)
    await read_models.change_balance(other, 1)
    await marker.next()

    pushes = 0
    change: Any = None
    while change is None or minor(change) != 700:
        change = await client.next()
        pushes += 1
    assert pushes <= 1 + UNREAD_MAX + 1


async def test_coalesced_changes_end_with_the_last_state(
    read_models: FakeReadModels, hub: Hub, player: UUID, clients: Any
) -> None:
    client = await clients(hub, as_player(player), WALLET, id=public(player), coalesce=True)
    shown = [await client.next()]
    for _ in range(50):
        await read_models.change_balance(player, -1)
    while minor(shown[-1]) != 950:
        shown.append(await client.next())
    assert len(shown) < 50
    assert read_models.reads == 1


async def test_a_quiet_wallet_is_pushed_at_once_when_coalesced(
    read_models: FakeReadModels, hub: Hub, player: UUID, clients: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resolvers.live.COALESCED_SECONDS", 0.001)
    client = await clients(hub, as_player(player), WALLET, id=public(player), coalesce=True)
    await client.next()
    for seq in range(1, 4):
        await read_models.change_balance(player, -1)
        change = await client.next()
        assert (change["seq"], minor(change)) == (seq, 1000 - seq)


async def test_an_operator_watches_several_players_at_once(
    read_models: FakeReadModels, hub: Hub, player: UUID, clients: Any
) -> None:
    other = await read_models.add_player(new_id(), 5)
    client = await clients(hub, OPERATOR, WALLETS, ids=[public(player), public(other), public(player)])
    first = await client.next()
    assert [(change["playerId"], minor(change)) for change in first] == [
        (public(player), 1000),
        (public(other), 5),
    ]
    assert read_models.reads == 1
    await read_models.change_balance(other, 1)
    assert [(change["playerId"], minor(change)) for change in await client.next()] == [(public(other), 6)]


async def test_a_foreign_player_is_refused_like_one_that_is_not_there(
    read_models: FakeReadModels, hub: Hub, player: UUID, clients: Any
) -> None:
    other = await read_models.add_player(new_id())
    words = set()
    for query, name in ((WALLET, "id"), (STATUS, "id"), (WALLETS, "ids")):
        for viewer, whom in ((as_player(player), other), (as_player(player), new_id()), (OPERATOR, new_id())):
            asked: dict[str, Any] = {name: [public(whom)] if name == "ids" else public(whom)}
            if query is WALLET:
                asked["coalesce"] = False
            words.add(await (await clients(hub, viewer, query, **asked)).refusal_text())
    assert words == {"There is no such player"}
    assert hub._channels == {}


@pytest.mark.parametrize(("count", "accepted"), [(0, False), (1, True), (100, True), (101, False)])
async def test_how_many_players_can_be_watched(
    read_models: FakeReadModels, hub: Hub, clients: Any, count: int, accepted: bool
) -> None:
    players = [await read_models.add_player(new_id()) for _ in range(count)]
    client = await clients(hub, OPERATOR, WALLETS, ids=[public(player) for player in players])
    if accepted:
        assert len(await client.next()) == count
    else:
        assert await client.refusal_text() == "Between 1 and 100 players can be watched at once"


@pytest.mark.parametrize(
    "id", ["", "plr_", "wal_1", pytest.param(str(new_id()), id="without its prefix"), "plr_" + "0" * 36]
)
async def test_malformed_player_ids_are_refused(hub: Hub, clients: Any, id: str) -> None:
    client = await clients(hub, OPERATOR, WALLET, id=id, coalesce=False)
    assert await client.refusal_text() == "This is not an id of the form plr_..."


async def test_a_status_is_pushed_when_it_moves_and_not_otherwise(
    read_models: FakeReadModels, hub: Hub, player: UUID, connection: Any, clients: Any
) -> None:
    client = await clients(hub, OPERATOR, STATUS, id=public(player))
    assert (await client.next())["status"] == "ACTIVE"
    await record_fact(connection, player, 2, name="player.profile_changed")
    await record_fact(connection, player, 1, name="wallet.bet_placed")
    await record_fact(connection, player, 3, name="player.status_moved")
    read_models.set_status(player, PlayerStatus.SUSPENDED)
    await record_fact(connection, player, 4, name="player.status_moved")
    assert (await client.next())["status"] == "SUSPENDED"


async def test_leaving_releases_every_resource(
    read_models: FakeReadModels, hub: Hub, player: UUID, clients: Any
) -> None:
    client = await clients(hub, as_player(player), WALLET, id=public(player), coalesce=False)
    await client.next()
    waiting = asyncio.create_task(client.next())
    await eventually(lambda: any(box._waiting for one in hub._channels.values() for box in one.watchers))
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await client.unsubscribe()
    assert hub._channels == {}

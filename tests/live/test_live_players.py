"""Which rows of a list have changed, and how many players are new: with real changes, and without Valkey."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.valkey.live.hub import Hub
from domain.shared.actor import Actor
from domain.shared.ids import new_id
from server.embedded import EmbeddedServers
from tests.application import add_brand
from tests.live.fake_read_models import OPERATOR, Client, FakeReadModels, public
from tests.live.relay_and_hub import connected_hub, kill_valkey, running_relay
from tests.live.served_casino import (
    ADMIN,
    GAMES,
    MOVE_STATUS,
    REGISTER,
    SUPPORT,
    Casino,
    SocketSubscription,
    as_player,
    open_casino,
)

CHANGED = """
  subscription ($ids: [ID!]!) {
    playersChanged(playerIds: $ids) {
      id status vipLevel tags preferences { language } wallets { balance { amount } }
    }
  }
"""
SHORT = "subscription ($ids: [ID!]!) { playersChanged(playerIds: $ids) { id } }"
REGISTERED = "subscription { playersRegistered { count newestAt } }"
CHANGES = {
    "status": (MOVE_STATUS, {"to": "SUSPENDED", "reason": {"code": "SECURITY"}}, "SUSPENDED"),
    "vipLevel": (
        "mutation ($in: SetVipLevelInput!) { it: setVipLevel(input: $in) { __typename } }",
        {"level": 3},
        3,
    ),
    "tags": ("mutation ($in: TagInput!) { it: addTag(input: $in) { __typename } }", {"tag": "vip"}, ["vip"]),
    "preferences": (
        "mutation ($in: UpdateProfileInput!) { it: updateProfile(input: $in) { __typename } }",
        {"language": "it"},
        {"language": "it"},
    ),
}


@pytest.fixture
async def casino(
    fresh_database_url: str, killable_valkey: EmbeddedServers, tmp_path: Path
) -> AsyncIterator[Casino]:
    async with open_casino(fresh_database_url, killable_valkey.redis_url, tmp_path) as casino:
        yield casino


@pytest.fixture
async def read_models(fresh_database_url: str, connection: Any) -> FakeReadModels:
    return await FakeReadModels.create(fresh_database_url, connection)


@pytest.fixture
async def hub(fresh_database_url: str, redis_url: str) -> AsyncIterator[Hub]:
    """A hub with a relay behind it."""
    async with running_relay(fresh_database_url, redis_url), connected_hub(redis_url) as hub:
        yield hub


@pytest.fixture
async def clients(read_models: FakeReadModels, hub: Hub) -> AsyncIterator[Any]:
    """Makes clients that leave when the test ends."""
    async with AsyncExitStack() as leaving:

        async def client(viewer: Actor, **variables: Any) -> Client:
            made = await Client(read_models, hub, viewer).watch(SHORT, **variables)
            leaving.push_async_callback(made.unsubscribe)
            return made

        yield client


async def until(watching: SocketSubscription, player: str, name: str, value: Any) -> None:
    """Read pushes until one shows this of a player; no push shows a player that is not watched."""
    while True:
        for row in await watching.next():
            if row["id"] == player and row[name] == value:
                return


async def registered(casino: Casino, name: str, by: Actor = ADMIN) -> None:
    asked = {"email": f"{name}@example.com", "username": name, "country": "NZ", "currency": "EUR"}
    asked |= {"dateOfBirth": "1990-01-01", "password": "correct horse battery"}
    consents = [{"kind": kind, "version": "1", "given": True} for kind in ("TERMS", "PRIVACY")]
    made = await casino.mutate(REGISTER, asked | {"consents": consents}, by=by)
    assert made["__typename"] == "PlayerRegistered", made


async def until_count(watching: SocketSubscription, count: int) -> Any:
    """The first push with this count; counts only grow."""
    seen = -1
    while True:
        pushed = await watching.next()
        assert seen < pushed["count"] <= count, (seen, pushed)
        seen = pushed["count"]
        if seen == count:
            return pushed


@pytest.mark.parametrize("name", sorted(CHANGES))
async def test_a_changed_row_is_pushed_without_the_others(casino: Casino, name: str) -> None:
    one, other = await casino.a_player("1.00"), await casino.a_player("2.00")
    mutation, given, shown = CHANGES[name]
    async with casino.watching(CHANGED, ADMIN, ids=[one, other]) as watching:
        assert [row["id"] for row in await watching.next()] == [one, other]
        await casino.mutate(mutation, {"playerId": other} | given)
        (row,) = await watching.next()
        assert (row["id"], row[name]) == (other, shown)


async def test_a_bet_is_pushed_with_the_wallet_as_it_has_become(casino: Casino) -> None:
    one, other = await casino.a_player("10.00"), await casino.a_player("2.00")
    async with casino.watching(CHANGED, SUPPORT, ids=[one, other]) as watching:
        assert len(await watching.next()) == 2
        await casino.bet(one, "1.00")
        (row,) = await watching.next()
        assert (row["id"], row["wallets"]) == (one, [{"balance": {"amount": "9.00"}}])


async def test_what_changes_without_valkey_is_pushed_and_so_is_what_changes_after(
    casino: Casino, killable_valkey: EmbeddedServers
) -> None:
    player = await casino.a_player("10.00")
    async with casino.watching(CHANGED, ADMIN, ids=[player]) as watching:
        await watching.next()
        kill_valkey(killable_valkey)
        await casino.bet(player, "1.00")
        await until(watching, player, "wallets", [{"balance": {"amount": "9.00"}}])
        killable_valkey.restart_dead()
        await casino.bet(player, "1.00")
        await until(watching, player, "wallets", [{"balance": {"amount": "8.00"}}])


async def test_new_players_are_counted_from_the_subscription_on_in_ones_own_brand(casino: Casino) -> None:
    await registered(casino, "before")
    await add_brand(casino.database_url, "rival")
    async with casino.watching(REGISTERED, SUPPORT) as watching:
        assert await watching.next() == {"count": 0, "newestAt": None}
        await registered(casino, "elsewhere", replace(ADMIN, brand="rival"))
        for number in range(3):
            await registered(casino, f"new{number}")
        pushed = await until_count(watching, 3)
    async with casino.watching("subscription { playersRegistered { count } }", SUPPORT) as again:
        assert await again.next() == {"count": 0}
    newest = "{ players(first: 1) { nodes { createdAt } } }"
    (row,) = (await casino.ask(newest))["players"]["nodes"]
    assert pushed["newestAt"] == row["createdAt"]


async def test_new_players_are_counted_without_valkey_too(
    casino: Casino, killable_valkey: EmbeddedServers
) -> None:
    async with casino.watching(REGISTERED, SUPPORT) as watching:
        await watching.next()
        kill_valkey(killable_valkey)
        await registered(casino, "meanwhile")
        await until_count(watching, 1)
        killable_valkey.restart_dead()
        await registered(casino, "afterwards")
        await until_count(watching, 2)


async def test_players_and_programs_watch_no_lists(casino: Casino) -> None:
    player = await casino.a_player("1.00")
    for viewer in (as_player(player), GAMES):
        for query, given in ((CHANGED, {"ids": [player]}), (REGISTERED, {})):
            async with casino.watching(query, viewer, **given) as watching:
                message = await watching.message()
                assert message["type"] == "error"
                assert message["payload"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_another_brands_player_is_refused_like_one_that_is_not_there(casino: Casino) -> None:
    player = await casino.a_player("1.00")
    await add_brand(casino.database_url, "rival")
    heard = []
    for viewer, ids in ((replace(ADMIN, brand="rival"), [player]), (ADMIN, [player, f"{player[:-4]}0000"])):
        async with casino.watching(CHANGED, viewer, ids=ids) as watching:
            message = await watching.message()
            assert message["type"] == "error"
            heard.append(str(message["payload"][0]))
    assert len(set(heard)) == 1
    assert "There is no such player" in heard[0]


@pytest.mark.parametrize(("count", "accepted"), [(0, False), (1, True), (200, True), (201, False)])
async def test_how_many_rows_can_be_watched(
    read_models: FakeReadModels, clients: Any, count: int, accepted: bool
) -> None:
    players = [await read_models.add_player(new_id()) for _ in range(count)]
    client = await clients(OPERATOR, ids=[public(player) for player in players])
    if accepted:
        assert len(await client.next()) == count
    else:
        assert await client.refusal_text() == "Between 1 and 200 players can be watched at once"


async def test_many_changes_are_few_pushes_that_end_with_the_last_state(
    read_models: FakeReadModels, clients: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    player, other = [await read_models.add_player(new_id()) for _ in range(2)]
    read, balances = read_models.wallets_of, []

    async def noted(players: Any) -> Any:
        found = await read(players)
        balances.extend(wallets[0].balance.minor for id, wallets in found.items() if id == player)
        return found

    client = await clients(OPERATOR, ids=[public(player), public(other)])
    assert len(await client.next()) == 2
    monkeypatch.setattr(read_models, "wallets_of", noted)
    for _ in range(50):
        await read_models.change_balance(player, -1)
    pushes = [await client.next()]
    while balances[-1] != 950:
        pushes.append(await client.next())
    assert len(pushes) < 50
    assert [[row["id"] for row in rows] for rows in pushes] == [[public(player)]] * len(pushes)

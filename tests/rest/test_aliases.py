"""The aliases answer what the graph answers, to whom the graph answers it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application import Application, Caller, Json, add_brand
from tests.funded_players import FundedPlayer, a_funded_player, a_key, a_registration

BRAND = "small"
SUMMARY = "id externalId username status country currency vipLevel tags createdAt"
MONEY = "{ amount currency minor }"
LEGS = f"legs {{ walletNo walletKind amount {MONEY} balanceAfter {MONEY} reservedAfter {MONEY} }}"
HISTORY = f"""
nodes {{ id seq at kind amount {MONEY} {LEGS} reference roundReference game }}
pageInfo {{ hasNextPage endCursor }}
"""
SEVERAL = (("anna", "DE", "EUR"), ("bert", "NO", "BTC"), ("cleo", "DE", "USD"))


@pytest.fixture(scope="module")
async def crowd(application: Application) -> list[FundedPlayer]:
    """The players of a brand of three, the first with a history."""
    await add_brand(application.database_url, BRAND)
    guests = [
        await a_funded_player(application, None, BRAND, username=name, country=country, currency=currency)
        for name, country, currency in SEVERAL
    ]
    await guests[0].deposit("10.00")
    for number in range(3):
        key = a_key()
        await guests[0].bet("2.00", key=key, round=f"r{number}", game="dice")
        await guests[0].win("1.00", bet=key, round=f"r{number}")
    await guests[1].admin.mutate("addTag", playerId=guests[1].id, tag="vip")
    return guests


@pytest.fixture
def admin(crowd: list[FundedPlayer]) -> Caller:
    """An administrator of that brand."""
    return crowd[0].admin


async def got(by: Caller, path: str, **query: Any) -> Json:
    """The body of a success."""
    response = await by.get(path, **query)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json"), (
        response.text
    )
    assert response.headers["cache-control"] == "no-store"
    body: Json = response.json()
    return body


def names(body: Json) -> list[str]:
    return [node["username"] for node in body["nodes"]]


async def test_a_page_of_players_is_the_graphs(admin: Caller) -> None:
    document = f"{{ players {{ nodes {{ {SUMMARY} }} pageInfo {{ hasNextPage endCursor }} }} }}"
    body = await got(admin, "/players")
    assert names(body) == ["cleo", "bert", "anna"]
    assert body == (await admin.data_of(document))["players"]


async def test_a_player_is_the_graphs(admin: Caller, crowd: list[FundedPlayer]) -> None:
    for funded_player in crowd:
        document = f'{{ player(id: "{funded_player.id}") {{ {SUMMARY} email phone dateOfBirth version }} }}'
        assert await got(admin, f"/players/{funded_player.id}") == (await admin.data_of(document))["player"]


async def test_a_balance_is_the_graphs(admin: Caller, crowd: list[FundedPlayer]) -> None:
    holding = f"id no kind balance {MONEY} reserved {MONEY} available {MONEY} seq"
    document = f'{{ player(id: "{crowd[0].id}") {{ id wallets {{ {holding} }} }} }}'
    body = await got(admin, f"/players/{crowd[0].id}/balance")
    assert body == (await admin.data_of(document))["player"]
    assert body["wallets"][0]["balance"] == {"amount": "7.00", "currency": "EUR", "minor": "700"}


async def test_transactions_are_the_graphs(admin: Caller, crowd: list[FundedPlayer]) -> None:
    document = f'{{ transactions(playerId: "{crowd[0].id}") {{ {HISTORY} }} }}'
    body = await got(admin, f"/players/{crowd[0].id}/transactions")
    assert body == (await admin.data_of(document))["transactions"]
    assert [node["kind"] for node in body["nodes"]] == ["WIN", "BET"] * 3 + ["DEPOSIT"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"sort": "username"}, ["anna", "bert", "cleo"]),
        ({"sort": "-username"}, ["cleo", "bert", "anna"]),
        ({"sort": "created"}, ["anna", "bert", "cleo"]),
        ({"country": "DE"}, ["cleo", "anna"]),
        ({"country": ["DE", "NO"]}, ["cleo", "bert", "anna"]),
        ({"currency": ["BTC", "USD"]}, ["cleo", "bert"]),
        ({"status": "ACTIVE", "country": "NO"}, ["bert"]),
        ({"status": "CLOSED"}, []),
        ({"tag": "vip"}, ["bert"]),
        ({"tag": ["vip", "other"]}, []),
        ({"username": "ERT"}, ["bert"]),
        ({"externalId": "crm-anna"}, []),
        ({"createdFrom": "2100-01-01T00:00:00Z"}, []),
        ({"createdUntil": "2100-01-01T00:00:00Z"}, ["cleo", "bert", "anna"]),
        ({"first": 2}, ["cleo", "bert"]),
    ],
    ids=str,
)
async def test_players_are_filtered_and_sorted(admin: Caller, query: Json, expected: list[str]) -> None:
    assert names(await got(admin, "/players", **query)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "BET"}, [6, 4, 2]),
        ({"kind": ["BET", "DEPOSIT"]}, [6, 4, 2, 1]),
        ({"from": "2100-01-01T00:00:00Z"}, []),
        ({"until": "2100-01-01T00:00:00Z", "kind": "DEPOSIT"}, [1]),
    ],
    ids=str,
)
async def test_transactions_are_filtered(crowd: list[FundedPlayer], query: Json, expected: list[int]) -> None:
    body = await got(crowd[0].player, f"/players/{crowd[0].id}/transactions", **query)
    assert [node["seq"] for node in body["nodes"]] == expected


@pytest.mark.parametrize("size", [1, 2, 3])
async def test_pages_make_up_the_whole(admin: Caller, crowd: list[FundedPlayer], size: int) -> None:
    for path, whole in (("/players", 3), (f"/players/{crowd[0].id}/transactions", 7)):
        seen: list[str] = []
        query: Json = {"first": size}
        while True:
            body = await got(admin, path, **query)
            seen += [node["id"] for node in body["nodes"]]
            if not body["pageInfo"]["hasNextPage"]:
                break
            query["after"] = body["pageInfo"]["endCursor"]
        assert seen == [node["id"] for node in (await got(admin, path))["nodes"]]
        assert len(seen) == whole


async def test_self_registration_asks_for_a_code(application: Application) -> None:
    given = a_registration(password="correct horse battery")
    response = await application.as_("anonymous").post(given, "/players")
    assert response.status_code == 202
    assert response.json() == {"challenge": response.json()["challenge"], "email": given["email"]}
    assert "location" not in response.headers


async def test_a_registration_answers_with_where_the_player_is(application: Application) -> None:
    given = a_registration(password="correct horse battery")
    response = await application.as_("admin").post(given, "/players")
    assert response.status_code == 201
    assert response.json()["username"] == given["username"]
    funded_player = FundedPlayer(application, response.json()["id"])
    assert response.headers["location"] == f"/players/{funded_player.id}"
    body = await got(funded_player.player, response.headers["location"])
    assert (body["id"], body["email"]) == (funded_player.id, given["email"])


async def test_denied_fields_are_null(crowd: list[FundedPlayer]) -> None:
    body = await got(crowd[0].games, f"/players/{crowd[0].id}")
    assert (body["username"], body["email"], body["dateOfBirth"]) == ("anna", None, None)
    support = crowd[0].application.as_("support", brand=BRAND)
    masked = await got(support, f"/players/{crowd[0].id}")
    assert masked["email"] not in {None, (await got(crowd[0].player, f"/players/{crowd[0].id}"))["email"]}

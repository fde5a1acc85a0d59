"""Limits of the endpoint by what an operation costs: per principal, per address, per attempt."""

from __future__ import annotations

from typing import Any

from domain.shared.ids import new_id
from resolvers.ids import public_id
from tests.application import Application, Caller
from tests.funded_players import a_registration

CHEAP = "{ viewer { kind } }"
UNKNOWN_PLAYER = public_id("plr", new_id())
REGISTER = "mutation ($input: RegisterPlayerInput!) { registerPlayer(input: $input) { __typename } }"
RESPONSE = "application/graphql-response+json"


def a_player(strict: Application) -> Caller:
    return strict.as_("player", public_id("plr", new_id()))


async def until_refused(caller: Caller, body: Any, **options: Any) -> Any:
    """The first answer that is not 200; every limit here is passed within a few hundred requests."""
    for _ in range(600):
        answer = await caller.client.post("/graphql", json=body, headers=caller.headers | options)
        if answer.status_code != 200:
            return answer
    raise AssertionError("nothing was ever refused")


async def test_a_rate_limited_player_gets_a_retry_time(strict: Application) -> None:
    for number, accept in enumerate((RESPONSE, "application/json")):
        address = {"x-forwarded-for": f"198.51.100.{number}", "accept": accept}
        refused = await until_refused(a_player(strict), {"query": CHEAP}, **address)
        (error,) = refused.json()["errors"]

        assert refused.status_code == 429
        assert error["extensions"]["code"] == "RATE_LIMITED"
        assert 1 <= error["extensions"]["retryAfter"] <= 120
        assert refused.headers["retry-after"] == str(error["extensions"]["retryAfter"])


async def test_another_player_is_limited_by_the_address_only(strict: Application) -> None:
    address = {"x-forwarded-for": "198.51.100.9"}
    await until_refused(a_player(strict), {"query": CHEAP}, **address)
    other = a_player(strict)

    answer = await other.client.post("/graphql", json={"query": CHEAP}, headers=other.headers | address)
    assert answer.status_code == 200
    for _ in range(5):
        refused = await until_refused(a_player(strict), {"query": CHEAP}, **address)
    elsewhere = other.headers | {"x-forwarded-for": "198.51.100.10"}
    last = await other.client.post(
        "/graphql", json={"query": CHEAP}, headers=a_player(strict).headers | address
    )
    assert (refused.status_code, last.status_code) == (429, 429)
    assert (await other.client.post("/graphql", json={"query": CHEAP}, headers=elsewhere)).status_code == 200


async def test_services_are_not_limited(strict: Application) -> None:
    games = strict.as_("game_server")

    for _ in range(450):
        assert (await games.post({"query": CHEAP})).status_code == 200


async def test_a_rest_alias_is_limited_like_the_rest(strict: Application) -> None:
    player, address = a_player(strict), {"x-forwarded-for": "198.51.100.20"}
    await until_refused(player, {"query": CHEAP}, **address)

    refused = await player.client.get(f"/players/{UNKNOWN_PLAYER}", headers=player.headers | address)
    assert refused.status_code == 429
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) >= 1


async def test_attempts_at_credentials_are_limited(strict: Application) -> None:
    stranger, address = strict.as_("anonymous"), {"x-forwarded-for": "198.51.100.30"}
    statuses = []
    for _ in range(5):
        body = {"query": REGISTER, "variables": {"input": a_registration()}}
        answer = await stranger.client.post("/graphql", json=body, headers=address)
        statuses.append(answer.status_code)

    assert statuses == [200, 200, 200, 429, 429]


async def test_addresses_of_one_ipv6_network_have_one_limit(strict: Application) -> None:
    stranger, statuses = strict.as_("anonymous"), []
    for host in range(5):
        body = {"query": REGISTER, "variables": {"input": a_registration()}}
        address = {"x-forwarded-for": f"2001:db8:1:1::{host}"}
        statuses.append((await stranger.client.post("/graphql", json=body, headers=address)).status_code)
    assert statuses == [200, 200, 200, 429, 429]
    next_door = {"x-forwarded-for": "2001:db8:1:2::1"}
    body = {"query": REGISTER, "variables": {"input": a_registration()}}
    assert (await stranger.client.post("/graphql", json=body, headers=next_door)).status_code == 200


async def test_thirty_attempts_do_not_fit_into_one_request(strict: Application) -> None:
    aliases = " ".join(f"a{n}: registerPlayer(input: $input) {{ __typename }}" for n in range(2))
    spread = "mutation ($input: RegisterPlayerInput!) { ...a ...b }" + "".join(
        f" fragment {name} on Mutation {{ {name}: registerPlayer(input: $input) {{ __typename }} }}"
        for name in "ab"
    )
    for document in ("mutation ($input: RegisterPlayerInput!) {" + aliases + "}", spread):
        answer = await strict.client.post(
            "/graphql",
            json={"query": document, "variables": {"input": a_registration()}},
            headers={"x-forwarded-for": "198.51.100.40"},
        )
        (error,) = answer.json()["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert "data" not in answer.json()


async def test_registrations_by_operators_do_not_count_as_guesses(strict: Application) -> None:
    desk = strict.as_("admin", name="the-front-desk")
    for _ in range(6):
        answer = await desk.post({"query": REGISTER, "variables": {"input": a_registration()}})
        assert answer.json().get("errors") is None, answer.text

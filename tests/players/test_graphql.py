"""Players through the graph: asking, changing, and how little either costs."""

from __future__ import annotations

from typing import Any

import pytest

from domain.shared.ids import new_id
from tests.players.people import ANONYMOUS, OPERATOR, RIVAL, as_player
from tests.players.players_harness import PlayersHarness
from tests.players.unguarded_graphql import ask, data_of, refused_field
from tests.statement_counter import count_statements

REGISTER = """
mutation ($input: RegisterPlayerInput!) {
  registerPlayer(input: $input) {
    __typename
    ... on PlayerRegistered { player { id username email status version } }
    ... on EmailTaken { email }
    ... on UsernameTaken { username }
    ... on RegistrationRefused { reasons { complaint field } }
  }
}
"""
EVERYTHING = """
  id brand email username status statusSince statusReason excludedUntil allowedMoves
  allowances { mayBet mayDeposit mayBeMarketed }
  country currency jurisdiction dateOfBirth name { first last } phone
  address { street city postalCode region } nationalId
  preferences { language timeZone oddsFormat theme hideBalance contactBy }
  source { trafficSource campaign } vipLevel tags createdAt version
  consents { kind version given at }
  changes(first: 2) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { field before after version at actor channel reasonCode reason }
  }
  notes { totalCount edges { cursor node { id text author at } } }
"""
LIST = f"""
query ($first: Int, $after: String, $last: Int, $before: String, $filter: PlayerFilter, $sort: PlayerOrder) {{
  players(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {{
    totalCount pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}
    edges {{ cursor node {{ {EVERYTHING} }} }}
  }}
}}
"""
REASON = "reason: { code: PLAYER_REQUEST }"
SHORT_LIST = """
query ($first: Int, $after: String, $filter: PlayerFilter, $sort: PlayerOrder) {
  players(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes { username } pageInfo { endCursor hasNextPage }
  }
}
"""


def an_input(name: str, **differently: Any) -> dict[str, Any]:
    """A registration as a front end sends it."""
    return {
        "email": f"{name}@example.com",
        "username": name,
        "country": "DE",
        "currency": "EUR",
        "dateOfBirth": "1990-02-28",
        "password": "correct horse battery",
        "consents": [{"kind": "TERMS", "version": "1"}, {"kind": "PRIVACY", "version": "1"}],
        **differently,
    }


async def registered(harness: PlayersHarness, name: str, **differently: Any) -> str:
    """The id of a new player."""
    data = await data_of(harness, REGISTER, input=an_input(name, **differently))
    id: str = data["registerPlayer"]["player"]["id"]
    return id


async def test_a_registration_answers_with_the_player_or_with_what_is_wrong(harness: PlayersHarness) -> None:
    first = await data_of(harness, REGISTER, input=an_input("jane"))
    again = await data_of(harness, REGISTER, input=an_input("jane"))
    named = await data_of(harness, REGISTER, input=an_input("john", username="JANE"))
    wrong = await data_of(
        harness, REGISTER, ANONYMOUS, input=an_input("joe", password=None, dateOfBirth="2010-01-01")
    )

    player = first["registerPlayer"]["player"]
    assert player["id"].startswith("plr_")
    assert (player["username"], player["status"], player["version"]) == ("jane", "ACTIVE", 1)
    assert again["registerPlayer"] == {"__typename": "EmailTaken", "email": "jane@example.com"}
    assert named["registerPlayer"] == {"__typename": "UsernameTaken", "username": "JANE"}
    assert wrong["registerPlayer"]["reasons"] == [
        {"complaint": "REQUIRED", "field": "password"},
        {"complaint": "UNDER_AGE", "field": "dateOfBirth"},
    ]


async def test_one_player_with_everything(harness: PlayersHarness) -> None:
    id = await registered(harness, "jane", phone="+49 30 123456", contactBy=["SMS"])
    for query in (f'player(id: "{id}")', 'playerByUsername(username: "JANE")', f'node(id: "{id}")'):
        data = await data_of(harness, f"{{ it: {query} {{ ... on Player {{ {EVERYTHING} }} }} }}")
        assert (data["it"]["id"], data["it"]["phone"]) == (id, "+4930123456")
        assert data["it"]["preferences"]["contactBy"] == ["SMS"]
        assert [each["kind"] for each in data["it"]["consents"]] == ["TERMS", "PRIVACY"]
        assert data["it"]["allowedMoves"] == ["COOLING_OFF", "SUSPENDED", "SELF_EXCLUDED", "CLOSED"]


@pytest.mark.parametrize("stranger", [RIVAL, ANONYMOUS, as_player(new_id())])
async def test_a_foreign_player_and_a_missing_one_look_alike(harness: PlayersHarness, stranger: Any) -> None:
    id = await registered(harness, "jane")
    for each in (id, f"plr_{new_id()}"):
        for query in ("player", "node"):
            assert await data_of(harness, f'{{ it: {query}(id: "{each}") {{ id }} }}', stranger) == {
                "it": None
            }
    assert await data_of(harness, '{ it: playerByUsername(username: "jane") { id } }', stranger) == {
        "it": None
    }
    move = f'movePlayerStatus(input: {{ playerId: "{id}", to: CLOSED, reason: {{ code: REGULATOR }} }})'
    answer = await data_of(harness, f"mutation {{ it: {move} {{ __typename }} }}", stranger)
    assert answer == {"it": {"__typename": "PlayerNotFound"}}


@pytest.mark.parametrize("id", ["", "plr_", "plr_1", "jane", "wal_", "xyz_" + "0" * 400, "plr_" + "g" * 36])
async def test_malformed_ids_are_bad_input(harness: PlayersHarness, id: str) -> None:
    for query in ("player", "node"):
        assert (
            await refused_field(harness, f"query ($id: ID!) {{ {query}(id: $id) {{ id }} }}", id=id) == "id"
        )


async def test_every_change_answers_with_the_player_as_it_now_is(harness: PlayersHarness) -> None:
    id = await registered(harness, "jane")
    steps = [
        (
            'updateProfile(input: { playerId: $id, city: "Rome", language: "it", phone: null })',
            "PlayerUpdated",
            2,
        ),
        ("setVipLevel(input: { playerId: $id, level: 2, expectedVersion: 2 })", "PlayerUpdated", 3),
        ("setVipLevel(input: { playerId: $id, level: 3, expectedVersion: 2 })", "ProfileChangedMeanwhile", 3),
        ('addTag(input: { playerId: $id, tag: "VIP" })', "PlayerUpdated", 4),
        ('removeTag(input: { playerId: $id, tag: "vip" })', "PlayerUpdated", 5),
        (
            'recordConsent(input: { playerId: $id, consent: { kind: COOKIES, version: "3" } })',
            "PlayerUpdated",
            6,
        ),
        (
            f"movePlayerStatus(input: {{ playerId: $id, to: SELF_EXCLUDED, termDays: 200, {REASON} }})",
            "PlayerStatusMoved",
            7,
        ),
    ]
    for call, name, version in steps:
        document = (
            f"mutation ($id: ID!) {{ it: {call} {{ __typename ... on {name} {{ player {{ version }} }} }} }}"
        )
        assert (await data_of(harness, document, id=id))["it"] == {
            "__typename": name,
            "player": {"version": version},
        }
    lift = 'movePlayerStatus(input: { playerId: $id, to: ACTIVE, reason: { code: OTHER, words: "please" } })'
    answer = await data_of(
        harness, f"mutation ($id: ID!) {{ it: {lift} {{ ... on ExclusionStands {{ until }} }} }}", id=id
    )
    assert answer["it"] == {"until": "2027-01-01T12:00:00+00:00"}


@pytest.mark.parametrize(
    ("call", "field"),
    [
        ('updateProfile(input: { playerId: $id, timeZone: "Mars" })', "timeZone"),
        ("updateProfile(input: { playerId: $id, language: null })", "language"),
        ('updateProfile(input: { playerId: $id, city: "\\u0000" })', "city"),
        ("setVipLevel(input: { playerId: $id, level: 11 })", "level"),
        ('addTag(input: { playerId: $id, tag: " " })', "tag"),
        ('addNote(input: { playerId: $id, text: "" })', "text"),
        ("movePlayerStatus(input: { playerId: $id, to: CLOSED, reason: { code: OTHER } })", "reason.words"),
        (
            "movePlayerStatus(input: { playerId: $id, to: COOLING_OFF, reason: { code: SECURITY } })",
            "termDays",
        ),
    ],
)
async def test_a_value_that_nothing_could_make_acceptable_names_its_field(
    harness: PlayersHarness, call: str, field: str
) -> None:
    id = await registered(harness, "jane")

    assert await refused_field(harness, f"mutation ($id: ID!) {{ {call} {{ __typename }} }}", id=id) == field


@pytest.mark.parametrize(
    ("variables", "field"),
    [
        ({"filter": {"username": "j"}}, "filter.username"),
        ({"filter": {"username": "\x00\x00"}}, "filter.username"),
        ({"filter": {"email": "jane"}}, "filter.email"),
        ({"filter": {"country": ["UK"]}}, "filter.country"),
        ({"filter": {"tagsAny": [""]}}, "filter.tagsAny"),
        ({"filter": {"tagsAll": [f"t{number}" for number in range(51)]}}, "filter"),
        ({"filter": {"balance": {"currency": "EUR", "min": "0.001"}}}, "amount"),
        ({"first": 101}, "first"),
        ({"first": 0}, "first"),
        ({"after": "nonsense"}, "after"),
    ],
)
async def test_an_unusable_filter_or_order_names_its_field(
    harness: PlayersHarness, variables: Any, field: str
) -> None:
    assert await refused_field(harness, SHORT_LIST, **variables) == field


async def test_a_cursor_is_accepted_for_its_own_filter_and_order_only(harness: PlayersHarness) -> None:
    for name in ("anna", "bert", "carl"):
        await registered(harness, name)
    page = (await data_of(harness, SHORT_LIST, first=1, sort={"username": "ASC"}))["players"]
    after = page["pageInfo"]["endCursor"]

    following = (await data_of(harness, SHORT_LIST, first=1, after=after, sort={"username": "ASC"}))[
        "players"
    ]
    assert [page["nodes"], following["nodes"]] == [[{"username": "anna"}], [{"username": "bert"}]]
    for other in (
        {"sort": {"username": "DESC"}},
        {},
        {"sort": {"username": "ASC"}, "filter": {"country": ["DE"]}},
    ):
        assert await refused_field(harness, SHORT_LIST, after=after, **other) == "after"
    nested = f'{{ players {{ nodes {{ changes(after: "{after}") {{ totalCount }} }} }} }}'
    assert len((await ask(harness, nested)).errors) == 3


async def test_equal_filters_share_cursors_however_they_are_written(harness: PlayersHarness) -> None:
    for name in ("anna", "bert"):
        await registered(harness, name)
    one, same = {"country": ["DE", "AT"]}, {"country": ["at", "DE", "DE"]}
    after = (await data_of(harness, SHORT_LIST, first=1, filter=one))["players"]["pageInfo"]["endCursor"]

    assert (await data_of(harness, SHORT_LIST, after=after, filter=same))["players"]["nodes"] == [
        {"username": "anna"}
    ]


async def test_a_page_of_players_costs_as_many_statements_as_its_kinds_of_things(
    harness: PlayersHarness,
) -> None:
    for number in range(50):
        await harness.registered(f"user-{number}")
    costs = {}
    for rows in (1, 5, 50):
        async with count_statements(harness.database) as statements:
            data = await data_of(harness, LIST, first=rows)
            costs[rows] = len(statements)
        assert len(data["players"]["edges"]) == rows
        assert data["players"]["totalCount"] == 50

    # The page and its total; of all its players the consents, changes, notes and the totals of both.
    assert costs == {1: 7, 5: 7, 50: 7}


async def test_totals_are_counted_only_when_requested(harness: PlayersHarness) -> None:
    await harness.registered("jane")
    async with count_statements(harness.database) as statements:
        await data_of(harness, SHORT_LIST)

    assert len(statements) == 1
    assert "count(" not in statements[0]


async def test_the_viewer_is_the_actor_of_the_request(harness: PlayersHarness) -> None:
    id = await registered(harness, "jane")
    document = "{ viewer { kind name brand roles player { id username } } }"

    assert (await data_of(harness, document))["viewer"] == {
        "kind": "OPERATOR",
        "name": "anna",
        "brand": "default",
        "roles": ["admin"],
        "player": None,
    }
    viewer = (await data_of(harness, document, as_player(await _uuid(harness, "jane"))))["viewer"]
    assert viewer["player"] == {"id": id, "username": "jane"}


async def _uuid(harness: PlayersHarness, username: str) -> Any:
    player = await harness.reads.by_username(OPERATOR, username)
    assert player
    return player.id

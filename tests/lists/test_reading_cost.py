"""What a page or a look-up reads does not grow with what it passes over: counted in rows, never in time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import asyncpg
import pytest
from graphql import GraphQLObjectType, get_named_type, is_leaf_type

from resolvers.pages import Listing
from server.embedded import EmbeddedServers
from tests.application import Application, add_brand, open_application
from tests.conftest import as_superuser, copy_database
from tests.funded_players import a_funded_player
from tests.graphql_documents import CORE
from tests.lists.cases import CASES, GROWING, PARTS, WITHOUT_STATEMENTS, Case
from tests.lists.plans import PLANS, Planner, Reading, Statement, statements_of
from tests.owned_ids import a_player_with_everything

SIBLINGS = {"few": 100, "many": 10_000}
"""Brand -> how many siblings there are of everything."""

SQL = (Path(__file__).parent / "siblings.sql").read_text()
MOMENT = """select to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from """
CREATED = (
    MOMENT
    + """
  (select created_at as at from players.player where brand = :brand order by 1 limit :n / 2) half
"""
)
MIDDLE = (
    MOMENT
    + """
    (select at from wallets.entry where player_id = :player order by at limit :n / 2) halfway
"""
)
ROWS_MORE = 100
"""What a deeper index and another estimate may cost; a scan of what is passed over costs thousands."""
PAGES_TIMES, PAGES_MORE = 2, 30

PLANNED_WITH_ARGUMENTS = ("Query.players",)
"""Composed anew for each question: the server knows how many rows meet a condition only from its value."""


Readings = dict[tuple[str, int, int, str], Reading]
"""(list, case, statement of the case, plan) -> what it read."""


class World:
    """One application, and brands with siblings of everything around one player each."""

    def __init__(self, application: Application, owner: asyncpg.Connection, planner: Planner) -> None:
        self._application = application
        self._planner = planner
        self._owner = owner
        self._ids: dict[str, dict[str, str]] = {}
        self._sent: dict[str, dict[tuple[str, int], list[Statement]]] = {}

    async def grow(self, brand: str) -> None:
        """A brand with its siblings."""
        await add_brand(self._application.database_url, brand)
        owned = await a_player_with_everything(self._application, brand)
        others = (await a_funded_player(self._application, brand=brand)).id
        self._ids[brand] = {
            "Player": owned.player,
            "Wallet": owned.wallet,
            "bonus": owned.bonus,
            "Transaction": owned.transaction,
            "Round": owned.round,
            "Deposit": owned.deposit,
            "Withdrawal": owned.withdrawal,
            "Adjustment": owned.adjustment,
            "others": others,
        }
        await self._owner.execute(self._filled(SQL, brand))
        await self._owner.execute("analyze")

    async def read(self, brand: str) -> Readings:
        """What every statement of every case reads now, asked as an administrator of the brand."""
        if brand not in self._sent:
            self._sent[brand] = {
                (name, number): await self._statements(brand, case)
                for name, cases in CASES.items()
                for number, case in enumerate(cases)
            }
        return {
            (name, number, at, plan): await self._planner.reading(brand, statement, plan)
            for (name, number), statements in self._sent[brand].items()
            for at, statement in enumerate(statements)
            for plan in (PLANS[:1] if name in PLANNED_WITH_ARGUMENTS else PLANS)
        }

    async def _statements(self, brand: str, case: Case) -> list[Statement]:
        ids = self._ids[brand]
        variables = {name: ids[kind] for name, kind in case.given.items()}
        if "$id" in case.document:
            variables["id"] = ids["Player"]
        middle = await self._owner.fetchval(self._filled(MIDDLE, brand))
        created = await self._owner.fetchval(self._filled(CREATED, brand))
        document = case.document.replace("{middle}", middle).replace("{created}", created)
        document = document.replace("{id}", ids["Player"]).replace("{others}", ids["others"])
        with pytest.MonkeyPatch.context() as patch:
            if case.half:
                edge = tuple(await self._owner.fetchrow(self._filled(case.half, brand)))
                patch.setattr(Listing, "place", lambda *_: edge)
            async with statements_of(self._application.database) as sent:
                await self._application.as_("admin", brand=brand).data_of(document, **variables)
        return list(sent)

    def _filled(self, text: str, brand: str) -> str:
        ids = self._ids[brand]
        values = {"player": ids["Player"], "others": ids["others"], "brand": brand}
        for name, value in values.items():
            quoted = f"'{value.removeprefix('plr_')}'"
            text = text.replace(f":{name}", quoted).replace(f"{{{name}}}", quoted)
        siblings = str(SIBLINGS[brand])
        return text.replace(":n", siblings).replace("{n}", siblings)


@pytest.fixture(scope="module")
async def readings(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[dict[str, Readings]]:
    """What is read of the small brand, of the large one, and of the small one beside the large one."""
    await copy_database(servers, template_database, "croupier_lists")
    url = servers.dsn("croupier_lists")
    async with AsyncExitStack() as stack:
        owner = await asyncpg.connect(url)
        stack.push_async_callback(owner.close)
        application = await stack.enter_async_context(
            open_application(url, servers.redis_url, tmp_path_factory.mktemp("lists"))
        )
        planner = await stack.enter_async_context(Planner.connected(url))
        world = World(application, owner, planner)
        await world.grow("few")
        few = await world.read("few")
        await world.grow("many")
        yield {"few": few, "many": await world.read("many"), "few beside many": await world.read("few")}
    await as_superuser(servers, "drop database croupier_lists with (force)")


@pytest.mark.parametrize("brand", ["many", "few beside many"])
def test_reading_does_not_grow_with_what_is_passed_over(readings: dict[str, Readings], brand: str) -> None:
    few, now = readings["few"], readings[brand]
    assert now.keys() == few.keys()
    grown = {
        f"{key} {case_text(key)}": (few[key], read)
        for key, read in now.items()
        if read.rows > few[key].rows + ROWS_MORE or read.pages > PAGES_TIMES * few[key].pages + PAGES_MORE
    }
    assert {key: counts for key, counts in grown.items() if key.partition(") ")[2] not in GROWING} == {}
    if brand == "many":
        assert {key.partition(") ")[2] for key in grown} == set(GROWING)


def case_text(key: tuple[str, int, int, str]) -> str:
    return CASES[key[0]][key[1]].document


def test_every_case_asks_the_database(readings: dict[str, Readings]) -> None:
    asked = {(name, number) for name, number, _, _ in readings["many"]}
    assert asked == {(name, number) for name, cases in CASES.items() for number in range(len(cases))}


def test_every_list_and_look_up_of_the_schema_has_a_case() -> None:
    assert lists_and_look_ups() - PARTS == {*CASES, *WITHOUT_STATEMENTS} - MORE
    assert lists_and_look_ups() >= PARTS


MORE = {"Wallet.balance"}
"""Look-ups behind an argument of a plain field."""


def lists_and_look_ups() -> set[str]:
    """Fields that give lists of objects or pages, the query's own fields, and what `node` finds."""
    found = set()
    for kind in CORE.type_map.values():
        if not isinstance(kind, GraphQLObjectType) or kind.name.startswith("__"):
            continue
        node = "Node" in {each.name for each in kind.interfaces}
        found |= {f"Query.node({kind.name})"} if node else set()
        if kind.name.endswith("Connection"):
            continue
        for name, field in kind.fields.items():
            inner = get_named_type(field.type)
            listed = "[" in str(field.type) and not is_leaf_type(inner)
            if kind.name == "Query" or listed or inner.name.endswith("Connection"):
                found.add(f"{kind.name}.{name}")
    return found

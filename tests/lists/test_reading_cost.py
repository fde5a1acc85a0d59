"""What a page or a look-up reads does not grow with what it passes over: counted in rows, never in time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import asyncpg
import pytest
from graphql import GraphQLObjectType, get_named_type, is_leaf_type

from domain.shared.ids import new_id
from resolvers.ids import public_id
from resolvers.pages import Listing
from server.embedded import EmbeddedServers
from tests.application import Application, open_application
from tests.conftest import as_superuser, copy_database
from tests.graphql_documents import CORE
from tests.lists.brands import filled, grown_brand
from tests.lists.cases import CASES, GROWING, PARTS, WITHOUT_STATEMENTS, Case
from tests.lists.plans import PLANS, Planner, Reading, Statement, statements_of

SIBLINGS = {"few": 100, "many": 10_000}
"""Brand -> how many siblings there are of everything."""

OF_BRAND = {
    "BrandChange": ("brc", "players.brand_change where brand = :brand"),
    "FactorReset": ("frs", "identity.factor_reset_request where brand = :brand"),
    "MoneyLimitChange": ("mlc", "wallets.money_limit_change where brand = :brand"),
    "Job": ("job", "jobs.job where brand = :brand and owner = 'operator:the-admin'"),
    "SystemJob": ("sjb", "jobs.system_job"),
    "Feed": ("fed", "feeds.feed where brand = :brand and name = 'f1'"),
    "WebhookEndpoint": ("whe", "webhooks.endpoint where brand = :brand and name = '1'"),
    "WebhookDelivery": ("whd", "webhooks.delivery where brand = :brand"),
    "InboundWebhook": ("iwh", "inbound.webhook where brand = :brand"),
    "SavedView": ("svw", "workplace.saved_view where brand = :brand and owner = 'operator:the-admin'"),
    "RoleAssignment": ("ras", "identity.role_assignment where brand = :brand"),
    "PolicyChange": ("pch", "identity.policy_change where brand = :brand"),
    "Client": ("cli", "identity.client where brand = :brand"),
    "Operator": ("opr", "identity.operator"),
}
"""Node that belongs to no player -> its prefix, and where one is kept."""

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
ROWS_MORE, PAGES_TIMES, PAGES_MORE = 100, 2, 30
"""What a deeper index and another estimate may cost; a scan of what is passed over costs thousands."""

WHOLE_BRAND = frozenset({"Query.players", "Query.ledger", "WebhookEndpoint.deliveries"})
BRAND_ROWS_MORE, BRAND_PAGES_MORE = 6 * SIBLINGS["few"], SIBLINGS["few"]
"""What these may: of what is small beside what is large the server reads all, and sorts or joins it."""

PLANNED_WITH_ARGUMENTS = ("Query.players", "Query.search")
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
        self._ids[brand] = await grown_brand(self._application, self._owner, brand, SIBLINGS[brand])
        for kind, (prefix, table) in OF_BRAND.items():
            id = await self._owner.fetchval(self._filled(f"select id from {table} limit 1", brand))
            self._ids[brand][kind] = public_id(prefix, id or new_id())
        # As the server does after a while: what it knows of indexes on arrays is of its last vacuum.
        await self._owner.execute("vacuum analyze")

    async def read(self, brand: str) -> Readings:
        """What every statement of every case reads now, asked as an administrator of the brand."""
        if brand not in self._sent:
            async with statements_of(self._application.database) as sent:
                self._sent[brand] = {
                    (name, number): await self._statements(brand, case, sent)
                    for name, cases in CASES.items()
                    for number, case in enumerate(cases)
                }
        return {
            (name, number, at, plan): await self._planner.reading(brand, statement, plan)
            for (name, number), statements in self._sent[brand].items()
            for at, statement in enumerate(statements)
            for plan in (PLANS[:1] if name in PLANNED_WITH_ARGUMENTS else PLANS)
        }

    async def _statements(self, brand: str, case: Case, sent: list[Statement]) -> list[Statement]:
        """What a case sends; ``sent`` fills with all that the application sends."""
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
            sent.clear()
            await self._application.as_(case.role, brand=brand).data_of(document, **variables)
        return list(sent)

    def _filled(self, text: str, brand: str) -> str:
        return filled(text, self._ids[brand], brand, SIBLINGS[brand])


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
        if has_grown(few[key], read, whole_brand=key[0] in WHOLE_BRAND)
    }
    assert {key: counts for key, counts in grown.items() if key.partition(") ")[2] not in GROWING} == {}
    if brand == "many":
        assert {key.partition(") ")[2] for key in grown} == set(GROWING)


def has_grown(few: Reading, read: Reading, *, whole_brand: bool) -> bool:
    rows_more = BRAND_ROWS_MORE if whole_brand else ROWS_MORE
    pages_more = BRAND_PAGES_MORE if whole_brand else PAGES_MORE
    return read.rows > few.rows + rows_more or read.pages > PAGES_TIMES * few.pages + pages_more


def case_text(key: tuple[str, int, int, str]) -> str:
    return CASES[key[0]][key[1]].document


def test_every_case_asks_the_database(readings: dict[str, Readings]) -> None:
    asked = {(name, number) for name, number, _, _ in readings["many"]}
    assert asked == {(name, number) for name, cases in CASES.items() for number in range(len(cases))}


def test_every_list_and_look_up_of_the_schema_has_a_case() -> None:
    assert lists_and_look_ups() - PARTS == {*CASES, *WITHOUT_STATEMENTS} - MORE
    assert lists_and_look_ups() >= PARTS


MORE = {"Wallet.balance", "Player.lastSeenAt"}
"""Look-ups behind plain fields."""


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

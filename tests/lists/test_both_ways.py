"""Every connection is read forward and backward by pages: the same rows and cursors, the right flags."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from operator import getitem
from uuid import UUID

import asyncpg
import pytest
from graphql import GraphQLObjectType, get_named_type, is_required_argument

from resolvers.ids import public_id
from server.embedded import EmbeddedServers
from tests.application import Application, Json, open_application
from tests.conftest import as_superuser, copy_database
from tests.graphql_documents import CORE
from tests.lists.brands import grown_brand

BRAND, SIBLINGS, ROWS = "small", 7, 3
SELECTED = """{
  totalCount edges { cursor node { __typename } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}"""
STATEMENT = 'statement(period: {from: "2020-01-01T00:00:00Z", until: "%s"})'
CONSENTS = """
with program as (
  insert into identity.client
    (id, brand, name, kind, redirect_uris, scopes, roles, trusted, may_introspect, created_at, approved_at)
  select gen_random_uuid(), 'small', 'P', 'BROWSER', '{https://play.example/}', '{openid}', '{}',
    false, false, now(), now() from generate_series(1, 7)
  returning id)
insert into identity.oauth_consent select $1, id, '{openid}', now() from program
"""
"""Consents of one player, all of one moment: the program's id decides their order."""

JOB = "select id from jobs.job where brand = $1 and owner = 'operator:the-admin' order by id limit 1"
"""The job whose steps there are, of the operator who asks."""

ENDPOINT = "select id from webhooks.endpoint where brand = $1 and name = '1'"

ABOVE = {
    "Viewer": ("viewer",),
    "Job": ("job",),
    "WebhookEndpoint": ("webhookEndpoint",),
    "Player": ("player",),
    "Statement": ("player", "statement"),
}
PAGE_ARGUMENTS = {"first", "after", "last", "before"}


def connections() -> dict[str, tuple[str, ...]]:
    """Every field that gives a connection -> its arguments."""
    found = {}
    for kind in CORE.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for name, field in kind.fields.items():
                if get_named_type(field.type).name.endswith("Connection"):
                    found[f"{kind.name}.{name}"] = tuple(field.args)
    return found


def test_every_connection_has_all_arguments_of_a_page() -> None:
    assert len(connections()) > 15
    assert {name: args for name, args in connections().items() if not {*args} >= PAGE_ARGUMENTS} == {}


WITHOUT_FURTHER_PAGES = {"Query.search"}
"""Bounded by ``first``, and no list that one reads on in: a narrower text finds what is left out."""


def test_nothing_but_connections_has_arguments_of_a_page() -> None:
    paged = {
        f"{kind.name}.{name}"
        for kind in CORE.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items()
        if PAGE_ARGUMENTS & {*field.args}
    }
    assert paged == {*connections()} | WITHOUT_FURTHER_PAGES


@dataclass(frozen=True)
class Lists:
    """Asks for lists of one brand, as its administrator."""

    application: Application
    player: str
    job: str
    endpoint: str
    made: datetime

    async def page(self, name: str, **window: object) -> Json:
        """A page of a connection."""
        kind, field = name.split(".")
        owner = CORE.type_map[kind].fields[field]
        required = [argument for argument, of in owner.args.items() if is_required_argument(of)]
        assert set(required) <= {"playerId"}, f"say here what {name} is asked with"
        given = [f"{each}: $id" for each in required]
        given += [f"{each}: ${each}" for each in PAGE_ARGUMENTS]
        asked = f"it: {field}({', '.join(given)}) {SELECTED}"
        if kind == "Statement":
            asked = f"player(id: $id) {{ {STATEMENT % self.made.isoformat()} {{ {asked} }} }}"
        elif kind == "Player":
            asked = f"player(id: $id) {{ {asked} }}"
        elif kind == "Job":
            asked = f'job(id: "{self.job}") {{ {asked} }} player(id: $id) {{ __typename }}'
        elif kind == "WebhookEndpoint":
            asked = f'webhookEndpoint(id: "{self.endpoint}") {{ {asked} }} player(id: $id) {{ __typename }}'
        elif kind == "Viewer":
            asked = f"viewer {{ {asked} }} player(id: $id) {{ __typename }}"
        elif required == []:
            asked = f"{asked} player(id: $id) {{ __typename }}"
        head = "$id: ID!, $first: Int, $last: Int, $after: String, $before: String"
        admin = self.application.as_("admin", brand=BRAND)
        caller = self.application.as_("player", self.player, BRAND) if kind == "Viewer" else admin
        answer = await caller.data_of(f"query ({head}) {{ {asked} }}", id=self.player, **window)
        above = ABOVE.get(kind, ())
        found: Json = reduce(getitem, (*above, "it"), answer)
        return found


@pytest.fixture(scope="module")
async def lists(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Lists]:
    """A brand with some rows in every list."""
    await copy_database(servers, template_database, "croupier_both_ways")
    url = servers.dsn("croupier_both_ways")
    async with AsyncExitStack() as stack:
        owner = await asyncpg.connect(url)
        stack.push_async_callback(owner.close)
        application = await stack.enter_async_context(
            open_application(url, servers.redis_url, tmp_path_factory.mktemp("both_ways"))
        )
        ids = await grown_brand(application, owner, BRAND, SIBLINGS)
        await owner.execute(CONSENTS, UUID(ids["Player"].removeprefix("plr_")))
        job = public_id("job", await owner.fetchval(JOB, BRAND))
        endpoint = public_id("whe", await owner.fetchval(ENDPOINT, BRAND))
        yield Lists(application, ids["Player"], job, endpoint, datetime.now(UTC))
    await as_superuser(servers, "drop database croupier_both_ways with (force)")


@pytest.mark.parametrize("name", connections())
async def test_a_list_is_the_same_in_both_directions(lists: Lists, name: str) -> None:
    # The audit log grows with each look at it: what came meanwhile stands before its first page.
    growing = name == "Query.auditEntries"
    whole = await lists.page(name, first=100)
    cursors = [edge["cursor"] for edge in whole["edges"]]
    if name == "Player.timeline":  # more than a page has
        rest = await lists.page(name, first=100, after=whole["pageInfo"]["endCursor"])
        cursors += [edge["cursor"] for edge in rest["edges"]]
        assert not rest["pageInfo"]["hasNextPage"]
    assert len(cursors) > ROWS, name
    assert len(set(cursors)) == len(cursors)
    assert whole["totalCount"] == (None if name == "Player.timeline" else len(cursors))

    seen: list[str] = []
    after = None
    while True:
        page = await lists.page(name, first=ROWS, after=after)
        info = page["pageInfo"]
        seen += [edge["cursor"] for edge in page["edges"]]
        assert info["hasPreviousPage"] is (after is not None)
        after = info["endCursor"]
        if not info["hasNextPage"]:
            break
    assert seen[-len(cursors) :] == cursors
    assert len(seen) == len(cursors) or growing

    back: list[str] = []
    before = None
    while True:
        page = await lists.page(name, last=ROWS, before=before)
        info = page["pageInfo"]
        back = [edge["cursor"] for edge in page["edges"]] + back
        assert info["hasNextPage"] is (before is not None)
        before = info["startCursor"]
        if not info["hasPreviousPage"]:
            break
    assert back[-len(cursors) :] == cursors
    assert len(back) == len(cursors) or growing

"""The shipped catalogue is merged like configuration: operators' changes survive."""

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.pool import NullPool

from adapters.casbin.catalogue_loader import load_catalogue
from adapters.casbin.policy import CasbinPolicy, model
from adapters.postgres.access.policy import read_policy
from adapters.postgres.access.policy_merge import RoleTakenError, merge_catalogue
from adapters.postgres.connections import engine_of

READ = ("p", "a:read", "*", "A.x", "read", "allow")
MORE = ("p", "a:read", "*", "A.y", "read", "allow")
HELD = ("g", "clerk", "a:read", "*")
CUSTOM = ("p", "clerk", "default", "A.z", "read", "allow")


class Store:
    """A database whose policy is only what the test merges."""

    def __init__(self, url):
        self.engine = engine_of(url, poolclass=NullPool)

    async def merge(self, *rules, roles=()):
        async with self.engine.begin() as connection:
            return await connection.run_sync(merge_catalogue, rules, roles)

    async def run(self, statement, **values):
        async with self.engine.begin() as connection:
            await connection.execute(text(statement), values)

    async def add(self, rule):
        columns = dict(zip(("ptype", "v0", "v1", "v2", "v3", "v4"), rule, strict=False))
        names = ", ".join(columns)
        values = ", ".join(f":{name}" for name in columns)
        await self.run(f"insert into identity.casbin_rule ({names}) values ({values})", **columns)

    async def rules(self):
        return set((await read_policy(self.engine, model())).rules)

    async def version(self):
        return (await read_policy(self.engine, model())).version


@pytest.fixture
async def store(fresh_database_url):
    made = Store(fresh_database_url)
    await made.merge()
    yield made
    await made.engine.dispose()


async def test_migrating_stores_the_whole_catalogue(fresh_database_url):
    store = Store(fresh_database_url)
    assert await store.rules() == set(load_catalogue().rules())
    stored = await read_policy(store.engine, model())
    shipped = CasbinPolicy.of(load_catalogue())
    kept = CasbinPolicy.from_rules(stored.rules, stored.version)
    for role in load_catalogue().roles:
        assert kept.acts("default", {role}) == shipped.acts("default", {role})
    assert not stored.custom_rules


async def test_newly_shipped_rules_are_added_and_others_removed(store):
    assert (await store.merge(READ, HELD)).added == 2
    merged = await store.merge(MORE, HELD)
    assert (merged.added, merged.removed) == (1, 1)
    assert await store.rules() == {MORE, HELD}


async def test_shipped_rules_that_operators_removed_stay_removed(store):
    await store.merge(READ, HELD)
    await store.run("delete from identity.casbin_rule where v2 = 'A.x'")
    await store.merge(READ, MORE, HELD)
    assert await store.rules() == {MORE, HELD}


async def test_custom_rules_stay(store):
    await store.merge(READ)
    await store.add(CUSTOM)
    await store.merge(READ, HELD)
    await store.merge()
    assert await store.rules() == {CUSTOM}


async def test_custom_rules_stay_when_they_were_shipped_for_a_while(store):
    await store.add(READ)
    await store.merge(READ)
    await store.merge()
    assert await store.rules() == {READ}


async def test_a_brand_excepted_from_a_shipped_rule_stays_excepted(store):
    await store.merge(READ, HELD)
    await store.run("update identity.casbin_rule set v2 = '*!rival' where ptype = 'g'")
    await store.merge(READ, MORE, HELD)
    assert await store.rules() == {READ, MORE, (*HELD[:3], "*!rival")}
    await store.merge(READ)
    assert await store.rules() == {READ}


async def test_merging_the_same_again_changes_nothing_not_even_the_version(store):
    await store.merge(READ, HELD)
    before = await store.version()
    merged = await store.merge(HELD, READ)
    assert (merged.added, merged.removed, await store.version()) == (0, 0, before)


async def test_every_change_makes_a_new_version(store):
    versions = [await store.version()]
    await store.merge(READ)
    versions.append(await store.version())
    await store.add(CUSTOM)
    versions.append(await store.version())
    await store.run("delete from identity.casbin_rule where is_custom")
    versions.append(await store.version())
    assert versions == sorted(set(versions))


async def test_a_custom_role_is_kept_apart_from_a_shipped_one_of_the_same_name(store):
    await store.run("insert into identity.role values ('default', 'vip_desk', 'For VIPs', 'OPERATOR')")
    with pytest.raises(RoleTakenError, match="vip_desk"):
        await store.merge(READ, roles=["vip_desk"])
    assert await store.rules() == set()


async def test_the_application_can_neither_rewrite_nor_shorten_the_history(fresh_database_url):
    connection = await asyncpg.connect(fresh_database_url)
    insert = (
        "insert into identity.policy_history (brand, actor, removed, added) values ('b', 'a', '[]', '[]')"
    )
    await connection.execute(insert)
    for statement in (
        "update identity.policy_history set actor = 'x'",
        "delete from identity.policy_history",
    ):
        with pytest.raises(asyncpg.PostgresError, match="only ever added to"):
            await connection.execute(statement)
    await connection.execute("set role croupier_app")
    await connection.execute(insert)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute("delete from identity.policy_history")
    await connection.close()

"""An event is in the version of its type that was recorded, and leads to the schema of that version."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypedDict

import httpx
import orjson
import pytest
from jsonschema import Draft202012Validator

from adapters.event_bus.cloud_events import schema_path
from adapters.postgres.advisory_locks import lock_session
from adapters.postgres.database import EVERY_BRAND, connect
from adapters.postgres.outbox.facts import OutboxFacts
from adapters.postgres.outbox.relay import Relay
from domain.shared.actor import system
from domain.shared.event_types import EventField, EventType, EventTypes
from domain.shared.facts import Fact
from domain.shared.ids import LANES, new_id
from resolvers.authorization.event_fields import EventReceiver
from server.events.registry import event_types
from server.security.access_control import shipped_access_control
from tests.application import Application
from tests.event_bus.event_harness import NoWatchers


class Payload(TypedDict):
    note: Annotated[str, EventField("What was said", "Player.id")]


class Changed(Fact):
    name: ClassVar[str] = "player.conditions_changed"


TWO_VERSIONS = EventTypes(
    [
        EventType(name=Changed.name, payload=Payload, docs="d", needs=("Player.id",), earlier=dict),
        EventType(name=Changed.name, version=2, payload=Payload, docs="d", needs=("Player.id",)),
    ]
)


async def test_what_is_recorded_has_the_latest_version_of_its_type_when_it_is_published(
    fresh_database_url: str,
) -> None:
    database, player = await connect(fresh_database_url), new_id()
    for seq, types in ((1, TWO_VERSIONS), (2, EventTypes(()))):
        async with database.transaction("default") as connection:
            facts = OutboxFacts(connection, system("test", "default", "c"), types)
            await facts.record(Changed(player_id=player, brand="default", seq=seq, payload={"missing": []}))
    settings = {"croupier.brand": EVERY_BRAND}
    async with lock_session(fresh_database_url, "test of versions", settings) as session:
        relay = Relay(fresh_database_url, NoWatchers())
        while await relay._publish_batch(session, list(range(LANES))):
            pass
    found = await database.statements_for(EVERY_BRAND).fetch(
        "select seq, version from outbox.published where player_id = $1 order by position", player
    )
    await database.close()
    assert [tuple(row) for row in found] == [(1, 2), (2, 1)]


async def test_the_schema_of_every_type_is_served_without_a_token(application: Application) -> None:
    for each in event_types():
        answered: httpx.Response = await application.client.get(schema_path(each.name, each.version))
        assert answered.status_code == (200 if each.public else 404), each.name
        if each.public:
            assert answered.headers["content-type"] == "application/schema+json"
            Draft202012Validator.check_schema(answered.json())
            Draft202012Validator(answered.json()).validate(orjson.loads(orjson.dumps(dict(each.example))))


@pytest.mark.parametrize("path", ["/event-schemas/wallet.bet_placed.v99.json", "/event-schemas/nothing"])
async def test_of_other_versions_there_is_none(application: Application, path: str) -> None:
    answered = await application.client.get(path)
    assert answered.status_code == 404
    assert answered.headers["content-type"] == "application/problem+json"


async def test_what_a_receiver_is_left_with_meets_the_schema(application: Application) -> None:
    access = shipped_access_control()
    table = access.tables.of_roles("default", frozenset({"accountant"}))
    receiver, reduced = EventReceiver(table, access.catalogue.masks), 0
    for each in event_types():
        if not each.public:
            continue
        shown = receiver._reduced(each.fields, each.example, own=False)
        reduced += shown.keys() != each.example.keys()
        schema = (await application.client.get(schema_path(each.name, each.version))).json()
        Draft202012Validator(schema).validate(shown)
    assert reduced > 5

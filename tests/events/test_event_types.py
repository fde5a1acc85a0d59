"""The registry of events: whole, with examples that hold, and nothing a receiver's roles could not read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypedDict
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.shared.event_types import (
    Amount,
    EventField,
    EventType,
    EventTypeError,
    EventTypes,
    PayloadField,
)
from domain.shared.facts import Fact
from domain.shared.ids import new_id
from domain.wallets import events as wallets
from resolvers.authorization.coordinates import coordinates
from resolvers.authorization.event_fields import EventReceiver
from resolvers.authorization.levels import AccessTable, Level
from schema.root import whole
from server.security.access_control import shipped_access_control
from tests.access.schema_reachability import _fields, _reached
from tests.events.strict_payloads import faults, registry

ACCESS = shipped_access_control()
SCHEMA = whole()._schema
KNOWN = coordinates(SCHEMA)
TYPES = registry()
PUBLIC = [each for each in TYPES if each.public]
ROLES = sorted(ACCESS.catalogue.roles)
PLAYER = new_id()


@dataclass(frozen=True)
class Event:
    data: Mapping[str, Any]
    player_id: UUID | None = PLAYER


def table(role: str) -> AccessTable:
    return ACCESS.tables.of_roles("default", frozenset([role]))


def every(fields: Iterable[PayloadField]) -> Iterable[PayloadField]:
    for each in fields:
        yield each
        yield from every(each.fields)


def shown_fields(fields: Iterable[PayloadField], shown: Any) -> Iterable[PayloadField]:
    """The fields of which something is shown."""
    for each in fields:
        if each.name not in shown:
            continue
        yield each
        inner = shown[each.name]
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, dict):
                yield from shown_fields(each.fields, one)


def readable(role: str) -> set[str]:
    """What a role gets to from the root of the schema and reads as it is, of every player."""
    rights = table(role)
    roots = {name for name, level in rights if level is Level.CALL and name.startswith("Query.")}
    inside = {name for kind in _reached(SCHEMA, rights) for name, _ in _fields(kind)}
    return roots | {name for name in inside if rights.level(name) is Level.READ}


def facts_of_code() -> set[str]:
    """The names of all facts that the domain records."""
    waiting, found = [Fact], set()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.name and kind.__module__.startswith("domain."):
            found.add(kind.name)
    return found


def test_every_fact_that_is_recorded_is_a_type_and_every_type_is_recorded() -> None:
    names = (each for each in vars(wallets).values() if isinstance(each, str))
    by_ledger = {each for each in names if each.startswith("wallet.")}

    assert {each.name for each in TYPES} == facts_of_code() | by_ledger | {"queue.changed"}


def test_every_coordinate_of_every_event_is_one_of_the_schema() -> None:
    named = {name for each in TYPES for name in each.needs}
    named |= {name for each in TYPES for field in every(each.fields) for name in field.shown_by}

    assert not sorted(named - KNOWN.keys())


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: kind.name)
def test_examples_are_as_described(kind: EventType) -> None:
    assert faults(kind.name, kind.example) == []


@pytest.mark.parametrize("role", ROLES)
def test_no_role_is_shown_of_an_event_what_it_cannot_read_by_graphql(role: str) -> None:
    receiver, reads = EventReceiver(table(role), ACCESS.catalogue.masks), readable(role)
    found = []
    for kind in TYPES:
        shown = receiver.shown(Event(kind.example), kind)
        if shown is None:
            continue
        named = {name for each in shown_fields(kind.fields, shown) for name in each.shown_by} | {*kind.needs}
        found += [f"{kind.name}: {name}" for name in named - reads]
    assert found == []


def test_roles_differ_as_the_api_lets_them_differ() -> None:
    def shown(role: str, name: str) -> Any:
        kind = TYPES.latest(name)
        return EventReceiver(table(role), ACCESS.catalogue.masks).shown(Event(kind.example), kind)

    assert shown("anonymous", "player.registered") is None
    assert shown("crm", "wallet.withdrawal_hold_added") is None
    assert "reason" not in shown("support", "wallet.withdrawal_hold_added")
    assert shown("risk", "wallet.withdrawal_hold_added")["reason"] == "SOURCE_OF_FUNDS"
    assert "provider" not in shown("crm", "wallet.bet_placed")
    bet = {**TYPES.latest("wallet.bet_placed").example}
    assert bet.pop("subject", "") is None, "a bet is about nothing else"
    assert shown("auditor", "wallet.bet_placed") == bet
    assert shown("system", "wallet.key_conflict") is None
    assert shown("system", "queue.changed") is None


def test_a_player_is_shown_what_is_their_own() -> None:
    kind = TYPES.latest("wallet.bet_placed")
    own = EventReceiver(table("player"), ACCESS.catalogue.masks, own_player=PLAYER)

    shown = own.shown(Event(kind.example), kind)
    assert shown is not None
    assert (shown["amount"], shown["wallets"]) == ("-100", kind.example["wallets"])
    assert "provider" not in shown, "who recorded it is not the player's to read"
    assert own.shown(Event(kind.example, new_id()), kind) is None
    assert own.shown(Event(kind.example, None), kind) is None


LEVELS = st.sampled_from([Level.NONE, Level.MASKED, Level.OWN, Level.READ, Level.CALL])


@given(st.data())
def test_no_policy_shows_a_field_without_the_right_to_it(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(PUBLIC))
    fields = list(every(kind.fields))
    named = sorted({name for each in fields for name in each.shown_by} | {*kind.needs})
    levels = {name: data.draw(LEVELS) for name in named}
    open_ = {name for name, level in levels.items() if level in {Level.READ, Level.CALL}}
    masked = {name for name, level in levels.items() if level is Level.MASKED}
    rights = AccessTable({name: level for name, level in levels.items() if level is not Level.NONE})

    shown = EventReceiver(rights, {}).shown(Event(kind.example), kind)
    if shown is None:
        assert {*kind.needs} - open_
        return
    assert {*kind.needs} <= open_
    for each in shown_fields(kind.fields, shown):
        assert each.shown_by
        assert {*each.shown_by} <= open_ | masked
    for each in kind.fields:
        if each.name in shown and {*each.shown_by} & masked:
            assert shown[each.name] == "***"


class Contact(TypedDict):
    email: Annotated[str, EventField("Address", "Player.email")]
    paid: Annotated[Amount, EventField("Amount", "Player.email")]
    secret: Annotated[str, EventField("Shown to none")]


def a_type(name: str = "toy.changed", **more: Any) -> EventType:
    plain = {"payload": Contact, "docs": "A toy.", "needs": ("Query.player",)}
    return EventType(name=name, **{**plain, **more})


CHANGED = a_type(personal=True)


def test_text_that_may_only_be_seen_masked_is_masked_and_what_has_no_coordinate_is_left_out() -> None:
    event = Event({"email": "jane@example.com", "paid": "5", "secret": "s", "unknown": 1})
    rights = {"Query.player": Level.CALL, "Player.email": Level.MASKED, "Money.minor": Level.READ}
    receiver = EventReceiver(AccessTable(rights), {"Player.email": "email"})

    assert receiver.shown(event, CHANGED) == {"email": "j***@e***.com"}
    clear = EventReceiver(AccessTable(rights | {"Player.email": Level.READ}), {})
    assert clear.shown(event, CHANGED) == {"email": "jane@example.com", "paid": "5"}


def test_an_earlier_version_is_made_of_the_one_that_is_recorded() -> None:
    first = a_type(earlier=lambda later: {"email": later["to"]})
    second = a_type(version=2)
    both = EventTypes([second, first])

    assert both.latest("toy.changed") is second
    assert both.payload_in("toy.changed", 1, {"to": "x"}) == {"email": "x"}
    assert both.payload_in("toy.changed", 2, {"to": "x"}) == {"to": "x"}


class Plain(TypedDict):
    email: str


@pytest.mark.parametrize("types", [[CHANGED, CHANGED], [a_type(needs=())], [a_type(), a_type(version=2)]])
def test_a_type_that_is_not_described_as_a_whole_is_refused(types: list[EventType]) -> None:
    with pytest.raises(EventTypeError):
        EventTypes(types)


def test_a_field_without_a_description_is_refused() -> None:
    with pytest.raises(EventTypeError, match=r"Plain\.email"):
        a_type(payload=Plain).fields  # noqa: B018
    with pytest.raises(EventTypeError, match="phone"):
        a_type(also={"phone": ()}).fields  # noqa: B018

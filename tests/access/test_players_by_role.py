"""Every role asks for every field of a player through the real schema, and gets what the matrix says."""

import json
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace

import pytest
from graphql import get_named_type, is_leaf_type

from domain.compliance.commands import record_entry
from domain.players.model import Address, PersonName, Source
from domain.players.queries import PlayerReads
from domain.shared.actor import Actor, ActorKind
from resolvers.authorization.guards import GuardContext
from resolvers.authorization.levels import Level
from resolvers.authorization.masking import MASKS
from resolvers.context import Context, Process
from resolvers.read_models import ReadModels
from schema.root import whole
from server.http.errors import PUBLIC_ERRORS
from server.http.graphql_api.engine import Engine
from server.http.graphql_api.error_masking import ErrorMask
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.request import GraphQLRequest
from server.security.access_control import shipped_access_control
from tests.access.authorization.toy import forbidden
from tests.players.people import a_player, as_player, by

ACCESS = shipped_access_control()
SCHEMA = whole()
ENGINE = Engine(SCHEMA, Limits(), ErrorMask(PUBLIC_ERRORS, 100), ACCESS.protect(SCHEMA))
TYPES = SCHEMA._schema.type_map

JANE = a_player(
    phone="+49 151 2345 6789",
    date_of_birth=date(1990, 2, 28),
    national_id="L01X00T47",
    name=PersonName("Jane", "Roe"),
    address=Address("Main Street 1", "Berlin", "10115", "BE"),
    source=Source("affiliate", "spring"),
    tags=("vip",),
)
JOHN = a_player(email="john@example.com", username="john")

PARTS = {"name": "PersonName", "address": "Address", "preferences": "Preferences", "source": "PlayerSource"}
"""Fields of a player that hold a type of their own, which no look-up is needed for."""


@dataclass
class InMemoryPlayers:
    """Players in memory, in reach as the real reads have them."""

    async def by_ids(self, viewer, ids):
        reachable = {id for id in ids if viewer.player_id in (None, id)}
        return {player.id: player for player in (JANE, JOHN) if player.id in reachable}

    async def last_seen(self, viewer, ids):
        return {id: player.created_at for id, player in (await self.by_ids(viewer, ids)).items()}


class AuditRecorder:
    """Where what was shown and denied is recorded."""

    async def run(self, carry_out, entry, origin):
        assert carry_out is record_entry


def a_context(role):
    kind = ActorKind[CATALOGUE_KINDS[role]]
    actor = replace(as_player(JANE.id), roles=frozenset({role}))
    if kind is not ActorKind.PLAYER:
        actor = Actor(kind, "test-actor", "default", frozenset({role}))
    process = Process(
        AuditRecorder(),
        ReadModels({PlayerReads: lambda _: InMemoryPlayers()}),
        None,
        SimpleNamespace(now=lambda: JANE.created_at),
        None,
        None,
    )
    return Context(process, by(actor), ACCESS.tables.of(actor))


CATALOGUE_KINDS = {name: role.kind for name, role in ACCESS.catalogue.roles.items() if role.kind != "ANYBODY"}


async def ask(text, role, **variables):
    call = GraphQLRequest(text, variables)
    context: GuardContext = a_context(role)
    return await ENGINE.run(await ENGINE.find(call, context), call, context)


def leaves(kind):
    fields = TYPES[kind].fields.items()
    return [name for name, field in fields if is_leaf_type(get_named_type(field.type)) and not field.args]


def coordinates():
    """Coordinate -> the selection that asks for it. What one may do oneself differs by nature."""
    found = {f"Player.{name}": name for name in leaves("Player") if name not in {"id", "allowedMoves"}}
    for part, kind in PARTS.items():
        found |= {f"{kind}.{name}": f"{part} {{ {name} }}" for name in leaves(kind)}
    return found


def value_of(answer, coordinate, selection):
    player = answer.body["data"]["player"]
    value = player[selection.split()[0]]
    return value[coordinate.split(".")[1]] if selection.endswith("}") and value is not None else value


@pytest.mark.parametrize("role", sorted(CATALOGUE_KINDS.keys() - {"enrolling"}))
async def test_each_role_reads_fields_as_the_matrix_says(role):
    levels = ACCESS.tables.of_roles("default", frozenset({role})).levels
    for coordinate, selection in coordinates().items():
        text = f'{{ player(id: "plr_{JANE.id}") {{ id {selection} }} }}'
        answer, whole_answer = await ask(text, role), await ask(text, "admin")
        needed = [coordinate, *([f"Player.{selection.split()[0]}"] if "{" in selection else [])]
        missing = [name for name in needed if name not in levels]
        shown, real = (value_of(each, coordinate, selection) for each in (answer, whole_answer))
        if missing:
            assert shown is None, coordinate
            assert forbidden(answer) == [missing[-1]], coordinate
        elif levels[coordinate] is Level.MASKED:
            mask = MASKS[ACCESS.catalogue.masks.get(coordinate, "nothing")]
            assert not answer.errors, coordinate
            assert shown == (mask(real) if real is not None else None), coordinate
            assert shown != real, coordinate
        else:
            assert not answer.errors, coordinate
            assert shown == real, coordinate


async def test_masked_contact_data():
    text = (
        f'{{ player(id: "plr_{JANE.id}") {{ email phone dateOfBirth name {{ first }} address {{ city }} }} }}'
    )
    assert (await ask(text, "support")).body["data"]["player"] == {
        "email": "j***@e***.com",
        "phone": "***89",
        "dateOfBirth": None,
        "name": {"first": "J***"},
        "address": {"city": "***"},
    }


@pytest.mark.parametrize(
    "id", [pytest.param(f"plr_{JOHN.id}", id="another player's"), "plr_0197f000-0000-7000-8000-000000000000"]
)
async def test_another_players_account_is_like_a_missing_one(id):
    text = f'{{ player(id: "{id}") {{ id email }} node(id: "{id}") {{ id }} }}'
    assert (await ask(text, "player")).body == {"data": {"player": None, "node": None}}


@pytest.mark.parametrize(
    ("role", "arguments", "refused"),
    [
        ("accountant", 'filter: {email: "jane@example.com"}', ["PlayerFilter.email"]),
        ("crm", 'filter: {email: "jane@example.com"}', ["PlayerFilter.email"]),
        ("game_server", "", ["Query.players"]),
        ("player", 'filter: {email: "jane@example.com"}', ["PlayerFilter.email", "Query.players(filter)"]),
        ("player", "sort: {balance: ASC}", ["PlayerOrder.balance", "Query.players(sort)"]),
    ],
)
async def test_players_cannot_be_filtered_by_unreadable_fields(role, arguments, refused):
    answer = await ask(f"{{ players{f'({arguments})' if arguments else ''} {{ totalCount }} }}", role)
    assert forbidden(answer) == refused
    assert not json.dumps(answer.body).count("jane@example.com")


async def test_a_denied_mutation_is_told_before_the_fields_of_its_outcomes():
    outcomes = "... on RegistrationRefused { code } ... on PlayerRegistered { player { tags } }"
    document = f"mutation ($input: RegisterPlayerInput!) {{ registerPlayer(input: $input) {{ {outcomes} }} }}"
    answer = await ask(document, "support", input={"email": "mia@example.com"})
    told = [error["extensions"]["coordinate"] for error in answer.errors]
    assert (told[0], "RegistrationRefused.code" in told) == ("Mutation.registerPlayer", True)

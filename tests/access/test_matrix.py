"""The whole schema against the whole catalogue."""

import difflib
from pathlib import Path

import pytest
from graphql import build_schema

from resolvers.authorization.coordinates import CALLS, choices, coordinates
from resolvers.authorization.levels import INTROSPECT, AccessTable, Level
from schema.root import whole
from server.security.access_control import shipped_access_control
from server.security.access_matrix import matrix
from tests.access.schema_reachability import too_strict, unread_refusals, unreadable

MATRIX = Path(__file__).parent / "matrix.txt"
REGENERATE = "look at each change, then: croupier access > tests/access/matrix.txt"

ACCESS = shipped_access_control()
CATALOGUE = ACCESS.catalogue
SCHEMA = whole()._schema
ROLES = sorted(CATALOGUE.roles)
KNOWN = coordinates(SCHEMA)


def table(*roles):
    return ACCESS.tables.of_roles("default", frozenset(roles))


def test_the_matrix_is_as_reviewed():
    now = matrix(whole(), CATALOGUE, ACCESS.tables).splitlines()
    changes = difflib.unified_diff(MATRIX.read_text().splitlines(), now, "reviewed", "now", lineterm="", n=0)
    assert not list(changes), REGENERATE


def test_every_coordinate_of_the_catalogue_is_in_the_schema():
    CATALOGUE.check(KNOWN, choices(SCHEMA))


def test_every_field_argument_and_input_is_in_the_catalogue():
    assert not sorted(KNOWN.keys() - CATALOGUE.coordinates), "name them in adapters/casbin/catalogue"


def test_every_permission_is_held_by_a_role():
    held = {name for role in CATALOGUE.roles.values() for name in role.holds}
    assert not sorted(CATALOGUE.permissions.keys() - held)


def test_every_filter_and_order_names_the_fields_it_reveals():
    telling = ("Filter", "Order", "OrderBy", "Sort", "SortBy")
    inputs = {name for name in {*KNOWN, *choices(SCHEMA)} if name.split(".")[0].endswith(telling)}
    assert inputs
    assert not sorted(inputs - CATALOGUE.requires.keys())


@pytest.mark.parametrize("role", ROLES)
def test_fields_that_a_role_may_be_denied_are_nullable(role):
    assert not sorted(too_strict(SCHEMA, table(role))), "make the field nullable, or give the role the field"


@pytest.mark.parametrize("role", ROLES)
def test_every_right_of_a_role_is_reachable_from_the_root(role):
    assert not sorted(unreadable(SCHEMA, table(role)))


@pytest.mark.parametrize("role", ROLES)
def test_who_may_call_a_mutation_reads_code_and_message_of_its_refusals(role):
    assert not sorted(unread_refusals(SCHEMA, table(role))), "let its permission read code and message"


def test_a_refusal_that_is_not_read_is_found():
    toy = build_schema("""
        type Query { a: Int } type Mutation { do: Result } union Result = Done | No
        interface Refusal { code: String! message: String! }
        type Done { a: Int } type No implements Refusal { code: String! message: String! a: Int }
    """)
    rights = {"Mutation.do": Level.CALL, "No.message": Level.READ}
    assert unread_refusals(toy, AccessTable(rights)) == {"Mutation.do: No.code"}
    assert unread_refusals(toy, AccessTable({})) == set()


def test_planted_faults_are_found():
    toy = build_schema("type Query { a: A } type A { b: String! c: Int! d: D e: String } type D { f: Int }")
    rights = {"Query.a": Level.CALL, "A.c": Level.MASKED, "A.d": Level.READ, "A.e": Level.READ}
    assert too_strict(toy, AccessTable(rights)) == {"A.b", "A.c"}
    assert unreadable(toy, AccessTable(rights)) == {"A.d"}


ONES_OWN = ("factors:own", "factors:change", "sessions:own", "views:own", "jobs:own")
"""Permissions over nothing but one's own credentials, views and jobs."""
PLAYERS_ALONE = ("factors.phone:own", "factor_resets:object", "programs.consents:own")
"""What no operator may do, because only players should."""
PROGRAMS_ALONE = ("play:call", "sessions:call", "withdrawals:backdate")
"""What no operator may do, because only programs should."""


def named_in(*permissions):
    allowed = (CATALOGUE.permissions[name].allows for name in permissions)
    return {where for pairs in allowed for where, _ in pairs}


def test_auditors_change_nothing():
    levels = table("auditor").levels.keys() - named_in(*ONES_OWN)
    assert not [name for name in levels if name.startswith("Mutation.")]


def test_compliance_moves_no_money():
    levels = table("compliance").levels.keys() - named_in(*ONES_OWN)
    mutations = {name for name in levels if name.startswith("Mutation.")}
    corrects = ("requestCorrection", "approveCorrection", "rejectCorrection")
    claims = ("claimWorkItem", "takeOverWorkItem", "releaseWorkItem")
    starts = ("startBulkStatusMove", "startPlayersExport", "startTransactionsExport")
    records = ("movePlayerStatus", "recordConsent", "addNote", "publishTerms")
    allowed = (*records, *corrects, *claims, *starts)
    assert {name.partition("(")[0] for name in mutations} == {f"Mutation.{name}" for name in allowed}


def test_anonymous_callers_may_register_and_nothing_else():
    levels = table("anonymous").levels
    roots = {name for name, acts in KNOWN.items() if acts == CALLS and "(" not in name}
    may = {"Query.viewer", "Query.terms", "Query.registrationRequirements", "Query.brand"}
    may |= {"Mutation.registerPlayer", "Mutation.verifyEmail"}
    assert roots & levels.keys() == may


def test_admins_hold_every_permission_of_people():
    levels = table("admin").levels.keys()
    programs = named_in(*PROGRAMS_ALONE) - levels
    assert {name for name in programs if name.startswith("Mutation.")}
    assert KNOWN.keys() - levels == named_in(*PLAYERS_ALONE) | programs
    assert not [name for name, level in table("admin").levels.items() if level in {Level.MASKED, Level.OWN}]


def test_no_role_of_people_holds_what_is_for_programs_alone():
    assert CATALOGUE.services
    for role in CATALOGUE.roles.values():
        if role.kind not in {"SERVICE", "SYSTEM"}:
            assert not CATALOGUE.services & table(role.name).levels.keys(), role.name


@pytest.mark.parametrize("role", ["player", "anonymous"])
def test_players_do_not_see_the_schema(role):
    assert not table(role).allows(INTROSPECT)


OF_THE_HOUSE = [
    "Player.statusReason",
    "Player.externalId",
    "Player.tags",
    "Player.source",
    "Player.notes",
    "Player.changes",
    "Transaction.actor",
    "Transaction.ip",
    "Withdrawal.reason",
    "Withdrawal.holds",
    "Query.players",
    "Player.timeline",
    "SignInEvent.ip",
    "Subscription.walletsChanged",
    "Subscription.playersChanged",
    "Subscription.playersRegistered",
]


@pytest.mark.parametrize("coordinate", OF_THE_HOUSE)
def test_internal_data_is_denied_to_players(coordinate):
    assert coordinate in KNOWN
    assert not table("player").allows(coordinate)


PERSONAL = [
    *("Player.email", "Player.phone", "Player.dateOfBirth", "Player.nationalId"),
    *("PersonName.first", "PersonName.last", "Address.street", "Address.postalCode"),
    *("PlayerChange.before", "PlayerChange.after"),
]


@pytest.mark.parametrize("coordinate", PERSONAL)
@pytest.mark.parametrize("role", ["support", "crm", "game_server", "payment_service", "anonymous"])
def test_personal_data_is_denied_to_roles_that_do_not_need_it(coordinate, role):
    assert table(role).level(coordinate) in {Level.MASKED, Level.NONE}

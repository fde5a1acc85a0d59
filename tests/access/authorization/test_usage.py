"""Reading what an operation touches: complete, and linear in what was written."""

import gc

import pytest
from graphql import parse

from resolvers.authorization.usage import usage
from tests.access.authorization.toy import ENGINE, as_, ask, bare

SCHEMA = bare()._schema


def of(text):
    document = parse(text)
    return usage(SCHEMA, document, document.definitions[0])


@pytest.mark.parametrize(
    ("case", "text", "fields"),
    [
        ("plain fields", "{ keepers { id email } }", {"Query.keepers", "Keeper.id", "Keeper.email"}),
        ("aliases", "{ a: treasury }", {"Query.treasury"}),
        ("__typename is nothing", "{ __typename keepers { __typename } }", {"Query.keepers"}),
        (
            "an interface is all its types",
            '{ node(id: "1") { id } }',
            {"Query.node", "Keeper.id", "Animal.id"},
        ),
        (
            "a fragment narrows them",
            '{ node(id: "1") { ... on Keeper { id ... on Node { id } } } }',
            {"Query.node", "Keeper.id"},
        ),
        (
            "and does not widen them again",
            '{ node(id: "1") { ...K } } fragment K on Keeper { ...N } fragment N on Node { id }',
            {"Query.node", "Keeper.id"},
        ),
        (
            "a fragment spread on two types counts for both",
            """
            { keepers { ...N animals { ...N } } }
            fragment N on Node { id }
            """,
            {"Query.keepers", "Keeper.animals", "Keeper.id", "Animal.id"},
        ),
        (
            "other operations are not this one",
            "query A { treasury } query B { keepers { id } }",
            {"Query.treasury"},
        ),
    ],
)
def test_fields_of_interfaces_are_collected_for_each_possible_type(case, text, fields):
    assert of(text).fields == fields, case


def test_input_fields_in_literals_are_collected():
    found = of(
        '{ keepers(filter: {and: [{name: "a"}, {email: "b"}]}, sort: [AGE]) { animals(kind: "x") { id } } }'
    )
    assert found.written.inputs == {
        "Query.keepers(filter)",
        "Query.keepers(sort)",
        "KeeperFilter.and",
        "KeeperFilter.name",
        "KeeperFilter.email",
        "Keeper.animals(kind)",
    }
    assert found.written.choices == {"KeeperSort.AGE"}


@pytest.mark.parametrize(
    ("sent", "inputs"),
    [
        ({}, set()),
        ({"f": None}, {"Query.keepers(filter)"}),
        ({"f": {}}, {"Query.keepers(filter)"}),
        ({"f": {"name": "a"}}, {"Query.keepers(filter)", "KeeperFilter.name"}),
        ({"f": {"and": {"name": "a"}}}, {"Query.keepers(filter)", "KeeperFilter.and", "KeeperFilter.name"}),
        ({"f": {"unknown": 1}}, {"Query.keepers(filter)"}),
        ({"f": [{"name": "a"}]}, {"Query.keepers(filter)", "KeeperFilter.name"}),
        ({"other": {"name": "a"}}, set()),
    ],
)
def test_input_fields_in_variables_are_collected_when_sent(sent, inputs):
    found = of("query($f: KeeperFilter) { keepers(filter: $f) { id } }")
    assert found.written_with(sent).inputs == inputs
    assert found.written.inputs == set()


def test_fragments_that_double_at_each_level_are_read_once():
    levels = 200
    doubling = [f"fragment F{n} on Keeper {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels)]
    text = "\n".join(["{ keepers { ...F0 } }", *doubling, f"fragment F{levels} on Keeper {{ email }}"])
    assert of(text).fields == {"Query.keepers", "Keeper.email"}


async def test_collected_coordinates_are_cached_for_the_operation():
    text = "{ keepers { __typename id name } }"
    await ask(text, as_("clerk"))
    usages = ENGINE.guard.rules.usages
    kept = len(usages)
    await ask(text, as_("head"))
    assert len(usages) == kept
    ENGINE.documents.cache.clear()
    gc.collect()
    assert not usages

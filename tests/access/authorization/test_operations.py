"""What is refused whole, before any resolver runs: mutations, filters, sorts, searches, introspection."""

import pytest

from tests.access.authorization.toy import ANNA, an_engine, as_, ask, calls, forbidden, guarded

RENAME = "mutation($i: RenameKeeper!) { renameKeeper(input: $i) { ... on KeeperRenamed { keeper { id } } } }"


@pytest.fixture(autouse=True)
def nothing_called():
    calls.clear()


async def refused(text, who, **variables):
    answer = await ask(text, who, **variables)
    assert not calls, "something ran"
    assert "data" not in answer.body
    assert not answer.executed
    return forbidden(answer)


async def test_a_granted_mutation_runs():
    answer = await ask(RENAME, as_("clerk"), i={"id": "1", "name": "Zoe"})
    assert answer.body == {"data": {"renameKeeper": {"keeper": {"id": "Zoe"}}}}
    assert calls == ["renameKeeper"]


@pytest.mark.parametrize(
    ("case", "text", "named"),
    [
        ("the mutation itself", "mutation { burn }", ["Mutation.burn"]),
        (
            "one of two mutations",
            'mutation { renameKeeper(input: {id: "1"}) { __typename } burn }',
            ["Mutation.burn"],
        ),
        (
            "a field of the answer",
            'mutation { renameKeeper(input: {id: "1"}) { ... on KeeperRenamed { secret } } }',
            ["KeeperRenamed.secret"],
        ),
        (
            "a field of the answer in a fragment",
            """
            mutation { renameKeeper(input: {id: "1"}) { ...F } }
            fragment F on KeeperRenamed { keeper { animals { name } } }
            """,
            ["Animal.name"],
        ),
        (
            "a field of the answer behind @skip",
            'mutation { renameKeeper(input: {id: "1"}) { ... on KeeperRenamed @skip(if: true) { secret } } }',
            ["KeeperRenamed.secret"],
        ),
        (
            "an argument inside the answer",
            'mutation { renameKeeper(input: {id: "1", rank: 9}) { __typename } }',
            ["RenameKeeper.rank"],
        ),
    ],
)
async def test_a_mutation_with_anything_forbidden_does_not_run(case, text, named):
    assert await refused(text, as_("clerk")) == named, case


@pytest.mark.parametrize(
    ("case", "input", "named"),
    [
        ("a field of the input", {"id": "1", "rank": 9}, ["RenameKeeper.rank"]),
        ("its value null", {"id": "1", "rank": None}, ["RenameKeeper.rank"]),
    ],
)
async def test_input_fields_within_variables_are_checked(case, input, named):
    assert await refused(RENAME, as_("clerk"), i=input) == named, case


async def test_every_forbidden_coordinate_is_named_in_one_error():
    text = 'mutation { renameKeeper(input: {id: "1", rank: 9}) { ... on KeeperRenamed { secret } } burn }'
    assert await refused(text, as_("clerk")) == ["KeeperRenamed.secret", "Mutation.burn", "RenameKeeper.rank"]


ALONE_ENGINE = an_engine(guarded(), alone=frozenset({"Mutation.renameKeeper"}))
ONCE = 'renameKeeper(input: {id: "1"}) { __typename }'


@pytest.mark.parametrize(
    ("case", "text", "runs"),
    [
        ("by itself", f"mutation {{ {ONCE} }}", 1),
        ("before the type's name", f"mutation {{ {ONCE} __typename }}", 1),
        (
            "between the type's name and an alias of it",
            f"mutation {{ __typename a: {ONCE} b: __typename }}",
            1,
        ),
        ("twice", f"mutation {{ a: {ONCE} b: {ONCE} }}", 0),
        ("twice beside the type's name", f"mutation {{ __typename a: {ONCE} b: {ONCE} }}", 0),
        ("twice, once by the name of the type", f"mutation {{ __typename: {ONCE} {ONCE} }}", 0),
        (
            "in a fragment beside the type's name",
            f"mutation {{ __typename ... on Mutation {{ {ONCE} }} }}",
            0,
        ),
    ],
)
async def test_a_mutation_that_must_be_alone_has_the_type_s_name_beside_it_at_most(case, text, runs):
    answer = await ask(text, as_("clerk"), engine=ALONE_ENGINE)
    assert len(calls) == runs, case
    codes = [error["extensions"]["code"] for error in answer.errors or ()]
    assert codes == ([] if runs else ["BAD_USER_INPUT"]), case


FILTERED = """
query($f: KeeperFilter, $s: [KeeperSort!], $t: String) { keepers(filter: $f, sort: $s, search: $t) { id } }
"""


@pytest.mark.parametrize(
    ("case", "text", "variables", "named"),
    [
        ("a filter written out", '{ keepers(filter: {email: "a"}) { id } }', {}, ["KeeperFilter.email"]),
        ("a filter in a variable", FILTERED, {"f": {"email": "a"}}, ["KeeperFilter.email"]),
        ("deep in a variable", FILTERED, {"f": {"and": [{"and": {"email": "a"}}]}}, ["KeeperFilter.email"]),
        (
            "in a variable's default",
            'query($f: KeeperFilter = {email: "a"}) { keepers(filter: $f) { id } }',
            {},
            ["KeeperFilter.email"],
        ),
        (
            "in a variable of its own",
            "query($e: String) { keepers(filter: {email: $e}) { id } }",
            {"e": "a"},
            ["KeeperFilter.email"],
        ),
        ("a sort written out", "{ keepers(sort: AGE) { id } }", {}, ["KeeperSort.AGE"]),
        ("a sort in a list", "{ keepers(sort: [NAME, AGE]) { id } }", {}, ["KeeperSort.AGE"]),
        ("a sort in a variable", FILTERED, {"s": ["NAME", "AGE"]}, ["KeeperSort.AGE"]),
        ("a sort in a variable, bare", FILTERED, {"s": "AGE"}, ["KeeperSort.AGE"]),
        ("a search", '{ keepers(search: "a") { id } }', {}, ["Query.keepers(search)"]),
        ("a search in a variable", FILTERED, {"t": "a"}, ["Query.keepers(search)"]),
        (
            "a field of the filter that is not granted",
            FILTERED,
            {"f": {"phone": "1"}},
            ["KeeperFilter.phone"],
        ),
    ],
)
async def test_masked_fields_cannot_be_filtered_by(case, text, variables, named):
    assert await refused(text, as_("clerk"), **variables) == named, case


@pytest.mark.parametrize(
    ("case", "variables"),
    [
        ("nothing given", {}),
        ("what may be read", {"f": {"name": "A", "and": [{"name": "B"}]}, "s": ["NAME"]}),
    ],
)
async def test_readable_fields_can_be_filtered_by(case, variables):
    answer = await ask(FILTERED, as_("clerk"), **variables)
    assert not answer.errors, case


async def test_a_role_that_reads_a_field_may_filter_by_it():
    answer = await ask(FILTERED, as_("head"), f={"email": "a"}, s=["AGE"], t="x")
    assert not answer.errors


async def test_players_may_filter_their_own_data():
    answer = await ask(FILTERED, as_("keeper", player_id=ANNA), f={"email": "a"})
    assert not answer.errors


async def test_arguments_of_nested_fields_are_checked():
    text = '{ keepers { animals(kind: "x", size: 1) { id } } }'
    assert await refused(text, as_("clerk")) == ["Keeper.animals(size)"]


@pytest.mark.parametrize(
    ("who", "open_schema", "allowed"),
    [("clerk", False, False), ("head", False, True), ("visitor", False, False), ("visitor", True, True)],
)
@pytest.mark.parametrize("text", ["{ __schema { types { name } } }", '{ __type(name: "Keeper") { name } }'])
async def test_introspection_needs_its_permission(who, open_schema, allowed, text):
    answer = await ask(text, as_(who), engine=an_engine(guarded(), open_schema=open_schema))
    assert forbidden(answer) == ([] if allowed else ["system.introspect"])


async def test_typename_needs_no_permission():
    assert (await ask("{ __typename }", as_())).body == {"data": {"__typename": "Query"}}

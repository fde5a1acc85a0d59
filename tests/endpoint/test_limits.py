"""Each limit of a document at its boundary, and bombs by the work they cause rather than by a clock."""

import pytest
from graphql import GraphQLError, OperationDefinitionNode, parse

from server.http.graphql_api.documents import Documents
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.validation.complexity import ComplexityAnalyzer
from tests.endpoint.toy import SCHEMA

CORE = SCHEMA._schema
PAGED_FRAGMENT = " fragment F on Item{items(first:$n){name}}"
SMALL = Limits(
    depth=4,
    aliases=3,
    fields=6,
    repeats=3,
    cost=50,
    page=20,
    tokens=60,
    comments=2,
    nesting=8,
    operations_in_document=2,
)


def nested(levels: int) -> str:
    return "{item" + "{inner" * (levels - 2) + "{name}" + "}" * (levels - 1)


def refusal_of(query: str, limits: Limits = SMALL, **variables: object) -> tuple[str, str | None] | None:
    """The code and the limit of what refuses a query."""
    try:
        Documents(CORE, limits).operation(query, None).price(variables, limits)
    except GraphQLError as error:
        extensions = error.extensions or {}
        return extensions["code"], extensions.get("limit")
    return None


def too_complex(limit: str) -> tuple[str, str]:
    return "QUERY_TOO_COMPLEX", limit


@pytest.mark.parametrize(
    ("case", "query", "refused"),
    [
        ("as deep as allowed", nested(4), None),
        ("one level deeper", nested(5), too_complex("depth")),
        ("deep through a fragment", "{item{inner{...F}}} fragment F on Item{inner{name}}", None),
        ("deeper through a fragment", "{item{inner{...F}}} fragment F on Item{inner{inner{name}}}", "depth"),
        ("inline fragments add no depth", "{item{...{...on Item{inner{inner{name}}}}}}", None),
        ("introspection is not counted as depth", "{__schema{types{fields{type{name}}}}}", None),
        ("as many aliases as allowed", "{a:hello b:hello c:hello}", None),
        ("one alias more", "{a:hello b:hello c:hello d:hello}", "aliases"),
        ("aliases through fragments", "{...F ...F} fragment F on Query{a:hello b:hello}", "aliases"),
        ("as many fields as allowed", "{hello quick item{name inner{name}}}", None),
        ("one field more", "{hello quick whoami item{name inner{name}}}", "fields"),
        ("fields through fragments", "{...F ...F} fragment F on Query{hello quick item{name}}", "fields"),
        ("a name as long as allowed", "{" + "a" * 200 + ":hello}", None),
        ("a name one longer", "{" + "a" * 201 + ":hello}", "name"),
        ("as many repeats as allowed", "{hello hello ...{hello} quick}", None),
        ("one repeat more", "{hello hello ...{hello hello} quick}", "repeats"),
        ("repeats by alias", "{hello hello hello:quick hello:quick}", "repeats"),
        ("repeats in other selections", "{hello hello hello item{name name}}", None),
        ("one operation too many", "query A{hello} query B{hello} query C{hello}", "operations"),
        ("comments", "#a\n#b\n{hello}", None),
        ("one comment more", "#a\n#b\n#c\n{hello}", "tokens"),
        ("nested fragments", "{" + "...{" * 7 + "hello" + "}" * 8, None),
        ("nested one more", "{" + "...{" * 9 + "hello" + "}" * 10, "nesting"),
    ],
)
def test_limits_of_the_document(case, query, refused):
    found = refusal_of(query)
    assert found == (too_complex(refused) if isinstance(refused, str) else refused), case


@pytest.mark.parametrize(("tokens", "refused"), [(60, None), (61, too_complex("tokens"))])
def test_a_document_has_at_most_so_many_tokens(tokens, refused):
    lenient = Limits(tokens=60, fields=1_000, aliases=1_000, repeats=1_000)
    assert refusal_of("{" + "hello " * (tokens - 2) + "}", lenient) == refused


@pytest.mark.parametrize(
    ("case", "query", "variables", "cost"),
    [
        ("a field", "{hello}", {}, 1),
        ("a page of literal size", "{items(first:10){name}}", {}, 11),
        ("pages in pages", "{items(first:10){items(first:3){name}}}", {}, 1 + 10 * (1 + 3)),
        ("a page of the schema's size", "{items(first:2){items{name}}}", {}, 1 + 2 * (1 + 10)),
        ("a page without a size", "{items{name}}", {}, 1 + 50),
        ("an explicit null is no size", "{items(first:null){name}}", {}, 1 + 50),
        ("the larger of first and last", "{item{items(first:2,last:5){name}}}", {}, 2 + 5),
        ("a variable", "query($n:Int){items(first:$n){name}}", {"n": 7}, 8),
        ("a variable's default", "query($n:Int=6){items(first:$n){name}}", {}, 7),
        ("a given variable beats its default", "query($n:Int=6){items(first:$n){name}}", {"n": 2}, 3),
        ("a variable without value", "query($n:Int){items(first:$n){name}}", {}, 51),
        ("a null variable", "query($n:Int=6){items(first:$n){name}}", {"n": None}, 51),
        ("nonsense in a variable", "query($n:Int){items(first:$n){name}}", {"n": "9"}, 51),
        ("true is not one", "query($n:Int){items(first:$n){name}}", {"n": True}, 51),
        ("a negative page", "{items(first:-5){name}}", {}, 1),
        (
            "a fragment in a page",
            "{items(first:4){...F}} fragment F on Item{name inner{name}}",
            {},
            1 + 4 * 3,
        ),
        (
            "a fragment with a variable, twice",
            "query($n:Int!){a:items(first:2){...F} b:items(first:3){...F}}" + PAGED_FRAGMENT,
            {"n": 10},
            2 + 5 * 11,
        ),
    ],
)
def test_cost_counts_a_page_as_often_as_it_has_items(case, query, variables, cost):
    generous = Limits()
    assert Documents(CORE, generous).operation(query, None).price(variables, generous) == cost, case


@pytest.mark.parametrize(("first", "refused"), [(7, None), (8, too_complex("cost"))])
def test_cost_is_limited_whether_literal_or_variable(first, refused):
    page = "first:7){name inner{name}}"
    query = "{a:items(" + page + "b:items(" + page + "}"  # 2 + 2 * 7 * 3
    limits = Limits(cost=2 + 3 * 7 + 3 * 7)
    assert refusal_of(query.replace("first:7", f"first:{first}", 1), limits) == refused
    by_variable = "query($n:Int!)" + query.replace("first:7", "first:$n", 1)
    assert refusal_of(by_variable, limits, n=first) == refused


@pytest.mark.parametrize(("first", "refused"), [(20, None), (21, ("BAD_USER_INPUT", "page"))])
def test_a_page_holds_at_most_so_many_items(first, refused):
    assert refusal_of(f"{{items(first:{first}){{name}}}}") == refused
    assert refusal_of("query($n:Int!){items(first:$n){name}}", n=first) == refused
    assert refusal_of(f"query($n:Int!={first}){{items(first:$n){{name}}}}") == refused


@pytest.mark.parametrize("query", ["{items(first:21){name}}", "query($n:Int!){items(first:$n){name}}"])
def test_a_page_that_is_too_long_is_refused_by_its_argument(query):
    with pytest.raises(GraphQLError, match="A page has 1 to 20 rows") as refused:
        Documents(CORE, SMALL).operation(query, None).price({"n": 21}, SMALL)
    assert (refused.value.extensions or {})["field"] == "first"


def bomb(levels: int, leaf: str = "hello") -> str:
    """Each fragment spreads the next one twice: 2 ** levels leaves when unfolded."""
    chain = "".join(f"fragment f{n} on Query{{...f{n + 1} ...f{n + 1}}}" for n in range(levels))
    return f"{{...f0}}{chain}fragment f{levels} on Query{{{leaf}}}"


@pytest.mark.parametrize("levels", [10, 18, 30, 100])
@pytest.mark.parametrize("leaf", ["hello", "a:hello", ""])
def test_nested_fragments_cost_linear_time(levels, leaf):
    document = parse(bomb(levels, leaf))
    unbounded = Limits(fields=2**200, aliases=2**200, cost=2**200, nesting=1_000, depth=1_000)
    scales = ComplexityAnalyzer(CORE, document, unbounded)
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    weight = scales.operation(operation)
    assert scales.visited == 1 + 2 * levels + bool(leaf)  # each selection in the text, once
    assert weight.fields == (2**levels if leaf else 0)
    assert weight.cost.at({}) == weight.fields


@pytest.mark.parametrize("levels", [10, 18, 30, 100])
async def test_a_fragment_bomb_is_refused(client, levels):
    for query in (bomb(levels), "mutation M{pay(amount:1)}" + bomb(levels)):
        answer = await client.post("/graphql", json={"query": query})
        assert answer.json()["errors"][0]["extensions"]["code"] == "QUERY_TOO_COMPLEX"


def test_a_page_size_in_a_variable_is_priced_without_unfolding():
    levels = 40
    leaf = "items(first:$n){name}"
    document = parse("query($n:Int!)" + bomb(levels, leaf))
    unbounded = Limits(fields=2**200, cost=2**200, nesting=1_000)
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    cost = ComplexityAnalyzer(CORE, document, unbounded).operation(operation).cost
    known: dict[int, int] = {}
    assert cost.at({"n": 3}, known) == 2**levels * 4
    assert len(known) == levels + 2  # one sum for each selection set


def test_cyclic_fragments_are_refused():
    query = "{...A} fragment A on Query{hello ...B} fragment B on Query{...A quick}"
    assert refusal_of(query) == ("GRAPHQL_VALIDATION_FAILED", None)


def test_the_standard_introspection_query_is_within_the_limits():
    from graphql import get_introspection_query  # noqa: PLC0415

    assert refusal_of(get_introspection_query(), Limits()) is None

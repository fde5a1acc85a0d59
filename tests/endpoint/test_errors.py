"""What clients learn of errors, and what only the log does."""

import re

import httpx
import pytest
from graphql import visit
from starlette.applications import Starlette
from structlog.contextvars import bound_contextvars

from server.http.graphql_api import variable_fields
from server.http.graphql_api.limits import Limits
from tests.captured_logs import capture_logs
from tests.endpoint.endpoint_server import routes
from tests.endpoint.toy import SECRET, Toy

MASKED = "Something went wrong on our side. Quote the correlation id when you report it."


async def ask(client: httpx.AsyncClient, query: str, **variables: object) -> httpx.Response:
    return await client.post("/graphql", json={"query": query, "variables": variables})


@pytest.mark.parametrize(
    ("query", "code", "message"),
    [
        ("{", "GRAPHQL_PARSE_FAILED", "Syntax Error: Expected Name, found <EOF>."),
        ("{nope}", "GRAPHQL_VALIDATION_FAILED", "Cannot query field 'nope' on type 'Query'."),
        ("{bad}", "BAD_USER_INPUT", "Not like this."),
        ("{needsLogin}", "UNAUTHENTICATED", "A valid access token is required"),
        ("{item{secret}}", "FORBIDDEN", "You may not use Item.secret"),
        ("{items(first:101){name}}", "BAD_USER_INPUT", "A page has 1 to 100 rows"),
        ("{broken}", "INTERNAL_SERVER_ERROR", MASKED),
        ("{careless}", "INTERNAL_SERVER_ERROR", MASKED),
        ("{nothing}", "INTERNAL_SERVER_ERROR", MASKED),
        ("{wrongType}", "INTERNAL_SERVER_ERROR", MASKED),
        ("{unsayable}", "INTERNAL_SERVER_ERROR", MASKED),
    ],
)
async def test_every_error_has_a_code_and_a_safe_message(client, query, code, message):
    answer = await ask(client, query)
    error = answer.json()["errors"][0]
    assert (error["extensions"]["code"], error["message"]) == (code, message)
    assert "jane" not in answer.text


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("query($n:Int!){double(number:$n)}", {}),
        ("query($n:Int!){double(number:$n)}", {"n": "1"}),
        ("query($n:Int!){double(number:$n)}", {"n": 2**31}),
        ("query($n:Int!){double(number:$n)}", {"n": [[[]]]}),
        ("query($n:Int){double(number:$n)}", {"n": None}),
        ("query($a:Decimal!){amount(amount:$a)}", {"a": "nonsense"}),
    ],
)
async def test_variables_that_do_not_fit_are_bad_input(client, query, variables):
    answer = await ask(client, query, **variables)
    assert [error["extensions"]["code"] for error in answer.json()["errors"]] == ["BAD_USER_INPUT"]


async def test_bad_input_names_the_field(client):
    answer = await ask(client, "{bad}")
    assert answer.json()["errors"][0]["extensions"]["field"] == "amount.currency"


async def test_errors_say_where_they_happened(client):
    answer = await ask(client, "{\n  broken\n}")
    assert answer.json()["errors"][0]["path"] == ["broken"]
    assert answer.json()["errors"][0]["locations"] == [{"line": 2, "column": 3}]
    assert answer.json()["data"] == {"broken": None}


async def test_a_masked_error_is_logged_under_the_id_its_client_has(client):
    with capture_logs() as logs:
        answer = await ask(
            client, "query Report($secret:String!){hello(name:$secret) broken}", secret="4111-1111"
        )
    (entry,) = logs
    assert entry["correlation_id"] == answer.json()["errors"][0]["extensions"]["correlationId"]
    assert (entry["operation"], entry["field"], entry["error"]) == (
        "Report",
        "broken",
        "builtins.RuntimeError",
    )
    assert re.search(r"toy\.py:\d+:broken$", entry["trail"])
    assert SECRET not in str(logs)
    assert "4111" not in str(logs)


async def test_the_correlation_id_of_the_request_is_used(client):
    with bound_contextvars(correlation_id="abc-123"), capture_logs() as logs:
        answer = await ask(client, "{broken}")
    assert answer.json()["errors"][0]["extensions"]["correlationId"] == "abc-123"
    assert logs[0]["correlation_id"] == "abc-123"


async def test_expected_errors_are_not_logged(client):
    with capture_logs() as logs:
        for query in ("{", "{nope}", "{bad}", "{needsLogin}", "{item{secret}}"):
            await ask(client, query)
    assert logs == []


async def test_a_denied_field_is_one_error_for_all_rows(client):
    answer = await ask(client, "{items(first:90){name secret} item{secret}}")
    paths = [[step for step in e["path"] if isinstance(step, str)] for e in answer.json()["errors"]]
    assert sorted(paths) == [["item", "secret"], ["items", "secret"]]


@pytest.fixture
async def frugal_client(toy: Toy):
    app = Starlette(routes=routes(toy, limits=Limits(errors=5)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x.test") as client:
        yield client


async def test_errors_of_a_response_are_limited_and_equal_ones_logged_once(frugal_client):
    fields = " ".join(f"a{n}:bad" for n in range(10))
    answer = await ask(frugal_client, f"{{{fields}}}")
    assert len(answer.json()["errors"]) == 5
    with capture_logs() as logs:
        await ask(frugal_client, "{items(first:50){boom}}")
    assert len(logs) == 1


async def test_integers_of_any_size_are_encoded(client):
    answer = await ask(client, "{big}")
    assert answer.json() == {"data": {"big": 2**80}}


@pytest.mark.parametrize("amount", ["0.1", "1.10", "99999999.99"])
async def test_amounts_are_not_rounded_on_their_way_in(client, amount):
    body = f'{{"query":"query($a:Decimal!){{amount(amount:$a)}}","variables":{{"a":{amount}}}}}'
    answer = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert float(answer.json()["data"]["amount"]) == float(amount)


@pytest.mark.parametrize("number", ["1e" + "9" * 30, "0e" + "9" * 30, "-1.5e-" + "9" * 30])
async def test_numbers_with_endless_exponents_are_bad_input(client, number):
    written = await ask(client, f"{{amount(amount:{number})}}")
    assert [error["extensions"]["code"] for error in written.json()["errors"]] == [
        "GRAPHQL_VALIDATION_FAILED"
    ]
    body = f'{{"query":"query($a:Decimal!){{amount(amount:$a)}}","variables":{{"a":{number}}}}}'
    sent = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert [error["extensions"]["code"] for error in sent.json()["errors"]] == ["BAD_USER_INPUT"]


LONG = "a" * 60_000


@pytest.mark.parametrize(
    ("case", "query", "variables"),
    [
        ("an unknown field", "{" + LONG + "}", {}),
        ("an unknown argument", "{hello(" + LONG + ":1)}", {}),
        ("an unknown type", "{...on " + LONG + "{hello}}", {}),
        ("a literal", '{double(number:"' + LONG + '")}', {}),
        ("an enum value", "{double(number:" + LONG + ")}", {}),
        ("an alias", "{" + LONG + ":broken}", {}),
        ("an argument many times", "{hello(" + 'name:"a" ' * 300 + ")}", {}),
        ("a variable", "query($n:Int!){double(number:$n)}", {"n": LONG * 4}),
        ("a variable with members", "query($n:Int!){double(number:$n)}", {"n": {LONG * 4: 1}}),
        ("a decimal", "query($a:Decimal!){amount(amount:$a)}", {"a": LONG * 4}),
    ],
)
async def test_errors_repeat_little_of_what_was_sent(client, case, query, variables):
    for _ in range(2):  # read, and remembered
        answer = await ask(client, query, **variables)
        assert answer.json()["errors"], case
        assert len(answer.content) < 3_000, case


async def test_the_fields_of_unusable_variables_are_searched_once_for_a_document(client, monkeypatch):
    searches = 0

    def counted(*arguments: object) -> object:
        nonlocal searches
        searches += 1
        return visit(*arguments)

    monkeypatch.setattr(variable_fields, "visit", counted)
    query = "query ($a: Int!) { items(first: $a) { name } }"
    for _ in range(2):
        (error,) = (await ask(client, query, a="x")).json()["errors"]
        assert error["extensions"]["field"] == "first"
    assert searches == 1

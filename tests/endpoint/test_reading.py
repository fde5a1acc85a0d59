"""New documents are paid for before they are read, read one at a time, and never twice."""

import asyncio
from collections import Counter
from contextlib import nullcontext
from typing import Any

import pytest
from graphql import GraphQLError, parse
from graphql.language import Node, visit
from graphql.language.visitor import Visitor

from server.http.errors import RATE_LIMITED, refusal
from server.http.graphql_api import document_reader
from server.http.graphql_api.document_reader import REFUSAL_COST, DocumentReader
from server.http.graphql_api.documents import Documents, OperationsByName
from server.http.graphql_api.guard import Guard
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.reading_queue import ReadingQueue
from server.http.graphql_api.request import GraphQLRequest
from server.http.graphql_api.validation.comparisons import COMPARISONS_BETWEEN_PAUSES
from server.http.graphql_api.validation.pausing import NODES_BETWEEN_PAUSES, Pause, no_pause
from server.http.graphql_api.validation.reading_price import LEAST, reading_price
from tests.endpoint.toy import SCHEMA, Toy, ToyContext
from tests.endpoint.waiting import until

ANNA, STRANGER = ToyContext(Toy(), principal="anna"), ToyContext(Toy())


@pytest.fixture(autouse=True)
def _no_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Callers above a limit are told at once."""
    monkeypatch.setattr(document_reader, "OVER_LIMIT_SECONDS", (0.0, 0.0))


class CountedDocuments(Documents):
    """Counts how often each text is read."""

    def __init__(self, **limits: int) -> None:
        super().__init__(SCHEMA._schema, Limits(**limits))  # type: ignore[arg-type]
        self.times_read: Counter[str] = Counter()

    def read(self, text: str, pause: Pause = no_pause) -> OperationsByName:
        self.times_read[text] += 1
        return super().read(text, pause)


class ChargingGuard(Guard):
    """Allows a caller to spend so much."""

    def __init__(self, allowed: int = 10**9) -> None:
        self.left = allowed
        self.charged: list[int] = []

    async def charge(self, context: Any, cost: int) -> GraphQLError | None:
        del context
        self.charged.append(cost)
        self.left -= cost
        return refusal(RATE_LIMITED, "Wait.", retryAfter=1) if self.left < 0 else None


async def codes_of(reader: DocumentReader, *texts: str, context: Any = STRANGER) -> list[str | None]:
    """The code with which each text is refused, None where it is not."""

    async def one(text: str) -> str | None:
        try:
            await reader.operation(GraphQLRequest(text, {}), context)
        except GraphQLError as error:
            return str((error.extensions or {})["code"])
        return None

    return list(await asyncio.gather(*map(one, texts)))


@pytest.mark.parametrize(
    ("case", "text", "code"),
    [
        ("valid", "{hello}", None),
        ("no GraphQL", "{", "GRAPHQL_PARSE_FAILED"),
        ("not of this schema", "{nope}", "GRAPHQL_VALIDATION_FAILED"),
        ("too complex", "{" + "hello " * 100 + "}", "QUERY_TOO_COMPLEX"),
        ("too many tokens", "{" + "hello " * 2_000 + "}", "QUERY_TOO_COMPLEX"),
    ],
)
async def test_a_document_is_read_once_whatever_comes_of_it(case, text, code):
    documents, guard = CountedDocuments(), ChargingGuard()
    reader = DocumentReader(documents, guard)
    assert await codes_of(reader, *[text] * 5) == [code] * 5, case
    assert await codes_of(reader, text) == [code], case
    assert documents.times_read[text] == 1
    assert guard.charged[-1] == (REFUSAL_COST if code else guard.charged[0])
    assert len(guard.charged) == (6 if code else 5)


async def test_a_remembered_refusal_is_the_same_and_keeps_no_document():
    documents, text = CountedDocuments(), "{hello\n nope}"
    errors = []
    for _ in range(2):
        with pytest.raises(GraphQLError) as refused:
            documents.operation(text, None)
        errors.append(refused.value)
    first, again = errors
    assert (first.message, first.locations, first.extensions) == (
        again.message,
        again.locations,
        again.extensions,
    )
    assert first.locations is not None
    assert [(at.line, at.column) for at in first.locations] == [(2, 2)]
    assert first.nodes is None
    assert first.source is None


def test_so_many_refusals_are_remembered():
    documents = CountedDocuments(refusals=2)
    for text in ("{a}", "{b}", "{a}", "{c}", "{a}", "{b}"):
        with pytest.raises(GraphQLError):
            documents.operation(text, None)
    assert len(documents.refused) == 2
    assert documents.times_read == {"{a}": 1, "{b}": 2, "{c}": 1}


async def test_what_is_not_paid_for_is_not_read():
    documents, guard = CountedDocuments(), ChargingGuard(allowed=3 * LEAST)
    reader = DocumentReader(documents, guard)
    assert await codes_of(reader, "{hello}", "{nope}", "{quick}", "{hello}") == [
        None,
        "GRAPHQL_VALIDATION_FAILED",
        RATE_LIMITED,
        RATE_LIMITED,
    ]
    assert set(documents.times_read) == {"{hello}", "{nope}"}


async def test_answering_a_refusal_again_is_paid_for():
    reader = DocumentReader(CountedDocuments(), ChargingGuard(allowed=LEAST + 13))
    assert await codes_of(reader, "{nope}") == ["GRAPHQL_VALIDATION_FAILED"]
    found = await codes_of(reader, *["{nope}"] * 20)
    assert Counter(found) == {"GRAPHQL_VALIDATION_FAILED": 10, RATE_LIMITED: 10}


@pytest.mark.parametrize(
    ("case", "text", "size", "tokens", "pairs"),
    [
        ("short", "{hello}", 7, 3, 1),
        ("a name repeated", "{hello hello hello}", 19, 5, 9),
        ("two names repeated", "{a b a b}", 9, 6, 8),
        ("white space and commas", "{ hello ,,, }", 13, 3, 1),
        ("comments are tokens", "{hello #a b c\n}", 15, 4, 1),
        ("what a text holds is none", '{a(b:"a a a { } \\" a",c:1)}', 27, 11, 3),
        ("what a block text holds is none", '{a(b:"""a "a" \\""" {""")}', 25, 8, 2),
        ("a text without end", '{a(b:"a a', 9, 6, 2),
        ("numbers and dots", "{a(b:-1.5e+3){...c}}", 20, 12, 3),
        ("letters of several bytes", '{a(b:"ééé")}', 15, 8, 2),
    ],
)
def test_the_price_counts_bytes_tokens_and_repeated_names(case, text, size, tokens, pairs):
    found = reading_price(text, Limits())
    assert (found.bytes, found.tokens, found.pairs) == (size, tokens, pairs), case
    assert found.cost == LEAST + tokens


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("{a}" + " " * 97, None),
        ("{a}" + " " * 98, "bytes"),
        ("{" + "a " * 10 + "}", None),
        ("{" + "a " * 11 + "}", "tokens"),
        ("{" + "a " * 5_000_000 + "}", "bytes"),
    ],
)
def test_what_is_too_long_is_not_even_parsed(text, limit):
    limits = Limits(document_bytes=100, tokens=10, comments=2)
    with pytest.raises(GraphQLError) if limit else nullcontext() as refused:
        reading_price(text, limits)
    if refused is not None:
        assert (refused.value.extensions or {})["limit"] == limit


class CountingVisitor(Visitor):
    """Counts the nodes of a document."""

    nodes = 0

    def enter(self, *_args: Any) -> None:
        self.nodes += 1


def nodes_of(document: Node) -> int:
    counting = CountingVisitor()
    visit(document, counting)
    return counting.nodes


@pytest.mark.parametrize("context", [ANNA, STRANGER])
async def test_other_tasks_run_while_a_document_is_read(context):
    text = "{" + " ".join("item{name inner{name items{name}}}" for _ in range(40)) + "}"
    turns, reading = 0, True

    async def count_turns() -> None:
        nonlocal turns
        while reading:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count_turns())
    reader = DocumentReader(CountedDocuments(), ChargingGuard())
    assert await codes_of(reader, text, context=context) == [None]
    reading = False
    await counting
    assert turns >= nodes_of(parse(text)) // NODES_BETWEEN_PAUSES


def test_there_are_pauses_while_selections_are_compared():
    documents, pauses = CountedDocuments(repeats=1_000, tokens=5_000), Counter[str]()
    few, many = ("{" + "hello " * times + "}" for times in (3, 120))
    for text in (few, many):
        documents.read(text, lambda text=text: pauses.update([text]))  # type: ignore[misc]
    units = 2 * 120 * 119 // 2
    by_nodes = 2 * nodes_of(parse(many)) // NODES_BETWEEN_PAUSES
    assert pauses[few] == 2
    assert pauses[many] >= by_nodes + units // COMPARISONS_BETWEEN_PAUSES


async def test_a_caller_who_leaves_while_reading_lets_the_next_read():
    documents, text = CountedDocuments(), "{" + "item{name} " * 40 + "}"
    reader = DocumentReader(documents, ChargingGuard())
    leaving = [asyncio.create_task(codes_of(reader, f"{text}#{number}")) for number in range(3)]
    await until(lambda: reader.anonymous.waiting == 2)
    for each in leaving:
        each.cancel()
    await asyncio.wait(leaving)
    assert all(each.cancelled() for each in leaving)
    assert reader.anonymous.waiting == 0
    assert await codes_of(reader, text, f"{text}#0") == [None, None]


async def test_callers_read_in_rotation():
    queue, order, all_wait = ReadingQueue(), [], asyncio.Event()

    async def read(caller: str) -> None:
        async with queue.turn(caller):
            order.append(caller)
            await all_wait.wait()

    tasks = [asyncio.create_task(read(caller)) for caller in ("a", "a", "a", "a", "b", "c", "b")]
    await asyncio.sleep(0)
    all_wait.set()
    await asyncio.gather(*tasks)
    assert order == ["a", "a", "b", "c", "a", "b", "a"]


async def test_signed_in_callers_do_not_wait_for_anonymous_ones():
    documents, text = CountedDocuments(), "{" + "item{name} " * 40 + "}"
    reader = DocumentReader(documents, ChargingGuard())
    flood = [asyncio.create_task(codes_of(reader, f"{text}#{number}")) for number in range(20)]
    await until(lambda: reader.anonymous.waiting == 19)
    assert await codes_of(reader, text, context=ANNA) == [None]
    assert reader.anonymous.waiting > 0
    await asyncio.gather(*flood)


async def test_so_many_wait_for_their_turn():
    queue, refused = ReadingQueue(waiting_max=3, per_caller_max=2), []
    ready = asyncio.Event()

    async def read(caller: str) -> None:
        try:
            async with queue.turn(caller):
                await ready.wait()
        except GraphQLError as error:
            refused.append((caller, (error.extensions or {})["code"]))

    tasks = [asyncio.create_task(read(caller)) for caller in ("first", "a", "a", "a", "b", "c")]
    await asyncio.sleep(0)
    assert refused == [("a", RATE_LIMITED), ("c", RATE_LIMITED)]
    ready.set()
    await asyncio.gather(*tasks)

"""The short cut for plain fields answers exactly what graphql-core answers."""

from enum import Enum
from functools import wraps
from typing import Any

import pytest
import strawberry

from server.http.errors import PUBLIC_ERRORS
from server.http.graphql_api.engine import Engine, OperationResult
from server.http.graphql_api.error_masking import ErrorMask
from server.http.graphql_api.executor import CONTEXT_ONLY, plain_fields
from server.http.graphql_api.guard import Guard
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.request import GraphQLRequest
from tests.captured_logs import capture_logs
from tests.endpoint.toy import Toy, ToyContext

CONTEXT = ToyContext(Toy(), principal="anna")


@strawberry.enum
class Colour(Enum):
    RED = "red"


@strawberry.type
class Thing:
    text: str = "a"
    number: int = 1
    colour: Colour = Colour.RED
    absent: str | None = None
    missing: str = strawberry.UNSET
    words: list[str] = strawberry.field(default_factory=lambda: ["x", "y"])
    unfit: int | None = None
    raised: str | None = None
    principal: str | None = None

    @strawberry.field
    def nest(self) -> "Thing | None":
        return Thing()


@strawberry.type
class Query:
    @strawberry.field
    def thing(self) -> Thing:
        return Thing()

    @strawberry.field
    async def things(self) -> list[Thing | None]:
        return [Thing(), Thing(number=2)]


VALUES: dict[str, Any] = {"missing": None, "unfit": "seven", "raised": RuntimeError("secret")}


def a_resolver(name: str) -> Any:
    def resolve(source: Any, info: Any) -> Any:
        return info.context.principal if name == "principal" else VALUES.get(name, getattr(source, name))

    return resolve


def an_engine(*, promising: bool) -> Engine:
    """The schema with resolvers of our own, which promise to be plain or do not."""
    schema = strawberry.Schema(Query)
    for name, field in schema._schema.type_map["Thing"].fields.items():
        if name != "nest":
            field.resolve = a_resolver(name)
            if promising:
                setattr(field.resolve, CONTEXT_ONLY, field.resolve)
    return Engine(schema, Limits(), ErrorMask(PUBLIC_ERRORS, 20), Guard())


async def answer(engine: Engine, query: str) -> OperationResult:
    call = GraphQLRequest(query, {})
    with capture_logs():
        return await engine.run(await engine.find(call, CONTEXT), call, CONTEXT)


def without_ids(answer: OperationResult) -> dict[str, Any]:
    for error in answer.errors:
        error["extensions"].pop("correlationId", None)
    return answer.body


@pytest.mark.parametrize(
    "query",
    [
        "{thing{text number colour absent words principal}}",
        "{thing{a:text b:text ...on Thing{text}}}",
        "{thing{missing}}",
        "{thing{nest{missing text} text}}",
        "{thing{text unfit number}}",
        "{thing{raised text}}",
        "{things{text number nest{nest{colour}}}}",
        "{things{missing}}",
        "{things{raised}}",
        "{thing{__typename text @skip(if:true) number @include(if:true)}}",
    ],
)
async def test_the_fast_path_gives_the_same_results(query):
    plain = without_ids(await answer(an_engine(promising=True), query))
    assert plain == without_ids(await answer(an_engine(promising=False), query))
    assert "secret" not in str(plain)


def test_only_declared_scalars_take_the_fast_path():
    assert plain_fields(an_engine(promising=False).schema)["Thing"] == {}
    names = {"text", "number", "colour", "absent", "missing", "unfit", "raised", "principal"}
    assert plain_fields(an_engine(promising=True).schema)["Thing"].keys() == names


def test_a_wrapped_scalar_does_not_take_the_fast_path():
    engine = an_engine(promising=True)
    field = engine.schema.type_map["Thing"].fields["text"]
    inner = field.resolve

    @wraps(inner)
    def wrapper(source: Any, info: Any) -> Any:
        return inner(source, info)

    field.resolve = wrapper
    assert "text" not in plain_fields(engine.schema)["Thing"]

"""Every resolver returns the domain type behind the GraphQL type it is published as."""

from __future__ import annotations

import ast
import inspect
import sys
import typing
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, TypeVar

import pytest
import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from domain.shared.money import Currency
from resolvers.scalars import SCALARS
from schema.binding import DOMAIN_TYPE_OF, NothingBehindFieldError, publishes, resolved_by
from tests.architecture.shapes import Shape, agree, published, returned

OURS = ("resolvers.", "schema.", __name__)


def fields(schema: Any) -> Iterator[tuple[str, StrawberryField, StrawberryObjectDefinition]]:
    """(Type.field, field, its type) for every field that our resolvers or our domain types answer."""
    for concrete in schema.schema_converter.type_map.values():
        definition = concrete.definition
        if isinstance(definition, StrawberryObjectDefinition) and not definition.is_input:
            for field in definition.fields:
                if _gives(field, definition) is not None:
                    yield f"{definition.name}.{field.python_name}", field, definition


def disagreements(schema: Any) -> set[str]:
    """The fields whose resolver or domain attribute gives something else than what is published."""
    return {
        name
        for name, field, owner in fields(schema)
        if not agree(_gives(field, owner), published(field.resolve_type(type_definition=owner)))
    }


def _gives(field: StrawberryField, owner: StrawberryObjectDefinition) -> Shape | None:
    """What stands behind a field, as its annotation says; None when it is not ours to answer."""
    if field.base_resolver is None:
        return _attribute(DOMAIN_TYPE_OF.get(owner.origin), field.python_name)
    function = field.base_resolver.wrapped_func
    if not function.__module__.startswith(OURS):
        return None
    hints = typing.get_type_hints(function, include_extras=True)
    return returned(hints["return"], stream=owner.name == "Subscription")


def _attribute(domain_type: type | None, name: str) -> Shape | None:
    if domain_type is None:
        return None
    attribute = getattr(domain_type, name, None)
    getter = getattr(attribute, "fget", None) or getattr(attribute, "func", None)
    hints = typing.get_type_hints(getter or domain_type, _names(domain_type.__module__))
    return returned(hints["return" if getter else name])


@cache
def _names(module: str) -> dict[str, Any]:
    """What a module's annotations may name, the imports it makes for type checkers only included."""
    names = dict(vars(sys.modules[module]))
    for statement in ast.parse(inspect.getsource(sys.modules[module])).body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test).endswith("TYPE_CHECKING"):
            exec(compile(ast.Module(statement.body, []), module, "exec"), names)
    return names


def test_resolvers_return_what_the_schema_publishes() -> None:
    from schema import root  # noqa: PLC0415 - the rest of this file stands without the whole graph

    schema = root.whole()

    assert {name.partition(".")[0] for name, *_ in fields(schema)} >= {"Query", "Mutation", "Subscription"}
    assert disagreements(schema) == set()


# --- a toy graph to plant disagreements in ------------------------------------------------------------


@dataclass
class DomainCoin:
    face: str


@dataclass
class DomainNote:
    face: str


Item = TypeVar("Item")


@dataclass
class DomainPurse(Generic[Item]):
    items: list[Item]


@publishes(DomainCoin)
@strawberry.type
class Coin:
    face: str


@publishes(DomainNote)
@strawberry.type
class Note:
    face: str


@publishes(DomainPurse)
@strawberry.type
class Purse(Generic[Item]):
    items: list[Item]


@dataclass
class DomainDented:
    face: int
    worth: int

    @property
    def edge(self) -> int: ...


@publishes(DomainDented)
@strawberry.type
class Dented:
    face: str
    worth: int
    edge: str


Cash = Annotated[Coin | Note, strawberry.union("Cash")]
LazyCoin = Annotated["Coin", strawberry.lazy(__name__)]


def coin() -> DomainCoin: ...
def dented() -> DomainDented: ...
def note() -> DomainNote: ...
def maybe_coin() -> DomainCoin | None: ...
def coins() -> list[DomainCoin]: ...
def maybe_coins() -> list[DomainCoin | None]: ...
def cash() -> DomainCoin | DomainNote: ...
def three() -> DomainCoin | DomainNote | DomainPurse[DomainCoin]: ...
def purse() -> DomainPurse[DomainCoin]: ...
def purse_of_notes() -> DomainPurse[DomainNote]: ...
async def stream() -> AsyncIterator[DomainCoin]: ...
async def stream_of_notes() -> AsyncIterator[DomainNote]: ...
def text() -> str: ...
def number() -> int: ...
def currency() -> Currency: ...


def config() -> StrawberryConfig:
    return StrawberryConfig(scalar_map=SCALARS)


def toy(kind: Any, resolver: Callable[..., Any], root: str) -> strawberry.Schema:
    """A schema whose only interesting field is `<root>.field`, of this type and with this resolver."""
    field = strawberry.subscription(resolver) if root == "Subscription" else resolved_by(resolver)
    made = strawberry.type(type(root, (), {"__annotations__": {"field": kind}, "field": field}))
    if root == "Query":
        return strawberry.Schema(made, config=config())
    nothing = strawberry.type(type("Query", (), {"__annotations__": {"face": str}}))
    return strawberry.Schema(nothing, subscription=made, config=config())


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (Coin, coin, note),
        (Coin, coin, maybe_coin),
        (Coin | None, maybe_coin, note),
        (list[Coin], coins, coin),
        (list[Coin], coins, maybe_coins),
        (Cash, cash, coin),
        (Cash, cash, three),
        (LazyCoin, coin, note),
        (LazyCoin | None, maybe_coin, coins),
        (Purse[Coin], purse, purse_of_notes),
        (Purse[Coin], purse, coins),
        (strawberry.ID, text, number),
        (Currency, currency, number),
        (Currency, text, number),
    ],
)
def test_a_resolver_that_returns_something_else_is_reported(
    kind: Any, right: Callable[..., Any], wrong: Callable[..., Any]
) -> None:
    assert disagreements(toy(kind, right, "Query")) == set()
    assert disagreements(toy(kind, wrong, "Query")) == {"Query.field"}


def test_a_subscription_is_compared_by_what_it_yields() -> None:
    assert disagreements(toy(Coin, stream, "Subscription")) == set()
    assert disagreements(toy(Coin, stream_of_notes, "Subscription")) == {"Subscription.field"}


def test_a_domain_attribute_of_another_type_is_reported() -> None:
    assert disagreements(toy(Coin, coin, "Query")) == set()
    assert disagreements(toy(Dented, dented, "Query")) == {"Dented.face", "Dented.edge"}


def test_a_nullable_field_may_have_a_resolver_that_never_returns_null() -> None:
    assert disagreements(toy(Coin | None, coin, "Query")) == set()


def test_a_published_field_with_nothing_behind_it_is_refused_at_import() -> None:
    with pytest.raises(NothingBehindFieldError, match=r"Token\.weight"):

        @publishes(DomainCoin)
        @strawberry.type
        class Token:
            weight: int

    assert DomainCoin in DOMAIN_TYPE_OF.values()

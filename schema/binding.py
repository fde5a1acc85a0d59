"""Binding of GraphQL types to domain classes and of fields to resolvers, by Strawberry's internals."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

import strawberry
from graphql import GraphQLInputObjectType
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types import get_object_definition

T = TypeVar("T")

DOMAIN_TYPE_OF: dict[type, type] = {}
"""Published type -> the domain type that resolvers return for it."""


def published_names() -> dict[str, type]:
    """The name in the graph -> the domain type, of everything that is published."""
    return {
        get_object_definition(graphql_type, strict=True).name: domain_type
        for graphql_type, domain_type in DOMAIN_TYPE_OF.items()
    }


class NothingBehindFieldError(TypeError):
    """A field has neither a resolver nor an attribute of the domain class."""


def publishes(domain_type: type, *, or_short: type | None = None) -> Callable[[type[T]], type[T]]:
    """Let resolvers return ``domain_type`` for the decorated type.

    ``or_short``: what they may return as well where nothing else is selected than it has, see
    ``resolvers/selection.py``.

    Raises:
        NothingBehindFieldError: at import, if a field has nothing to answer it.
    """

    def bind(graphql_type: type[T]) -> type[T]:
        definition = get_object_definition(graphql_type, strict=True)
        known = set(dir(domain_type))
        if is_dataclass(domain_type):
            known |= {field.name for field in fields(domain_type)}
        for field in definition.fields:
            if field.base_resolver is None and field.python_name not in known:
                raise NothingBehindFieldError(f"{graphql_type.__name__}.{field.python_name}")
        kinds = tuple(kind for kind in (domain_type, graphql_type, or_short) if kind is not None)
        definition.is_type_of = lambda value, _info: isinstance(value, kinds)
        DOMAIN_TYPE_OF[graphql_type] = domain_type
        return graphql_type

    return bind


def resolved_by(resolver: Callable[..., Any], **options: Any) -> Any:
    """A field that a function of ``resolvers/`` resolves."""
    return strawberry.field(resolver=resolver, **options)


def mark_one_of(schema: strawberry.Schema) -> None:
    """Say of the inputs that are ``one_of`` so to graphql-core, too: it checks variables by it.

    Strawberry checks them where it makes the input, and its message does not say which variable it was.
    """
    for kind in schema._schema.type_map.values():  # noqa: SLF001 - see resolvers/authorization/guards.py
        definition = kind.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        if isinstance(kind, GraphQLInputObjectType) and definition is not None:
            kind.is_one_of = definition.is_one_of

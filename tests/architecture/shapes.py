"""What a resolver says it returns and what the schema says it publishes, in one notation to compare.

A shape is the set of what may stand at a place: domain types, None, `Many(shape)` for a list, and
`Page(origin, shapes)` for a generic type.
"""

from __future__ import annotations

import types
import typing
from collections import abc
from typing import Any, NamedTuple

from strawberry.types import get_object_definition
from strawberry.types.base import StrawberryList, StrawberryObjectDefinition, StrawberryOptional
from strawberry.types.enum import StrawberryEnumDefinition
from strawberry.types.lazy_type import LazyType
from strawberry.types.union import StrawberryUnion

from domain.shared.money import Currency
from domain.wallets.model import Operation, OperationRef
from schema.binding import DOMAIN_TYPE_OF

Shape = frozenset[Any]


class Many(NamedTuple):
    """Any number of what the shape says."""

    of: Shape


class Page(NamedTuple):
    """A generic type and what its parameters stand for."""

    origin: type
    of: tuple[Shape, ...]


LISTS = (list, tuple, abc.Sequence, abc.Iterable, abc.Collection)
STREAMS = (abc.AsyncIterator, abc.AsyncIterable, abc.AsyncGenerator)
UNIONS = (typing.Union, types.UnionType)


def returned(annotation: Any, *, stream: bool = False) -> Shape:
    """The shape of a Python annotation; of a subscription's, what it yields each time."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if (origin in STREAMS and stream) or origin is abc.Awaitable:
        return returned(arguments[0])
    if origin in UNIONS:
        return frozenset().union(*map(returned, arguments))
    if origin in LISTS:
        return frozenset({Many(returned(arguments[0]))})
    if origin in (typing.Annotated, typing.ClassVar):
        return returned(arguments[0])
    if origin is not None:
        return frozenset({Page(origin, tuple(map(returned, arguments)))})
    return frozenset({_behind(annotation)})


def published(kind: Any) -> Shape:
    """The shape of what Strawberry made of a field's type."""
    match kind:
        case LazyType():
            shape = published(kind.resolve_type())
        case StrawberryOptional():
            shape = published(kind.of_type) | {None}
        case StrawberryList():
            shape = frozenset({Many(published(kind.of_type))})
        case StrawberryUnion():
            shape = frozenset().union(*map(published, kind.types))
        case StrawberryEnumDefinition():
            shape = frozenset({kind.wrapped_cls})
        case _:
            definition = get_object_definition(kind)
            generic = definition is not None and definition.concrete_of is not None
            shape = frozenset({_page(definition) if generic else _behind(kind)})
    return shape


def _page(definition: StrawberryObjectDefinition) -> Page:
    parameters = definition.concrete_of.origin.__parameters__
    shapes = tuple(published(definition.type_var_map[parameter.__name__]) for parameter in parameters)
    return Page(_behind(definition.concrete_of.origin), shapes)


def _behind(kind: Any) -> Any:
    if kind is type(None):
        return None
    return DOMAIN_TYPE_OF.get(kind, getattr(kind, "__supertype__", kind))


SPELT_OUT = {Currency: str, Operation: OperationRef}
"""Published type -> what may be returned for it as well: its scalar writes both, or it is `or_short`."""


def agree(gives: Shape, says: Shape) -> bool:
    """Whether all that is given is published and the other way round; only None may be published for nothing.

    Published for nothing, because a field that the viewer may not read is answered with null.
    """
    spelt = {each: SPELT_OUT[each] for each in says & set(SPELT_OUT)}
    never = {each for each in says - gives if spelt.get(each) not in gives}
    return gives <= says | set(spelt.values()) and never <= {None}

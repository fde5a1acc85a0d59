"""Types that every context adds fields to: the packages of the contexts are looked through for them."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules, walk_packages
from typing import Final, TypeVar

from strawberry.types import get_object_definition
from strawberry.types.base import StrawberryObjectDefinition

import schema
from schema.binding import DOMAIN_TYPE_OF

Mixin = TypeVar("Mixin", bound=type)

LAST: Final = 1_000
"""The order of what says nothing about it: after all that does, by the alphabet."""

_ADDED: dict[str, list[tuple[int, str, type]]] = {}
_INHERITED: set[str] = set()
_EXTENDED: dict[str, type] = {}


def adds_to(type_name: str, order: int = LAST) -> Callable[[Mixin], Mixin]:
    """Add the fields of the decorated type to ``Query``, ``Mutation``, ``Player``, ``Viewer``, ...

    ``order`` is where they stand among the others' in the SDL.
    """

    def add(mixin: Mixin) -> Mixin:
        name = f"{mixin.__module__}.{mixin.__qualname__}"
        _ADDED.setdefault(type_name, []).append((order, name, mixin))
        return mixin

    return add


def mixins_of(type_name: str) -> tuple[type, ...]:
    """What the packages of all contexts add to a type, in order."""
    _load_contexts()
    _INHERITED.add(type_name)
    return _mixins(type_name)


def extend_types() -> None:
    """Give every type of a context the fields that other contexts add to it: those that inherit no mixins.

    A module of a context cannot look through the others, as ``schema.player`` does, while it is imported.
    A second call does nothing.

    Raises:
        LookupError: something is added to a type that is not published.
    """
    _load_contexts()
    published = {_definition(kind).name: kind for kind in DOMAIN_TYPE_OF}
    for type_name in sorted(_ADDED.keys() - _INHERITED):
        kind = published.get(type_name)
        if kind is None:
            raise LookupError(f"fields are added to {type_name}, which is not published")
        known = {field.python_name for field in _definition(kind).fields}
        added = [field for mixin in _mixins(type_name) for field in _definition(mixin).fields]
        _definition(kind).fields.extend(field for field in added if field.python_name not in known)
        _EXTENDED[type_name] = kind


def extended_types() -> tuple[type, ...]:
    """The types of contexts that others add fields to."""
    return tuple(_EXTENDED.values())


def _definition(kind: type) -> StrawberryObjectDefinition:
    return get_object_definition(kind, strict=True)


def _mixins(type_name: str) -> tuple[type, ...]:
    return tuple(mixin for _, _, mixin in sorted(_ADDED.get(type_name, ()), key=lambda added: added[:2]))


def _load_contexts() -> None:
    for package in iter_modules(schema.__path__, "schema."):
        if package.ispkg:
            path = getattr(import_module(package.name), "__path__")  # noqa: B009 - mypy knows no such attribute
            for module in walk_packages(path, f"{package.name}."):
                import_module(module.name)

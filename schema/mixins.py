"""Types that every context adds fields to: the packages of the contexts are looked through for them."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules, walk_packages
from typing import Final, TypeVar

import schema

Mixin = TypeVar("Mixin", bound=type)

LAST: Final = 1_000
"""The order of what says nothing about it: after all that does, by the alphabet."""

_ADDED: dict[str, list[tuple[int, str, type]]] = {}


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
    for package in iter_modules(schema.__path__, "schema."):
        if package.ispkg:
            path = getattr(import_module(package.name), "__path__")  # noqa: B009 - mypy knows no such attribute
            for module in walk_packages(path, f"{package.name}."):
                import_module(module.name)
    return tuple(mixin for _, _, mixin in sorted(_ADDED.get(type_name, ()), key=lambda added: added[:2]))

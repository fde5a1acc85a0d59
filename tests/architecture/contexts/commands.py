"""Every command there is: what a function takes first whose other parameters are ports of a process."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator
from dataclasses import is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, get_type_hints

import domain


def carried_out(ports: Collection[Any], package: Any = domain) -> Iterator[Callable[..., Any]]:
    """The functions below a package that are carried out: ``async def name(command, port, ...)``."""
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        for function in vars(import_module(module.name)).values():
            if inspect.iscoroutinefunction(function) and function.__module__ == module.name:
                hints = get_type_hints(function)
                first, *others = [hints.get(name) for name in inspect.signature(function).parameters]
                if others and all(port in ports for port in others) and is_dataclass(first):
                    yield function


def commands(ports: Collection[Any], package: Any = domain) -> set[type]:
    """The commands those carry out."""
    return {next(iter(get_type_hints(function).values())) for function in carried_out(ports, package)}

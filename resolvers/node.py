"""Anything by its public id: each context says how the ids of its prefixes are found."""

import re
from collections.abc import Awaitable, Callable

import strawberry

from resolvers.context import Info
from resolvers.errors import BadUserInput

PREFIX_CHARACTERS_MAX = 8

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])")

Find = Callable[[Info, strawberry.ID], Awaitable[object | None]]

_FINDERS: dict[str, tuple[Find, str]] = {}


class Identified:
    """Anything that has a public id; what ``Node`` publishes. Contexts give it no common ancestor."""

    id: strawberry.ID


def finds(prefix: str, type_name: str) -> Callable[[Find], Find]:
    """Let ``node`` find ids ``<prefix>_...`` by the decorated function: ``(info, id) -> thing or None``.

    It answers only what is in the viewer's reach, like every other read. ``type_name`` is the GraphQL type of
    what it finds; ``node`` does not look for viewers who may not see the id of any such thing.
    """

    def register(find: Find) -> Find:
        if prefix in _FINDERS:
            raise TypeError(f"two ways to find {prefix}_ ids")
        _FINDERS[prefix] = find, type_name
        return find

    return register


def found_types() -> frozenset[str]:
    """The GraphQL types that ``node`` finds."""
    return frozenset(type_name for _, type_name in _FINDERS.values())


def is_public_id(text: str) -> bool:
    """Whether the text begins like an id that ``node`` finds, and holds a UUID behind it."""
    prefix, _, rest = text.partition("_")
    return prefix in _FINDERS and _UUID.match(rest) is not None


async def node(info: Info, id: strawberry.ID) -> Identified | None:
    """What has this id; null when nothing in the viewer's reach has it, or they may not see its type.

    Raises:
        BadUserInput: not an id of ours.
    """
    find, type_name = _FINDERS.get(id[:PREFIX_CHARACTERS_MAX].partition("_")[0], (None, ""))
    if find is None:
        raise BadUserInput("This is not an id of ours", "id")
    if not info.context.access.allows(f"{type_name}.id"):
        return None
    return await find(info, id)  # type: ignore[return-value]

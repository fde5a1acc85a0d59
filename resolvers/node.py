"""Anything by its public id: each context says how the ids of its prefixes are found."""

from collections.abc import Awaitable, Callable

import strawberry

from resolvers.context import Info
from resolvers.errors import BadUserInput

PREFIX_CHARACTERS_MAX = 8

Find = Callable[[Info, strawberry.ID], Awaitable[object | None]]

_FINDERS: dict[str, Find] = {}


class Identified:
    """Anything that has a public id; what ``Node`` publishes. Contexts give it no common ancestor."""

    id: strawberry.ID


def finds(prefix: str) -> Callable[[Find], Find]:
    """Let ``node`` find ids ``<prefix>_...`` by the decorated function: ``(info, id) -> thing or None``.

    It answers only what is in the viewer's reach, like every other read.
    """

    def register(find: Find) -> Find:
        if prefix in _FINDERS:
            raise TypeError(f"two ways to find {prefix}_ ids")
        _FINDERS[prefix] = find
        return find

    return register


async def node(info: Info, id: strawberry.ID) -> Identified | None:
    """What has this id; null when nothing in the viewer's reach has it.

    Raises:
        BadUserInput: not an id of ours.
    """
    find = _FINDERS.get(id[:PREFIX_CHARACTERS_MAX].partition("_")[0])
    if find is None:
        raise BadUserInput("This is not an id of ours", "id")
    return await find(info, id)  # type: ignore[return-value]

"""Guards of personal fields: they remember whose values an answer shows in clear.

Nothing is done where a value is masked, null, or the viewer's own.
"""

import inspect
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, Protocol
from uuid import UUID

from domain.shared.actor import Actor
from resolvers.authorization.levels import AccessTable, Level

INHERITED_OWNER: Final = "^"
"""In a catalogue's ``owners``: whoever owns what it hangs on. A name does not know whose it is."""

UNKNOWN_OWNER: Final = UUID(int=0)
"""Recorded where nothing tells whose a shown value is: too much is better than nothing."""

Resolve = Callable[..., Any]


class DisclosureContext(Protocol):
    """What these guards need of an operation's context.

    ``disclosed``: player -> coordinates. ``holders``: what hangs on a player -> that thing and the player.
    """

    disclosed: dict[UUID, set[str]]
    holders: dict[int, tuple[Any, UUID]] | None

    @property
    def access(self) -> AccessTable:
        """What the viewer may do."""
        ...

    @property
    def viewer(self) -> Actor:
        """Who is asking."""
        ...


def personal_guard(coordinate: str, owner: str, restricted: Resolve, resolve: Resolve) -> Resolve:
    """The guard of a personal field, answered by ``resolve`` where it may be seen in clear."""

    def guard(source: Any, info: Any, **arguments: Any) -> Any:
        if info.context.access.levels.get(coordinate) is not Level.READ:
            return restricted(source, info, arguments)
        value = resolve(source, info, **arguments)
        if inspect.isawaitable(value):
            return _later(value, info.context, source)
        if value is not None:
            _note(info.context, coordinate, _owner(info.context, owner, source))
        return value

    async def _later(value: Any, context: DisclosureContext, source: Any) -> Any:
        found = await value
        if found is not None:
            _note(context, coordinate, _owner(context, owner, source))
        return found

    return guard


def personal_attribute_guard(coordinate: str, owner: str, restricted: Resolve, attribute: str) -> Resolve:
    """The same for a field that is nothing but an attribute of its source."""

    def guard(source: Any, info: Any) -> Any:
        if info.context.access.levels.get(coordinate) is not Level.READ:
            return restricted(source, info, {})
        value = getattr(source, attribute)
        if value is not None:
            _note(info.context, coordinate, _owner(info.context, owner, source))
        return value

    return guard


def remember_owner(owner: str, inside: Collection[str], guard: Resolve) -> Resolve:
    """``guard``, of a field whose value holds personal fields: it remembers on whom the value hangs."""

    def remembering(source: Any, info: Any, **arguments: Any) -> Any:
        value = guard(source, info, **arguments)
        levels = info.context.access.levels
        if value is not None and any(levels.get(each) is Level.READ for each in inside):
            context: DisclosureContext = info.context
            if context.holders is None:
                context.holders = {}
            context.holders[id(value)] = value, getattr(source, owner, UNKNOWN_OWNER)
        return value

    return remembering


def nested_personal_fields(
    personal: Collection[str], owners: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Types that hang on somebody -> the personal fields in them."""
    found: dict[str, tuple[str, ...]] = {}
    for coordinate in sorted(personal):
        kind = coordinate.partition(".")[0]
        if owners.get(kind) == INHERITED_OWNER:
            found[kind] = (*found.get(kind, ()), coordinate)
    return found


def _owner(context: DisclosureContext, owner: str, source: Any) -> UUID:
    if owner == INHERITED_OWNER:
        # Kept together with its holder, so that nothing else can come by its identity.
        known = (context.holders or {}).get(id(source))
        return known[1] if known else UNKNOWN_OWNER
    found = getattr(source, owner, None)
    return found if isinstance(found, UUID) else UNKNOWN_OWNER


def _note(context: DisclosureContext, coordinate: str, owner: UUID) -> None:
    if owner != context.viewer.player_id:
        context.disclosed.setdefault(owner, set()).add(coordinate)

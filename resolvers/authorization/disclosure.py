"""Guards of personal fields, which collect the players whose unmasked values a response contains.

Masked values, nulls and the viewer's own values are not collected.
"""

import inspect
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, Protocol
from uuid import UUID

from domain.shared.actor import Actor
from resolvers.authorization.levels import AccessTable, Level

INHERITED_OWNER: Final = "^"
"""In a catalogue's ``owners``: a type without a player id (PersonName), owned by the object it belongs to."""

UNKNOWN_OWNER: Final = UUID(int=0)
"""Recorded where the owner of a disclosed value is not known: a disclosure must not go unrecorded."""

Resolve = Callable[..., Any]


class DisclosureContext(Protocol):
    """The part of an operation's context that these guards use.

    ``disclosed``: player id -> coordinates. ``holders``: ``id()`` of an object without a player id -> the
    object and its player's id.
    """

    disclosed: dict[UUID, set[str]]
    holders: dict[int, tuple[Any, UUID]] | None

    @property
    def access(self) -> AccessTable:
        """The viewer's permissions."""
        ...

    @property
    def viewer(self) -> Actor:
        """The actor of the request."""
        ...


def personal_guard(coordinate: str, owner: str, restricted: Resolve, resolve: Resolve) -> Resolve:
    """The guard of a personal field, resolved by ``resolve`` where it may be read unmasked."""

    def guard(source: Any, info: Any, **arguments: Any) -> Any:
        if info.context.access.levels.get(coordinate) is not Level.READ:
            return restricted(source, info, arguments)
        value = resolve(source, info, **arguments)
        if inspect.isawaitable(value):
            return _later(value, info.context, source)
        if value is not None:
            _collect(info.context, coordinate, _owner(info.context, owner, source))
        return value

    async def _later(value: Any, context: DisclosureContext, source: Any) -> Any:
        found = await value
        if found is not None:
            _collect(context, coordinate, _owner(context, owner, source))
        return found

    return guard


def personal_attribute_guard(coordinate: str, owner: str, restricted: Resolve, attribute: str) -> Resolve:
    """``personal_guard`` for a field that is an attribute of its source."""

    def guard(source: Any, info: Any) -> Any:
        if info.context.access.levels.get(coordinate) is not Level.READ:
            return restricted(source, info, {})
        value = getattr(source, attribute)
        if value is not None:
            _collect(info.context, coordinate, _owner(info.context, owner, source))
        return value

    return guard


def remember_owner(owner: str, inside: Collection[str], guard: Resolve) -> Resolve:
    """Wrap the guard of a field whose value has personal fields, to store whom the value belongs to."""

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
    """Type with ``INHERITED_OWNER`` -> its personal fields."""
    found: dict[str, tuple[str, ...]] = {}
    for coordinate in sorted(personal):
        kind = coordinate.partition(".")[0]
        if owners.get(kind) == INHERITED_OWNER:
            found[kind] = (*found.get(kind, ()), coordinate)
    return found


def _owner(context: DisclosureContext, owner: str, source: Any) -> UUID:
    if owner == INHERITED_OWNER:
        # The holder keeps the object alive, so that its id() cannot be reused.
        holder = (context.holders or {}).get(id(source))
        return holder[1] if holder else UNKNOWN_OWNER
    found = getattr(source, owner, None)
    return found if isinstance(found, UUID) else UNKNOWN_OWNER


def _collect(context: DisclosureContext, coordinate: str, owner: UUID) -> None:
    if owner != context.viewer.player_id:
        context.disclosed.setdefault(owner, set()).add(coordinate)

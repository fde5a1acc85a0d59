"""Guards around the resolver of every field, set once when a schema is built.

A guard looks its coordinate up in the operation's table. Where nothing is granted it answers null, with one
FORBIDDEN error for the coordinate however many rows there are.
"""

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Protocol

import strawberry
from graphql import (
    GraphQLField,
    GraphQLResolveInfo,
    GraphQLString,
    default_field_resolver,
    get_named_type,
    is_list_type,
    is_non_null_type,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from domain.shared.actor import Actor
from resolvers.authorization.coordinates import guarded_types, is_machinery, root_names
from resolvers.authorization.disclosure import (
    nested_personal_fields,
    personal_attribute_guard,
    personal_guard,
    remember_owner,
)
from resolvers.authorization.levels import INTROSPECT, AccessTable, Level
from resolvers.authorization.masking import MASKS, Mask, nothing, text
from resolvers.errors import Forbidden

Resolve = Callable[..., Any]
Resolving = GraphQLResolveInfo["GuardContext"]

CONTEXT_ONLY = "context_only"
"""A resolver that has itself under this name needs nothing of its ``info`` but ``context``: executors may
spare it the rest (see server/http/graphql_api/executor.py)."""

OWNER = "player_id"
"""The attribute that tells whose a thing is, where ``owners`` names no other."""


ENTITIES = "_entities"
"""Federation's look-up by key needs no right of its own: what it answers with is guarded field by field."""


class GuardContext(Protocol):
    """What guards need of an operation's context; ``denied`` collects the coordinates refused so far."""

    denied: set[str]

    @property
    def access(self) -> AccessTable:
        """What the viewer may do."""
        ...

    @property
    def viewer(self) -> Actor:
        """Who is asking."""
        ...


@dataclass(frozen=True, slots=True)
class GuardedField:
    """One field as its guard knows it. Built by ``install``, never per request."""

    coordinate: str
    resolve: Resolve
    mask: Mask
    owner: Callable[[Any], Any]
    nullable: bool

    def restricted(self, source: Any, info: Resolving, arguments: dict[str, Any]) -> Any:
        """Answer where the whole value was not granted: one's own, masked, or refused."""
        level = info.context.access.level(self.coordinate)
        if level is Level.MASKED:
            return self._masked(self.resolve(source, info, **arguments))
        if level is Level.OWN and self._is_own(source, info.context.viewer):
            return self.resolve(source, info, **arguments)
        return self.refuse(info)

    def refuse(self, info: Resolving) -> None:
        """Null, and an error the first time; nothing else can stand in a field that is never null."""
        denied = info.context.denied
        if self.coordinate not in denied or not self.nullable:
            denied.add(self.coordinate)
            raise Forbidden(self.coordinate)

    def _is_own(self, source: Any, viewer: Actor) -> bool:
        return viewer.player_id is not None and self.owner(source) == viewer.player_id

    def _masked(self, value: Any) -> Any:
        if inspect.isawaitable(value):

            async def later() -> Any:
                return self._masked(await value)

            return later()
        return self.mask(value) if isinstance(value, str) else None


def install(
    schema: strawberry.Schema,
    *,
    masks: Mapping[str, str],
    owners: Mapping[str, str] | None = None,
    personal: Collection[str] = (),
) -> None:
    """Guard every field of ``schema``; do it once, before it answers anything.

    ``masks``: coordinate -> a name of ``MASKS``; other strings are masked whole, other types become null.
    ``owners``: type -> the attribute of its source that tells whose it is, where that is not ``player_id``.
    ``personal``: fields that note whose value they show in clear (see access_shown.py).

    Raises:
        TypeError: the schema is guarded already, or a mask is of no use on its field.
    """
    core = schema._schema  # noqa: SLF001 - Strawberry offers no other way to its executable schema
    if core.extensions.get("guarded"):
        raise TypeError("this schema is guarded already")
    core.extensions["guarded"] = True
    roots, owners = root_names(core), owners or {}
    hanging = nested_personal_fields(personal, owners)
    for kind in guarded_types(core):
        owner = owners.get(kind.name, OWNER)
        for name, field in kind.fields.items():
            if name == ENTITIES:
                continue
            # Federation's _service answers with the schema.
            coordinate = INTROSPECT if is_machinery(name) else f"{kind.name}.{name}"
            guarded = GuardedField(
                coordinate,
                field.resolve or default_field_resolver,
                _mask(field, coordinate, masks.get(coordinate)),
                _attribute(owner),
                not is_non_null_type(field.type),
            )
            if kind.name in roots:
                _guard_root(field, guarded)
            elif coordinate in personal:
                field.resolve = _personal_guard(guarded, field, owner)
            else:
                field.resolve = _attribute_guard(guarded, field) or _guard(guarded, Level.READ)
            if inside := hanging.get(get_named_type(field.type).name):
                field.resolve = remember_owner(owner, inside, field.resolve)


def _guard_root(field: GraphQLField, guarded: GuardedField) -> None:
    field.resolve = _guard(guarded, Level.CALL)
    if field.subscribe:
        subscribe = GuardedField(guarded.coordinate, field.subscribe, nothing, _unowned, nullable=False)
        field.subscribe = _guard(subscribe, Level.CALL)


def _guard(guarded: GuardedField, granted: Level) -> Resolve:
    """The common way first: it runs for every field of every row."""
    coordinate, resolve, restricted = guarded.coordinate, guarded.resolve, guarded.restricted

    def guard(source: Any, info: Resolving, **arguments: Any) -> Any:
        if info.context.access.levels.get(coordinate) is granted:
            return resolve(source, info, **arguments)
        return restricted(source, info, arguments)

    return guard


def _attribute_guard(guarded: GuardedField, field: GraphQLField) -> Resolve | None:
    """A guard that reads the attribute itself, where Strawberry's resolver would do no more than that.

    It saves the three calls which that costs, and so pays for the guard.
    """
    attribute = _plain_attribute(field)
    if attribute is None:
        return None
    coordinate, restricted = guarded.coordinate, guarded.restricted
    granted = Level.READ

    def guard(source: Any, info: Resolving) -> Any:
        if info.context.access.levels.get(coordinate) is granted:
            return getattr(source, attribute)
        return restricted(source, info, {})

    setattr(guard, CONTEXT_ONLY, guard)
    return guard


def _personal_guard(guarded: GuardedField, field: GraphQLField, owner: str) -> Resolve:
    attribute = _plain_attribute(field)
    if attribute is None:
        return personal_guard(guarded.coordinate, owner, guarded.restricted, guarded.resolve)
    guard = personal_attribute_guard(guarded.coordinate, owner, guarded.restricted, attribute)
    setattr(guard, CONTEXT_ONLY, guard)
    return guard


def _plain_attribute(field: GraphQLField) -> str | None:
    """The attribute that Strawberry's resolver would read, and do nothing else."""
    definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    plain = getattr(field.resolve, "__name__", "") == "_get_basic_result"
    if plain and isinstance(definition, StrawberryField) and definition.default_resolver is getattr:
        return str(definition.python_name)
    return None


def _mask(field: GraphQLField, coordinate: str, name: str | None) -> Mask:
    is_text = get_named_type(field.type) is GraphQLString and not is_list_type(_inside(field))
    if name is None:
        return text if is_text else nothing
    if name not in MASKS:
        raise TypeError(f"{coordinate}: there is no mask {name!r}, only {', '.join(MASKS)}")
    if not is_text and name != "nothing":
        raise TypeError(f"{coordinate}: the mask {name!r} is for strings")
    return MASKS[name]


def _inside(field: GraphQLField) -> Any:
    return field.type.of_type if is_non_null_type(field.type) else field.type


def _attribute(name: str) -> Callable[[Any], Any]:
    read = attrgetter(name)

    def owner(source: Any) -> Any:
        try:
            return read(source)
        except AttributeError:
            return None

    return owner


def _unowned(_source: Any) -> None:
    """Nobody owns the root."""

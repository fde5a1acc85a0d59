"""Guards around the resolver of every field, installed once when a schema is built.

A guard looks up its coordinate in the viewer's table. Without a grant it answers null, with one FORBIDDEN
error per coordinate for all rows.
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
"""A resolver with an attribute of this name uses only ``context`` of its ``info``, so that executors need not
build the rest (see server/http/graphql_api/executor.py)."""

OWNER = "player_id"
"""The attribute with the owner's player id, unless ``owners`` names another."""


ENTITIES = "_entities"
"""Federation's look-up by key needs no permission: the fields of its answer are guarded."""


class GuardContext(Protocol):
    """The part of an operation's context that guards use; ``denied`` collects refused coordinates."""

    denied: set[str]

    @property
    def access(self) -> AccessTable:
        """The viewer's permissions."""
        ...

    @property
    def viewer(self) -> Actor:
        """The actor of the request."""
        ...

    @property
    def third_party(self) -> bool:
        """Whether a program that is not the casino's own acts for the viewer."""
        ...


@dataclass(frozen=True, slots=True)
class GuardedField:
    """A field with its guard's settings. Made by ``install``, never per request."""

    coordinate: str
    resolve: Resolve
    mask: Mask
    owner: Callable[[Any], Any]
    nullable: bool

    def restricted(self, source: Any, info: Resolving, arguments: dict[str, Any]) -> Any:
        """The answer without full access: the viewer's own value, a masked one, or a refusal."""
        level = info.context.access.level(self.coordinate)
        if level is Level.MASKED:
            return self._masked(self.resolve(source, info, **arguments))
        if level is Level.OWN and self._is_own(source, info.context.viewer):
            return self.resolve(source, info, **arguments)
        return self.refuse(info)

    def refuse(self, info: Resolving) -> None:
        """Answer null, with an error the first time, or every time where the field is not nullable."""
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

    ``masks``: coordinate -> a name of ``MASKS``; other strings are hidden entirely, other types become null.
    ``owners``: type -> the attribute of its source with the owner's player id, if it is not ``player_id``.
    ``personal``: fields whose unmasked values are recorded (see disclosure.py).

    Raises:
        TypeError: the schema is guarded already, or a mask does not fit the type of its field.
    """
    core = schema._schema  # noqa: SLF001 - Strawberry offers no other way to its executable schema
    if core.extensions.get("guarded"):
        raise TypeError("this schema is guarded already")
    core.extensions["guarded"] = True
    roots, owners = root_names(core), owners or {}
    nested = nested_personal_fields(personal, owners)
    for kind in guarded_types(core):
        owner = owners.get(kind.name, OWNER)
        for name, field in kind.fields.items():
            if name == ENTITIES:
                continue
            # Federation's _service returns the schema.
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
            if inside := nested.get(get_named_type(field.type).name):
                field.resolve = remember_owner(owner, inside, field.resolve)


def _guard_root(field: GraphQLField, guarded: GuardedField) -> None:
    field.resolve = _guard(guarded, Level.CALL)
    if field.subscribe:
        subscribe = GuardedField(guarded.coordinate, field.subscribe, nothing, _unowned, nullable=False)
        field.subscribe = _guard(subscribe, Level.CALL)


def _guard(guarded: GuardedField, granted: Level) -> Resolve:
    """A guard; it runs for every field of every row, so the granted case comes first."""
    coordinate, resolve, restricted = guarded.coordinate, guarded.resolve, guarded.restricted

    def guard(source: Any, info: Resolving, **arguments: Any) -> Any:
        if info.context.access.levels.get(coordinate) is granted:
            return resolve(source, info, **arguments)
        return restricted(source, info, arguments)

    return guard


def _attribute_guard(guarded: GuardedField, field: GraphQLField) -> Resolve | None:
    """A guard that reads the attribute itself, if Strawberry's resolver does nothing else.

    It saves three calls, more than the guard costs.
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
    """The attribute, if Strawberry's resolver does nothing but read one."""
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
    """Root fields have no owner."""

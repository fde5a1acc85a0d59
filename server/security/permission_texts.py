"""The permissions that a field takes, as the last line of its description."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLSchema,
    get_named_type,
)

from adapters.casbin.catalogue import Catalogue
from resolvers.authorization.coordinates import guarded_types, is_machinery

Granting = Mapping[str, Mapping[str, list[str]]]
"""Coordinate -> act -> the permissions that allow it."""

WORDS: Final = {"read_own": " (own only)", "read_masked": " (masked)"}
"""What an act that reaches less far than the others is called."""

NOTHING: Final[Mapping[str, list[str]]] = {}


def name_permissions(schema: GraphQLSchema, catalogue: Catalogue) -> None:
    """Name the permissions in the descriptions of ``schema``, which the SDL and introspection show.

    A field names those that allow it: any one is enough. An argument, and a field of its input, name them
    only where they take others than the field with the argument. What reveals other fields names these.
    """
    granting = _granting(catalogue)
    asked: dict[str, set[str]] = defaultdict(set)
    for kind in guarded_types(schema):
        for name, each in kind.fields.items():
            if is_machinery(name):
                continue
            where = f"{kind.name}.{name}"
            of_field = permissions_line(granting.get(where, NOTHING))
            each.description = with_line(each.description, of_field)
            for argument, taken in each.args.items():
                asked[get_named_type(taken.type).name].add(of_field)
                _add(taken, f"{where}({argument})", {of_field}, granting, catalogue)
    for written in schema.type_map.values():
        if isinstance(written, GraphQLInputObjectType) and not is_machinery(written.name):
            for name, entered in written.fields.items():
                _add(entered, f"{written.name}.{name}", asked[written.name], granting, catalogue)
        elif isinstance(written, GraphQLEnumType):
            for name, value in written.values.items():
                needed = needs_line(catalogue.requires.get(f"{written.name}.{name}", {}))
                value.description = with_line(value.description, needed)


def _add(
    entered: GraphQLArgument | GraphQLInputField,
    where: str,
    said: set[str],
    granting: Granting,
    catalogue: Catalogue,
) -> None:
    """Add what an argument or field of an input takes besides what is ``said`` at the fields that have it."""
    line = permissions_line(granting.get(where, NOTHING))
    if said and said != {line}:
        entered.description = with_line(entered.description, line)
    entered.description = with_line(entered.description, needs_line(catalogue.requires.get(where, {})))


def permissions_line(granted: Mapping[str, list[str]]) -> str:
    """``Permission: player.contact:read or player.contact:masked (masked)``; empty without any."""
    names = [
        f"{name}{WORDS.get(act, '')}"
        for act in ("call", "write", "read", "read_own", "read_masked")
        for name in granted.get(act, ())
    ]
    return f"Permission: {' or '.join(names)}" if names else ""


def needs_line(required: Mapping[str, str]) -> str:
    """``Needs to read: Player.email (masked is enough)``; empty where nothing is revealed."""
    names = [
        f"{where}{' (masked is enough)' if act == 'read_masked' else ''}"
        for where, act in sorted(required.items())
    ]
    return f"Needs to read: {', '.join(names)}" if names else ""


def with_line(description: str | None, line: str) -> str | None:
    """A description with one more line at its end, unless it has it."""
    if not line or line in (description or "").split("\n"):
        return description
    if not description:
        return line
    return f"{description if description[-1] in '.:!?' else description + '.'}\n{line}"


def _granting(catalogue: Catalogue) -> Granting:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in catalogue.permissions.values():
        for where, act in each.allows:
            found[where][act].append(each.name)
    return found

"""Descriptions said in one place: of enum values, of names that many types share, of results and inputs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
)

from schema.shared_names import ARGUMENTS, FIELDS, INPUT_FIELDS

Member = GraphQLField | GraphQLInputField | GraphQLArgument


@dataclass(frozen=True, slots=True)
class EnumText:
    """What an enum is, and each of its values; ``kind`` is empty where the enum says so itself."""

    kind: str
    values: dict[str, str] = field(default_factory=dict)


class UnknownValueError(ValueError):
    """A value is described that the enum does not have."""


ENUMS: Final[dict[str, EnumText]] = {}
"""The name in the graph -> the texts of an enum; filled by the modules ``enums`` of the contexts."""


def describe_enum(name: str, kind: str = "", **values: str) -> None:
    """Describe an enum of the domain, which cannot say itself what its values are in the graph."""
    ENUMS[name] = EnumText(kind, values)


def describe(schema: GraphQLSchema) -> None:
    """Give what has no description of its own the one that is said elsewhere.

    Raises:
        UnknownValueError: a text is about a value that its enum does not have.
    """
    outcomes, taken = _mutations_by_result(schema), _mutations_by_input(schema)
    for name, kind in schema.type_map.items():
        if name.startswith("_"):
            continue
        if isinstance(kind, GraphQLEnumType):
            _describe_values(kind)
        elif isinstance(kind, GraphQLUnionType) and name in outcomes:
            kind.description = kind.description or f"What came of {_listed(outcomes[name])}"
        elif isinstance(kind, GraphQLInputObjectType):
            if name in taken:
                kind.description = kind.description or f"What {_listed(taken[name])} takes"
            _describe_members(kind.fields.items(), INPUT_FIELDS)
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not kind.name.startswith("_"):
            _describe_members(kind.fields.items(), FIELDS)
            for each in kind.fields.values():
                _describe_arguments(each)


def _describe_values(kind: GraphQLEnumType) -> None:
    text = ENUMS.get(kind.name)
    if text is None:
        return
    if unknown := text.values.keys() - kind.values.keys():
        raise UnknownValueError(f"{kind.name} has no {', '.join(sorted(unknown))}")
    kind.description = text.kind or kind.description
    for name, value in kind.values.items():
        value.description = text.values.get(name, value.description)


def _describe_members(named: Iterable[tuple[str, Member]], texts: dict[str, str]) -> None:
    for name, each in named:
        each.description = each.description or texts.get(f"{name}: {each.type}")


def _describe_arguments(of: GraphQLField) -> None:
    """``input`` and ``filter`` are what their types say; others by name and type."""
    for name, each in of.args.items():
        kind = get_named_type(each.type)
        said = kind.description if isinstance(kind, GraphQLInputObjectType) else None
        each.description = each.description or ARGUMENTS.get(f"{name}: {each.type}") or said


def _mutations_by_result(schema: GraphQLSchema) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if schema.mutation_type:
        for name, each in schema.mutation_type.fields.items():
            found.setdefault(get_named_type(each.type).name, []).append(f"`{name}`")
    return found


def _mutations_by_input(schema: GraphQLSchema) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if schema.mutation_type:
        for name, each in schema.mutation_type.fields.items():
            for argument in each.args.values():
                found.setdefault(get_named_type(argument.type).name, []).append(f"`{name}`")
    return found


def _listed(names: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))

"""Where the schema takes values of a type, and documents that put one there; read from the schema itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    is_required_argument,
    is_required_input_field,
)

from server.security.access_control import shipped_access_control
from tests.graphql_documents import CORE, TABLES

ROLES = tuple(shipped_access_control().catalogue.roles)
SAMPLES: dict[str, Any] = {
    "String": "x",
    "Int": 1,
    "Float": 1.5,
    "Boolean": True,
    "BigInt": "1",
    "Decimal": "1.00",
    "Currency": "EUR",
    "Date": "2026-01-01",
    "DateTime": "2026-01-01T00:00:00Z",
    "UUID": "01a2269a-7c9a-728c-99a9-21cf5debd674",
    "JSON": {},
}
NAMED: dict[str, str] = {
    "country": "DE",
    "email": "jane@example.com",
    "username": "jane.doe",
    "language": "de",
    "timeZone": "Europe/Berlin",
    "password": "a long enough one",
    "login": "jane",
    "role": "crm",
    "has": "payments:read",
}
"""Texts of a form, by the name of their field."""


@dataclass(frozen=True)
class Position:
    """An argument, or a field of input objects within one: ``Query.players(filter.country)``."""

    parent: str
    field: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.parent}.{self.field}({'.'.join(self.path)})"

    @property
    def role(self) -> str:
        """The role that may, of those that may: a program before a person, and never the system."""
        allowed = [
            role
            for role in ROLES
            if role not in ("system", "player", "anonymous")
            and TABLES.of_roles("default", frozenset({role})).allows(f"{self.parent}.{self.field}")
            and (role == "admin" or self.parent == "Mutation")
        ]
        return allowed[0]

    def document(self, value: Any, ids: dict[str, str]) -> tuple[str, dict[str, Any]]:
        """A document with ``value`` there and samples where something is required, and its variables."""
        variables: dict[str, Any] = {}
        declared: list[str] = []
        asked = self._field(value, ids, variables, declared)
        if self.parent not in ("Query", "Mutation"):
            root = next(
                name
                for name, each in CORE.query_type.fields.items()
                if get_named_type(each.type).name == self.parent and set(each.args) == {"id"}
            )
            declared.append("$parent: ID!")
            variables["parent"] = ids[self.parent]
            asked = f"{root}(id: $parent) {{ {asked} }}"
        kind = "mutation" if self.parent == "Mutation" else "query"
        return f"{kind} ({', '.join(declared)}) {{ {asked} }}", variables

    def _field(self, value: Any, ids: dict[str, str], variables: dict[str, Any], declared: list[str]) -> str:
        field = CORE.type_map[self.parent].fields[self.field]
        for name, argument in field.args.items():
            if name == self.path[0] or is_required_argument(argument):
                declared.append(f"${name}: {argument.type}")
                path = self.path[1:] if name == self.path[0] else None
                variables[name] = sample(argument.type, name, ids, path, value)
        arguments = ", ".join(f"{name}: ${name}" for name in variables)
        leaf = (
            ""
            if not hasattr(get_named_type(field.type), "fields") and not _is_union(field)
            else " { __typename }"
        )
        return f"{self.field}({arguments}){leaf}"


def positions_of(scalar: str) -> list[Position]:
    """Every place where an operation takes a value of this scalar."""
    return [
        Position(kind.name, field, (argument, *path))
        for kind in CORE.type_map.values()
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__")
        for field, each in kind.fields.items()
        for argument, taken in each.args.items()
        for path in _paths(taken.type, scalar)
    ]


def _paths(kind: Any, scalar: str, seen: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    named = get_named_type(kind)
    if named.name == scalar:
        yield ()
    elif isinstance(named, GraphQLInputObjectType) and named.name not in seen:
        for name, field in named.fields.items():
            for path in _paths(field.type, scalar, (*seen, named.name)):
                yield (name, *path)


def sample(
    kind: Any, name: str, ids: dict[str, str], path: tuple[str, ...] | None = None, value: Any = None
) -> Any:
    """A value of this input type; ``value`` at ``path`` within it, unless that is None."""
    if isinstance(kind, GraphQLNonNull):
        return sample(kind.of_type, name, ids, path, value)
    if path == ():
        return value
    if isinstance(kind, GraphQLList):
        return [sample(kind.of_type, name, ids, path, value)]
    if isinstance(kind, GraphQLInputObjectType):
        chosen = path[0] if path else next(iter(kind.fields)) if kind.is_one_of else None
        return {
            key: sample(
                field.type, key, ids, path[1:] if path is not None and path[0] == key else None, value
            )
            for key, field in kind.fields.items()
            if is_required_input_field(field) or key == chosen
        }
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    texts = {"ID": {name: ids.get(name, "x")}, "String": NAMED}.get(kind.name, {})
    return texts.get(name, SAMPLES.get(kind.name))


def _is_union(field: Any) -> bool:
    return hasattr(get_named_type(field.type), "types")

"""GraphQL documents made of the schema: mutations that ask for all that a role may see of their outcome."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from graphql import get_named_type, is_leaf_type, is_required_argument

from resolvers.authorization.levels import AccessTable
from schema.root import whole
from server.security.access_control import shipped_access_control

CORE = whole()._schema
TABLES = shipped_access_control().tables
DEPTH_MAX = 4
BACK = ("player", "bet", "round", "reverses", "operator", "session", "withdrawal")
"""Fields that lead on to other objects, or back to where one came from: their ids are enough."""


@cache
def mutation(name: str, role: str) -> str:
    """``mutation ($input: ...) { name(input: $input) {...} }`` with all that ``role`` may see."""
    field = CORE.mutation_type.fields[name]
    shown = TABLES.of_roles("default", frozenset({role}))
    answer = get_named_type(field.type)
    kinds = getattr(answer, "types", (answer,))
    clashing = _clashing(kinds)
    shapes = {kind.name: " ".join(_fields(kind, shown, 0, clashing)) for kind in kinds}
    members = " ".join(f"... on {kind} {{ {shape or '__typename'} }}" for kind, shape in shapes.items())
    given = field.args["input"].type
    return f"mutation ($input: {given}) {{ {name}(input: $input) {{ __typename {members} }} }}"


@cache
def all_fields(kind: str, role: str = "admin") -> str:
    """All that ``role`` may see of a type, without its braces."""
    return " ".join(_fields(CORE.type_map[kind], TABLES.of_roles("default", frozenset({role})), 1, {}))


def _fields(kind: Any, shown: AccessTable, depth: int, clashing: dict[str, int]) -> Iterator[str]:
    """Fields of ``kind``; those whose type differs between members of one union get the member's name."""
    for name, field in kind.fields.items():
        if not shown.allows(f"{kind.name}.{name}") or any(map(is_required_argument, field.args.values())):
            continue
        spelt = f"{name}Of{kind.name}: {name}" if clashing.get(name, 1) > 1 else name
        inner = get_named_type(field.type)
        if is_leaf_type(inner):
            yield spelt
        elif "id" in getattr(inner, "fields", ()) and _leads_on(name, depth):
            yield f"{spelt} {{ id }}"
        elif depth < DEPTH_MAX and (below := " ".join(_fields(inner, shown, depth + 1, {}))):
            yield f"{spelt} {{ {below} }}"


def _leads_on(name: str, depth: int) -> bool:
    """Whether it is a link, and not what the outcome, or a part of it, is about."""
    if name == "wallet":
        return depth > 1
    return name in BACK and (depth > 0 or name not in ("session", "withdrawal"))


def _clashing(members: Any) -> dict[str, int]:
    """How many types a field has among the members of a union."""
    types: dict[str, set[str]] = {}
    for kind in members:
        for name, field in kind.fields.items():
            types.setdefault(name, set()).add(str(field.type))
    return {name: len(of) for name, of in types.items()}

"""What a role can get to in a schema, and the fields whose denial would take more away than themselves."""

from collections.abc import Iterator

from graphql import (
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLString,
    get_named_type,
    is_abstract_type,
    is_non_null_type,
    is_object_type,
)

from resolvers.authorization.coordinates import is_machinery
from resolvers.authorization.levels import AccessTable, Level


def too_strict(schema: GraphQLSchema, table: AccessTable) -> set[str]:
    """Fields that are never null in the schema, and yet may be denied (or masked to null) in an answer.

    A null there would erase everything around it. Mutations are refused whole, so what only they lead to
    does not count; nor does a type of which a role may read nothing, for which its field is null.
    """
    return {
        name
        for kind in _reached(schema, table)
        if _readable(kind, table)
        for name, field in _fields(kind)
        if is_non_null_type(field.type) and _may_be_null(table.level(name), field)
    }


def unreadable(schema: GraphQLSchema, table: AccessTable) -> set[str]:
    """Fields that a role may read whose types hold nothing that it may read: rights without use."""
    return {
        name
        for kind in _reached(schema, table)
        for name, field in _fields(kind)
        if table.allows(name)
        and (inner := _possible(schema, field))
        and not any(_readable(each, table) for each in inner)
    }


def unread_refusals(schema: GraphQLSchema, table: AccessTable) -> set[str]:
    """``code`` and ``message`` of refusals that mutations of this role may answer, and it may not read."""
    refusal = schema.type_map["Refusal"]
    return {
        f"{name}: {kind.name}.{each}"
        for name, field in _fields(schema.mutation_type)
        for kind in (_possible(schema, field) if table.allows(name) else ())
        if schema.is_sub_type(refusal, kind)
        for each in refusal.fields
        if table.level(f"{kind.name}.{each}") is not Level.READ
    }


def _may_be_null(level: Level, field) -> bool:
    masked_to_null = level is Level.MASKED and get_named_type(field.type) is not GraphQLString
    return level is Level.NONE or masked_to_null


def _readable(kind: GraphQLObjectType, table: AccessTable) -> bool:
    return any(table.allows(name) for name, _ in _fields(kind))


def _reached(schema: GraphQLSchema, table: AccessTable) -> Iterator[GraphQLObjectType]:
    """Object types that queries and subscriptions of this role can lead to."""
    waiting = [root for root in (schema.query_type, schema.subscription_type) if root]
    seen = {root.name for root in waiting}
    roots = set(seen)
    while waiting:
        kind = waiting.pop()
        if kind.name not in roots:
            yield kind
        for name, field in _fields(kind):
            for inner in _possible(schema, field) if table.allows(name) else ():
                if inner.name not in seen:
                    seen.add(inner.name)
                    waiting.append(inner)


def _fields(kind: GraphQLObjectType) -> Iterator[tuple[str, object]]:
    for name, field in kind.fields.items():
        if not is_machinery(name):
            yield f"{kind.name}.{name}", field


def _possible(schema: GraphQLSchema, field) -> list[GraphQLObjectType]:
    named = get_named_type(field.type)
    if is_abstract_type(named):
        return list(schema.get_possible_types(named))
    return [named] if is_object_type(named) else []

"""The coordinates of a schema, with the acts a policy can allow or deny at each."""

from collections.abc import Iterator

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLObjectType, GraphQLSchema

from resolvers.authorization.levels import INTROSPECT

READS = frozenset({"read", "read_own", "read_masked"})
WRITES = frozenset({"write"})
CALLS = frozenset({"call"})

MESSAGES = "system.messages"
"""Not a part of the schema: reading the sandbox's stored messages from other machines."""


STATUS_RISK = "system.status.risk"
STATUS_COMPLIANCE = "system.status.compliance"
"""Not parts of the schema: lifting restrictions that risk, or compliance, stands behind."""

HOLDS_RISK = "system.holds.risk"
"""Not a part of the schema: lifting holds of withdrawals that risk stands behind."""


def coordinates(schema: GraphQLSchema) -> dict[str, frozenset[str]]:
    """Coordinate -> possible acts."""
    system = (INTROSPECT, MESSAGES, STATUS_RISK, STATUS_COMPLIANCE, HOLDS_RISK)
    return dict.fromkeys(system, CALLS) | dict(_of_schema(schema))


def guarded_types(schema: GraphQLSchema) -> Iterator[GraphQLObjectType]:
    """Object types whose fields are guarded: all but introspection's (``__``) and federation's (``_``)."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not is_machinery(kind.name):
            yield kind


def is_machinery(name: str) -> bool:
    """Whether a type or field is of introspection or federation: ``__schema``, ``_Service``."""
    return name.startswith("_")


def root_names(schema: GraphQLSchema) -> frozenset[str]:
    """The names of the root types: Query, Mutation, Subscription."""
    roots = (schema.query_type, schema.mutation_type, schema.subscription_type)
    return frozenset(root.name for root in roots if root)


def choices(schema: GraphQLSchema) -> frozenset[str]:
    """The values of all enums as coordinates: ``PlayerSort.BALANCE``."""
    enums = (kind for kind in schema.type_map.values() if isinstance(kind, GraphQLEnumType))
    return frozenset(f"{enum.name}.{value}" for enum in enums for value in enum.values)


def _of_schema(schema: GraphQLSchema) -> Iterator[tuple[str, frozenset[str]]]:
    roots = root_names(schema)
    for kind in guarded_types(schema):
        acts = CALLS if kind.name in roots else READS
        for name, field in kind.fields.items():
            if is_machinery(name):
                continue
            yield f"{kind.name}.{name}", acts
            for argument in field.args:
                yield f"{kind.name}.{name}({argument})", CALLS
    for written in schema.type_map.values():
        if isinstance(written, GraphQLInputObjectType) and not is_machinery(written.name):
            for name in written.fields:
                yield f"{written.name}.{name}", WRITES

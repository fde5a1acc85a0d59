"""What the caller has selected below a field, for resolvers that read nothing where little is asked for."""

from collections.abc import Iterable
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLResolveInfo,
    InlineFragmentNode,
    SelectionNode,
)

from resolvers.authorization.usage import usage
from resolvers.context import Info


def fields_of_operation(info: Info) -> frozenset[str]:
    """The coordinates of all output fields in the operation, also of those that it skips."""
    raw: GraphQLResolveInfo[Any] = info._raw_info  # noqa: SLF001 - selected_fields builds a tree of all of it
    document = DocumentNode(definitions=(raw.operation, *raw.fragments.values()))
    return frozenset(usage(raw.schema, document, raw.operation).fields)


def asks_only(info: Info, names: frozenset[str]) -> bool:
    """Whether nothing but these fields is selected below the present one, in fragments either."""
    raw: GraphQLResolveInfo[Any] = info._raw_info  # noqa: SLF001 - selected_fields builds a tree of all of it
    return all(
        _only(node.selection_set.selections, names, raw) for node in raw.field_nodes if node.selection_set
    )


def _only(selections: Iterable[SelectionNode], names: frozenset[str], raw: GraphQLResolveInfo[Any]) -> bool:
    for each in selections:
        if isinstance(each, FieldNode):
            if each.name.value not in names:
                return False
        elif isinstance(each, InlineFragmentNode):
            if not _only(each.selection_set.selections, names, raw):
                return False
        elif isinstance(each, FragmentSpreadNode):
            fragment = raw.fragments[each.name.value]
            if not _only(fragment.selection_set.selections, names, raw):
                return False
    return True

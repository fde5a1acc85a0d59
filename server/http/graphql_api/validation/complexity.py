"""Measures the complexity of a document in one memoised pass: every selection is visited once.

A fragment is measured once however often it is spread, so a document whose fragments each spread the next
one twice takes linear, not exponential time.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    get_named_type,
    is_composite_type,
)

from server.http.errors import TOO_COMPLEX, refusal
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.validation.page_size import SINGLE_ITEM, PageSize, page_size_of

INTROSPECTION: Final = frozenset({"__schema", "__type"})

Parent: TypeAlias = GraphQLNamedType | None


@dataclass(slots=True)
class Cost:
    """How many fields a selection answers with: ``fixed``, and those of ``pages`` for each of their items."""

    fixed: int = 0
    pages: list[tuple[PageSize, "Cost"]] = field(default_factory=list)

    def add(self, page: PageSize, inner: "Cost") -> None:
        """Count ``inner`` once for each item of ``page``."""
        if inner.pages or page.variables:
            self.pages.append((page, inner))
        else:
            self.fixed += page.items({}) * inner.fixed

    def at(self, variables: Mapping[str, Any], known: dict[int, int] | None = None) -> int:
        """The cost with these variables."""
        if not self.pages:
            return self.fixed
        known = {} if known is None else known
        if id(self) not in known:
            known[id(self)] = self.fixed + sum(
                page.items(variables) * inner.at(variables, known) for page, inner in self.pages
            )
        return known[id(self)]


@dataclass(slots=True)
class Complexity:
    """The measures of one selection set with its fragments unfolded."""

    depth: int = 0
    aliases: int = 0
    fields: int = 0
    cost: Cost = field(default_factory=Cost)

    def add(self, other: "Complexity", depth: int = 0, page: PageSize = SINGLE_ITEM) -> None:
        """Add ``other``, ``depth`` levels further down, once per item of ``page``."""
        self.depth = max(self.depth, other.depth + depth)
        self.aliases += other.aliases
        self.fields += other.fields
        self.cost.add(page, other.cost)


class ComplexityAnalyzer:
    """Measures the operations of one document. Raises QUERY_TOO_COMPLEX as soon as a limit is exceeded.

    Works on documents that are not validated yet: unknown fields count as one, unknown fragments and
    cycles as nothing, so that validation reports them afterwards.
    """

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, limits: Limits) -> None:
        self.schema = schema
        self.limits = limits
        self.fragments = {
            d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
        }
        self.measured: dict[str, Complexity] = {}
        self.visited = 0
        self.introspects = False
        self.page_variables: dict[str, str] = {}

    def operation(self, node: OperationDefinitionNode) -> Complexity:
        """The complexity of one operation."""
        return self.selections(node.selection_set.selections, self.schema.get_root_type(node.operation), 0)

    def selections(
        self,
        selections: Iterable[SelectionNode],
        parent: Parent,
        nesting: int,
        names: Counter[str] | None = None,
    ) -> Complexity:
        """The complexity of a selection set of type ``parent`` (None: unknown).

        ``names`` counts the response names around an inline fragment, whose fields are selected beside them.
        """
        self.require("nesting", nesting, self.limits.nesting)
        total = Complexity()
        names = Counter() if names is None else names
        for node in selections:
            self.visited += 1
            if isinstance(node, FieldNode):
                self.repeated(node, names)
                self.field(total, node, parent, nesting)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                kind = self.schema.get_type(condition.name.value) if condition else parent
                total.add(self.selections(node.selection_set.selections, kind, nesting + 1, names))
            else:
                total.add(self.fragment(node.name.value, nesting + 1))  # type: ignore[attr-defined]
            self.check(total)
        return total

    def repeated(self, node: FieldNode, names: Counter[str]) -> None:
        """Count a field's response name: validation compares the fields of each name pair by pair."""
        name = (node.alias or node.name).value
        self.require("name", len(name), self.limits.name_chars)
        names[name] += 1
        self.require("repeats", names[name], self.limits.repeats)

    def field(self, total: Complexity, node: FieldNode, parent: Parent, nesting: int) -> None:
        """Add one field and what is below it to ``total``."""
        name = node.name.value
        definition = self.schema.get_field(parent, name) if is_composite_type(parent) else None
        page = page_size_of(node, definition, self.limits)
        self.page_variables.update(page.arguments)
        total.fields += 1
        total.cost.fixed += 1
        total.aliases += node.alias is not None
        self.introspects = self.introspects or name in INTROSPECTION
        level = 0 if parent and parent.name.startswith("__") else 1  # the schema's own depth is harmless
        total.depth = max(total.depth, level)
        if node.selection_set:
            kind = get_named_type(definition.type) if definition else None
            total.add(self.selections(node.selection_set.selections, kind, nesting + 1), level, page)

    def fragment(self, name: str, nesting: int) -> Complexity:
        """The complexity of a named fragment, computed once."""
        if name not in self.measured:
            self.measured[name] = Complexity()  # what a cycle sees of itself
            definition = self.fragments.get(name)
            if definition:
                kind = self.schema.get_type(definition.type_condition.name.value)
                self.measured[name] = self.selections(definition.selection_set.selections, kind, nesting)
        return self.measured[name]

    def check(self, total: Complexity) -> None:
        """Refuse early, so that no sum grows far beyond its limit."""
        self.require("depth", total.depth, self.limits.depth)
        self.require("aliases", total.aliases, self.limits.aliases)
        self.require("fields", total.fields, self.limits.fields)

    def require(self, what: str, found: int, allowed: int) -> None:
        """Raise unless ``found`` is within ``allowed``."""
        if found > allowed:
            raise refusal(
                TOO_COMPLEX, f"The operation exceeds the limit of {allowed} for {what}.", limit=what
            )

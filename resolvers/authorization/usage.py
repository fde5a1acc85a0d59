"""The coordinates an operation uses, collected from its document once per cached operation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    EnumValueNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    is_abstract_type,
    is_object_type,
    type_from_ast,
)

from resolvers.authorization.coordinates import is_machinery

Scope = frozenset[str]
"""The object types a selection can apply to."""


@dataclass(slots=True)
class ClientInputs:
    """What a client sent: ``inputs``, arguments and input fields; ``choices``, values of enums."""

    inputs: set[str] = field(default_factory=set)
    choices: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Usage:
    """The coordinates one operation uses.

    ``optional`` inputs are used only when the client sends their variable; the values of ``variables`` may
    contain more inputs.
    """

    fields: set[str] = field(default_factory=set)
    written: ClientInputs = field(default_factory=ClientInputs)
    optional: set[tuple[str, str]] = field(default_factory=set)
    variables: dict[str, GraphQLInputObjectType | GraphQLEnumType] = field(default_factory=dict)

    def written_with(self, sent: Mapping[str, Any]) -> ClientInputs:
        """The inputs used with these raw JSON variables."""
        if not (self.optional or self.variables):
            return self.written
        whole = ClientInputs(set(self.written.inputs), set(self.written.choices))
        whole.inputs.update(coordinate for coordinate, variable in self.optional if variable in sent)
        for name, kind in self.variables.items():
            if name in sent:
                _add_value(whole, kind, sent[name])
        return whole


def usage(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> Usage:
    """The usage of one operation of a document valid against ``schema``, in time linear in its length."""
    reader = _UsageReader(schema, document)
    reader.read(operation)
    return reader.found


@dataclass
class _UsageReader:
    schema: GraphQLSchema
    document: DocumentNode
    found: Usage = field(default_factory=Usage)
    seen: set[tuple[str, Scope]] = field(default_factory=set)
    defaulted: set[str] = field(default_factory=set)

    @cached_property
    def fragments(self) -> dict[str, FragmentDefinitionNode]:
        named = (node for node in self.document.definitions if isinstance(node, FragmentDefinitionNode))
        return {node.name.value: node for node in named}

    def read(self, operation: OperationDefinitionNode) -> None:
        self._variables(operation)
        root = self.schema.get_root_type(operation.operation)
        if root:
            self._selections(operation.selection_set, frozenset({root.name}))

    def _variables(self, operation: OperationDefinitionNode) -> None:
        for definition in operation.variable_definitions or ():
            kind = type_from_ast(self.schema, definition.type)
            named = get_named_type(kind)
            if isinstance(named, GraphQLInputObjectType | GraphQLEnumType):
                self.found.variables[definition.variable.name.value] = named
            if definition.default_value:
                self.defaulted.add(definition.variable.name.value)
                self._value(kind, definition.default_value)

    def _selections(self, selections: SelectionSetNode | None, scope: Scope) -> None:
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                self._field(node, scope)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition.name.value if node.type_condition else None
                self._selections(node.selection_set, self._narrowed(scope, condition))
            elif isinstance(node, FragmentSpreadNode):
                self._fragment(node.name.value, scope)

    def _fragment(self, name: str, scope: Scope) -> None:
        fragment = self.fragments.get(name)
        if fragment is None:
            return
        inner = self._narrowed(scope, fragment.type_condition.name.value)
        # Once per scope: nested fragments that spread others twice would otherwise take exponential time.
        if (name, inner) not in self.seen:
            self.seen.add((name, inner))
            self._selections(fragment.selection_set, inner)

    def _field(self, node: FieldNode, scope: Scope) -> None:
        name = node.name.value
        if name.startswith("__"):  # introspection is checked as a whole
            return
        inner: set[str] = set()
        for owner in scope:
            kind = self.schema.type_map.get(owner)
            definition = kind.fields.get(name) if isinstance(kind, GraphQLObjectType) else None
            if definition is None:
                continue
            inner |= self._possible(get_named_type(definition.type).name)
            if is_machinery(name):
                continue
            coordinate = f"{owner}.{name}"
            self.found.fields.add(coordinate)
            for argument in node.arguments or ():
                declared = definition.args.get(argument.name.value)
                self._input(
                    f"{coordinate}({argument.name.value})", argument, declared.type if declared else None
                )
        self._selections(node.selection_set, frozenset(inner))

    def _narrowed(self, scope: Scope, condition: str | None) -> Scope:
        return scope & self._possible(condition) if condition else scope

    def _possible(self, name: str) -> Scope:
        kind = self.schema.type_map.get(name)
        if is_abstract_type(kind):
            return frozenset(possible.name for possible in self.schema.get_possible_types(kind))
        return frozenset({name}) if is_object_type(kind) else frozenset()

    def _input(self, coordinate: str, node: "ArgumentNode | Any", kind: GraphQLInputType | None) -> None:
        """Collect one argument or input field, and the inputs within its value."""
        if isinstance(node.value, VariableNode) and node.value.name.value not in self.defaulted:
            self.found.optional.add((coordinate, node.value.name.value))
        else:
            self.found.written.inputs.add(coordinate)
            self._value(kind, node.value)

    def _value(self, kind: Any, value: ValueNode) -> None:
        named = get_named_type(kind) if kind else None
        if isinstance(value, ListValueNode):
            for item in value.values:
                self._value(named, item)
        elif isinstance(value, ObjectValueNode) and isinstance(named, GraphQLInputObjectType):
            for node in value.fields:
                declared = named.fields.get(node.name.value)
                self._input(f"{named.name}.{node.name.value}", node, declared.type if declared else None)
        elif isinstance(value, EnumValueNode) and isinstance(named, GraphQLEnumType):
            self.found.written.choices.add(f"{named.name}.{value.value}")


def _add_value(whole: ClientInputs, kind: Any, value: Any) -> None:
    """Collect the input fields and enum values within a variable's raw value."""
    named = get_named_type(kind)
    if isinstance(value, list):
        for item in value:
            _add_value(whole, named, item)
    elif isinstance(named, GraphQLEnumType) and isinstance(value, str):
        whole.choices.add(f"{named.name}.{value}")
    elif isinstance(named, GraphQLInputObjectType) and isinstance(value, dict):
        for name in value.keys() & named.fields.keys():
            whole.inputs.add(f"{named.name}.{name}")
            _add_value(whole, named.fields[name].type, value[name])

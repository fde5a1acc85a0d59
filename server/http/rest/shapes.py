"""JSON Schemas of GraphQL inputs and of what a document selects."""

from collections.abc import Iterable
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_required_input_field,
)

Json = dict[str, Any]

SCALAR_SCHEMAS: dict[str, Json] = {
    "Int": {"type": "integer", "format": "int32"},
    "Float": {"type": "number"},
    "Boolean": {"type": "boolean"},
    "DateTime": {"type": "string", "format": "date-time"},
    "Date": {"type": "string", "format": "date"},
    "Decimal": {"type": "string", "description": "An exact decimal number", "examples": ["10.00"]},
    "BigInt": {"type": "string", "description": "A whole number of up to 64 bits", "examples": ["1000"]},
    "Currency": {"type": "string", "description": "A code of ISO 4217 or of a coin", "examples": ["EUR"]},
    "UUID": {"type": "string", "format": "uuid"},
}


def _nullable(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


def input_schema(type_: GraphQLInputType) -> Json:
    """The JSON Schema of an input type."""
    if isinstance(type_, GraphQLNonNull):
        return _required_input(type_.of_type)
    return _nullable(_required_input(type_))


def _required_input(type_: Any) -> Json:
    if isinstance(type_, GraphQLList):
        return {"type": "array", "items": input_schema(type_.of_type)}
    if isinstance(type_, GraphQLInputObjectType):
        required = [name for name, field in type_.fields.items() if is_required_input_field(field)]
        properties = {
            name: _described(input_schema(field.type), field.description)
            for name, field in type_.fields.items()
        }
        return {
            "type": "object",
            "additionalProperties": False,
            "required": required,
            "properties": properties,
        }
    return _leaf(type_)


def _described(schema: Json, description: str | None) -> Json:
    return schema | {"description": description} if description else schema


def _leaf(type_: Any) -> Json:
    if isinstance(type_, GraphQLEnumType):
        return {"type": "string", "enum": list(type_.values)}
    return SCALAR_SCHEMAS.get(type_.name, {"type": "string"})


class Shapes:
    """Turns selections of a document into JSON Schemas."""

    def __init__(self, schema: GraphQLSchema, fragments: Iterable[FragmentDefinitionNode]) -> None:
        self._schema = schema
        self._fragments = {fragment.name.value: fragment for fragment in fragments}

    def of(self, type_: GraphQLOutputType, selection: SelectionSetNode | None) -> Json:
        """The JSON Schema of what ``selection`` returns of ``type_``."""
        if isinstance(type_, GraphQLNonNull):
            return self._present(type_.of_type, selection)
        return _nullable(self._present(type_, selection))

    def inside(self, member: str, field: FieldNode) -> Json:
        """The shape of the one field selected on ``member`` of the union that ``field`` returns."""
        (only,) = self.member(member, field).values()
        return dict(only)

    def member(self, member: str, field: FieldNode) -> Json:
        """The shapes of all fields selected on ``member`` of the union that ``field`` returns."""
        if field.selection_set is None:
            raise LookupError(member)
        return self._properties_as(self._schema.type_map[member], field.selection_set)

    def _properties_as(self, member: Any, selection: SelectionSetNode) -> Json:
        """What is answered where the object is a ``member``: the fields of the conditions it meets."""
        properties: Json = {}
        for node in selection.selections:
            if isinstance(node, FieldNode):
                if node.name.value != "__typename":
                    properties[(node.alias or node.name).value] = self._field(member, node)
                continue
            fragment = self._fragments[node.name.value] if isinstance(node, FragmentSpreadNode) else node
            if not isinstance(fragment, FragmentDefinitionNode | InlineFragmentNode):
                raise TypeError(node.kind)
            if fragment.type_condition is None or self._meets(member, fragment.type_condition.name.value):
                properties |= self._properties_as(member, fragment.selection_set)
        return properties

    def _meets(self, member: GraphQLObjectType, condition: str) -> bool:
        if member.name == condition:
            return True
        wider = self._schema.type_map[condition]
        return is_abstract_type(wider) and self._schema.is_sub_type(wider, member)

    def _present(self, type_: Any, selection: SelectionSetNode | None) -> Json:
        if isinstance(type_, GraphQLList):
            return {"type": "array", "items": self.of(type_.of_type, selection)}
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType) and selection:
            return {"type": "object", "properties": self._properties(type_, selection)}
        return _leaf(get_named_type(type_))

    def _properties(self, parent: Any, selection: SelectionSetNode) -> Json:
        properties: Json = {}
        for node in selection.selections:
            if isinstance(node, FieldNode):
                properties[(node.alias or node.name).value] = self._field(parent, node)
            elif isinstance(node, FragmentSpreadNode):
                fragment = self._fragments[node.name.value]
                properties |= self._on(fragment.type_condition.name.value, fragment.selection_set)
            elif isinstance(node, InlineFragmentNode) and node.type_condition:
                properties |= self._on(node.type_condition.name.value, node.selection_set)
        return properties

    def _on(self, type_name: str, selection: SelectionSetNode) -> Json:
        return self._properties(self._schema.type_map[type_name], selection)

    def _field(self, parent: Any, node: FieldNode) -> Json:
        if node.name.value == "__typename":
            return {"type": "string"}
        field = parent.fields[node.name.value]
        return _described(self.of(field.type, node.selection_set), field.description)

"""The OpenAPI document, derived from the documents the aliases run: it cannot say what they do not do."""

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
)

Json = dict[str, Any]

SCALAR_SCHEMAS: dict[str, Json] = {
    "Int": {"type": "integer", "format": "int32"},
    "Float": {"type": "number"},
    "Boolean": {"type": "boolean"},
    "DateTime": {"type": "string", "format": "date-time"},
    "Date": {"type": "string", "format": "date"},
    "Decimal": {"type": "string", "description": "An exact decimal number"},
    "BigInt": {"type": "string", "description": "A whole number of up to 64 bits"},
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
        required = [name for name, field in type_.fields.items() if isinstance(field.type, GraphQLNonNull)]
        properties = {name: input_schema(field.type) for name, field in type_.fields.items()}
        return {
            "type": "object",
            "additionalProperties": False,
            "required": required,
            "properties": properties,
        }
    return _leaf(type_)


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
        return self.of(field.type, node.selection_set) | (
            {"description": field.description} if field.description else {}
        )

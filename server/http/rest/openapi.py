"""The OpenAPI document of the REST aliases, derived from the GraphQL documents they run."""

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
    OperationType,
    SelectionSetNode,
    get_named_type,
    is_required_input_field,
)

from server.http.rest.aliases import Alias, Parameter

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

PROBLEM: Json = {
    "type": "object",
    "description": "RFC 9457; further members depend on the type",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "examples": ["urn:croupier:problem:email-taken"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "field": {"type": "string"},
        "correlationId": {"type": "string"},
    },
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

    def inside(self, member: str, field: FieldNode) -> Json:
        """The shape of the one field selected on ``member`` of the union that ``field`` returns."""
        (only,) = self.member(member, field).values()
        return dict(only)

    def member(self, member: str, field: FieldNode) -> Json:
        """The shapes of all fields selected on ``member`` of the union that ``field`` returns."""
        for node in field.selection_set.selections if field.selection_set else ():
            condition = node.type_condition if isinstance(node, InlineFragmentNode) else None
            if isinstance(node, InlineFragmentNode) and condition and condition.name.value == member:
                return self._on(member, node.selection_set)
        raise LookupError(member)

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


def openapi_document(schema: GraphQLSchema, aliases: Iterable[Alias], version: str) -> Json:
    """The whole OpenAPI 3.1 document."""
    paths: dict[str, Json] = {}
    for alias in aliases:
        paths.setdefault(alias.path, {})[alias.method.lower()] = _operation(schema, alias)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Croupier", "version": version, "summary": "REST aliases of the GraphQL schema"},
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            "schemas": {"Problem": PROBLEM},
        },
    }


def _operation(schema: GraphQLSchema, alias: Alias) -> Json:
    document = alias.document
    node = document.operations[alias.operation]
    root = schema.mutation_type if node.operation is OperationType.MUTATION else schema.query_type
    field = next(each for each in node.selection_set.selections if isinstance(each, FieldNode))
    body = _answer(Shapes(schema, document.fragments), root, field, alias)
    described: Json = {
        "operationId": alias.operation[0].lower() + alias.operation[1:],
        "summary": alias.summary,
        "description": "Fields that the caller may not see are null.",
        "parameters": [*_path_parameters(alias), *map(_query_parameter, alias.parameters)],
        "responses": {
            str(alias.status): {"description": "Success", "content": {"application/json": {"schema": body}}},
            "default": {
                "description": "What went wrong",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        },
    }
    if alias.received:
        later = Shapes(schema, document.fragments).member(alias.received, field)
        content = {"application/json": {"schema": {"type": "object", "properties": later}}}
        described["responses"]["202"] = {"description": "Received; more is needed", "content": content}
    if alias.open_to_all:
        described["security"] = [{}, {"token": []}]
    if alias.takes_body and root is not None:
        shape = input_schema(root.fields[alias.root].args["input"].type)
        described["requestBody"] = {"required": True, "content": {"application/json": {"schema": shape}}}
    return described


def _answer(shapes: Shapes, root: Any, field: FieldNode, alias: Alias) -> Json:
    """The schema of a success; of a result union, that of the object inside its successful member."""
    if not alias.success:
        return shapes.of(non_null(root.fields[alias.root].type), field.selection_set)
    return shapes.inside(alias.success[0], field)


def non_null(type_: Any) -> Any:
    """A type as non-null: its absence is a problem, not a null."""
    return type_ if isinstance(type_, GraphQLNonNull) else GraphQLNonNull(type_)


def _path_parameters(alias: Alias) -> list[Json]:
    if "{id}" not in alias.path:
        return []
    return [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]


def _query_parameter(parameter: Parameter) -> Json:
    schema = {"type": "array", "items": parameter.schema} if parameter.many else parameter.schema
    described = {"name": parameter.name, "in": "query", "description": parameter.description}
    return described | {"required": False, "schema": schema}

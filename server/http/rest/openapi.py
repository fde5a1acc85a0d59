"""The OpenAPI document of the REST aliases, derived from the GraphQL documents they run."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from graphql import FieldNode, GraphQLNonNull, GraphQLSchema, GraphQLUnionType, OperationType

from server.http.rest.aliases import Alias, Parameter
from server.http.rest.failures import PROBLEM, RESPONSES, failures, refusals
from server.http.rest.shapes import Shapes, input_schema

Json = dict[str, Any]

OUTCOME: Final = "Name of the outcome, as in the schema"


def openapi_document(
    schema: GraphQLSchema,
    aliases: Iterable[Alias],
    version: str,
    url: str = "/",
    files: Mapping[str, Json] = MappingProxyType({}),
) -> Json:
    """The whole OpenAPI 3.1 document. ``url`` is where the API is, absolute or from its own root.

    ``files`` are the paths that answer with files, described.
    """
    paths: dict[str, Json] = {}
    for alias in aliases:
        paths.setdefault(alias.path, {})[alias.method.lower()] = _operation(schema, alias)
    paths |= files
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Croupier",
            "version": version,
            "summary": "REST aliases of the GraphQL schema",
            "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": url, "description": "This installation"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            "schemas": {"Problem": PROBLEM},
            "responses": RESPONSES,
        },
    }


def _operation(schema: GraphQLSchema, alias: Alias) -> Json:
    document = alias.document
    node = document.operations[alias.operation]
    root = schema.mutation_type if node.operation is OperationType.MUTATION else schema.query_type
    if root is None:
        raise LookupError(alias.operation)
    field = next(each for each in node.selection_set.selections if isinstance(each, FieldNode))
    shapes = Shapes(schema, document.fragments)
    success = {"description": "Success", "content": _json(_answer(shapes, root, field, alias))}
    described: Json = {
        "operationId": alias.operation[0].lower() + alias.operation[1:],
        "summary": alias.summary,
        "description": "Fields that the caller may not see are null.",
        "parameters": [*_path_parameters(alias), *map(_query_parameter, alias.parameters)],
        "responses": {str(alias.status): success} | failures(alias),
    }
    if alias.received:
        later = _named(alias, (alias.received,), shapes.member(alias.received, field))
        described["responses"]["202"] = {"description": "Received; more is needed", "content": _json(later)}
    result = root.fields[alias.root].type
    if isinstance(result, GraphQLNonNull):
        result = result.of_type
    if alias.success and isinstance(result, GraphQLUnionType):
        expected = {*alias.success, alias.received}
        refused = [type_ for type_ in result.types if type_.name not in expected]
        own = {type_.name: shapes.member(type_.name, field) for type_ in refused}
        described["responses"] |= refusals(refused, own)
    if alias.open_to_all:
        described["security"] = [{}, {"token": []}]
    if alias.takes_body:
        described["requestBody"] = {"required": True, "content": _json(_body(root, alias), alias.example)}
    return described


def _json(schema: Json, example: Json | None = None) -> Json:
    return {"application/json": {"schema": schema} | ({"example": example} if example else {})}


def _body(root: Any, alias: Alias) -> Json:
    """The schema of the body: the input, less the field that the path fills."""
    shape = input_schema(root.fields[alias.root].args["input"].type)
    if alias.id_field is None:
        return shape
    return shape | {
        "properties": {name: of for name, of in shape["properties"].items() if name != alias.id_field},
        "required": [name for name in shape["required"] if name != alias.id_field],
    }


def _answer(shapes: Shapes, root: Any, field: FieldNode, alias: Alias) -> Json:
    """The schema of a success; of a result union, that of its successful member, or of the object inside."""
    if not alias.success:
        return shapes.of(non_null(root.fields[alias.root].type), field.selection_set)
    if not alias.whole:
        return shapes.inside(alias.success[0], field)
    properties: Json = {}
    for name in alias.success:
        properties |= shapes.member(name, field)
    return _named(alias, alias.success, properties)


def _named(alias: Alias, names: tuple[str, ...], properties: Json) -> Json:
    """An outcome with all its fields, and its name where that is answered."""
    if alias.whole:
        outcome = {"type": "string", "enum": list(names), "description": OUTCOME}
        properties = properties | {"outcome": outcome}
    return {"type": "object", "required": list(properties), "properties": properties}


def non_null(type_: Any) -> Any:
    """A type as non-null: its absence is a problem, not a null."""
    return type_ if isinstance(type_, GraphQLNonNull) else GraphQLNonNull(type_)


def _path_parameters(alias: Alias) -> list[Json]:
    if "{id}" not in alias.path:
        return []
    return [
        {
            "name": "id",
            "in": "path",
            "required": True,
            "description": "The public id, as it was answered",
            "schema": {"type": "string", "minLength": 1},
        }
    ]


def _query_parameter(parameter: Parameter) -> Json:
    schema = {"type": "array", "items": parameter.schema} if parameter.many else parameter.schema
    described = {"name": parameter.name, "in": "query", "description": parameter.description}
    return described | {"required": False, "schema": schema}

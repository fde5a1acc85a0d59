"""The description of the events, for programs: an AsyncAPI 3 document, and the schema of each type."""

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from adapters.event_bus.cloud_events import SCHEMA_PATH, schema_path
from server.events.asyncapi import asyncapi_document
from server.events.json_schema import received_schema
from server.events.registry import event_types
from server.http.rest.problems import not_found

PATH = "/asyncapi.json"
SCHEMA_TYPE: Final = "application/schema+json"


def event_routes(version: str) -> list[Route]:
    """The document at ``/asyncapi.json``, and what ``dataschema`` of each event leads to.

    They hold no data: like ``/openapi.json`` they need no token.
    """
    types = event_types()
    document = asyncapi_document(types, version)
    schemas = {schema_path(each.name, each.version): received_schema(each) for each in types if each.public}

    async def asyncapi(_request: Request) -> Response:
        return JSONResponse(document)

    async def schema(request: Request) -> Response:
        found = schemas.get(request.url.path)
        return not_found() if found is None else JSONResponse(found, media_type=SCHEMA_TYPE)

    return [Route(PATH, asyncapi), Route(SCHEMA_PATH + "/{name}", schema)]

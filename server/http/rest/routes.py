"""Routes of the REST aliases: each runs its document through the endpoint's engine, under the same rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domain.shared.errors import BadInput
from resolvers.errors import Unauthenticated
from server.http.auth.realms import HEADER as REALM_HEADER
from server.http.errors import FORBIDDEN, UNAUTHENTICATED, MalformedRequest, RequestRefused
from server.http.graphql_api.context import MakeContext
from server.http.graphql_api.engine import Engine, OperationResult
from server.http.graphql_api.request import GraphQLRequest, decode_json
from server.http.request_response import read_body
from server.http.rest.aliases import Alias
from server.http.rest.openapi import openapi_document
from server.http.rest.problems import (
    Problem,
    method_not_allowed,
    not_found,
    problem_of,
    refusal_problem,
    refused_request,
)

RECEIVED: Final = 202
NEVER_STORED: Final = {"cache-control": "no-store"}
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@dataclass(frozen=True, slots=True)
class AliasHandler:
    """Handles the requests of one alias."""

    alias: Alias
    engine: Engine
    make_context: MakeContext

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        try:
            call = GraphQLRequest(
                self.alias.document.text, await self.variables(request), self.alias.operation
            )
        except BadInput as error:
            return Problem(400, "bad-user-input", error.message, field=error.field)
        except RequestRefused as refused:
            return refused_request(refused)
        except ClientDisconnect:
            return Response(status_code=400)
        answer = await self.run(request, call)
        return self.respond(request, answer)

    async def variables(self, request: Request) -> dict[str, Any]:
        """The operation's variables.

        Raises:
            BadInput, RequestRefused: they cannot be made of this request.
        """
        given: Mapping[str, list[str]] = {
            name: request.query_params.getlist(name) for name in request.query_params
        }
        if unknown := set(given) - {parameter.name for parameter in self.alias.parameters}:
            raise BadInput("There is no such parameter", field=min(unknown))
        id = request.path_params.get("id", "")
        variables = self.alias.variables(id, given)
        if not self.alias.takes_body:
            return variables
        body = await self.body(request)
        if (field := self.alias.id_field) is not None:
            if field in body:
                raise BadInput("This is given in the path", field=field)
            body[field] = id
        return variables | {"input": body}

    async def body(self, request: Request) -> dict[str, Any]:
        """The request's JSON object."""
        limits = self.engine.limits
        try:
            value = decode_json(await read_body(request, limits.body_bytes), limits.json_depth)
        except MalformedRequest as error:
            raise RequestRefused(400, str(error)) from error
        if not isinstance(value, dict):
            raise RequestRefused(400, "The body must be a JSON object.")
        return value

    async def run(self, request: Request, call: GraphQLRequest) -> OperationResult:
        """Run the document as any client's."""
        operation = None
        try:
            context = await self.make_context(request)
            operation = await self.engine.find(call, context)
            return await self.engine.run(operation, call, context)
        except Exception as error:  # noqa: BLE001 - masked by the engine
            return self.engine.error_result([error], operation)

    def respond(self, request: Request, answer: OperationResult) -> Response:
        """The HTTP response. Fields that are hidden from the caller are null."""
        body = (answer.body.get("data") or {}).get(self.alias.root)
        serious = [error for error in answer.errors if body is None or not _hidden(error)]
        if serious:
            return problem_of(error_for(request, serious[0]), self.alias.parameter_of)
        if body is None:
            return not_found()
        if self.alias.success:
            return self.result(request, body)
        return JSONResponse(body, self.alias.status, NEVER_STORED)

    def result(self, request: Request, member: dict[str, Any]) -> Response:
        """The response to a member of a result union: the object inside a success, or a problem."""
        name = member["__typename"]
        if name != self.alias.received and name not in self.alias.success:
            return refusal_problem(member)
        fields = {each: value for each, value in member.items() if each != "__typename"}
        if self.alias.whole:
            fields["outcome"] = name
        if name == self.alias.received:
            return JSONResponse(fields, RECEIVED, NEVER_STORED)
        if self.alias.whole:
            return JSONResponse(fields, self.alias.status, NEVER_STORED)
        (thing,) = fields.values()
        headers = NEVER_STORED | {"location": f"{request.url.path}/{thing['id']}"}
        return JSONResponse(thing, self.alias.status, headers)


@dataclass(frozen=True, slots=True)
class Resource:
    """All aliases of one path, by method."""

    handlers: Mapping[str, AliasHandler]

    async def answer(self, request: Request) -> Response:
        """Answer one request; 405 with the allowed methods where there is no such method."""
        handler = self.handlers.get("GET" if request.method == "HEAD" else request.method)
        if handler is None:
            head = {"HEAD"} if "GET" in self.handlers else set()
            return method_not_allowed(", ".join(sorted({*self.handlers} | head)))
        return await handler.answer(request)


def rest_routes(
    engine: Engine,
    make_context: MakeContext,
    version: str,
    aliases: Sequence[Alias],
    url: str = "/",
    files: Mapping[str, dict[str, Any]] = MappingProxyType({}),
) -> list[Route]:
    """Every alias, and their description at ``/openapi.json``, which names ``url`` as the server's.

    ``files`` are paths of others, described, that belong there, too.
    """
    document = openapi_document(engine.schema, aliases, version, url, files)

    async def openapi(_request: Request) -> Response:
        return JSONResponse(document)

    handlers: dict[str, dict[str, AliasHandler]] = {}
    for alias in aliases:
        handlers.setdefault(alias.path, {})[alias.method] = AliasHandler(alias, engine, make_context)
    return [
        *(Route(path, Resource(methods).answer, methods=METHODS) for path, methods in handlers.items()),
        Route("/openapi.json", openapi),
    ]


def error_for(request: Request, error: dict[str, Any]) -> dict[str, Any]:
    """An error as the caller is told: without a token what is forbidden needs one."""
    return _as_unauthenticated(error) if _comes_without_token(request) else error


def _comes_without_token(request: Request) -> bool:
    return "authorization" not in request.headers and REALM_HEADER not in request.headers


def _as_unauthenticated(error: dict[str, Any]) -> dict[str, Any]:
    """FORBIDDEN without a token becomes UNAUTHENTICATED (401): with one it might be allowed."""
    if not _hidden(error):
        return error
    return {"message": str(Unauthenticated()), "extensions": {"code": UNAUTHENTICATED}}


def _hidden(error: Mapping[str, Any]) -> bool:
    return bool(error["extensions"]["code"] == FORBIDDEN)

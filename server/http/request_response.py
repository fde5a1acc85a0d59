"""One HTTP request and its response. The body is read once, within its limit, and parsed once."""

from collections.abc import Sequence
from typing import Any, Final

from starlette.requests import Request
from starlette.types import Send

from server.http.errors import (
    FORBIDDEN,
    INTERNAL,
    RATE_LIMITED,
    STEP_UP_REQUIRED,
    TIMEOUT,
    UNAUTHENTICATED,
    UNAVAILABLE,
    MalformedRequest,
    RequestRefused,
)
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.negotiation import sends_json
from server.http.graphql_api.request import GraphQLRequest, decode_json, parse_graphql_request

RawHeaders = Sequence[tuple[bytes, bytes]]

STATUS: Final = {
    UNAUTHENTICATED: 401,
    FORBIDDEN: 403,
    STEP_UP_REQUIRED: 403,
    RATE_LIMITED: 429,
    TIMEOUT: 503,
    UNAVAILABLE: 503,
    INTERNAL: 500,
}
"""Error code -> HTTP status of requests refused before execution; 400 for the other codes."""

BEARER_CHALLENGE: Final = (b"www-authenticate", b"Bearer")


async def read_graphql_request(request: Request, limits: Limits, *, allow_get: bool) -> GraphQLRequest:
    """The GraphQL request in an HTTP request. Raises RequestRefused, or ClientDisconnect."""
    try:
        if request.method == "POST":
            return parse_graphql_request(
                decode_json(await read_body(request, limits.body_bytes), limits.json_depth)
            )
        if request.method == "GET" and allow_get:
            return parse_graphql_request(query_parameters(request, limits))
    except MalformedRequest as error:
        raise RequestRefused(400, str(error)) from error
    allowed = "GET, POST" if allow_get else "POST"
    raise RequestRefused(405, f"GraphQL is served by {allowed}.", [(b"allow", allowed.encode())])


async def read_body(request: Request, bytes_max: int) -> bytes:
    """The whole body. Stops reading at its limit, whatever Content-Length says."""
    if not sends_json(request.headers.get("content-type", "")):
        raise RequestRefused(415, "Send application/json in UTF-8.")
    if request.headers.get("content-encoding", "identity") != "identity":
        raise RequestRefused(415, "Compressed requests are not accepted.")
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > bytes_max:
            raise RequestRefused(
                413, f"The body is larger than {bytes_max} bytes.", [(b"connection", b"close")]
            )
        chunks.append(chunk)
    return b"".join(chunks)


def query_parameters(request: Request, limits: Limits) -> dict[str, Any]:
    """The GraphQL request in the query parameters of a GET."""
    values: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if values.get(name):
            values[name] = decode_json(values[name], limits.json_depth)
        else:
            values.pop(name, None)
    return values


async def send_response(
    send: Send, status: int, media: str, payload: bytes, headers: RawHeaders = ()
) -> None:
    """Send a whole response, not to be stored: it is about people and money."""
    fixed = [
        (b"content-type", f"{media}; charset=utf-8".encode()),
        (b"content-length", str(len(payload)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": [*fixed, *headers]})
    await send({"type": "http.response.body", "body": payload})

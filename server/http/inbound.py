"""``POST /webhooks/{provider}`` and ``/webhooks/{provider}/{brand}``: webhooks of other systems."""

import asyncio
import re
from typing import Final

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.backend_errors import unavailable_of
from adapters.valkey.rate_limiter import RateLimit, RateLimiter
from domain.identity.sign_in.lockout import network_of
from domain.inbound.model import BODY_BYTES_MAX
from server.http.client_address import Proxies
from server.http.errors import RequestRefused
from server.http.rest.problems import Problem, not_found, refused_request
from server.inbound.receiver import InboundReceiver, Received

DEFAULT_BRAND: Final = "default"
STORE_SECONDS_MAX: Final = 5.0
"""Providers wait no longer; what is not stored by then they send again."""

PER_ADDRESS: Final = RateLimit("inbound webhooks", 6_000)
"""Requests a minute from one network, of all providers together."""

_BRAND: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")

log = structlog.get_logger("croupier.inbound")


class InboundEndpoint:
    """Answers providers: 200 once it is stored, or was before. A refusal does not say what was wrong."""

    def __init__(self, receiver: InboundReceiver, rates: RateLimiter, proxies: Proxies) -> None:
        self._receiver = receiver
        self._rates = rates
        self._proxies = proxies

    async def receive(self, request: Request) -> Response:
        """One webhook."""
        provider = request.path_params["provider"]
        brand = request.path_params.get("brand", DEFAULT_BRAND)
        secrets = await self._receiver.secrets(provider, brand) if _BRAND.fullmatch(brand) else None
        if secrets is None:
            return not_found()
        wait = await self._rates.take(PER_ADDRESS, network_of(self._proxies.client(request)))
        if wait is not None:
            limited = Problem(429, "rate-limited", "Too many requests")
            limited.headers["retry-after"] = str(wait)
            return limited
        try:
            body = await read_bytes(request, BODY_BYTES_MAX)
        except RequestRefused as refused:
            return refused_request(refused)
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            async with asyncio.timeout(STORE_SECONDS_MAX):
                received = await self._receiver.receive(provider, brand, secrets, headers, body)
        except Exception as error:
            if unavailable_of(error) is None and not isinstance(error, TimeoutError):
                raise
            log.error("webhook not stored", provider=provider, error=type(error).__name__)  # noqa: TRY400
            return Problem(503, "unavailable", "Not stored: send it again later")
        if received is Received.REFUSED:
            return Problem(401, "webhook-refused", "The request is not accepted")
        return Response(status_code=200, headers={"cache-control": "no-store"})


def inbound_routes(receiver: InboundReceiver, rates: RateLimiter, proxies: Proxies) -> list[Route]:
    """The route of every provider."""
    endpoint = InboundEndpoint(receiver, rates, proxies)
    return [
        Route(path, endpoint.receive, methods=["POST"])
        for path in ("/webhooks/{provider}", "/webhooks/{provider}/{brand}")
    ]


async def read_bytes(request: Request, bytes_max: int) -> bytes:
    """The whole body as it arrives, whatever it says it is. Stops reading at its limit.

    Raises:
        RequestRefused: it is longer, or the client has gone.
    """
    chunks: list[bytes] = []
    size = 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > bytes_max:
                close = [(b"connection", b"close")]
                raise RequestRefused(413, f"The body is larger than {bytes_max} bytes.", close)
            chunks.append(chunk)
    except ClientDisconnect:
        raise RequestRefused(400, "The request was not complete.") from None
    return b"".join(chunks)

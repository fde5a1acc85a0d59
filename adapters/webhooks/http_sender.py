"""Posts one request to an endpoint and reads what it answers, within limits."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

import aiohttp

from adapters.webhooks.public_addresses import AddressRefused, local_socket, public_socket
from domain.webhooks.model import RESPONSE_BYTES_KEPT, AttemptFailure
from domain.webhooks.retries import Attempted

CONTENT_TYPE: Final = "application/cloudevents+json; charset=utf-8"
USER_AGENT: Final = "Croupier-Webhooks/1"
ANSWER_SECONDS_MAX: Final = 15.0
CONNECT_SECONDS_MAX: Final = 5.0
CONNECTIONS_MAX: Final = 256
HEADERS_BYTES_MAX: Final = 16_384


def request_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """These, with those that every request has."""
    return {**headers, "Content-Type": CONTENT_TYPE, "User-Agent": USER_AGENT}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request. ``body``: what is kept of the answer's."""

    attempted: Attempted
    milliseconds: int
    body: str


class WebhookSender:
    """Connections of one process to endpoints. ``local``: this machine's addresses are taken, too.

    No redirect is followed, no proxy of the environment is used, and nothing is kept of cookies.
    """

    def __init__(self, *, local: bool = False, seconds_max: float = ANSWER_SECONDS_MAX) -> None:
        self._local = local
        self._timeout = aiohttp.ClientTimeout(
            total=seconds_max, sock_connect=min(CONNECT_SECONDS_MAX, seconds_max)
        )
        self._session: aiohttp.ClientSession | None = None

    async def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Post ``body`` with these headers; every failure is in the answer."""
        began = time.perf_counter()
        status, text, retry_after = None, "", None
        try:
            async with self._open_session().post(
                url,
                data=body,
                headers=headers,
                allow_redirects=False,
            ) as answer:
                status, retry_after = answer.status, _retry_after(answer.headers.get("Retry-After"))
                text = _text(await _first_bytes(answer))
            failure = None if 200 <= status <= 299 else AttemptFailure.STATUS  # noqa: PLR2004 - HTTP's own
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            status, failure = None, _failure_of(error)
        milliseconds = round((time.perf_counter() - began) * 1000)
        return Answer(Attempted(status, failure, retry_after), milliseconds, text)

    async def close(self) -> None:
        """End the connections; it may be used again."""
        session, self._session = self._session, None
        if session:
            await session.close()

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=CONNECTIONS_MAX,
                ttl_dns_cache=10,
                socket_factory=local_socket if self._local else public_socket,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                timeout=self._timeout,
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
                auto_decompress=False,
                max_line_size=HEADERS_BYTES_MAX,
                max_field_size=HEADERS_BYTES_MAX,
            )
        return self._session


async def _first_bytes(answer: aiohttp.ClientResponse) -> bytes:
    """What is kept of an answer; a longer one is cut off, and its connection with it."""
    body = b""
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > RESPONSE_BYTES_KEPT:
            answer.close()
            break
    return body[:RESPONSE_BYTES_KEPT]


def _text(body: bytes) -> str:
    return body.decode(errors="replace").replace("\0", "\ufffd")


def _retry_after(header: str | None) -> timedelta | None:
    """Seconds or a date; None where there is none, or it is neither."""
    if header is None:
        return None
    try:
        if header.strip().isdecimal():
            return timedelta(seconds=int(header))
        return max(parsedate_to_datetime(header) - datetime.now(UTC), timedelta(0))
    except (ValueError, TypeError, OverflowError):
        return None


def _failure_of(error: BaseException) -> AttemptFailure:
    """The kind of a failure, by what caused it."""
    for each in _causes(error):
        if isinstance(each, AddressRefused):
            return AttemptFailure.ADDRESS_REFUSED
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return AttemptFailure.NAME_NOT_FOUND
    if isinstance(error, aiohttp.ClientSSLError):
        return AttemptFailure.TLS_FAILED
    if isinstance(error, TimeoutError | asyncio.TimeoutError):
        return AttemptFailure.TIMED_OUT
    if isinstance(error, aiohttp.ClientResponseError | aiohttp.ClientPayloadError | ValueError):
        return AttemptFailure.ANSWER_UNREADABLE
    return AttemptFailure.CONNECTION_FAILED


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what it was raised from, and what it holds."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        each = waiting.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [each.__cause__, each.__context__, getattr(each, "os_error", None)]
        if isinstance(each, BaseExceptionGroup):
            waiting += each.exceptions

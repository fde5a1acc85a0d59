"""SMS over an HTTP API shaped like Twilio's: a form posted, basic authentication, JSON back."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

import httpx
import orjson

from adapters.messages.templates import RenderedMessage
from adapters.messages.transport import MessageNotSentError
from domain.identity.ports import Message

ANSWER_SECONDS_MAX: Final = 4.0
ATTEMPTS: Final = 2
ANSWER_BYTES_MAX: Final = 64 << 10
_SERVER_ERROR_MIN: Final = 500
_STATUS_TEXTS: Final = {401: "the gateway refuses our credentials", 429: "the gateway has had too many"}


@dataclass(frozen=True, slots=True)
class SmsGateway:
    """Where to post to and as whom. ``sender`` is a number of ours or a name of up to 11 letters."""

    url: str
    account: str
    token: str = field(repr=False)
    sender: str

    @classmethod
    def of(cls, url: str, sender: str) -> "SmsGateway":
        """The gateway at ``https://ACCOUNT:TOKEN@host``."""
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        account, token = unquote(parts.username or ""), unquote(parts.password or "")
        path = f"{parts.path.rstrip('/')}/2010-04-01/Accounts/{quote(account, safe='')}/Messages.json"
        return cls(
            parts._replace(netloc=host, path=path, query="", fragment="").geturl(), account, token, sender
        )


class SmsTransport:
    """Implements ``MessageTransport``. A second attempt has the same idempotency key."""

    def __init__(self, gateway: SmsGateway) -> None:
        self._gateway = gateway
        # No redirects: the credentials and the number would follow. No proxy of the environment's.
        self._client = httpx.AsyncClient(
            auth=httpx.BasicAuth(gateway.account, gateway.token),
            follow_redirects=False,
            trust_env=False,
            timeout=ANSWER_SECONDS_MAX,
        )

    async def send(self, message: Message, rendered: RenderedMessage) -> None:
        """Post it; once more when there is no answer or the gateway fails."""
        form = {"To": message.to, "From": self._gateway.sender, "Body": rendered.text}
        key = sha256(message.key.encode()).hexdigest()
        why: str | None = None
        for _ in range(ATTEMPTS):
            try:
                status, said = await self._post(form, key)
            except httpx.HTTPError as failure:
                why = f"no answer from the gateway ({type(failure).__name__})"
                continue
            why = _failure_reason(status, said)
            if status < _SERVER_ERROR_MIN:
                break
        if why:
            raise MessageNotSentError(why)

    async def close(self) -> None:
        await self._client.aclose()

    async def _post(self, form: dict[str, str], key: str) -> tuple[int, Any]:
        headers = {"Idempotency-Key": key, "Accept": "application/json"}
        async with self._client.stream("POST", self._gateway.url, data=form, headers=headers) as answer:
            body = b""
            async for piece in answer.aiter_bytes():
                body += piece
                if len(body) > ANSWER_BYTES_MAX:
                    raise MessageNotSentError("the gateway's answer is too long")
            return answer.status_code, _json(body)


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return None


def _failure_reason(status: int, said: Any) -> str | None:
    """Why it has not gone out; None: the gateway has taken it. Codes only, for messages repeat numbers."""
    said = said if isinstance(said, dict) else {}
    if httpx.codes.is_success(status):
        failed = said.get("error_code") or said.get("status") in {"failed", "undelivered"}
        if failed or not said.get("sid"):
            return f"the gateway could not send it ({_code(said.get('error_code'))})"
        return None
    told = _STATUS_TEXTS.get(status, f"the gateway answered {status}")
    return f"{told} ({_code(said.get('code'))})"


def _code(given: Any) -> str:
    return str(given) if isinstance(given, int) else "no code"

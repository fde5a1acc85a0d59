"""Parses the parameters of an OAuth request from untrusted bytes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

BODY_BYTES_MAX: Final = 16 * 1024
PARAMETERS_MAX: Final = 40
VALUE_CHARS_MAX: Final = 4_096
FORM: Final = "application/x-www-form-urlencoded"

FREE_TEXT: Final = frozenset({"state", "nonce", "login_hint", "ui_locales", "claims_locales", "claims"})
"""Never repeated in an error's description, so any printable text is allowed."""

# Characters allowed in an error's description (RFC 6749 5.2), where Authlib repeats some parameters.
_PLAIN = re.compile(r"[\x20\x21\x23-\x5b\x5d-\x7e]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class InvalidForm(Exception):
    """The body is no form; ``status`` is the HTTP status to answer with."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True, slots=True)
class Parameters:
    """Those sent once and well formed; ``bad`` names the others. Empty ones count as not sent."""

    values: Mapping[str, str]
    bad: frozenset[str] = field(default=frozenset())

    def get(self, name: str) -> str | None:
        """The value of one of them."""
        return self.values.get(name)


async def read_parameters(request: Request) -> Parameters:
    """The parameters in the query of a GET, or in the body of a POST, whose query is ignored.

    Raises:
        InvalidForm: the body is too long, or no form.
    """
    if request.method == "POST":
        return parse_parameters(await _form(request))
    return parse_parameters(request.scope["query_string"])


def parse_parameters(encoded: bytes) -> Parameters:
    """The parameters in a query or a form."""
    values: dict[str, str] = {}
    bad: set[str] = set()
    try:
        # As Latin-1, which accepts every byte; percent-encoded bytes are UTF-8 or refused.
        pairs = parse_qsl(encoded.decode("latin-1"), errors="strict", max_num_fields=PARAMETERS_MAX)
    except ValueError:
        return Parameters({}, frozenset({"the request"}))
    for name, value in pairs:
        if name in values or not _well_formed(name, value):
            bad.add(name)
        values[name] = value
    return Parameters({name: value for name, value in values.items() if name not in bad}, frozenset(bad))


def _well_formed(name: str, value: str) -> bool:
    if len(value) > VALUE_CHARS_MAX or _CONTROL.search(value):
        return False
    return name in FREE_TEXT or bool(_PLAIN.fullmatch(value))


async def _form(request: Request) -> bytes:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise InvalidForm(415, f"Send {FORM}")
    if request.headers.get("content-encoding", "identity") != "identity":
        raise InvalidForm(415, "Compressed requests are not accepted")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES_MAX:
            raise InvalidForm(413, f"The body is larger than {BODY_BYTES_MAX} bytes")
    return bytes(body)

"""Request bodies of sign-in: small JSON objects, checked field by field. Anything else is a 400."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request

from domain.identity.model import Factor
from server.http.errors import MalformedRequest, RequestRefused
from server.http.graphql_api.request import decode_json
from server.http.request_response import read_body

BODY_BYTES_MAX: Final = 64 * 1024
DEPTH_MAX: Final = 8
LOGIN_CHARS_MAX: Final = 320
PASSWORD_CHARS_MAX: Final = 1024
"""More than any password may have, so that a long one is refused as wrong, not as malformed."""
BRAND_CHARS_MAX: Final = 40
TOKEN_CHARS_MAX: Final = 512
DEFAULT_BRAND: Final = "default"


class InvalidBody(Exception):
    """The body is malformed. ``field`` is the first that is wrong; None: the body as a whole."""

    def __init__(self, field: str | None, status: int = 400) -> None:
        super().__init__(field)
        self.field = field
        self.status = status


@dataclass(frozen=True, slots=True)
class SignInBody:
    """The JSON object of a request."""

    fields: Mapping[str, Any]

    def text(self, name: str, chars_max: int = TOKEN_CHARS_MAX) -> str:
        """A required string."""
        value = self.fields.get(name)
        if not isinstance(value, str) or not value or len(value) > chars_max:
            raise InvalidBody(name)
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise InvalidBody(name)  # a lone surrogate cannot be encoded
        return value

    def brand(self) -> str:
        """The brand, or the installation's first one."""
        brand = self.text("brand", BRAND_CHARS_MAX) if self.fields.get("brand") is not None else DEFAULT_BRAND
        if not brand.isascii() or not brand.replace("-", "").isalnum():
            raise InvalidBody("brand")
        return brand

    def login(self) -> str:
        """A username, an e-mail address or an operator's login, as typed."""
        return self.text("login", LOGIN_CHARS_MAX)

    def password(self) -> str:
        """A password, as typed."""
        return self.text("password", PASSWORD_CHARS_MAX)

    def factor(self) -> Factor:
        """A factor by name."""
        try:
            return Factor(self.text("factor"))
        except ValueError:
            raise InvalidBody("factor") from None

    def answer(self) -> Mapping[str, Any]:
        """The answer to a factor's challenge: an object whose members depend on the factor."""
        answer = self.fields.get("answer")
        if not isinstance(answer, dict):
            raise InvalidBody("answer")
        return answer


async def read_sign_in_body(request: Request) -> SignInBody:
    """The body of a request.

    Raises:
        InvalidBody: it is no JSON object.
    """
    try:
        given = decode_json(await read_body(request, BODY_BYTES_MAX), DEPTH_MAX)
    except MalformedRequest:
        raise InvalidBody(None) from None
    except RequestRefused as refused:
        raise InvalidBody(None, refused.status) from None
    if not isinstance(given, dict):
        raise InvalidBody(None)
    return SignInBody(given)

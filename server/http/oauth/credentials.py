"""How programs prove who they are (RFC 6749 2.3): by a secret, shown in one way, if they have one."""

import binascii
from base64 import b64decode
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import unquote_plus

from authlib.oauth2.rfc6749 import InvalidClientError, InvalidRequestError

from server.http.oauth.registered import Registered


class Shown(NamedTuple):
    """What a request brings; no secret where it brings none."""

    method: str
    client_id: str
    secret: str | None


def authenticated(find: Callable[[str], Registered | None], request: Any) -> tuple[Registered, str]:
    """The program, and the method by which it proved itself.

    Raises:
        InvalidClientError: it did not. Never says why: an unknown one looks like a wrong secret.
        InvalidRequestError: it did so in two ways.
    """
    shown = _shown(request)
    client = find(shown.client_id)
    fits = client is not None and client.check_endpoint_auth_method(shown.method, "")
    if client is not None and fits and (shown.secret is None or client.check_client_secret(shown.secret)):
        return client, shown.method
    raise _refused()


def _shown(request: Any) -> Shown:
    form, header = request.form, request.headers.get("authorization")
    named, secret = form.get("client_id", ""), form.get("client_secret")
    if header is None:
        return Shown("client_secret_post" if secret else "none", named, secret)
    basic = _basic(header)
    if secret or named not in {"", basic.client_id}:
        raise InvalidRequestError("Show who you are in one way only.")
    return basic


def _basic(header: str) -> Shown:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        raise _refused()
    try:
        client_id, colon, secret = b64decode(encoded.strip(), validate=True).decode("ascii").partition(":")
    except (binascii.Error, ValueError):
        raise _refused() from None
    if not colon:
        raise _refused()
    return Shown("client_secret_basic", unquote_plus(client_id), unquote_plus(secret))


def _refused() -> InvalidClientError:
    return InvalidClientError("Who asks is not known, or did not prove it.", status_code=401)

"""Client authentication (RFC 6749 2.3): by a secret, in exactly one way, for clients that have one."""

import binascii
from base64 import b64decode
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import unquote_plus

from authlib.oauth2.rfc6749 import InvalidClientError, InvalidRequestError

from server.http.oauth.registered_client import RegisteredClient


class PresentedCredentials(NamedTuple):
    """The client credentials of a request; ``secret`` None where it has none."""

    method: str
    client_id: str
    secret: str | None


def authenticate_client(
    find: Callable[[str], RegisteredClient | None], request: Any
) -> tuple[RegisteredClient, str]:
    """The client, and the method by which it authenticated.

    Raises:
        InvalidClientError: it did not. Never says why: an unknown client looks like a wrong secret.
        InvalidRequestError: it used two methods at once.
    """
    presented = _presented_credentials(request)
    client = find(presented.client_id)
    fits = client is not None and client.check_endpoint_auth_method(presented.method, "")
    if (
        client is not None
        and fits
        and (presented.secret is None or client.check_client_secret(presented.secret))
    ):
        return client, presented.method
    raise _invalid_client()


def _presented_credentials(request: Any) -> PresentedCredentials:
    form, header = request.form, request.headers.get("authorization")
    named, secret = form.get("client_id", ""), form.get("client_secret")
    if header is None:
        return PresentedCredentials("client_secret_post" if secret else "none", named, secret)
    basic = _basic(header)
    if secret or named not in {"", basic.client_id}:
        raise InvalidRequestError("Show who you are in one way only.")
    return basic


def _basic(header: str) -> PresentedCredentials:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        raise _invalid_client()
    try:
        client_id, colon, secret = b64decode(encoded.strip(), validate=True).decode("ascii").partition(":")
    except (binascii.Error, ValueError):
        raise _invalid_client() from None
    if not colon:
        raise _invalid_client()
    return PresentedCredentials("client_secret_basic", unquote_plus(client_id), unquote_plus(secret))


def _invalid_client() -> InvalidClientError:
    return InvalidClientError("Who asks is not known, or did not prove it.", status_code=401)

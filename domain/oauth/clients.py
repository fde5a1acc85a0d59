"""OAuth clients: their kinds, redirect URIs and scopes."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Final
from urllib.parse import SplitResult, urlsplit
from uuid import UUID

from domain.shared.errors import BadInput

NAME_CHARS_MAX: Final = 100
REDIRECT_URIS_MAX: Final = 20
REDIRECT_URI_CHARS_MAX: Final = 1_000

LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})
"""By address only: a host name can be resolved to another address (RFC 8252 8.3)."""

_PRINTABLE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")
_PRIVATE_SCHEME = re.compile(r"[a-z][a-z0-9+\-]*(\.[a-z0-9+\-]+)+")


class Scope(StrEnum):
    """The scopes of clients that sign players in. Services request roles instead.

    ``PLAYER``: act for the player; without it, a client only learns who signed in.
    """

    OPENID = "openid"
    PROFILE = "profile"
    EMAIL = "email"
    PLAYER = "player"


class ClientKind(Enum):
    """The kind of a client, which decides how it authenticates and which grant types it uses.

    ``BROWSER`` and ``NATIVE`` cannot keep a secret; ``WEB`` runs on a server and can. These three sign
    players in. ``SERVICE`` acts in its own name.
    """

    BROWSER = "BROWSER"
    NATIVE = "NATIVE"
    WEB = "WEB"
    SERVICE = "SERVICE"

    @property
    def has_secret(self) -> bool:
        """Whether it authenticates by a secret."""
        return self in {ClientKind.WEB, ClientKind.SERVICE}

    @property
    def grants(self) -> frozenset[str]:
        """The OAuth grant types it may use."""
        if self is ClientKind.SERVICE:
            return frozenset({"client_credentials"})
        return frozenset({"authorization_code", "refresh_token"})


@dataclass(frozen=True, slots=True)
class Client:
    """A registered client. ``trusted``: first-party, no consent page. ``roles``: those of a service.

    ``approved_at`` None: it waits for a second operator and cannot be used. ``secret_waits``: so does its
    next secret; the present one is still accepted. ``asked_by`` is the operator who asked for either,
    ``asked_at`` since when it waits.
    """

    id: UUID
    brand: str
    name: str
    kind: ClientKind
    redirect_uris: tuple[str, ...]
    scopes: tuple[Scope, ...]
    roles: frozenset[str]
    trusted: bool
    may_introspect: bool
    created_at: datetime
    disabled_at: datetime | None = None
    asked_by: str | None = None
    asked_account: UUID | None = None
    asked_at: datetime | None = None
    approved_by: str | None = None
    approved_at: datetime | None = None
    secret_waits: bool = False

    @property
    def waits(self) -> bool:
        """Whether a second operator has something to approve."""
        return self.approved_at is None or self.secret_waits

    @property
    def allowed_scopes(self) -> frozenset[str]:
        """What it may request: scopes on behalf of players, or its own roles."""
        return self.roles if self.kind is ClientKind.SERVICE else frozenset(self.scopes)

    def redirects_to(self, uri: str) -> bool:
        """Whether ``uri`` is registered, compared exactly; a native client's loopback port may be any."""
        if uri in self.redirect_uris:
            return True
        if self.kind is not ClientKind.NATIVE:
            return False
        portless = _without_port(uri)
        return portless is not None and portless in {_without_port(known) for known in self.redirect_uris}


def check_redirect_uri(uri: str, kind: ClientKind) -> str:
    """Check a redirect URI, which is returned.

    Raises:
        BadInput: it is not absolute, ambiguous, or unencrypted to another host.
    """
    parts = _parts(uri)
    if parts is None or len(uri) > REDIRECT_URI_CHARS_MAX:
        raise _refused("A redirect URI is an absolute URI without fragment, user or spaces")
    if parts.scheme == "https" and parts.hostname:
        return uri
    if parts.scheme == "http" and parts.hostname in LOOPBACK | {"localhost"}:
        return uri
    if kind is ClientKind.NATIVE and _PRIVATE_SCHEME.fullmatch(parts.scheme) and not parts.netloc:
        return uri
    raise _refused("Redirect to https, to http on this machine, or to com.example.app:/ of a native program")


def _refused(message: str) -> BadInput:
    return BadInput(message, field="redirectUris")


def _parts(uri: str) -> SplitResult | None:
    try:
        parts = urlsplit(uri)
        parts.port  # noqa: B018 - raises where it is none
    except ValueError:
        return None
    ambiguous = "#" in uri or "@" in parts.netloc or not _PRINTABLE.fullmatch(uri)
    return parts if parts.scheme and not ambiguous else None


def _without_port(uri: str) -> str | None:
    """A loopback URI without its port (RFC 8252 7.3); None for any other URI."""
    parts = _parts(uri)
    if parts is None or parts.scheme != "http" or parts.hostname not in LOOPBACK:
        return None
    return parts._replace(netloc=parts.hostname).geturl()

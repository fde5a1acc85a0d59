"""Programs that sign in through our OAuth server, and what each may ask of it."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final
from urllib.parse import SplitResult, urlsplit
from uuid import UUID

from domain.shared.errors import BadInput

OPENID: Final = "openid"
PLAY: Final = "player"
"""The scope that lets a program do whatever the player may do; without it, it learns who they are."""

SCOPES: Final = (OPENID, "profile", "email", PLAY)
"""What can be asked on behalf of players. Services ask for roles instead."""

NAME_CHARS_MAX: Final = 100
REDIRECT_URIS_MAX: Final = 20
REDIRECT_URI_CHARS_MAX: Final = 1_000

LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})
"""By address only: a name can be made to mean something else (RFC 8252 8.3)."""

_PRINTABLE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")
_PRIVATE_SCHEME = re.compile(r"[a-z][a-z0-9+\-]*(\.[a-z0-9+\-]+)+")


class ClientKind(Enum):
    """What sort of program it is, which decides how it proves itself and how it gets its tokens.

    ``BROWSER`` and ``NATIVE`` cannot keep a secret; ``WEB`` runs on a server and can. All three sign
    players in. ``SERVICE`` acts for itself.
    """

    BROWSER = "BROWSER"
    NATIVE = "NATIVE"
    WEB = "WEB"
    SERVICE = "SERVICE"

    @property
    def has_secret(self) -> bool:
        """Whether it proves itself by a secret."""
        return self in {ClientKind.WEB, ClientKind.SERVICE}

    @property
    def grants(self) -> frozenset[str]:
        """The grant types of OAuth it may use."""
        if self is ClientKind.SERVICE:
            return frozenset({"client_credentials"})
        return frozenset({"authorization_code", "refresh_token"})


@dataclass(frozen=True, slots=True)
class Client:
    """A registered program. ``trusted``: ours, players are not asked. ``roles``: what a service may do."""

    id: UUID
    brand: str
    name: str
    kind: ClientKind
    redirect_uris: tuple[str, ...]
    scopes: tuple[str, ...]
    roles: frozenset[str]
    trusted: bool
    may_introspect: bool
    created_at: datetime
    disabled_at: datetime | None = None

    @property
    def allowed_scopes(self) -> frozenset[str]:
        """What it may ask for: scopes on behalf of players, or its own roles."""
        return self.roles if self.kind is ClientKind.SERVICE else frozenset(self.scopes)

    def redirects_to(self, uri: str) -> bool:
        """Whether ``uri`` is registered, to the letter; a native program's loopback port may be any."""
        if uri in self.redirect_uris:
            return True
        if self.kind is not ClientKind.NATIVE:
            return False
        portless = _without_port(uri)
        return portless is not None and portless in {_without_port(known) for known in self.redirect_uris}


def check_redirect_uri(uri: str, kind: ClientKind) -> str:
    """A redirect URI that may be registered.

    Raises:
        BadInput: it is not absolute, could be read in two ways, or leads over an open network in clear.
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
    """A loopback URI with no port in it (RFC 8252 7.3); None for any other."""
    parts = _parts(uri)
    if parts is None or parts.scheme != "http" or parts.hostname not in LOOPBACK:
        return None
    return parts._replace(netloc=parts.hostname).geturl()

"""Reads the file of OpenID providers by which operators may sign in.

[providers.corp]
title = "Example Corp"                     what the sign-in page says
issuer = "https://id.example.com"          exactly as in the provider's own metadata
client_id = "croupier"
client_secret_file = "/run/secrets/corp"   left out for public clients
brand = "default"
roles_claim = "groups"                     the claim that is mapped to roles
factors = ["otp", "hwk"]                   one of them in `amr`, or ...
contexts = ["urn:example:strong"]          ... this `acr`; neither: the provider alone decides
minutes_max = 60                           since they signed in there

[providers.corp.roles]
"casino-support" = ["support"]

Without a file there is no single sign-on.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from authlib.common.security import is_secure_transport

from domain.access.sso import Trust
from server.errors import OperatorError

_SETTING_NAMES = frozenset(
    {
        *("title", "issuer", "client_id", "client_secret_file", "brand"),
        *("roles_claim", "roles", "factors", "contexts", "minutes_max"),
    }
)


@dataclass(frozen=True, slots=True)
class SsoProvider:
    """One provider. ``secret`` None: a public client."""

    name: str
    title: str
    client_id: str
    secret: str | None
    trust: Trust

    @property
    def metadata_url(self) -> str:
        """The URL of its metadata (OpenID Connect Discovery 1.0, section 4)."""
        return self.trust.issuer.rstrip("/") + "/.well-known/openid-configuration"


def read_providers(file: Path | None, roles: Collection[str]) -> Mapping[str, SsoProvider]:
    """The providers of ``file`` by name; none without a file. ``roles`` are those operators may hold.

    Raises:
        OperatorError: one line that names the provider and what is wrong with it.
    """
    if file is None:
        return {}
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise OperatorError(f"{file}: {error}") from None
    return {name: _provider(name, entry, roles) for name, entry in content.get("providers", {}).items()}


def _provider(name: str, entry: dict[str, Any], roles: Collection[str]) -> SsoProvider:
    if unknown := entry.keys() - _SETTING_NAMES:
        raise OperatorError(f"single sign-on {name}: unknown {', '.join(sorted(unknown))}")
    if missing := {"issuer", "client_id", "roles_claim", "roles"} - entry.keys():
        raise OperatorError(f"single sign-on {name}: {', '.join(sorted(missing))} is missing")
    if not is_secure_transport(entry["issuer"]):
        raise OperatorError(f"single sign-on {name}: the issuer must be https, or on this machine")
    given = {claim: frozenset(held) for claim, held in entry["roles"].items()}
    if strange := frozenset[str]().union(*given.values()) - set(roles):
        raise OperatorError(f"single sign-on {name}: operators cannot hold {', '.join(sorted(strange))}")
    minutes = entry.get("minutes_max")
    trust = Trust(
        issuer=entry["issuer"],
        brand=entry.get("brand", "default"),
        roles_claim=entry["roles_claim"],
        roles=given,
        factors=frozenset(entry.get("factors", ())),
        contexts=frozenset(entry.get("contexts", ())),
        age_max=timedelta(minutes=minutes) if minutes else None,
    )
    return SsoProvider(name, entry.get("title", name), entry["client_id"], _secret(name, entry), trust)


def _secret(name: str, entry: dict[str, Any]) -> str | None:
    file = entry.get("client_secret_file")
    if file is None:
        return None
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise OperatorError(f"single sign-on {name}: {error}") from None

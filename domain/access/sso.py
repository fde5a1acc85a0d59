"""Single sign-on of operators: which claims of an identity provider are accepted, as which roles."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

from domain.shared import text
from domain.shared.errors import Broken

NAME_CHARACTERS_MAX = 80


@dataclass(frozen=True, slots=True)
class Trust:
    """What is accepted of one provider. ``roles``: a value of ``roles_claim`` -> our roles in ``brand``.

    ``factors``: one of them must be in the ``amr`` claim, or ``acr`` be one of ``contexts``; with neither
    given the provider alone decides how its people sign in. ``age_max`` bounds ``auth_time``.
    """

    issuer: str
    brand: str
    roles_claim: str
    roles: Mapping[str, frozenset[str]]
    factors: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    age_max: timedelta | None = None


class SsoRefusal(Enum):
    """Why a sign-in through a provider is refused."""

    FOREIGN = "FOREIGN"
    """The claims are of another issuer."""
    WEAK = "WEAK"
    """The provider did not ask for a sufficient factor."""
    STALE = "STALE"
    """The sign-in at the provider is too old."""
    NO_ROLE = "NO_ROLE"
    """None of the claimed roles maps to a role here."""


@dataclass(frozen=True, slots=True)
class ProviderIdentity:
    """An operator as a provider identifies them: by ``issuer`` and ``subject``, never by e-mail address."""

    issuer: str
    subject: str
    name: str
    brand: str
    roles: frozenset[str]


def identity_from_claims(
    claims: Mapping[str, Any], trust: Trust, now: datetime
) -> ProviderIdentity | SsoRefusal:
    """The operator that the verified claims of an ID token identify, or why they are refused.

    Raises:
        Broken: they lack a subject, so they cannot have been verified.
    """
    if not isinstance(claims.get("sub"), str) or not claims["sub"]:
        raise Broken("an ID token without a subject was taken for verified")
    if claims.get("iss") != trust.issuer:
        return SsoRefusal.FOREIGN
    if not _strong(claims, trust):
        return SsoRefusal.WEAK
    if trust.age_max is not None and not _recent(claims.get("auth_time"), trust.age_max, now):
        return SsoRefusal.STALE
    roles = frozenset[str]().union(
        *(trust.roles.get(value, frozenset()) for value in _values(claims.get(trust.roles_claim)))
    )
    if not roles:
        return SsoRefusal.NO_ROLE
    return ProviderIdentity(trust.issuer, claims["sub"], _name(claims), trust.brand, roles)


def _strong(claims: Mapping[str, Any], trust: Trust) -> bool:
    if not trust.factors and not trust.contexts:
        return True
    methods = set(_values(claims.get("amr")))
    return bool(methods & trust.factors) or claims.get("acr") in trust.contexts


def _recent(moment: object, age_max: timedelta, now: datetime) -> bool:
    if isinstance(moment, bool) or not isinstance(moment, int | float):
        return False
    try:
        return now - datetime.fromtimestamp(moment, UTC) <= age_max
    except (OverflowError, OSError, ValueError):
        return False


def _values(claim: object) -> list[str]:
    """The values of a claim, which providers send as a list or as one string."""
    if isinstance(claim, str):
        return [claim]
    return [value for value in claim if isinstance(value, str)] if isinstance(claim, list) else []


def _name(claims: Mapping[str, Any]) -> str:
    """The display name, without characters that do not show; the subject where the claims have none."""
    called = claims.get("preferred_username") or claims.get("name") or claims["sub"]
    shown = "".join(each for each in str(called) if text.shows(each)).strip()
    return shown[:NAME_CHARACTERS_MAX] or "operator"

"""Authorization server metadata: RFC 8414 and OpenID Connect Discovery 1.0."""

from typing import Any

from domain.identity.assurance import AAL1, AAL2
from domain.oauth.clients import Scope
from server.http.page_texts import LANGUAGES
from server.security.tokens import ALGORITHMS

_SECRETS = ["client_secret_basic", "client_secret_post"]


def metadata(issuer: str) -> dict[str, Any]:
    """The document at both well-known addresses."""
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/oauth/authorize",
        "token_endpoint": f"{issuer}/oauth/token",
        "jwks_uri": f"{issuer}/oauth/jwks.json",
        "userinfo_endpoint": f"{issuer}/oauth/userinfo",
        "revocation_endpoint": f"{issuer}/oauth/revoke",
        "introspection_endpoint": f"{issuer}/oauth/introspect",
        "scopes_supported": list(Scope),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
        "token_endpoint_auth_methods_supported": ["none", *_SECRETS],
        "revocation_endpoint_auth_methods_supported": ["none", *_SECRETS],
        "introspection_endpoint_auth_methods_supported": _SECRETS,
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": list(ALGORITHMS),
        "acr_values_supported": [AAL1, AAL2],
        "prompt_values_supported": ["none", "login", "consent", "select_account"],
        "ui_locales_supported": list(LANGUAGES),
        "claims_supported": [
            *("iss", "sub", "aud", "iat", "exp", "auth_time", "nonce", "amr", "acr", "sid", "at_hash"),
            *("preferred_username", "locale", "zoneinfo", "email"),
        ],
        "claims_parameter_supported": False,
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
    }

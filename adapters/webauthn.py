"""WebAuthn by py_webauthn: options for authenticators, and verification of their answers."""

import json
import struct
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, options_to_json_dict
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from adapters.web_addresses import LOCAL_NAME, origin_of
from domain.identity.factors.ports import Passkey, PasskeyAssertion, PasskeyNames
from domain.identity.model import Account
from domain.shared.ids import new_id

T = TypeVar("T")

# What malformed answers raise, in the library and below it.
MALFORMED_ERRORS: Final = (
    WebAuthnException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    struct.error,
)
TRANSPORTS: Final = {transport.value for transport in AuthenticatorTransport}
CREDENTIAL_ID_BYTES_MAX: Final = 1_023
"""The standard's own limit."""


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """The domain passkeys are bound to, and the web origins they may be used from.

    ``any_port`` is for development: whatever page of this very machine asks.
    """

    id: str
    origins: frozenset[str]
    any_port: bool = False

    def allows_origin(self, origin: str) -> bool:
        """Whether a page of this origin may use our passkeys."""
        if origin in self.origins:
            return True
        page = urlsplit(origin)
        return self.any_port and page.scheme == "http" and page.hostname == self.id and not page.path


def relying_party(public_url: str | None, base_url: str, more_origins: Collection[str]) -> RelyingParty:
    """Who we are at this address; without a public one, whatever page of this machine.

    ``more_origins`` count where their host is ours or below it: no other may use our passkeys anyway.
    """
    host = urlsplit(public_url or base_url).hostname or ""
    if public_url is None and host == LOCAL_NAME:
        return RelyingParty(LOCAL_NAME, frozenset(), any_port=True)
    given = [origin for origin in more_origins if _is_subdomain(urlsplit(origin).hostname, host)]
    return RelyingParty(host, frozenset({origin_of(public_url or base_url), *given}))


@dataclass(frozen=True, slots=True)
class WebAuthn:
    """Implements ``Authenticators``."""

    party: RelyingParty

    def creation_options(
        self, account: Account, names: PasskeyNames, passkeys: Collection[Passkey], challenge: bytes
    ) -> Mapping[str, Any]:
        options = generate_registration_options(
            rp_id=self.party.id,
            rp_name=names.brand,
            user_id=account.id.bytes,
            user_name=names.account,
            user_display_name=names.account,
            challenge=challenge,
            attestation=AttestationConveyancePreference.NONE,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=_descriptors(passkeys),
        )
        return options_to_json_dict(options)

    def request_options(self, passkeys: Collection[Passkey], challenge: bytes) -> Mapping[str, Any]:
        options = generate_authentication_options(
            rp_id=self.party.id,
            challenge=challenge,
            allow_credentials=_descriptors(passkeys),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json_dict(options)

    def verify_registration(self, credential: Mapping[str, Any], challenge: bytes) -> Passkey | None:
        return _unless_malformed(lambda: self._created(credential, challenge))

    def credential_id(self, credential: Mapping[str, Any]) -> bytes | None:
        id = _unless_malformed(lambda: base64url_to_bytes(credential["rawId"]))
        return id if id and len(id) <= CREDENTIAL_ID_BYTES_MAX else None

    def verify_assertion(
        self, credential: Mapping[str, Any], challenge: bytes, passkey: Passkey
    ) -> PasskeyAssertion | None:
        return _unless_malformed(lambda: self._asserted(credential, challenge, passkey))

    def _created(self, credential: Mapping[str, Any], challenge: bytes) -> Passkey:
        verified = verify_registration_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=self.party.id,
            expected_origin=self._origin(credential),
            require_user_verification=True,
        )
        told = credential["response"].get("transports") or ()
        return Passkey(
            id=new_id(),
            credential_id=verified.credential_id,
            public_key=verified.credential_public_key,
            sign_count=verified.sign_count,
            transports=tuple(name for name in told if name in TRANSPORTS),
            backed_up=verified.credential_backed_up,
        )

    def _asserted(
        self, credential: Mapping[str, Any], challenge: bytes, passkey: Passkey
    ) -> PasskeyAssertion:
        verified = verify_authentication_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=self.party.id,
            expected_origin=self._origin(credential),
            credential_public_key=passkey.public_key,
            # The library checks the count before the signature: an attacker could have a key refused.
            credential_current_sign_count=0,
            require_user_verification=True,
        )
        return PasskeyAssertion(verified.credential_id, verified.new_sign_count)

    def _origin(self, credential: Mapping[str, Any]) -> str:
        """The page that asked, if it is one of ours and not framed by another site."""
        client = json.loads(base64url_to_bytes(credential["response"]["clientDataJSON"]))
        origin = client["origin"]
        if client.get("crossOrigin") or not isinstance(origin, str) or not self.party.allows_origin(origin):
            raise ValueError("origin")
        return origin


def _unless_malformed(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except MALFORMED_ERRORS:
        return None


def _descriptors(passkeys: Collection[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=passkey.credential_id,
            transports=[AuthenticatorTransport(name) for name in passkey.transports] or None,
        )
        for passkey in passkeys
    ]


def _is_subdomain(host: str | None, domain: str) -> bool:
    return host is not None and (host == domain or host.endswith(f".{domain}"))

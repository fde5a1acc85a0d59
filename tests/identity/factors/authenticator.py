"""An authenticator in software that does as it is told, wrong things included (WebAuthn level 3, 6)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

ORIGIN = "https://casino.example"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
Json = dict[str, Any]


@dataclass
class Authenticator:
    """One key. ``count`` is what it says next; ``counts`` False for those that say 0 for ever."""

    origin: str = ORIGIN
    rp_id: str = "casino.example"
    counts: bool = True
    verifies: bool = True
    count: int = 1
    cross_origin: bool = False
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def create(self, options: Mapping[str, Any]) -> Json:
        """``toJSON()`` of what ``navigator.credentials.create`` gives."""
        public = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: public.x.to_bytes(32), -3: public.y.to_bytes(32)}
        attested = bytes(16) + len(self.id).to_bytes(2) + self.id + cbor2.dumps(cose)
        made = {"fmt": "none", "attStmt": {}, "authData": self._data(ATTESTED) + attested}
        client = self._client("webauthn.create", options)
        return self._credential(
            {
                "clientDataJSON": bytes_to_base64url(client),
                "attestationObject": bytes_to_base64url(cbor2.dumps(made)),
                "transports": ["internal", "invented"],
            }
        )

    def get(self, options: Mapping[str, Any]) -> Json:
        """``toJSON()`` of what ``navigator.credentials.get`` gives."""
        client, data = self._client("webauthn.get", options), self._data()
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._credential(
            {
                "clientDataJSON": bytes_to_base64url(client),
                "authenticatorData": bytes_to_base64url(data),
                "signature": bytes_to_base64url(signature),
            }
        )

    def _client(self, type: str, options: Mapping[str, Any]) -> bytes:
        assert base64url_to_bytes(options["challenge"])
        said = {"type": type, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(said | {"crossOrigin": self.cross_origin}).encode()

    def _data(self, more: int = 0) -> bytes:
        flags = PRESENT | more | (VERIFIED if self.verifies else 0)
        count = self.count if self.counts else 0
        self.count += 1
        return sha256(self.rp_id.encode()).digest() + bytes([flags]) + count.to_bytes(4)

    def _credential(self, response: Json) -> Json:
        id = bytes_to_base64url(self.id)
        return {
            "id": id,
            "rawId": id,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
            "authenticatorAttachment": "platform",
        }

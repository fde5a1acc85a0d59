"""Requests with an HMAC of the raw body in a header, as providers of identity checks send them.

Some name the algorithm in a second header. They sign no time, so an old request that is sent again is known
by its event id alone.
"""

import base64
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from domain.inbound.providers import Headers, RefusalReason, Refused, Signed

Algorithm = Literal["sha1", "sha256", "sha512"]

_WRITTEN: Final = re.compile(r"(?:hmac)?(sha1|sha256|sha512)(?:hex|base64)?")
"""An algorithm's name in small letters and digits only: of HMAC_SHA256_HEX, sha-256, HmacSHA512."""

_ALGORITHMS: Final[dict[str, Algorithm]] = {"sha1": "sha1", "sha256": "sha256", "sha512": "sha512"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDigest:
    """Implements ``Verifier``.

    ``header`` holds the digest, after ``prefix``, in hexadecimal or base64. ``algorithm_header`` names the
    algorithm where the provider lets its customers choose; without it, or where it is missing, it is
    ``algorithm``. ``sha1``: SHA-1 is taken, too, for a provider that has nothing else.
    """

    header: str
    algorithm: Algorithm = "sha256"
    algorithm_header: str | None = None
    encoding: Literal["hex", "base64"] = "hex"
    prefix: str = ""
    sha1: bool = False

    def verify(self, headers: Headers, body: bytes, secrets: Sequence[str]) -> Signed | Refused:
        """See ``Verifier``."""
        given = headers.get(self.header.lower(), "").strip()
        if not given or not given.startswith(self.prefix):
            return Refused(RefusalReason.NO_SIGNATURE)
        algorithm = self._algorithm(headers)
        if algorithm is None:
            return Refused(RefusalReason.WEAK_ALGORITHM)
        digest = given.removeprefix(self.prefix)
        written = (digest.lower() if self.encoding == "hex" else digest).encode()
        good = [
            hmac.compare_digest(self._encoded(hmac.digest(secret.encode(), body, algorithm)), written)
            for secret in secrets
        ]
        return Signed() if any(good) else Refused(RefusalReason.BAD_SIGNATURE)

    def _algorithm(self, headers: Headers) -> Algorithm | None:
        """The algorithm; None where it is not known, or too weak."""
        named = headers.get(self.algorithm_header.lower(), "") if self.algorithm_header else ""
        written = _WRITTEN.fullmatch(re.sub(r"[^a-z0-9]", "", named.lower()))
        if named and written is None:
            return None
        algorithm = _ALGORITHMS[written[1]] if written else self.algorithm
        return None if algorithm == "sha1" and not self.sha1 else algorithm

    def _encoded(self, digest: bytes) -> bytes:
        return digest.hex().encode() if self.encoding == "hex" else base64.b64encode(digest)

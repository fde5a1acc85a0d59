"""Signatures are checked over the bytes as they arrived."""

from __future__ import annotations

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from standardwebhooks import Webhook

from adapters.inbound.body_digest import BodyDigest
from adapters.inbound.standard_webhooks import StandardWebhooks
from domain.inbound.providers import Accepted, RefusalReason, Refused, Signed
from tests.inbound.providers import ACME, SECRET, a_body

NOW = datetime(2026, 11, 30, 12, 0, 0, tzinfo=UTC)
OTHER = "whsec_" + base64.b64encode(b"another secret of 24 byte").decode()


def signed(body: bytes, at: datetime = NOW, secret: str = SECRET, id: str = "msg_1") -> dict[str, str]:
    return {
        "webhook-id": id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign(id, at, body.decode()),
    }


def refused(answer: Signed | Accepted | Refused) -> RefusalReason | None:
    return answer.reason if isinstance(answer, Refused) else None


def test_what_the_library_signs_is_verified_by_either_of_two_secrets() -> None:
    body = a_body()
    for secrets in ([SECRET], [OTHER, SECRET], [SECRET.removeprefix("whsec_")]):
        assert StandardWebhooks().verify(signed(body), body, secrets) == Signed("msg_1", NOW)
    assert refused(StandardWebhooks().verify(signed(body), body, [OTHER])) is RefusalReason.BAD_SIGNATURE


def test_a_body_that_was_written_again_is_refused() -> None:
    body = a_body()
    again = json.dumps(json.loads(body)).encode()
    assert refused(StandardWebhooks().verify(signed(body), again, [SECRET])) is RefusalReason.BAD_SIGNATURE


@pytest.mark.parametrize(
    ("differently", "reason"),
    [
        ({"webhook-id": "msg_2"}, RefusalReason.BAD_SIGNATURE),
        ({"webhook-timestamp": str(int(NOW.timestamp()) + 1)}, RefusalReason.BAD_SIGNATURE),
        ({"webhook-timestamp": "soon"}, RefusalReason.BAD_SIGNATURE),
        ({"webhook-signature": "v2,abc"}, RefusalReason.BAD_SIGNATURE),
        ({"webhook-signature": "v1,"}, RefusalReason.BAD_SIGNATURE),
        ({"webhook-signature": "v1,\u00e4"}, RefusalReason.BAD_SIGNATURE),
        ({"webhook-signature": ""}, RefusalReason.NO_SIGNATURE),
        ({"webhook-id": ""}, RefusalReason.NO_SIGNATURE),
    ],
)
def test_what_standard_webhooks_refuses(differently: dict[str, str], reason: RefusalReason) -> None:
    body = a_body()
    assert refused(StandardWebhooks().verify(signed(body) | differently, body, [SECRET])) is reason


@pytest.mark.parametrize(
    ("seconds", "reason"),
    [(-301, RefusalReason.OUTSIDE_WINDOW), (-300, None), (300, None), (301, RefusalReason.OUTSIDE_WINDOW)],
)
def test_the_replay_window(seconds: int, reason: RefusalReason | None) -> None:
    body = a_body()
    headers = signed(body, NOW + timedelta(seconds=seconds))
    assert refused(ACME.verify(headers, body, [SECRET], NOW)) is reason


@pytest.mark.parametrize(
    ("verifier", "digest", "headers", "reason"),
    [
        ({}, "sha256", {}, None),
        ({}, "sha512", {}, RefusalReason.BAD_SIGNATURE),
        ({"algorithm": "sha512"}, "sha512", {}, None),
        ({"algorithm_header": "X-Alg"}, "sha512", {"x-alg": "HMAC_SHA512_HEX"}, None),
        ({"algorithm_header": "X-Alg"}, "sha256", {}, None),
        ({"algorithm_header": "X-Alg"}, "sha1", {"x-alg": "HMAC_SHA1_HEX"}, RefusalReason.WEAK_ALGORITHM),
        ({"algorithm_header": "X-Alg", "sha1": True}, "sha1", {"x-alg": "HMAC_SHA1_HEX"}, None),
        ({"algorithm_header": "X-Alg"}, "sha256", {"x-alg": "none"}, RefusalReason.WEAK_ALGORITHM),
        ({"algorithm": "sha1"}, "sha1", {}, RefusalReason.WEAK_ALGORITHM),
        ({"prefix": "sha256="}, "sha256", {}, RefusalReason.NO_SIGNATURE),
    ],
)
def test_the_digest_of_the_raw_body(
    verifier: dict[str, Any], digest: Any, headers: dict[str, str], reason: RefusalReason | None
) -> None:
    body = a_body()
    given = {"x-digest": hmac.digest(b"s", body, digest).hex(), **headers}
    assert refused(BodyDigest(header="X-Digest", **verifier).verify(given, body, ["old", "s"])) is reason
    again = json.dumps(json.loads(body)).encode()
    assert refused(BodyDigest(header="X-Digest", **verifier).verify(given, again, ["s"])) is not None


def test_a_digest_may_have_a_prefix_and_be_base64_or_in_capitals() -> None:
    body = a_body()
    digest = hmac.digest(b"s", body, "sha256")
    plain = BodyDigest(header="X-Digest", prefix="sha256=", encoding="base64")
    given = {"x-digest": "sha256=" + base64.b64encode(digest).decode()}
    assert plain.verify(given, body, ["s"]) == Signed()
    assert BodyDigest(header="X-Digest").verify({"x-digest": digest.hex().upper()}, body, ["s"]) == Signed()


def test_without_a_secret_nothing_is_verified() -> None:
    body = a_body()
    assert refused(StandardWebhooks().verify(signed(body), body, [])) is RefusalReason.BAD_SIGNATURE
    given = {"x-digest": hmac.digest(b"", body, "sha256").hex()}
    assert refused(BodyDigest(header="X-Digest").verify(given, body, [])) is RefusalReason.BAD_SIGNATURE


def test_a_time_in_the_future_counts_as_now() -> None:
    future = a_body(at=(NOW + timedelta(days=1)).isoformat())
    accepted = ACME.verify(signed(future), future, [SECRET], NOW)
    assert isinstance(accepted, Accepted)
    assert accepted.occurred_at == NOW


@pytest.mark.parametrize(
    "body", [b"no json", b'{"kind": 7}', b'{"id": "1"}', b'{"kind": ""}', b'{"kind": "k", "at": "soon"}']
)
def test_what_cannot_be_read_is_accepted_as_unreadable(body: bytes) -> None:
    found = ACME.verify(signed(body), body, [SECRET], NOW)
    assert found == Accepted("msg_1", "", None, NOW, readable=False)

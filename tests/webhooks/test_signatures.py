"""Requests are signed as the Standard Webhooks libraries verify them, with each secret that is in use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from adapters.webhooks.signatures import signed_headers
from domain.webhooks.endpoints import new_secret

BODY = '{"name":"Jos\u00e9"}'.encode()


def test_each_secret_verifies_and_no_other() -> None:
    new, former = new_secret(), new_secret()
    headers = signed_headers([new, former], "evt_1", datetime.now(UTC), BODY)
    for secret in (new, former):
        assert Webhook(secret).verify(BODY, headers) == {"name": "Jos\u00e9"}
    with pytest.raises(WebhookVerificationError):
        Webhook(new_secret()).verify(BODY, headers)


def test_another_body_or_time_does_not_verify() -> None:
    secret = new_secret()
    headers = signed_headers([secret], "evt_1", datetime.now(UTC), BODY)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY + b" ", headers)
    old = signed_headers([secret], "evt_1", datetime.now(UTC) - timedelta(minutes=10), BODY)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY, old)


def test_a_time_of_another_zone_is_the_same_moment() -> None:
    secret, now = new_secret(), datetime.now(UTC)
    written = now.astimezone(timezone(timedelta(hours=2)))
    assert signed_headers([secret], "evt_1", written, BODY) == signed_headers([secret], "evt_1", now, BODY)

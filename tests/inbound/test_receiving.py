"""Requests of providers: stored once and sealed, or refused, or to be sent again."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from uuid import uuid4

import pytest

from adapters.postgres.inbound.queue import InboundQueue
from adapters.postgres.inbound.store import InboundStore
from domain.inbound.model import BODY_BYTES_MAX
from server.embedded import EmbeddedServers
from tests.conftest import as_superuser
from tests.inbound.providers import HANDLER, NOON, Receiving, a_body
from tests.live.relay_and_hub import PATIENCE_SECONDS

REFUSED = "urn:croupier:problem:webhook-refused"


async def test_it_is_stored_sealed_with_what_the_provider_says_of_it(receiving: Receiving) -> None:
    subject = f"{uuid4()}"
    answered = await receiving.send(a_body(subject=subject, at=NOON.isoformat(), name="Jane Roe"))
    assert (answered.status_code, answered.content) == (200, b"")
    ((provider, kind, at, state),) = await receiving.rows("provider, event_type, occurred_at, state", subject)
    assert (provider, kind, at, state) == ("acme", "reviewed", NOON, "WAITING")
    ((row, content),) = await receiving.rows("webhook::text, content", subject)
    assert "Jane Roe" not in row
    assert b"Jane Roe" not in content
    await receiving.handle()
    (message,) = (each for each in HANDLER.handled if each.subject == subject)
    assert message.json()["name"] == "Jane Roe"
    assert message.headers["webhook-id"].startswith("msg_")


async def test_what_a_provider_has_not_signed_is_refused_without_a_reason(receiving: Receiving) -> None:
    subject = f"{uuid4()}"
    body = a_body(subject=subject)
    again = json.dumps(json.loads(body)).encode()
    signed = (await receiving.send(body)).request.headers
    told = []
    for content, headers in (
        (again, dict(signed)),
        (body, {**signed, "webhook-signature": "v1,bm90aGluZw=="}),
        (body, {name: value for name, value in signed.items() if name != "webhook-signature"}),
    ):
        own = {name: value for name, value in headers.items() if name.startswith("webhook-")}
        answered = await receiving.application.client.post("/webhooks/acme", content=content, headers=own)
        assert answered.status_code == 401
        told.append(answered.json())
    assert told == [told[0]] * 3
    assert told[0]["type"] == REFUSED
    assert len(await receiving.rows("id", subject)) == 1


async def test_what_was_signed_too_long_ago_is_refused(receiving: Receiving) -> None:
    subject = f"{uuid4()}"
    signed = (await receiving.send(a_body(subject=subject))).request
    headers = {name: value for name, value in signed.headers.items() if name.startswith("webhook-")}
    receiving.later(minutes=6)
    answered = await receiving.application.client.post(
        "/webhooks/acme", content=signed.content, headers=headers
    )
    assert (answered.status_code, answered.json()["type"]) == (401, REFUSED)


async def test_the_other_way_of_signing(receiving: Receiving) -> None:
    subject = f"{uuid4()}"
    good = await receiving.send_digested(
        a_body(subject=subject), "sha512", x_payload_digest_alg="HMAC_SHA512_HEX"
    )
    weak = await receiving.send_digested(
        a_body(subject=subject), "sha1", x_payload_digest_alg="HMAC_SHA1_HEX"
    )
    assert (good.status_code, weak.status_code) == (200, 401)
    assert len(await receiving.rows("id", subject)) == 1


@pytest.mark.parametrize("to", ["unknown", "acme/nowhere", "acme/*", "checks/rival", "acme/DEFAULT"])
async def test_where_no_context_handles_webhooks_there_is_nothing(receiving: Receiving, to: str) -> None:
    answered = await receiving.send(a_body(), to=to)
    assert (answered.status_code, answered.json()["type"]) == (404, "urn:croupier:problem:not-found")


async def test_each_brand_has_its_own(receiving: Receiving) -> None:
    subject = f"{uuid4()}"
    body = a_body(subject=subject)
    assert (await receiving.send(body)).status_code == 200
    assert (await receiving.send(body, to="acme/rival")).status_code == 200
    assert {brand for (brand,) in await receiving.rows("brand", subject)} == {"default", "rival"}


async def test_a_body_that_is_too_long_is_refused(receiving: Receiving) -> None:
    answered = await receiving.send(b"x" * (BODY_BYTES_MAX + 1))
    assert (answered.status_code, answered.json()["type"]) == (413, "urn:croupier:problem:content-too-large")


async def test_twenty_at_once_are_one_row_and_one_effect(receiving: Receiving) -> None:
    subject = f"{uuid4()}"
    body = a_body(subject=subject)
    answered = await asyncio.gather(*(receiving.send(body) for _ in range(20)))
    assert [each.status_code for each in answered] == [200] * 20
    assert len(await receiving.rows("id", subject)) == 1
    await receiving.handle()
    assert (await receiving.send(body)).status_code == 200
    await receiving.handle()
    assert await receiving.effects(subject) == 1
    assert HANDLER.order(subject) == [("reviewed", False)]


async def test_while_the_database_is_away_it_is_to_be_sent_again_and_nothing_is_lost(
    receiving: Receiving, servers: EmbeddedServers
) -> None:
    subject = f"{uuid4()}"
    body = a_body(subject=subject)
    await as_superuser(servers, "alter database croupier_inbound connection limit 0")
    try:
        await as_superuser(
            servers,
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'croupier_inbound'",
        )
        answered = await receiving.send(body)
        assert answered.status_code == 503
        assert answered.json()["type"] == "urn:croupier:problem:unavailable"
        assert int(answered.headers["retry-after"]) > 0
    finally:
        await as_superuser(servers, "alter database croupier_inbound connection limit -1")
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (await receiving.send(body)).status_code != 200:  # noqa: ASYNC110 - known elsewhere
            await asyncio.sleep(0.1)
    assert len(await receiving.rows("id", subject)) == 1
    await receiving.handle()
    assert HANDLER.order(subject) == [("reviewed", False)]


async def test_what_takes_too_long_to_store_is_to_be_sent_again(
    receiving: Receiving, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(*_: object) -> bool:
        raise TimeoutError

    with monkeypatch.context() as patch:
        patch.setattr(InboundStore, "add", hang)
        answered = await receiving.send(a_body())
    assert answered.status_code == 503


async def test_a_duplicate_is_known_after_its_content_is_deleted(receiving: Receiving) -> None:
    subject = f"{uuid4()}"
    body = a_body(subject=subject)
    receiving.later(days=-40)
    await receiving.send(body)
    await receiving.handle()
    receiving.later(days=40)
    resources = receiving.application.wired.resources
    now = resources.clock.now()
    queue = InboundQueue(resources.database, resources.vault)
    assert await queue.delete_old(now - timedelta(days=30), now - timedelta(days=400)) == 0
    ((content, whose),) = await receiving.rows("content, sealed_for", subject)
    assert content is None
    destroyed = "select destroyed_at is not null from keyring.subject_key where subject_id = $1"
    assert await receiving.application.rows(destroyed, whose) == [(True,)]
    assert (await receiving.send(body)).status_code == 200
    assert len(await receiving.rows("id", subject)) == 1
    assert await queue.delete_old(now - timedelta(days=30), now - timedelta(days=39)) > 0
    assert await receiving.rows("id", subject) == []


@pytest.mark.parametrize(
    "more",
    [
        {"id": "\ud800"},
        {"kind": "\ud800"},
        {"subject": "\udfff"},
        {"at": "2026-11-01T12:00:00"},
        {"at": "0001-01-01T00:00:00+14:00"},
    ],
)
async def test_what_the_database_cannot_hold_is_stored_and_parked(
    receiving: Receiving, more: dict[str, str]
) -> None:
    answered = await receiving.send(a_body(**({"subject": f"{uuid4()}"} | more)))
    assert answered.status_code == 200
    listed = await receiving.application.as_("admin").data_of(
        '{ inboundWebhooks(first: 1, filter: {provider: "acme"}) { nodes { state failure } } }'
    )
    assert listed["inboundWebhooks"]["nodes"] == [{"state": "PARKED", "failure": "UNREADABLE"}]


async def test_a_body_nested_too_deeply_is_stored_and_parked(receiving: Receiving) -> None:
    answered = await receiving.send(b"[" * 200_000)
    assert answered.status_code == 200

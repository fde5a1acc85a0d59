"""An application of its own, since what posts events works for all endpoints of a database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from server.embedded import EmbeddedServers
from tests.application import Application, open_application
from tests.conftest import copy_database
from tests.webhooks.receivers import Posting, Receiver, a_receiver


@pytest.fixture(scope="package")
async def webhook_application(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    await copy_database(servers, template_database, "croupier_webhooks")
    data_dir = tmp_path_factory.mktemp("webhooks")
    url = servers.dsn("croupier_webhooks")
    async with open_application(url, servers.redis_url, data_dir) as application:
        yield application


@pytest.fixture
async def posting(webhook_application: Application) -> AsyncIterator[Posting]:
    """What posts events, with no endpoint of another test."""
    posting = Posting(webhook_application)
    await posting.lay_out()
    yield posting
    webhook_application.clock.ahead = timedelta()
    admin = webhook_application.as_("admin")
    for each in (await admin.data_of("{ webhookEndpoints { id } }"))["webhookEndpoints"]:
        await admin.mutate("removeWebhookEndpoint", endpointId=each["id"])


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with a_receiver() as receiver:
        yield receiver

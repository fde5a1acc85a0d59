"""An application of its own, with providers of tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

import server.composition.inbound
from server.embedded import EmbeddedServers
from tests.application import Application, open_application
from tests.conftest import copy_database
from tests.inbound.providers import CONTEXT, HANDLER, Receiving


@pytest.fixture(scope="package")
async def inbound_application(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    await copy_database(servers, template_database, "croupier_inbound")
    url, data_dir = servers.dsn("croupier_inbound"), tmp_path_factory.mktemp("inbound")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server.composition.inbound, "CONTEXTS", (CONTEXT,))
        async with open_application(url, servers.redis_url, data_dir) as application:
            yield application


@pytest.fixture
def receiving(inbound_application: Application) -> Iterator[Receiving]:
    yield Receiving(inbound_application)
    inbound_application.clock.ahead = timedelta()
    HANDLER.handled.clear()
    HANDLER.faults.clear()

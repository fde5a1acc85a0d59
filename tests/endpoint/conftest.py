"""An endpoint over the toy schema, in process and on a real server."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from tests.endpoint.endpoint_server import routes, running_server
from tests.endpoint.toy import Toy


@pytest.fixture
def toy() -> Toy:
    return Toy()


@pytest.fixture
async def client(toy: Toy) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the endpoint in this process."""
    transport = httpx.ASGITransport(Starlette(routes=routes(toy)))
    async with httpx.AsyncClient(transport=transport, base_url="http://croupier.test") as client:
        yield client


@pytest.fixture(scope="session")
async def server() -> AsyncIterator[str]:
    """Host and port of the endpoint on a real server."""
    async with running_server() as authority:
        yield authority

"""An operation that takes too long is stopped, and a mutation's client is told what that means."""

import httpx
import pytest
from starlette.applications import Starlette

from tests.endpoint.endpoint_server import TIGHT_LIMITS, routes
from tests.endpoint.toy import Toy


@pytest.fixture
async def hasty(toy: Toy):
    app = Starlette(routes=routes(toy, limits=TIGHT_LIMITS))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x.test") as client:
        yield client


async def test_a_slow_query_is_stopped(hasty, toy):
    answer = await hasty.post("/graphql", json={"query": "{hello slow}"})
    assert answer.status_code == 200
    assert answer.json() == {
        "data": None,
        "errors": [
            {"message": "The operation took too long and was stopped.", "extensions": {"code": "TIMEOUT"}}
        ],
    }
    assert toy.stopped.is_set()


async def test_the_outcome_of_a_slow_mutation_is_unknown(hasty):
    answer = await hasty.post("/graphql", json={"query": "mutation{payForever}"})
    (error,) = answer.json()["errors"]
    assert error["extensions"] == {"code": "TIMEOUT", "outcome": "UNKNOWN"}
    assert "outcome is unknown" in error["message"]
    assert "same idempotency key" in error["message"]


@pytest.mark.parametrize(("query", "outcome"), [("{gaveUp}", None), ("mutation{payGaveUp}", "UNKNOWN")])
async def test_a_timeout_raised_within_a_resolver_is_reported_as_timeout(hasty, query, outcome):
    answer = await hasty.post("/graphql", json={"query": query})
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "TIMEOUT"
    assert error["extensions"].get("outcome") == outcome
    assert "jane" not in answer.text

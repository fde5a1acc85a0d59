"""One id from the request to the subscribers that see its change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import httpx
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.postgres.database import connect
from adapters.postgres.outbox.facts import OutboxFacts
from domain.shared.actor import system
from domain.shared.event_types import EventTypes
from domain.shared.facts import Fact
from domain.shared.ids import new_id
from server.observability.correlation import correlation_id
from server.observability.metrics import Metrics
from server.observability.request_middleware import RequestMiddleware
from tests.captured_logs import capture_logs
from tests.live.relay_and_hub import connected_hub, eventually, next_fact, running_relay


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFact(Fact):
    name: ClassVar[str] = "player.conditions_changed"


async def test_a_requests_id_reaches_the_relays_log_and_the_watcher(
    fresh_database_url: str, redis_url: str
) -> None:
    player = new_id()
    database = await connect(fresh_database_url)

    async def wave(request: Request) -> Response:
        origin = system("test", "default", correlation_id())
        async with database.transaction("default") as connection:
            await OutboxFacts(connection, origin, EventTypes(())).record(
                SampleFact(player_id=player, brand="default", seq=1, payload={"missing": []})
            )
        return Response()

    app = RequestMiddleware(
        Starlette(routes=[Route("/wave", wave, methods=["POST"])]), Metrics(CollectorRegistry(), ())
    )
    with capture_logs() as lines:
        async with (
            running_relay(fresh_database_url, redis_url),
            connected_hub(redis_url) as hub,
            hub.watch(frozenset({player})) as news,
            httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as http,
        ):
            answer = await http.post("/wave", headers={"x-request-id": "the-one-id"})
            fact = await next_fact(news)
            await eventually(lambda: any(line["event"] == "fact published" for line in lines))
    await database.close()

    assert answer.headers["x-request-id"] == fact.correlation_id == "the-one-id"
    said = {line["event"]: line.get("correlation_id") for line in lines}
    assert said["fact published"] == "the-one-id"
    assert "request" in said

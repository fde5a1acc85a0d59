"""A receiver of webhooks that fails at random: a JSON plan as the argument, its figures under GET /figures.

`failing` and `hanging` are shares of the requests. What has failed `FAILURES_MAX` times is taken: a run ends.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from random import Random
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from benchmarks.load.serve_app import serve

FAILURES_MAX = 5
HANG_SECONDS = 5.0


class Taken:
    """What a receiver was sent since it was last forgotten."""

    def __init__(self, failing: float, hanging: float) -> None:
        self.failing, self.hanging = failing, hanging
        self.random = Random(7)
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.failures: Counter[str] = Counter()
        self.times: Counter[str] = Counter()
        self.last: dict[str, int] = {}
        self.requests = self.out_of_order = 0

    async def answer(self, request: Request) -> Response:
        """Fail, hang, or take the event."""
        body = await request.body()
        id = request.headers["webhook-id"]
        self.requests += 1
        if (
            self.failures[id] < FAILURES_MAX
            and (chance := self.random.random()) < self.failing + self.hanging
        ):
            self.failures[id] += 1
            if chance < self.hanging:
                await asyncio.sleep(HANG_SECONDS)
            return Response(status_code=503)
        self.times[id] += 1
        if self.times[id] == 1:
            self._note_order(orjson.loads(body))
        return Response(status_code=200)

    def _note_order(self, event: dict[str, Any]) -> None:
        subject, seq = event["subject"], event["playerseq"]
        if seq < self.last.get(subject, 0):
            self.out_of_order += 1
        self.last[subject] = max(seq, self.last.get(subject, 0))

    def figures(self) -> dict[str, int]:
        """Counts: requests, events taken, of them again, and after a later one of their player."""
        return {
            "requests": self.requests,
            "taken": len(self.times),
            "again": self.times.total() - len(self.times),
            "out_of_order": self.out_of_order,
        }


def create_app(failing: float, hanging: float) -> Starlette:
    """The receiver."""
    taken = Taken(failing, hanging)

    async def figures(_: Request) -> Response:
        return JSONResponse(taken.figures())

    async def forget(_: Request) -> Response:
        taken.forget()
        return Response(status_code=204)

    return Starlette(
        routes=[
            Route("/hook", taken.answer, methods=["POST"]),
            Route("/figures", figures),
            Route("/forget", forget, methods=["POST"]),
        ]
    )


if __name__ == "__main__":
    plan = json.loads(sys.argv[1])
    serve(create_app(plan["failing"], plan["hanging"]), plan["fd"])

"""Liveness, readiness and metrics of one process: /healthz, /readyz, /metrics."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from server.observability.exposition import CONTENT_TYPE, Exposition

CHECK_SECONDS_MAX: Final = 2.0
UNREACHABLE: Final = "unreachable"
FAILED: Final = {"audit": "unwritable"}
"""Check -> how its failure is reported, where not as UNREACHABLE."""

_NEVER_STORED: Final = {"cache-control": "no-store"}

Check = Callable[[], Awaitable[object]]
"""Returns when all is well, raises when not."""


class Health:
    """Readiness checks. Set ``draining`` when the process has been asked to stop.

    ``database`` and ``valkey`` raise when the server cannot be reached. ``pending`` returns the migrations
    still to apply; once there are none it is not called again. Without Valkey the process still serves,
    only slower, and without the master keys (``keys``) everything that touches no personal data: that is
    ``degraded``, and no reason to take it out of rotation. So is a process whose ``policy`` is outdated, and
    one whose ``audit`` log cannot be written: bets of game servers are not audited there.
    """

    def __init__(
        self,
        *,
        database: Check,
        valkey: Check,
        pending: Callable[[], Awaitable[list[str]]],
        keys: Check | None = None,
        policy: Check | None = None,
        audit: Check | None = None,
    ) -> None:
        self._database = database
        self._valkey = valkey
        self._pending = pending
        self._keys = keys
        self._policy = policy
        self._audit = audit
        self._current = False
        self.draining = False

    async def report(self) -> tuple[str, dict[str, str]]:
        """``ready``, ``degraded``, ``unready`` or ``draining``, and what each check found."""
        named = {
            "database": self._database,
            "valkey": self._valkey,
            "keys": self._keys,
            "policy": self._policy,
            "audit": self._audit,
        }
        asked = {
            name: _run_check(check, FAILED.get(name, UNREACHABLE)) for name, check in named.items() if check
        }
        migrations, *found = await asyncio.gather(self._migrations(), *asked.values())
        checks = {**dict(zip(asked, found, strict=True)), "migrations": migrations}
        if self.draining:
            return "draining", checks
        if checks["database"] != "ok" or migrations != "ok":
            return "unready", checks
        return ("ready" if set(checks.values()) == {"ok"} else "degraded"), checks

    async def _migrations(self) -> str:
        if self._current:
            return "ok"
        try:
            async with asyncio.timeout(CHECK_SECONDS_MAX):
                self._current = not await self._pending()
        except Exception:  # noqa: BLE001 - the database check reports the same failure
            return "unknown"
        return "ok" if self._current else "pending"


async def _run_check(check: Check, failed: str) -> str:
    try:
        async with asyncio.timeout(CHECK_SECONDS_MAX):
            await check()
    except Exception:  # noqa: BLE001 - any failure means the backend cannot be used
        return failed
    return "ok"


def health_routes(health: Health, exposition: Exposition) -> list[Route]:
    """``/healthz``, ``/readyz`` and ``/metrics``."""

    async def alive(_request: Request) -> Response:
        return PlainTextResponse("ok", headers=_NEVER_STORED)

    async def ready(_request: Request) -> Response:
        status, checks = await health.report()
        body: dict[str, Any] = {"status": status, "checks": checks}
        return JSONResponse(body, 200 if status in {"ready", "degraded"} else 503, _NEVER_STORED)

    async def metrics(_request: Request) -> Response:
        return Response(await exposition.text(), media_type=CONTENT_TYPE, headers=_NEVER_STORED)

    return [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", metrics)]

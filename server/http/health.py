"""Liveness, readiness and metrics of one process: /healthz, /readyz, /metrics."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from adapters.backend_errors import UNREACHABLE, backend_state
from adapters.vault.master_keys import WrongKeys
from migrations.tolerance import SchemaTooNew
from server.observability.exposition import CONTENT_TYPE, Exposition
from server.security.key_files import KeysRefused

CHECK_SECONDS_MAX: Final = 2.0
WRONG: Final = "wrong"
TOO_NEW: Final = "too_new"
FAILED: Final = {"audit": "unwritable"}
"""Check -> how its failure is reported, where not as UNREACHABLE."""

log = structlog.get_logger("croupier.health")

_NEVER_STORED: Final = {"cache-control": "no-store"}

Check = Callable[[], Awaitable[object]]
"""Returns when all is well, raises when not."""


class Health:
    """Readiness checks. Set ``draining`` when the process has been asked to stop.

    ``database`` and ``valkey`` raise when the server cannot be reached or written. ``pending`` returns the
    migrations still to apply; once there are none, ``tolerated`` is called instead, which raises when a later
    version has migrated that no longer tolerates this one. ``degraded``, which is no reason to
    take a process out of rotation, is one without Valkey, which still serves, only slower; one whose master
    keys are out of reach, which serves everything but personal data; one whose ``policy`` is outdated; one
    whose ``audit`` log cannot be written: bets of game servers are not audited there. With keys that are not
    those of the database it is ``unready``: waiting does not help.
    """

    def __init__(
        self,
        *,
        database: Check,
        valkey: Check,
        pending: Callable[[], Awaitable[list[str]]],
        tolerated: Check | None = None,
        keys: Check | None = None,
        policy: Check | None = None,
        audit: Check | None = None,
    ) -> None:
        self._database = database
        self._valkey = valkey
        self._pending = pending
        self._tolerated = tolerated
        self._keys = keys
        self._policy = policy
        self._audit = audit
        self._current = False
        self.reasons: dict[str, str] = {}
        self.draining = False

    async def report(self) -> tuple[str, dict[str, str]]:
        """``ready``, ``degraded``, ``unready`` or ``draining``, and what each check found.

        ``reasons`` then has a line for each check that an operator has to do something about.
        """
        named = {
            "database": self._database,
            "valkey": self._valkey,
            "keys": self._keys,
            "policy": self._policy,
            "audit": self._audit,
        }
        asked = {name: self._run_check(name, check) for name, check in named.items() if check}
        migrations, *found = await asyncio.gather(self._migrations(), *asked.values())
        checks = {**dict(zip(asked, found, strict=True)), "migrations": migrations}
        if self.draining:
            return "draining", checks
        if checks["database"] != "ok" or migrations != "ok" or checks.get("keys") == WRONG:
            return "unready", checks
        return ("ready" if set(checks.values()) == {"ok"} else "degraded"), checks

    async def _migrations(self) -> str:
        try:
            async with asyncio.timeout(CHECK_SECONDS_MAX):
                if not self._current:
                    self._current = not await self._pending()
                elif self._tolerated:
                    await self._tolerated()
            self.reasons.pop("migrations", None)
        except SchemaTooNew as refused:
            self._explain("migrations", str(refused))
            return TOO_NEW
        except Exception:  # noqa: BLE001 - the database check reports the same failure
            return "ok" if self._current else "unknown"
        return "ok" if self._current else "pending"

    async def _run_check(self, name: str, check: Check) -> str:
        try:
            async with asyncio.timeout(CHECK_SECONDS_MAX):
                await check()
        except (WrongKeys, KeysRefused) as wrong:
            self._explain(name, wrong.reason if isinstance(wrong, WrongKeys) else str(wrong))
            return WRONG
        except Exception as error:  # noqa: BLE001 - any failure means the backend cannot be used
            self.reasons.pop(name, None)
            return FAILED.get(name) or backend_state(error) or UNREACHABLE
        self.reasons.pop(name, None)
        return "ok"

    def _explain(self, name: str, reason: str) -> None:
        if self.reasons.get(name) != reason:
            log.error("not ready", check=name, reason=reason)
        self.reasons[name] = reason


def health_routes(health: Health, exposition: Exposition) -> list[Route]:
    """``/healthz``, ``/readyz`` and ``/metrics``."""

    async def alive(_request: Request) -> Response:
        return PlainTextResponse("ok", headers=_NEVER_STORED)

    async def ready(_request: Request) -> Response:
        status, checks = await health.report()
        body: dict[str, Any] = {"status": status, "checks": checks}
        if health.reasons:
            body["reasons"] = health.reasons
        return JSONResponse(body, 200 if status in {"ready", "degraded"} else 503, _NEVER_STORED)

    async def metrics(_request: Request) -> Response:
        return Response(await exposition.text(), media_type=CONTENT_TYPE, headers=_NEVER_STORED)

    return [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", metrics)]

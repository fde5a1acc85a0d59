"""Runs every check of `croupier doctor`."""

import asyncio
import tempfile
from pathlib import Path

from server.doctor import backends, machine
from server.doctor.events import event_bus
from server.doctor.findings import Finding, Severity, bad, good
from server.doctor.jobs import system_jobs
from server.embedded import DirectoryInUse
from server.errors import OperatorError
from server.processes.backend_servers import embedded_servers, with_addresses_of
from server.settings import Settings, unknown_variables


def examine(settings: Settings) -> list[Finding]:
    """All findings, before or while a Croupier runs here; changes nothing."""
    servers, up = _servers(settings)
    return [
        machine.python(),
        machine.variables(unknown_variables()),
        machine.jurisdictions(settings.jurisdictions_dir),
        machine.space(settings.data_dir),
        machine.port(settings.host, settings.port, ours=up, named=settings.database_url is not None),
        *servers,
    ]


def _servers(settings: Settings) -> tuple[list[Finding], bool]:
    """The findings about the servers, and whether a Croupier runs on the data directory."""
    embedded = settings.database_url is None and settings.pg_bin is None
    if not (settings.data_dir / "postgres").exists() and not (settings.data_dir / "servers").exists():
        return _try_embedded_servers(settings), False
    servers = embedded_servers(settings)
    if servers is None:
        return asyncio.run(_check_backends(settings)), False
    try:
        with servers:
            return asyncio.run(
                _check_backends(
                    settings.model_copy(update=servers.addresses), embedded=embedded, stopped=True
                )
            ), False
    except DirectoryInUse as busy:
        return asyncio.run(_check_backends(with_addresses_of(settings, busy), embedded=embedded)), True
    except OperatorError as refused:
        return [_refusal(refused)], False


def _try_embedded_servers(settings: Settings) -> list[Finding]:
    """Nothing has been created yet: check in a temporary directory whether the servers would start."""
    embedded = settings.database_url is None and settings.pg_bin is None
    with tempfile.TemporaryDirectory(prefix="croupier-doctor-") as directory:
        place = Path(directory)
        place.chmod(0o711)
        servers = embedded_servers(settings.model_copy(update={"data_dir": place / "data"}))
        if servers is None:
            return asyncio.run(_check_backends(settings))
        try:
            with servers:
                found = asyncio.run(
                    _check_backends(settings.model_copy(update=servers.addresses), embedded=embedded)
                )
        except OperatorError as refused:
            return [_refusal(refused)]
    return [
        good("Schema", "not created yet: `croupier up` does") if _is_new(one, settings) else one
        for one in found
    ]


def _is_new(finding: Finding, settings: Settings) -> bool:
    return finding.subject == "Schema" and not settings.database_url


async def _check_backends(
    settings: Settings, *, embedded: bool = False, stopped: bool = False
) -> list[Finding]:
    asked = await asyncio.gather(
        backends.database(settings.database_url or "", settings, embedded=embedded),
        backends.valkey(settings.redis_url or ""),
    )
    found = [finding for answer in asked for finding in answer]
    if any(each.severity is Severity.BAD for each in found):
        return found
    return [*found, *await event_bus(settings), *await system_jobs(settings, stopped=stopped)]


def _refusal(refused: OperatorError) -> Finding:
    observed, _, remedy = str(refused).rpartition(": ")
    return bad("Embedded servers", observed, remedy)

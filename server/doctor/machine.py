"""Examines this machine: Python, disk space, port and environment variables."""

import json
import platform
import shutil
import sys
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from adapters.web_addresses import public_name
from server.doctor.findings import Finding, bad, doubtful, good
from server.jurisdiction_packs import PackFileRefused, read_packs_of
from server.processes.listen_socket import PortTaken, bind
from server.settings import MEBIBYTE

PYTHON_MIN = (3, 11)
FREE_MEBIBYTES_MIN = 256
FREE_MEBIBYTES_WANTED = 2048
READY_SECONDS_MAX = 3.0
READY_BYTES_MAX = 10_000


def python(version: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """The interpreter's version."""
    observed = f"{'.'.join(map(str, version))} on {platform.system()} {platform.machine()}"
    if version < PYTHON_MIN:
        return bad("Python", observed, "install Python 3.11 or newer")
    return good("Python", observed)


def jurisdictions(directory: Path | None) -> Finding:
    """Whether the casino's own jurisdiction packs can be used."""
    try:
        packs = read_packs_of(directory)
    except PackFileRefused as refused:
        observed, _, wrong = str(refused).rpartition(": ")
        return bad("Jurisdictions", observed, wrong)
    return good("Jurisdictions", ", ".join(sorted(packs.by_jurisdiction)))


def space(directory: Path, free_mebibytes: int | None = None) -> Finding:
    """Free disk space of the data directory; `free_mebibytes` is measured unless given."""
    place = next(path for path in (directory, *directory.absolute().parents) if path.exists())
    free = shutil.disk_usage(place).free // MEBIBYTE if free_mebibytes is None else free_mebibytes
    observed = f"{free / 1024:.1f} GiB free for {directory}"
    if free < FREE_MEBIBYTES_MIN:
        return bad("Disk", observed, "free some space, or set CROUPIER_DATA_DIR to another disk")
    if free < FREE_MEBIBYTES_WANTED:
        return doubtful("Disk", observed, "the ledger only grows: plan for more")
    return good("Disk", observed)


def port(host: str, number: int, *, ours: bool, named: bool = False) -> Finding:
    """Whether the port can be listened on; `ours`: a Croupier runs on the data directory.

    `named`: the settings name the database, which a Croupier of another directory may use as well.
    """
    try:
        bind(host, number).close()
    except PortTaken as refused:
        if ours:
            return good("Port", f"{number} on {host} is taken, and a Croupier is up")
        if _answers_as_croupier(host, number):
            which = "a Croupier" if named else "a Croupier on another database"
            return doubtful(
                "Port",
                f"{number} on {host} is taken by {which}",
                "choose another CROUPIER_PORT to run a second one",
            )
        observed, _, remedy = str(refused).partition(": ")
        return bad("Port", observed, remedy)
    return good("Port", f"{number} on {host} is free")


def _answers_as_croupier(host: str, number: int) -> bool:
    """Whether what listens there has a readiness like ours."""
    reached = HTTPConnection(public_name(host), number, timeout=READY_SECONDS_MAX)
    with closing(reached) as probe:
        try:
            probe.request("GET", "/readyz")
            return {"status", "checks"} <= set(json.loads(probe.getresponse().read(READY_BYTES_MAX)))
        except (OSError, HTTPException, ValueError, TypeError):
            return False


def variables(unknown: tuple[str, ...]) -> Finding:
    """Unknown CROUPIER_ variables."""
    if unknown:
        return doubtful(
            "Settings", f"nothing reads {', '.join(unknown)}", "correct the spelling or remove them"
        )
    return good("Settings", "understood")

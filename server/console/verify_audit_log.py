"""`croupier audit verify` at the terminal."""

import asyncio
import sys
import time
from typing import Any

import orjson
from rich.console import Console

from adapters.postgres.compliance.audit_verify import verify
from adapters.postgres.database import connect
from domain.compliance.audit_verification import AuditFinding, AuditVerification, Fault
from server.console.known_brands import require_known
from server.processes.backend_servers import with_servers
from server.security.audit_heads import read_heads
from server.security.signing_keys import signing_keys
from server.settings import Settings

FAULT_TEXTS = {
    Fault.EDITED: "edited: row {seq} of {day}, brand {brand}",
    Fault.MISSING: "missing: rows {seq} to {to} of {day}, brand {brand}",
    Fault.REWRITTEN: "rewritten: row {seq} of {day}, brand {brand}, is not the one that was signed",
    Fault.HEAD: "head: the database's own head of {day}, brand {brand}, is not that of row {seq}",
    Fault.FORGED: "forged: {place} of the signed heads (row {seq} of {day}, brand {brand})",
}


def verify_audit_log(settings: Settings, *, brand: str | None, as_json: bool) -> int:
    """Verify and print the result; the exit status is 1 when something is wrong."""
    with with_servers(settings, valkey=False) as running:
        started = time.monotonic()
        verification = asyncio.run(audit_verification(running, brand))
        seconds = time.monotonic() - started
    if as_json:
        sys.stdout.write(
            orjson.dumps(audit_report_json(verification, seconds), option=orjson.OPT_INDENT_2).decode() + "\n"
        )
    else:
        _print_report(verification, seconds)
    return 0 if verification.holds else 1


async def audit_verification(settings: Settings, brand: str | None = None) -> AuditVerification:
    """Verify every chain against its own hashes, its heads and its signed heads.

    Raises:
        UnknownBrand: of this brand there is nothing, and no such brand.
    """
    keys = signing_keys(settings.audit_key, settings.key_files_group_readable, name="audit key")
    signed = read_heads(settings.audit_heads, keys, brand)
    verification = await verify(str(settings.database_url), signed.heads, brand)
    verification.signed = signed.count
    verification.findings.extend(signed.forgeries)
    if brand is not None and not (verification.rows or verification.signed or verification.findings):
        await _require_known(settings, brand)
    return verification


async def _require_known(settings: Settings, brand: str) -> None:
    database = await connect(str(settings.database_url), composing_max=1, hot_max=1, read_only=True)
    try:
        await require_known(brand, database)
    finally:
        await database.close()


def audit_report_json(verification: AuditVerification, seconds: float) -> dict[str, Any]:
    """The report as JSON."""
    return {
        "holds": verification.holds,
        "rows": verification.rows,
        "chains": verification.chains,
        "signedHeads": verification.signed,
        "seconds": round(seconds, 3),
        "findings": [_finding_json(each) for each in verification.findings],
    }


def result_line(verification: AuditVerification, seconds: float) -> str:
    """What was checked, and whether it holds."""
    rows = f"{_counted(verification.rows, 'row')} in {_counted(verification.chains, 'chain')}"
    result = "holds" if verification.holds else "does NOT hold"
    return f"The audit log {result}: {rows}, {_counted(verification.signed, 'signed head')}, {seconds:.1f} s"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _finding_json(found: AuditFinding) -> dict[str, Any]:
    where = {"brand": found.brand, "day": found.day.isoformat(), "seq": found.seq}
    more = {"to": found.to, "place": found.place}
    return {"fault": found.fault.value, **where, **{name: each for name, each in more.items() if each}}


def _print_report(verification: AuditVerification, seconds: float) -> None:
    console = Console()
    for each in verification.findings:
        fields = {"brand": each.brand, "day": each.day, "seq": each.seq, "to": each.to, "place": each.place}
        console.print(FAULT_TEXTS[each.fault].format(**fields), style="red", soft_wrap=True, highlight=False)
    console.print(result_line(verification, seconds), soft_wrap=True, highlight=False)
    if not verification.signed:
        console.print("No signed heads were found: a missing end of a chain may go unseen", soft_wrap=True)

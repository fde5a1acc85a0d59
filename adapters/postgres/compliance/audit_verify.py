"""Walks every chain of the audit log and names what is not as it was written.

The server only reads rows; hashing and comparing happen here, out of reach of the database's administrators.
A missing end cannot be seen in the chain itself; it is found by the heads: those of the database, and those
that were signed and stored outside it.
"""

import hashlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from adapters.postgres.connections import READ_ONLY, open_connection
from adapters.postgres.database import APP_ROLE
from domain.compliance.audit_verification import AuditFinding, AuditVerification, Fault, Head

ROWS_MAX: Final = 5_000
_SETTINGS: Final = {
    "application_name": "croupier audit verify",
    "timezone": "UTC",
    "statement_timeout": "0",
    READ_ONLY: "on",
    "search_path": "pg_catalog",
}
# The same words as in compliance.append.
_ROWS: Final = """
  select day, seq, hash, jsonb_build_array(
    brand, day, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    actor, actor_kind, account_id, session_id, channel, host(ip),
    user_agent, correlation_id, action, subject, outcome, details)::text as content
    from compliance.audit where brand = $1 and (day, seq) > ($2, $3) order by day, seq limit $4
"""
_HEADS: Final = "select brand, day, seq, hash, at from compliance.head where $1::text is null or brand = $1"
_BRANDS: Final = "select distinct brand from compliance.audit where $1::text is null or brand = $1"

SignedHashes = Mapping[tuple[str, date], Mapping[int, bytes]]
"""Brand and day -> the sequence numbers and hashes that were signed."""


async def verify(database_url: str, signed: SignedHashes, brand: str | None = None) -> AuditVerification:
    """Look at every chain, or at one brand's.

    Raises:
        OSError, asyncpg.PostgresError: the server cannot be reached, or cannot be read.
    """
    connection = await open_connection(database_url, server_settings=_SETTINGS)
    try:
        await connection.execute(f"set role {APP_ROLE}")
        await connection.execute("select set_config('croupier.brand', '*', false)")
        heads = await heads_of(connection, brand)
        brands = {row["brand"] for row in await connection.fetch(_BRANDS, brand)}
        brands |= {head.brand for head in heads}
        brands |= {each for each, _ in signed if brand in (None, each)}
        proof = AuditVerification()
        for each in sorted(brands):
            ours = [head for head in heads if head.brand == each]
            walk = _ChainVerifier(each, {head.day: head for head in ours}, _of_brand(signed, each))
            async for rows in _batches(connection, each):
                walk.see(rows)
            proof.add(walk.rows, walk.findings())
        return proof
    finally:
        connection.terminate()


async def heads_of(connection: Any, brand: str | None = None) -> list[Head]:
    """The heads of the chains, now and at the end of each day."""
    return [Head(*row) for row in await connection.fetch(_HEADS, brand)]


def _of_brand(signed: SignedHashes, brand: str) -> dict[date, Mapping[int, bytes]]:
    return {day: hashes for (whose, day), hashes in signed.items() if whose == brand}


async def _batches(connection: Any, brand: str) -> AsyncIterator[list[Any]]:
    day, seq = date.min, 0
    while rows := await connection.fetch(_ROWS, brand, day, seq, ROWS_MAX):
        yield rows
        day, seq = rows[-1]["day"], rows[-1]["seq"]


@dataclass
class _ChainVerifier:
    """One brand's chain, as far as it was seen."""

    brand: str
    heads: dict[date, Head]
    signed: dict[date, Mapping[int, bytes]]
    rows: int = 0
    day: date | None = None
    seq: int = 0
    hash: bytes = b""
    missing: dict[tuple[date, int], int] = field(default_factory=dict)
    found: list[AuditFinding] = field(default_factory=list)

    def see(self, rows: list[Any]) -> None:
        """Take the next rows."""
        for row in rows:
            self._see(row["day"], row["seq"], row["hash"], row["content"].encode())
        self.rows += len(rows)

    def _see(self, day: date, seq: int, kept: bytes, content: bytes) -> None:
        before = {self.hash}
        if day != self.day:
            before |= self._turn(day)
        if seq != self.seq + 1:
            self.missing[day, self.seq + 1] = seq - 1
        elif not any(hashlib.sha256(each + content).digest() == kept for each in before):
            self.found.append(AuditFinding(Fault.EDITED, self.brand, day, seq))
        elif self.signed.get(day, {}).get(seq, kept) != kept:
            self.found.append(AuditFinding(Fault.REWRITTEN, self.brand, day, seq))
        self.seq, self.hash = seq, kept

    def _turn(self, day: date) -> set[bytes]:
        """Close the day before; what its end was by all that is known, if nothing of it is missing here."""
        ends: set[bytes] = set()
        for past in self._days(after=self.day, until=day):
            self._close(past, self.seq if past == self.day else 0)
            if head := self.heads.get(past):
                ends = {head.hash}
            elif past in self.signed:
                ends = {self.signed[past][max(self.signed[past])]}
        self.day, self.seq = day, 0
        return ends

    def _days(self, after: date | None, until: date) -> list[date]:
        known = self.heads.keys() | self.signed.keys() | ({after} if after else set())
        return sorted(day for day in known if (after is None or day >= after) and day < until)

    def _close(self, day: date, seq: int) -> None:
        """Compare where a day's chain ended with where it is known to have stood."""
        head, signed = self.heads.get(day), self.signed.get(day, {})
        end = max(head.seq if head else 0, max(signed, default=0))
        if end > seq:
            self.missing[day, seq + 1] = end
        elif head and head.seq == seq and day == self.day and head.hash != self.hash:
            self.found.append(AuditFinding(Fault.HEAD, self.brand, day, seq))

    def findings(self) -> list[AuditFinding]:
        """Everything that is wrong, in the order of the chain; call it at the end."""
        for day in self._days(after=self.day, until=date.max):
            self._close(day, self.seq if day == self.day else 0)
        gaps = [
            AuditFinding(Fault.MISSING, self.brand, day, seq, to) for (day, seq), to in self.missing.items()
        ]
        return sorted([*self.found, *gaps], key=lambda each: (each.day, each.seq))

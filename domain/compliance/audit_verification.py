"""Verification of the audit log: findings, and the signed heads stored outside the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a brand's hash chain: its last row of a day, that row's hash and time."""

    brand: str
    day: date
    seq: int
    hash: bytes
    at: datetime


class Anchors(Protocol):
    """Stores signed heads where rights in the database do not suffice to change them."""

    async def store(self, heads: Sequence[Head]) -> int:
        """Sign and store new heads; returns how many were new."""
        ...


class Fault(Enum):
    """Kinds of findings."""

    EDITED = "EDITED"
    MISSING = "MISSING"
    REWRITTEN = "REWRITTEN"
    HEAD = "HEAD"
    FORGED = "FORGED"


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """A wrong row, by its place in the chain; ``to``: the last of the rows missing from there on.

    ``EDITED``: the row does not match its hash, or the hash before it. ``REWRITTEN``: its hash is not the
    signed one. ``HEAD``: the head in the database is wrong. ``FORGED``: the signature of a stored head is
    invalid; ``place`` names it.
    """

    fault: Fault
    brand: str
    day: date
    seq: int
    to: int | None = None
    place: str | None = None


@dataclass
class AuditVerification:
    """The result: how much was checked, and the findings."""

    rows: int = 0
    chains: int = 0
    signed: int = 0
    findings: list[AuditFinding] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether there are no findings."""
        return not self.findings

    def add(self, rows: int, findings: Sequence[AuditFinding]) -> None:
        """Add the result of one chain."""
        self.rows += rows
        self.chains += 1
        self.findings.extend(findings)

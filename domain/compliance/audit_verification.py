"""What verifying the audit log comes to, and the heads that are kept outside the database for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Head:
    """Where a brand's chain stood: its last row of a day, the hash of that row, and when it was written."""

    brand: str
    day: date
    seq: int
    hash: bytes
    at: datetime


class Anchors(Protocol):
    """Where heads are kept that nobody with rights in the database can change."""

    async def keep(self, heads: Sequence[Head]) -> int:
        """Sign and keep those that are new; how many there were."""
        ...


class Fault(Enum):
    """What is not as it was written."""

    EDITED = "EDITED"
    MISSING = "MISSING"
    REWRITTEN = "REWRITTEN"
    HEAD = "HEAD"
    FORGED = "FORGED"


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """A row that is wrong, by its place; ``to``: the last of the rows that are missing from there on.

    ``EDITED``: the row is not what its hash says, or does not follow on the one before. ``REWRITTEN``: it is
    not the one whose hash was signed. ``HEAD``: the database's own head is wrong. ``FORGED``: a line of the
    signed heads does not hold; ``place`` says which.
    """

    fault: Fault
    brand: str
    day: date
    seq: int
    to: int | None = None
    place: str | None = None


@dataclass
class AuditVerification:
    """What was looked at, and what was found."""

    rows: int = 0
    chains: int = 0
    signed: int = 0
    findings: list[AuditFinding] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    def add(self, rows: int, findings: Sequence[AuditFinding]) -> None:
        """One more chain."""
        self.rows += rows
        self.chains += 1
        self.findings.extend(findings)

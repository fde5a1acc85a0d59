"""What a Croupier would find if it started here: versions, reachability, schema, clocks, space, port."""

from server.doctor.examination import examine
from server.doctor.findings import Finding, Severity

__all__ = ["Finding", "Severity", "examine"]

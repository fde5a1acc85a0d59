"""Examines an installation: versions, reachability, schema, clocks, disk space, port."""

from server.doctor.examination import examine
from server.doctor.findings import Finding, Severity

__all__ = ["Finding", "Severity", "examine"]

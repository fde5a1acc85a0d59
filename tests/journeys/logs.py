"""What processes have logged."""

from __future__ import annotations

import json
from typing import Any

from tests.operations.programs import Program

ALARMING = {"warning", "error", "critical"}


def alarms(program: Program) -> list[dict[str, Any]]:
    """Every line of the log that needs attention."""
    lines = [json.loads(line) for line in program.printed.splitlines() if line.startswith("{")]
    return [line for line in lines if line.get("level") in ALARMING]

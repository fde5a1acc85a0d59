"""The audit log of the console says in words what each command and each other action was."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.application import Application
from tests.architecture.contexts.commands import carried_out

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "dashboard" / "src" / "actions" / "texts" / "en.json"
MISSING = "say in dashboard/src/actions/texts/*.json (actions) what was done"
LOOK_UPS = ("_", "find_", "list_", "look_up_", "check_", "own_")
"""How functions are named that only read; what they record is the entry of the command they belong to."""
WRITES_ENTRIES = "record_entry"
FOLDERS = ("domain", "server", "resolvers")
RECORDED = re.compile(r"(?:\.record|Entry|OAuthAuditRecord|record_audit)\(\s*\"([a-z_.]+)\"")


async def test_every_command_has_words(application: Application) -> None:
    words: dict[str, Any] = json.loads(TEXTS.read_text())["actions"]
    names = {function.__name__ for function in carried_out(application.wired.bindings)}
    recorded = {name for name in names if not name.startswith(LOOK_UPS)} - {WRITES_ENTRIES}
    assert "move_status" in recorded
    assert recorded - words.keys() == set(), MISSING
    by_name = recorded_by_name()
    assert "session_ended" in by_name
    assert by_name - words.keys() == set(), MISSING


def recorded_by_name() -> set[str]:
    """What code records under a name of its own, such as `session.ended`, as texts spell it."""
    sources = (file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))
    found = (name for file in sources for name in RECORDED.findall(file.read_text()))
    return {name.replace(".", "_") for name in found}

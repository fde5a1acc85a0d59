"""The console says in its own words why a job left a player as they are, and what system jobs do."""

from __future__ import annotations

import json
import re
from itertools import chain
from pathlib import Path
from typing import get_args, get_type_hints

from domain.jobs.model import JobProblem
from domain.players.profile.changes import change_tags
from domain.players.status.moves import move_player
from domain.shared.outcomes import Refusal
from server.composition.event_bus import event_jobs
from server.contexts import CONTEXTS
from server.http.errors import BAD_USER_INPUT
from server.operator_jobs import problems
from tests.application import Application

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "dashboard" / "src" / "pages" / "jobs"
TEXTS = PAGE / "texts" / "en.json"
CHANGES = (change_tags, move_player)


def refusals() -> set[str]:
    """The codes with which a job's changes are refused for one player."""
    members = (each for change in CHANGES for each in get_args(get_type_hints(change)["return"]))
    return {each.code for each in members if issubclass(each, Refusal)}


def stops() -> set[str]:
    """The codes with which a job ends before its players are done."""
    own = {each.code for each in vars(problems).values() if isinstance(each, JobProblem)}
    return own | {each.code for each in problems.LOSSES.values()}


def test_every_reason_has_words() -> None:
    words = json.loads(TEXTS.read_text())["failures"]["why"]
    assert {"PLAYER_NOT_FOUND", "MOVE_NOT_ALLOWED"} <= refusals()
    assert words.keys() == refusals() | stops() | {BAD_USER_INPUT}


def kinds(application: Application) -> set[str]:
    """The names of the system jobs that a process carries out."""
    wired = application.wired
    brought = [context.jobs(wired.resources, wired.process.commands) for context in CONTEXTS]
    return {kind.name for kind in chain(*brought, event_jobs(wired.resources))}


def test_every_system_job_has_words_and_a_row_in_the_documents(application: Application) -> None:
    names = kinds(application)
    assert {"cooling-off", "remove old events"} <= names
    assert json.loads(TEXTS.read_text())["kinds"].keys() == names
    named = re.search(r"SYSTEM_JOBS_NAMED.*?\[(.*?)\]", (PAGE / "systemJobNames.ts").read_text(), re.DOTALL)
    assert named is not None
    assert set(re.findall(r"'([^']+)'", named[1])) == names
    described = (ROOT / "docs" / "operating.md").read_text().partition("\n## System jobs\n")[2]
    assert set(re.findall(r"(?m)^\| `([^`]+)` \| ", described.partition("\n## ")[0])) == names

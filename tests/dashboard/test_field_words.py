"""The console names every field of a player whose changes it shows in its own words."""

from __future__ import annotations

import json
from pathlib import Path

from domain.players.profile.fields import facets
from tests.players.people import a_player

TEXTS = Path(__file__).parents[2] / "dashboard" / "src" / "pages" / "player" / "texts" / "en.json"


def test_every_field_has_words() -> None:
    kept = {name for name, _ in facets(a_player())}
    assert {"status", "timeZone", "tags"} <= kept
    assert kept - json.loads(TEXTS.read_text())["field"].keys() == set()

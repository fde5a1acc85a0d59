"""What the console says of its own pages: their addresses, names and the right that each needs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

SRC = Path(__file__).parents[2] / "dashboard" / "src"


@dataclass(frozen=True)
class ConsolePage:
    """A page as its folder's `page.ts` describes it."""

    name: str
    address: str
    """With `$name` where it names a thing."""
    needs: str
    """The coordinate without which there is nothing on it."""
    in_navigation: bool
    title: str
    """What the navigation calls it in English."""


def console_pages() -> list[ConsolePage]:
    """Every page of the console, by name."""
    patterns = dict(re.findall(r"^  (\w+): '(.+)',$", (SRC / "paths.ts").read_text(), re.MULTILINE))
    titles = json.loads((SRC / "texts" / "common" / "en.json").read_text())["navigation"]
    found = []
    for file in sorted(SRC.glob("pages/*/page.ts")):
        text = file.read_text()
        name, needs, pattern = (_field(text, each) for each in ("name", "needs", "pattern"))
        in_navigation = "navigation:" in text
        found.append(ConsolePage(name, patterns[pattern], needs, in_navigation, titles[name]))
    return found


def _field(text: str, name: str) -> str:
    found = re.search(rf"\b{name}: (?:PATTERNS\.(\w+)|'([\w.()-]+)'),", text)
    assert found, f"page.ts without {name}:\n{text}"
    return found[1] or found[2]

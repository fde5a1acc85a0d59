"""The console tells refusals from what was done, for every outcome that the audit log may name."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import domain
from domain.shared.outcomes import Refusal

ACTIONS = Path(__file__).parents[2] / "dashboard" / "src" / "actions"


def refusals(kind: type) -> Iterator[str]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("domain."):
            yield each.__name__
        yield from refusals(each)


def test_every_refusal_of_the_domain_is_known() -> None:
    for module in pkgutil.walk_packages(domain.__path__, "domain."):
        importlib.import_module(module.name)
    published = set(json.loads((ACTIONS / "refusals.json").read_text()))
    written = (ACTIONS / "Outcome.tsx").read_text()
    assert "InsufficientFunds" in published
    assert {
        each for each in refusals(Refusal) if each not in published and f"'{each}'" not in written
    } == set()

"""The console tells refusals from what was done, for every outcome that the audit log may name."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import domain
from domain.shared.outcomes import Refusal

RULES_ALONE = ("domain.bonuses.", "domain.loyalty.")
"""Contexts without commands so far: the audit log names none of their refusals."""

ACTIONS = Path(__file__).parents[2] / "dashboard" / "src" / "actions"


def refusals(kind: type) -> Iterator[str]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("domain.") and not each.__module__.startswith(RULES_ALONE):
            yield each.__name__
        yield from refusals(each)


def test_every_refusal_of_the_domain_is_known() -> None:
    modules = [each.name for each in pkgutil.walk_packages(domain.__path__, "domain.")]
    for module in modules:
        importlib.import_module(module)
    assert not any(each.startswith(RULES_ALONE) and each.endswith("commands") for each in modules)
    published = set(json.loads((ACTIONS / "refusals.json").read_text()))
    written = (ACTIONS / "Outcome.tsx").read_text()
    assert "InsufficientFunds" in published
    assert {
        each for each in refusals(Refusal) if each not in published and f"'{each}'" not in written
    } == set()

"""One class name, one meaning: no two modules of product code define classes of the same name.

A type of ``schema/`` shares its name with the class it publishes, for both are the same thing.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from schema import root
from schema.binding import DOMAIN_TYPE_OF
from tests.architecture.sources import ROOT, plant, trees

SHARED_FIELDS = {"Posted": "fields that outcomes share, and fields that the types publishing them share"}
"""Class name -> why it stands twice though neither publishes the other."""


def published() -> dict[str, set[str]]:
    """Class name -> the modules of a published type and of the class behind it, where both have the name."""
    assert root.whole(), "building the graph imports every type"
    return {
        graph.__name__: {_path(graph), _path(domain)}
        for graph, domain in DOMAIN_TYPE_OF.items()
        if graph.__name__ == domain.__name__
    }


def repeated_classes(tree_root: Path, allowed: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Class name -> the modules that define it, where these are several and not ``allowed``."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, tree in trees(tree_root):
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found[node.name].add(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1 and allowed.get(name) != paths}


def _path(published_class: type) -> str:
    return published_class.__module__.replace(".", "/") + ".py"


def test_no_class_name_has_two_meanings() -> None:
    repeated = repeated_classes(ROOT, published())

    assert repeated.keys() == SHARED_FIELDS.keys(), repeated


@pytest.mark.parametrize(
    ("case", "paths", "found"),
    [
        ("a type and what it publishes", {"schema/wallets/types.py", "domain/wallets/model.py"}, False),
        ("a type and something else", {"schema/wallets/types.py", "domain/players/model.py"}, True),
        ("two modules of one layer", {"domain/wallets/model.py", "domain/players/model.py"}, True),
        ("two layers", {"server/security/access.py", "adapters/casbin/policy.py"}, True),
        ("one", {"domain/wallets/model.py"}, False),
    ],
)
def test_planted_classes(tmp_path: Path, case: str, paths: set[str], *, found: bool) -> None:
    for path in paths:
        plant(tmp_path, path, "class Standing: ...\n")
    allowed = {"Standing": {"schema/wallets/types.py", "domain/wallets/model.py"}}

    assert repeated_classes(tmp_path, allowed) == ({"Standing": paths} if found else {})

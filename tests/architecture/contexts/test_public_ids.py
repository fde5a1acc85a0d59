"""Prefixes of public ids are declared where the things they name are found, each once."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, plant, trees

REGISTERED = """
import importlib, json, sys
for module in sys.argv[1:]:
    importlib.import_module(module)
from resolvers import node
print(json.dumps(sorted(node._FINDERS)))
"""


def declared(root: Path) -> Iterator[str]:
    """Every prefix that a ``@finds(...)`` below `root` declares."""
    for _, tree in trees(root, under=("resolvers",)):
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "finds":
                prefix, _type_name = call.args
                yield ast.literal_eval(prefix)


def declared_twice(root: Path) -> set[str]:
    return {prefix for prefix, times in Counter(declared(root)).items() if times > 1}


def registered(*modules: str) -> list[str]:
    """What ``node`` finds after these imports, in a process of its own."""
    command = [sys.executable, "-c", REGISTERED, *modules]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    prefixes: list[str] = json.loads(answer.stdout)
    return prefixes


def test_each_prefix_is_declared_once() -> None:
    assert declared_twice(ROOT) == set()


def test_a_prefix_declared_twice_is_found(tmp_path: Path) -> None:
    for context in ("wallets", "raffles"):
        plant(
            tmp_path,
            f"resolvers/{context}/nodes.py",
            '@finds("wal", "Wallet")\nasync def found(info, id): ...\n',
        )

    assert declared_twice(tmp_path) == {"wal"}


def misshapen(root: Path) -> set[str]:
    """The prefixes, of ids that are made or found, that are not three lower-case letters."""
    calls = (node for _, tree in trees(root) for node in ast.walk(tree) if isinstance(node, ast.Call))
    naming = [call for call in calls if getattr(call.func, "id", "") in {"finds", "public_id", "uuid_of"}]
    prefixes = {call.args[0].value for call in naming if isinstance(call.args[0], ast.Constant)}
    return {prefix for prefix in prefixes if not re.fullmatch("[a-z]{3}", prefix)}


def test_prefixes_are_three_letters() -> None:
    assert misshapen(ROOT) == set()


def test_prefixes_of_another_form_are_found(tmp_path: Path) -> None:
    plant(tmp_path, "resolvers/raffles/reads.py", 'public_id("raf", id), public_id("raf_win", id)\n')
    plant(tmp_path, "resolvers/raffles/nodes.py", '@finds("RAF", "Raffle")\nasync def found(info, id): ...\n')
    plant(tmp_path, "resolvers/raffles/inputs.py", 'uuid_of("ra", id)\n')

    assert misshapen(tmp_path) == {"raf_win", "RAF", "ra"}


@pytest.mark.parametrize(
    "first", [(), ("resolvers.wallets.nodes",), ("schema.compliance.fields", "resolvers.players.reads")]
)
def test_every_prefix_is_known_whatever_is_imported_first(first: tuple[str, ...]) -> None:
    assert registered(*first, "schema.root") == sorted(declared(ROOT))

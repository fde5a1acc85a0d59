"""The import contracts of pyproject.toml hold, and each of them breaks when it should."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, plant

LINT = """
import json
from importlinter import api
from importlinter.application.use_cases import _register_contract_types, create_report, read_user_options
options = read_user_options("pyproject.toml")
_register_contract_types(options)
report = create_report(options, cache_dir=None)
ids = {contract["name"]: contract["id"] for contract in options.contracts_options}
print(json.dumps({ids[contract.name]: check.kept for contract, check in report.get_contracts_and_checks()}))
"""
CONTRACTS = {"layers", "adapters", "contexts", "circles", "frameworks", "sql"}


def pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The linted packages and their contracts, to plant violations in; no package of it is ever imported."""
    for package in pyproject()["tool"]["importlinter"]["root_packages"]:
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("static", "__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken_contracts(root: Path) -> set[str]:
    """The ids of the contracts that the tree below `root` breaks, each of them having been checked.

    In a process of its own: the linter finds packages as an import would, and here they are imported.
    """
    answer = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=root,
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    kept = json.loads(answer.stdout.splitlines()[-1])
    assert kept.keys() == CONTRACTS
    return {contract for contract, holds in kept.items() if not holds}


def test_every_import_contract_holds() -> None:
    assert broken_contracts(ROOT) == set()


@pytest.mark.parametrize(
    ("contract", "path", "line"),
    [
        ("layers", "resolvers/planted.py", "import schema"),
        ("layers", "adapters/postgres/planted.py", "import resolvers"),
        ("layers", "schema/planted.py", "import server"),
        ("adapters", "schema/planted.py", "from adapters.postgres import planted"),
        ("contexts", "domain/players/planted.py", "import domain.wallets.planted"),
        ("contexts", "domain/players/reactions.py", "import domain.wallets.planted"),
        ("contexts", "domain/wallets/planted.py", "import domain.players.events"),
        ("circles", "domain/wallets/rules.py", "import domain.wallets.play.bets"),
        ("circles", "adapters/postgres/wallets/rows.py", "import adapters.postgres.wallets.play.rounds"),
        ("circles", "schema/wallets/outcomes.py", "import schema.wallets.deposits"),
        ("frameworks", "domain/players/planted.py", "import strawberry"),
        ("frameworks", "domain/shared/planted.py", "import asyncpg"),
        ("frameworks", "domain/wallets/planted.py", "from redis import asyncio"),
        ("sql", "resolvers/planted.py", "from sqlalchemy import text"),
        ("sql", "schema/planted.py", "import asyncpg"),
    ],
)
def test_a_planted_import_breaks_its_contract_and_no_other(
    copy: Path, contract: str, path: str, line: str
) -> None:
    plant(copy, "adapters/postgres/planted.py", "")
    plant(copy, "domain/wallets/planted.py", "")
    plant(copy, "domain/players/events.py", "")
    plant(copy, path, f"\n{line}\n")

    assert broken_contracts(copy) == {contract}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("domain/wallets/reactions.py", "import domain.players.events"),
        ("server/planted.py", "import adapters.postgres"),
        ("adapters/postgres/planted.py", "import sqlalchemy, asyncpg, domain.wallets"),
    ],
)
def test_what_the_contracts_allow_they_let_pass(copy: Path, path: str, line: str) -> None:
    plant(copy, "domain/players/events.py", "")
    plant(copy, path, f"\n{line}\n")

    assert broken_contracts(copy) == set()


def unguarded_contexts(domain: Path, guarded: set[str]) -> set[str]:
    """The contexts below `domain` that no independence contract names."""
    contexts = {folder.name for folder in domain.iterdir() if (folder / "__init__.py").exists()}
    return {f"domain.{name}" for name in contexts - {"shared"}} - guarded


def test_every_context_is_under_the_independence_contract() -> None:
    contracts = pyproject()["tool"]["importlinter"]["contracts"]
    guarded = next(set(contract["modules"]) for contract in contracts if contract["id"] == "contexts")

    assert unguarded_contexts(ROOT / "domain", guarded) == set()


def test_a_context_the_independence_contract_forgot_is_noticed(tmp_path: Path) -> None:
    for context in ("shared", "players", "loyalty"):
        plant(tmp_path, f"{context}/__init__.py", "")

    assert unguarded_contexts(tmp_path, {"domain.players"}) == {"domain.loyalty"}

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
import io, json
from contextlib import redirect_stdout
from importlinter import api
from importlinter.application.use_cases import _register_contract_types, create_report, read_user_options
options = read_user_options("pyproject.toml")
_register_contract_types(options)
with redirect_stdout(io.StringIO()):
    report = create_report(options, cache_dir=None)
ids = {contract["name"]: contract["id"] for contract in options.contracts_options}
said = {}
for contract, check in report.get_contracts_and_checks():
    with redirect_stdout(io.StringIO()) as output:
        if not check.kept:
            contract.render_broken_contract(check)
    said[ids[contract.name]] = output.getvalue()
print(json.dumps(said))
"""
CONTRACTS = {"layers", "adapters", "contexts", "circles", "frameworks", "sql"}


def pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def complaints(root: Path) -> dict[str, str]:
    """What each of the contracts says about the tree below `root`; nothing where it is kept.

    In a process of its own: the linter finds packages as an import would, and here they are imported.
    """
    answer = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=root,
        env={"PYTHONPATH": str(root), "COLUMNS": "500"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    said: dict[str, str] = json.loads(answer.stdout.splitlines()[-1])
    assert said.keys() == CONTRACTS
    return said


PLANTED = [
    ("layers", "resolvers/planted_a.py", "import schema.planted_target"),
    ("layers", "adapters/postgres/planted_b.py", "import resolvers.planted_target"),
    ("layers", "schema/planted_c.py", "import server.planted_target"),
    ("adapters", "schema/planted_d.py", "from adapters.postgres import planted_target"),
    ("contexts", "domain/players/planted_e.py", "import domain.wallets.planted_target"),
    ("contexts", "domain/players/reactions.py", "import domain.wallets.planted_target"),
    ("contexts", "domain/wallets/planted_f.py", "import domain.players.events"),
    ("contexts", "domain/planted_context/commands.py", "import domain.wallets.planted_target"),
    ("frameworks", "domain/players/planted_g.py", "import strawberry"),
    ("frameworks", "domain/shared/planted_h.py", "import asyncpg"),
    ("frameworks", "domain/wallets/planted_i.py", "from redis import asyncio"),
    ("sql", "resolvers/planted_j.py", "from sqlalchemy import text"),
    ("sql", "schema/planted_k.py", "import asyncpg"),
]
"""The contract that an import breaks. Every importer has a file of its own, so that each is judged alone."""

CIRCLES = [
    ("domain/wallets/rules.py", "import domain.wallets.play.bets"),
    ("domain/players/statuses.py", "import domain.players.status.moves"),
    ("domain/identity/ports.py", "import domain.identity.passwords.rules"),
    ("domain/identity/sign_in/tickets.py", "import domain.identity.sign_in.password"),
    ("adapters/postgres/wallets/rows.py", "import adapters.postgres.wallets.play.rounds"),
    ("schema/wallets/outcomes.py", "import schema.wallets.deposits"),
]
"""Imports that close a circle, each in a package of its own: the contract names that."""

ALLOWED = [
    ("domain/wallets/reactions.py", "import domain.players.events"),
    ("server/planted_l.py", "import adapters.postgres.planted_target"),
    ("adapters/postgres/planted_m.py", "import sqlalchemy, asyncpg, domain.wallets"),
]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the contracts say about a copy of the linted packages with all those imports planted in it."""
    targets = ("schema", "resolvers", "server", "adapters/postgres", "domain/wallets")
    empty = (
        *(f"{folder}/planted_target.py" for folder in targets),
        "domain/players/events.py",
        "domain/planted_context/__init__.py",
    )
    lines = [case[1:] for case in PLANTED]
    return complaints_about(
        tmp_path_factory.mktemp("planted"), [*((path, "") for path in empty), *lines, *ALLOWED]
    )


@pytest.fixture(scope="module")
def circles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The same with the circles."""
    return complaints_about(tmp_path_factory.mktemp("circles"), CIRCLES)


def complaints_about(copy: Path, lines: list[tuple[str, str]]) -> dict[str, str]:
    """What the contracts say of the linted packages once these lines are added to their files in `copy`."""
    for package in pyproject()["tool"]["importlinter"]["root_packages"]:
        shutil.copytree(
            ROOT / package, copy / package, ignore=shutil.ignore_patterns("static", "__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", copy)
    for path, line in lines:
        plant(copy, path, f"\n{line}\n")
    return complaints(copy)


def named_in(said: dict[str, str], path: str) -> set[str]:
    """The contracts that complain of an import by this file."""
    module = path.removesuffix(".py").replace("/", ".")
    return {contract for contract, text in said.items() if f"{module} ->" in text}


def test_every_import_contract_holds() -> None:
    assert complaints(ROOT) == dict.fromkeys(CONTRACTS, "")


@pytest.mark.parametrize(("contract", "path", "line"), PLANTED)
def test_a_planted_import_breaks_its_contract_and_no_other(
    planted: dict[str, str], contract: str, path: str, line: str
) -> None:
    assert named_in(planted, path) == {contract}, line


@pytest.mark.parametrize(("path", "line"), CIRCLES)
def test_a_planted_circle_breaks_its_contract_and_no_other(
    circles: dict[str, str], path: str, line: str
) -> None:
    package = path.rpartition("/")[0].replace("/", ".")
    assert f"No cycles are allowed in {package}." in circles["circles"], line
    assert {contract for contract, text in circles.items() if text} == {"circles"}


@pytest.mark.parametrize(("path", "line"), ALLOWED)
def test_allowed_imports_pass(planted: dict[str, str], path: str, line: str) -> None:
    assert named_in(planted, path) == set(), line

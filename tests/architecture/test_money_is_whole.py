"""Money never becomes a float: not in the kernel, not in the wallets, not on the way to the database."""

from __future__ import annotations

import ast
import re
from copy import deepcopy
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, files, plant, trees

MONEY = re.compile(
    r"domain/((wallets|bonuses|loyalty)/|shared/money\.py)"
    r"|adapters/postgres/(wallets|ledger|rounds|withdrawals)"
    r"|(resolvers|schema)/(money|wallets|rounds)"
)
"""Where amounts are at home."""

FLOATING_SQL = re.compile(r"\b(real|float[48]?|double\s+precision|money)\b", re.IGNORECASE)


def floats(root: Path) -> set[str]:
    """`file:line` of every float: the type, a call of it, a literal with a point, a division."""
    return {
        f"{path}:{node.lineno}"
        for path, tree in trees(root)
        if MONEY.match(path)
        for node in ast.walk(_without_refusals(tree))
        if _is_float(node)
    }


class _Refusals(ast.NodeTransformer):
    """Drops `isinstance(x, float | bool)`, which refuses floats, and constants in seconds: no amounts."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        if isinstance(node.target, ast.Name) and "SECONDS" in node.target.id.split("_"):
            return None
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            return ast.Constant(value=True)
        return self.generic_visit(node)


def _without_refusals(tree: ast.Module) -> ast.AST:
    return _Refusals().visit(deepcopy(tree))


def _is_float(node: ast.AST) -> bool:
    match node:
        case ast.Name(id="float"):
            return True
        case ast.Constant(value=float()):
            return True
        case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
            return True
    return False


def floating_columns(root: Path) -> set[str]:
    """`file:line` of every floating type in the migrations, comments aside."""
    return {
        f"{path.relative_to(root).as_posix()}:{number}"
        for path in files(root, ".sql", under=("migrations",))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if FLOATING_SQL.search(re.sub(r"'[^']*'", "", line.partition("--")[0]))
    }


def test_no_code_that_holds_money_uses_floats() -> None:
    assert floats(ROOT) == set()


def test_no_column_or_function_of_the_database_uses_floats() -> None:
    assert floating_columns(ROOT) == set()


@pytest.mark.parametrize(
    ("path", "line", "found"),
    [
        ("domain/shared/money.py", "def of(amount: float): ...", True),
        ("domain/wallets/model.py", "rate = float('1.1')", True),
        ("adapters/postgres/wallets/bets.py", "fee = stake * 0.05", True),
        ("adapters/postgres/wallets/rows.py", "amount = minor / 100", True),
        ("adapters/postgres/wallets/statements.py", "PAUSES_SECONDS: Final = (0.05, 0.25)", False),
        ("adapters/postgres/wallets/statements.py", "PAUSES: Final = (0.05, 0.25)", True),
        ("domain/wallets/commands.py", "half = stake // 2", False),
        ("domain/wallets/commands.py", "refuse = isinstance(amount, float | bool)", False),
        ("domain/shared/clock.py", "seconds: float = 0.5", False),
        ("server/settings.py", "seconds: float = 0.5", False),
    ],
)
def test_planted_floats(tmp_path: Path, path: str, line: str, *, found: bool) -> None:
    plant(tmp_path, path, f"{line}\n")

    assert floats(tmp_path) == ({f"{path}:1"} if found else set())


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("balance double precision not null,", True),
        ("balance real,", True),
        ("p_amount float8,", True),
        ("balance bigint not null, -- real money", False),
        ("check (kind in ('real', 'bonus')),", False),
    ],
)
def test_planted_columns(tmp_path: Path, line: str, *, found: bool) -> None:
    plant(tmp_path, "migrations/released/0002_wallets/01.sql", f"{line}\n")

    assert bool(floating_columns(tmp_path)) == found

"""What a thing is or does is said once: at the domain's command or port, or in the schema's description."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, plant, trees

LAYERS = ("schema", "resolvers", "domain")

WORDS_MIN = 5
"""Shorter sentences, such as "The viewer's permissions", are alike by chance."""

STATEMENTS_MAX = 3
"""A function that only delegates parses its input, carries out a command, and returns the outcome."""

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def sentences(text: str) -> Iterator[str]:
    """The sentences of a docstring, without case and punctuation; errors under Raises are no sentences."""
    for sentence in re.split(r"(?<=[.:;])\s+|\n\n", text.partition("Raises:")[0]):
        words = re.findall(r"\w+", sentence.lower())
        if len(words) >= WORDS_MIN:
            yield " ".join(words)


def repeated_sentences(root: Path) -> dict[str, set[str]]:
    """Sentence of docstrings in several layers -> their files."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, tree in trees(root, under=LAYERS):
        for node in ast.walk(tree):
            if isinstance(node, Documented):
                for sentence in sentences(ast.get_docstring(node) or ""):
                    found[sentence].add(path)
    return {text: paths for text, paths in found.items() if len({path.split("/")[0] for path in paths}) > 1}


def undocumented_resolvers(root: Path) -> set[str]:
    """Public functions of resolvers without a docstring that do more than delegate."""
    return {
        f"{path}::{node.name}"
        for path, tree in trees(root, under=("resolvers",))
        for node in _public_functions(tree)
        if ast.get_docstring(node) is None and not _delegates(node)
    }


def _public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))
    for owner in (tree, *classes):
        for node in owner.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                yield node


def _delegates(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    returned = function.body[-1]
    answers = isinstance(returned, ast.Return) and isinstance(returned.value, ast.Await | ast.Call | ast.Name)
    return answers and len(function.body) <= STATEMENTS_MAX


def test_no_sentence_stands_in_two_layers() -> None:
    assert repeated_sentences(ROOT) == {}


def test_resolvers_that_do_more_than_delegate_have_a_docstring() -> None:
    assert undocumented_resolvers(ROOT) == set()


@pytest.mark.parametrize(
    ("case", "path", "text", "found"),
    [
        ("the same sentence", "resolvers/x.py", "Give a bet its result.", True),
        ("in another layout", "resolvers/x.py", "More.\n\nGive a bet\nits RESULT", True),
        ("in the same layer", "domain/y.py", "Give a bet its result.", False),
        ("another sentence", "resolvers/x.py", "Give a bet no result.", False),
        ("under Raises", "resolvers/x.py", "Raises:\n    BadInput: give a bet its result.", False),
    ],
)
def test_planted_sentences(tmp_path: Path, case: str, path: str, text: str, *, found: bool) -> None:
    plant(tmp_path, "domain/x.py", 'def settle():\n    """Give a bet its result."""\n')
    plant(tmp_path, path, f'def settle():\n    """{text}"""\n'.replace("\n", "\n"))

    assert bool(repeated_sentences(tmp_path)) == found, case


@pytest.mark.parametrize(
    ("case", "body", "found"),
    [
        ("delegates", "return await run(info)", False),
        ("parses and delegates", "command = parse(info)\n    return await run(command)", False),
        ("decides", "if info:\n        return None\n    return 1", True),
        ("does four things", "a = 1\n    b = 2\n    c = 3\n    return run(a, b, c)", True),
        ("says what it does", '"""Decide."""\n    return 1 if info else None', False),
    ],
)
def test_planted_resolvers(tmp_path: Path, case: str, body: str, *, found: bool) -> None:
    plant(tmp_path, "resolvers/x.py", f"async def planted(info):\n    {body}\n")

    assert bool(undocumented_resolvers(tmp_path)) == found, case

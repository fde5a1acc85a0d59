"""What a thing is or does is said once: at the domain's command or port, or in the schema's description.

An adapter's method says only what differs from its port.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, plant, trees

LAYERS = ("schema", "resolvers", "domain", "adapters")

WORDS_MIN = 5
"""Shorter sentences, such as "The viewer's permissions", are alike by chance."""

STATEMENTS_MAX = 3
"""A function that only delegates parses its input, carries out a command, and returns the outcome."""

SPAN = re.compile(r"``(\w+)``")
"""A name in a docstring, such as that of the port a class implements."""

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


def undocumented_adapters(root: Path) -> set[str]:
    """Public methods of adapters without a docstring, and of no port that their class or its module names."""
    ports = _ports(root)
    found: set[str] = set()
    for path, tree in trees(root, under=("adapters",)):
        for owner in _public_classes(tree):
            text = f"{ast.get_docstring(tree)} {ast.get_docstring(owner)}"
            names = {*SPAN.findall(text), *(base.id for base in owner.bases if isinstance(base, ast.Name))}
            described = {method for name in names for method in ports.get(name, ())}
            for node in _methods(owner):
                if ast.get_docstring(node) is None and node.name not in described:
                    found.add(f"{path}::{owner.name}.{node.name}")
    return found


def _ports(root: Path) -> dict[str, set[str]]:
    """Name of a protocol -> its methods that have a docstring."""
    return {
        node.name: {method.name for method in _methods(node) if ast.get_docstring(method)}
        for _, tree in trees(root, under=(*LAYERS, "server"))
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any("Protocol" in ast.unparse(base) for base in node.bases)
    }


def _public_classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    return (node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))


def _methods(owner: ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The public methods."""
    for node in owner.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node


def _public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for owner in (tree, *_public_classes(tree)):
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


def test_adapters_say_what_their_ports_do_not() -> None:
    assert undocumented_adapters(ROOT) == set()


@pytest.mark.parametrize(
    ("case", "path", "text", "found"),
    [
        ("the same sentence", "resolvers/x.py", "Give a bet its result.", True),
        ("in another layout", "resolvers/x.py", "More.\n\nGive a bet\nits RESULT", True),
        ("in the same layer", "domain/y.py", "Give a bet its result.", False),
        ("another sentence", "resolvers/x.py", "Give a bet no result.", False),
        ("in an adapter", "adapters/x.py", "Give a bet its result.", True),
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


@pytest.mark.parametrize(
    ("case", "source", "found"),
    [
        (
            "a method of the port",
            'class A:\n    """Implements ``Bets``."""\n    def settle(self): ...\n',
            False,
        ),
        (
            "the port of the module",
            '"""Implements ``Bets``."""\nclass A:\n    def settle(self): ...\n',
            False,
        ),
        ("the port as base", "class A(Bets):\n    def settle(self): ...\n", False),
        ("no port", "class A:\n    def settle(self): ...\n", True),
        ("another method", 'class A:\n    """Implements ``Bets``."""\n    def void(self): ...\n', True),
        ("a docstring", 'class A:\n    def settle(self):\n        """In one statement."""\n', False),
        ("a private class", "class _A:\n    def settle(self): ...\n", False),
    ],
)
def test_planted_adapters(tmp_path: Path, case: str, source: str, *, found: bool) -> None:
    plant(tmp_path, "domain/x.py", 'class Bets(Protocol):\n    def settle(self):\n        """Settle."""\n')
    plant(tmp_path, "adapters/x.py", source)

    assert bool(undocumented_adapters(tmp_path)) == found, case

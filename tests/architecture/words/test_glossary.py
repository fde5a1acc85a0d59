"""What the glossary says we do not say is in no name of a class, function, file or folder."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT, files, plant, trees

GLOSSARY = Path("docs") / "glossary.md"

COLUMNS = 3
"""Say, it means, do not say."""

FROZEN = "migrations/versions/"
"""Released migrations keep their names."""

PART = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
COMMA = re.compile(r",(?![^()]*\))")
TERM = re.compile(r"([^()]+?)\s*(?:\((.*)\))?")
SPAN = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Refused:
    """A word, or words, that we do not say, and its exception.

    ``but``: the names it is right in. ``other``: it is the right word for something else, so that names are
    not checked.
    """

    word: str
    say: str
    but: frozenset[tuple[str, ...]] = frozenset()
    other: bool = False


@cache  # every name is compared with every word
def parts(name: str) -> tuple[str, ...]:
    """The words of a name: ``user_id``, ``UserId`` and ``user id`` have the same."""
    return tuple(part.lower() for part in PART.findall(name))


def refused_words(text: str) -> Iterator[Refused]:
    """The entries of the third column."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == COLUMNS and cells[0].startswith("**"):
            for term in filter(None, COMMA.split(cells[2])):
                yield _refused(cells[0].strip("*"), term.strip())


def _refused(say: str, term: str) -> Refused:
    match = TERM.fullmatch(term)
    assert match, term
    word, exception = match.groups()
    but = frozenset(map(parts, SPAN.findall(exception or "")))
    return Refused(word, say, but, other=exception is not None and not but)


def names(root: Path) -> Iterator[tuple[str, str]]:
    """(place, name) of every folder, file, class and function of product code."""
    for path in files(root, ".py", ".sql"):
        place = path.relative_to(root)
        if not place.as_posix().startswith(FROZEN):
            yield place.as_posix(), place.stem
            yield from ((folder.as_posix(), folder.name) for folder in place.parents if folder.name)
    for place, tree in trees(root, under=PACKAGES):
        if not place.startswith(FROZEN):
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{place}::{node.name}", node.name


def violations(root: Path) -> set[str]:
    """`place: word (say other)`, for every name with a word of the third column."""
    refused = list(refused_words((root / GLOSSARY).read_text(encoding="utf-8")))
    return {
        f"{place}: {each.word} (say {each.say})"
        for place, name in names(root)
        for each in refused
        if not each.other and _says(parts(name), parts(each.word)) and not _excepted(parts(name), each)
    }


def unused_exceptions(root: Path) -> set[str]:
    """`word: name`, for every name of an exception that no name of product code needs."""
    refused = refused_words((root / GLOSSARY).read_text(encoding="utf-8"))
    used = {parts(name) for _, name in names(root)}
    return {
        f"{each.word}: {'_'.join(but)}"
        for each in refused
        for but in each.but
        if not (_says(but, parts(each.word)) and any(_says(name, but) for name in used))
    }


def _excepted(name: tuple[str, ...], refused: Refused) -> bool:
    """A name that is no longer than the refused word excepts itself, and not every name with the word."""
    bare = parts(refused.word)
    return any(name == but if but == bare else _says(name, but) for but in refused.but)


def _says(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words follow one another in a name; the last may be a plural."""
    plural = (*words[:-1], f"{words[-1]}s")
    windows = {name[at : at + len(words)] for at in range(len(name) - len(words) + 1)}
    return words in windows or plural in windows


def test_names_say_what_the_glossary_says() -> None:
    assert violations(ROOT) == set()


def test_every_exception_is_needed() -> None:
    assert unused_exceptions(ROOT) == set()


def test_the_column_is_read() -> None:
    column = {each.word: each for each in refused_words((ROOT / GLOSSARY).read_text(encoding="utf-8"))}

    assert column["customer"] == Refused("customer", "player")
    assert ("user", "agent") in column["user"].but
    assert column["client"].other


@pytest.mark.parametrize(
    ("case", "path", "source", "found"),
    [
        ("a class", "domain/x.py", "class CustomerList: ...", True),
        ("a function", "domain/x.py", "async def _find_customers(): ...", True),
        ("a file", "domain/customers.py", "", True),
        ("a folder", "domain/customer/x.py", "", True),
        ("two words", "domain/x.py", "class StaffUsers: ...", True),
        ("one of the two", "domain/x.py", "class Staff: ...", False),
        ("an exception", "domain/x.py", "def user_agent(): ...", False),
        ("beside an exception", "domain/x.py", "def user_name(): ...", True),
        ("the word for something else", "domain/x.py", "class Client: ...", False),
        ("a part of a word", "domain/x.py", "class Customers2: ...\nclass Customised: ...", True),
        ("another word", "domain/x.py", "class Customised: ...", False),
        ("the bare word", "domain/x.py", "def _frozen(): ...", False),
        ("more than the bare word", "domain/x.py", "def frozen_wallet(): ...", True),
        ("tests", "tests/x.py", "class Customer: ...", False),
        ("a released migration", "migrations/versions/x.py", "class Customer: ...", False),
    ],
)
def test_planted_names(tmp_path: Path, case: str, path: str, source: str, *, found: bool) -> None:
    column = "customer, user (but `user_agent`: a header), client (that is a program), staff user"
    plant(tmp_path, GLOSSARY.as_posix(), f"| **player** | a person | {column} |\n")
    plant(tmp_path, GLOSSARY.as_posix(), "| **locked** | a wallet | frozen (but `frozen`: a migration) |\n")
    plant(tmp_path, path, f"{source}\n")

    assert bool(violations(tmp_path)) == found, case


@pytest.mark.parametrize(("but", "unused"), [("user_agent", False), ("user_name", True), ("player", True)])
def test_planted_exceptions(tmp_path: Path, but: str, *, unused: bool) -> None:
    plant(tmp_path, GLOSSARY.as_posix(), f"| **player** | a person | user (but `{but}`: why) |\n")
    plant(tmp_path, "domain/x.py", "def user_agent(): ...\ndef player(): ...\n")

    assert bool(unused_exceptions(tmp_path)) == unused

"""The documents, taken apart: blocks of code, and what is written between back ticks."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = {"graphql", "http", "ini", "js", "json", "python", "sh", "sql", "text", "toml", "tsx"}
"""What a block of code may be called. Only those called `sh` are typed into a terminal."""

_FENCE = re.compile(r"^ *```(.*)$")
_INDENTED = re.compile(r"\A\n? {4}\S|\n\n {4}\S")
_SPAN = re.compile(r"`([^`]+)`")
_WITHIN = re.compile(r"\$\(([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code between two fences."""

    language: str
    text: str

    @property
    def commands(self) -> list[str]:
        """What is typed, without comments; a command that goes on over several lines is one."""
        found, typed = [], ""
        for line in self.text.splitlines():
            typed = f"{typed}\n{line}" if typed else line
            try:
                words = shlex.split(typed, comments=True)
            except ValueError:  # a quotation that goes on in the next line
                continue
            if words:
                found.append(_without_comment(typed))
            typed = ""
        return found


def documents(root: Path) -> list[Path]:
    """Every Markdown file written for people."""
    return sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])


def blocks(text: str) -> list[Block]:
    """The blocks of code of a document."""
    found: list[Block] = []
    open_since: tuple[str, list[str]] | None = None
    for line in text.splitlines():
        fence = _FENCE.match(line)
        if fence and open_since is None:
            open_since = (fence[1].strip(), [])
        elif fence and open_since is not None:
            found.append(Block(open_since[0], "\n".join(open_since[1])))
            open_since = None
        elif open_since is not None:
            open_since[1].append(line)
    return found


def prose(text: str) -> str:
    """A document without its blocks of code."""
    kept, inside = [], False
    for line in text.splitlines():
        if _FENCE.match(line):
            inside = not inside
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def spans(text: str) -> list[str]:
    """What stands between back ticks in the prose of a document; it may go on in the next line."""
    return [" ".join(span.split()) for span in _SPAN.findall(prose(text))]


def unnamed_blocks(text: str) -> list[str]:
    """Blocks that do not say what they hold, and indented ones, which cannot."""
    unnamed = [block.language or block.text for block in blocks(text) if block.language not in LANGUAGES]
    return unnamed + _INDENTED.findall(prose(text))


def block_that_begins(text: str, first: str) -> str:
    """The text of the one block of a document that begins with ``first``."""
    (found,) = (block.text for block in blocks(text) if block.text.startswith(first))
    return found


def typed_commands(text: str) -> list[str]:
    """Every command in the blocks of a document."""
    return [command for block in blocks(text) if block.language == "sh" for command in block.commands]


def simple_commands(command: str) -> list[list[str]]:
    """The words of a command and of those within it, without variables that are set for it."""
    inner = _WITHIN.findall(command)
    outer = _WITHIN.sub("X", command)
    found = [shlex.split(each, comments=True) for each in (*inner, outer)]
    return [words for words in map(_without_variables, found) if words]


def _without_variables(words: list[str]) -> list[str]:
    while words and re.match(r"^\w+=", words[0]):
        words = words[1:]
    return words


def _without_comment(typed: str) -> str:
    """The command as it stands, up to the comment after it."""
    if "\n" in typed:
        return typed
    for end in range(len(typed)):
        if typed[end] == "#" and (end == 0 or typed[end - 1] == " "):
            try:
                if shlex.split(typed[:end]) == shlex.split(typed, comments=True):
                    return typed[:end].strip()
            except ValueError:
                continue
    return typed.strip()

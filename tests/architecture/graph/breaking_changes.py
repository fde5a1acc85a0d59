"""Breaking changes of the schema since the last release, and which of them the changelog names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from graphql import GraphQLSchema, build_schema, find_breaking_changes

from tests.architecture.sources import ROOT

RELEASED = ROOT / "schema" / "released.graphql"
PLACES = (
    re.compile(r"(@\w+)"),
    re.compile(r"\b([A-Za-z_]\w*\.\w+)(?:\((\w+):\))?"),
    re.compile(r"^([A-Za-z_]\w*) "),
)
"""Where graphql-core names what changed: a directive, a member with perhaps an argument, a type."""


@dataclass(frozen=True, order=True)
class BreakingChange:
    """A change that documents or variables written before it may not survive."""

    coordinate: str
    described: str


def breaking_changes(old: GraphQLSchema, new: GraphQLSchema) -> list[BreakingChange]:
    """What an existing client may trip over."""
    return sorted(
        BreakingChange(coordinate_in(each.description), each.description)
        for each in find_breaking_changes(old, new)
    )


def coordinate_in(described: str) -> str:
    """``Type``, ``Type.member``, ``Type.field(argument)`` or ``@directive``."""
    for place in PLACES:
        if found := place.search(described.removeprefix("Standard scalar ")):
            return f"{found[1]}({found[2]})" if found.re.groups > 1 and found[2] else found[1]
    raise ValueError(described)


def unreleased(changelog: str) -> str:
    """The part of the changelog about what was not released yet."""
    return changelog.partition("## [Unreleased]")[2].partition("\n## [")[0]


def names(text: str, coordinate: str) -> bool:
    """Whether a text has the coordinate as a word, or as ``Type { ... member ... }``."""
    if re.search(rf"(?<![\w.]){re.escape(coordinate)}(?![\w(])", text):
        return True
    kind, _, member = coordinate.partition(".")
    braces = re.findall(rf"(?<![\w.]){kind} \{{([^}}]*)\}}", text) if member else ()
    return any(member in inner.split() for inner in braces)


def unannounced(old: GraphQLSchema, new: GraphQLSchema, changelog: str) -> list[BreakingChange]:
    """The breaking changes whose coordinate the changelog does not name under *Unreleased*."""
    text = unreleased(changelog)
    return [each for each in breaking_changes(old, new) if not names(text, each.coordinate)]


def released_schema(path: Path = RELEASED) -> GraphQLSchema:
    """The schema of the last release; before the first, the one from which changes were announced."""
    return build_schema(path.read_text(encoding="utf-8"))

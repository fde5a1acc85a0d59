"""What breaks clients of the last release is announced in the changelog, with what to do."""

from __future__ import annotations

import pytest
from graphql import build_schema

from tests.architecture.graph.breaking_changes import (
    breaking_changes,
    coordinate_in,
    names,
    released_schema,
    unannounced,
)
from tests.architecture.sources import ROOT
from tests.graphql_documents import CORE

CHANGELOG = ROOT / "CHANGELOG.md"
OLD = """
directive @slow on FIELD_DEFINITION
enum E { A B } input I { a: Int } union U = T | V interface N { id: ID }
type T implements N { id: ID a(b: Int): Int } type V { a: Int }
type Query { t(i: I): T u: U e: E }
"""
PLANTED = [
    ("a field is removed", "a(b: Int): Int }", "}", "T.a"),
    ("a type is another", "a(b: Int): Int }", "a(b: Int): Float }", "T.a"),
    ("a type is removed", "type V { a: Int }", "", "V"),
    ("an argument is removed", "a(b: Int)", "a", "T.a(b)"),
    ("an argument is another", "a(b: Int)", "a(b: ID)", "T.a(b)"),
    ("an argument is required", "t(i: I)", "t(i: I, j: Int!)", "Query.t(j)"),
    ("an input field is required", "input I { a: Int }", "input I { a: Int b: Int! }", "I.b"),
    ("an input field is removed", "input I { a: Int }", "input I { b: Int }", "I.a"),
    ("a value is removed", "enum E { A B }", "enum E { A }", "E.B"),
    ("a member leaves", "union U = T | V", "union U = T", "V"),
    ("an interface goes", "type T implements N", "type T", "T"),
    ("a directive goes", "directive @slow on FIELD_DEFINITION", "", "@slow"),
]


def test_breaking_changes_since_the_last_release_are_announced() -> None:
    found = unannounced(released_schema(), CORE, CHANGELOG.read_text(encoding="utf-8"))
    told = "\n".join(f"{each.coordinate}: {each.described}" for each in found)
    assert not found, f"name each under Unreleased in CHANGELOG.md, with what to do:\n{told}"


@pytest.mark.parametrize(("case", "old", "new", "coordinate"), PLANTED, ids=[case for case, *_ in PLANTED])
def test_a_planted_change_is_refused_until_it_is_announced(
    case: str, old: str, new: str, coordinate: str
) -> None:
    assert OLD.count(old) == 1, case
    text = OLD.replace(old, new).replace(" | V", " | V" if "type V" in OLD.replace(old, new) else "")
    before, after = build_schema(OLD), build_schema(text)
    silent = "## [Unreleased]\n\n### Changed\n\n- Other.something\n"
    assert coordinate in {each.coordinate for each in unannounced(before, after, silent)}
    announced = f"{silent}- `{coordinate}` is gone\n"
    assert coordinate not in {each.coordinate for each in unannounced(before, after, announced)}
    released = f"## [Unreleased]\n\n## [0.1.0]\n\n- `{coordinate}` is gone\n"
    assert coordinate in {each.coordinate for each in unannounced(before, after, released)}


@pytest.mark.parametrize(
    "new",
    [
        OLD.replace("enum E { A B }", "enum E { A B C }"),
        OLD.replace("union U = T | V", "union U = T | V | W type W { a: Int }"),
        OLD.replace("input I { a: Int }", "input I { a: Int b: Int }"),
        OLD.replace("type V { a: Int }", 'type V { a: Int @deprecated(reason: "Use `b`") b: Int }'),
    ],
    ids=["a value", "a member", "an optional field", "deprecation"],
)
def test_what_clients_are_told_to_expect_is_not_breaking(new: str) -> None:
    assert breaking_changes(build_schema(OLD), build_schema(new)) == []


@pytest.mark.parametrize(
    ("text", "coordinate", "named"),
    [
        ("`Player.deposits` is a connection", "Player.deposits", True),
        ("`Player { deposits withdrawals }` are connections", "Player.deposits", True),
        ("`Player.depositsMade`", "Player.deposits", False),
        ("`Player { depositsMade }`", "Player.deposits", False),
        ("`Query.players(sort)`", "Query.players(sort)", True),
        ("`Query.players(sort)`", "Query.players", False),
        ("`MoveRefusedNow`", "MoveRefused", False),
        ("`MoveRefused` became", "MoveRefused", True),
    ],
)
def test_a_name_is_the_whole_coordinate(text: str, coordinate: str, named: bool) -> None:
    assert names(text, coordinate) is named


def test_what_names_nothing_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="1"):
        coordinate_in("1")


def test_what_is_deprecated_says_what_to_use_instead() -> None:
    bare = {
        f"{kind.name}.{name}"
        for kind in CORE.type_map.values()
        for group in ("fields", "values")
        for name, member in (getattr(kind, group, None) or {}).items()
        if member.deprecation_reason is not None and "`" not in member.deprecation_reason
    }
    assert bare == set()

"""The committed SDL is the schema that is served."""

from __future__ import annotations

import difflib
from pathlib import Path

from tests.architecture.sources import ROOT

SNAPSHOT = ROOT / "schema" / "schema.graphql"


def drift(snapshot: Path, served: str) -> str:
    """How the snapshot differs from what is served, as a unified diff; empty when it does not."""
    kept = snapshot.read_text(encoding="utf-8") if snapshot.exists() else ""
    lines = difflib.unified_diff(
        kept.strip().splitlines(), served.strip().splitlines(), snapshot.name, "served", lineterm=""
    )
    return "\n".join(lines)


def test_the_snapshot_equals_the_served_schema() -> None:
    from server.commands.schema import published_schema  # noqa: PLC0415 - the rest stands without the graph

    assert drift(SNAPSHOT, published_schema().as_str()) == "", "write it anew with `croupier schema`"


def test_a_changed_field_is_noticed(tmp_path: Path) -> None:
    snapshot = tmp_path / "schema.graphql"
    snapshot.write_text("type Query {\n  player: Player\n}\n")

    assert drift(snapshot, "type Query {\n  player: Player\n}") == ""
    assert "-  player: Player" in drift(snapshot, "type Query {\n  player: Player!\n}")


def test_a_missing_snapshot_is_noticed(tmp_path: Path) -> None:
    assert "+type Query" in drift(tmp_path / "none.graphql", "type Query")

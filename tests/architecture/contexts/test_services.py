"""The services' slices together are the whole graph, and no context's field is in two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

from schema import root
from server.services import SERVICES
from tests.architecture.sources import ROOT, plant

MACHINERY = {"__init__", "binding", "mixins", "root"}
"""Files of schema/ that hold no types."""


def stems(schema: Path) -> set[str]:
    """The packages and modules of `schema` that hold types: one package per context, and shared modules."""
    packages = {path.parent.name for path in schema.glob("*/*.py")}
    return (packages | {path.stem for path in schema.glob("*.py")}) - MACHINERY


def homeless(schema: Path, services: Mapping[str, Iterable[str]], everywhere: Iterable[Any]) -> set[str]:
    """The files whose fields no service would publish."""
    return stems(schema) - {stem for owned in services.values() for stem in owned} - set(everywhere)


def owned_twice(services: Mapping[str, Iterable[str]]) -> set[str]:
    """The files that two services publish."""
    counted = Counter(stem for owned in services.values() for stem in owned)
    return {stem for stem, times in counted.items() if times > 1}


def fields(schema: GraphQLSchema) -> set[str]:
    """`Type.field`, introspection and federation aside."""
    return {
        f"{kind.name}.{field}"
        for kind in schema.type_map.values()
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not kind.name.startswith("_")
        for field in kind.fields
        if not field.startswith("_")
    }


def test_every_file_of_the_schema_belongs_to_a_service_or_to_all() -> None:
    assert homeless(ROOT / "schema", SERVICES, root.EVERYWHERE) == set()
    assert owned_twice(SERVICES) == set()


def test_the_slices_together_are_the_whole() -> None:
    slices = set().union(*(fields(root.subgraph(SERVICES[service])._schema) for service in SERVICES))
    whole = fields(root.whole()._schema)

    differing = sorted(whole ^ slices)
    assert not differing, differing


@pytest.mark.parametrize("service", SERVICES)
def test_a_slice_is_part_of_the_whole(service: str) -> None:
    slice_ = fields(root.subgraph(SERVICES[service])._schema)

    assert slice_ < fields(root.whole()._schema)


@pytest.mark.parametrize(
    ("file", "services", "found"),
    [
        ("loyalty.py", {"a": {"wallets"}}, {"loyalty"}),
        ("loyalty/types.py", {"a": {"wallets"}}, {"loyalty"}),
        ("wallets/types.py", {"a": {"wallets"}}, set()),
        ("money.py", {"a": {"wallets"}}, set()),
        ("binding.py", {}, set()),
    ],
)
def test_planted_files(tmp_path: Path, file: str, services: dict[str, set[str]], found: set[str]) -> None:
    plant(tmp_path, file, "\n")

    assert homeless(tmp_path, services, {"money", None}) == found


def test_a_file_of_two_services_is_found() -> None:
    assert owned_twice({"a": {"wallets", "live"}, "b": {"live"}}) == {"live"}

"""Refusals as a mutation answers them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from schema.binding import published_names
from tests.graphql_documents import CORE

if TYPE_CHECKING:
    from domain.shared.outcomes import Refusal


@cache
def _classes() -> dict[str, type[Refusal]]:
    assert CORE, "building the graph imports every type"
    return published_names()


def refusal(name: str, **figures: Any) -> dict[str, Any]:
    """``refusal("RoundIsClosed", round="r1")``: its name, code, message and these figures."""
    kind = _classes()[name]
    return {"__typename": name, "code": kind.code, "message": kind.message, **figures}

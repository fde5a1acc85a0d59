"""Whether what was recorded is what its type says, to the field: no more, no less, and no other values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from adapters.postgres.outbox.facts import OutboxFacts
from domain.shared.event_types import EventTypes
from domain.shared.facts import Fact


@cache
def registry() -> EventTypes:
    """All types of events."""
    from server.events.registry import event_types  # noqa: PLC0415 - tests without facts need not load it all

    return event_types()


@cache
def _validator(name: str) -> Draft202012Validator:
    from server.events.json_schema import payload_schema  # noqa: PLC0415

    return Draft202012Validator(payload_schema(registry().latest(name), strict=True))


def faults(name: str, payload: Any) -> list[str]:
    """What is wrong with a payload, in words; empty if it is as described."""
    if name not in registry():
        return [f"{name} is no type of event"]
    return [f"{name}{each.json_path[1:]}: {each.message}" for each in _validator(name).iter_errors(payload)]


@contextmanager
def every_recorded_fact_checked() -> Iterator[None]:
    """While it lasts, a fact that the domain records otherwise than its type says fails its command."""
    plain = OutboxFacts.record

    async def record(self: OutboxFacts, fact: Fact) -> None:
        found = faults(fact.name, fact.payload)
        assert not found, found
        await plain(self, fact)

    OutboxFacts.record = record  # type: ignore[method-assign]
    try:
        yield
    finally:
        OutboxFacts.record = plain  # type: ignore[method-assign]

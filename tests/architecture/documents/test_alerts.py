"""The alerts of docs/operating.md name what is exported, and add up what each process exports for itself."""

from __future__ import annotations

import re

import pytest
from prometheus_client import CollectorRegistry

from server.contexts import CONTEXTS
from server.observability.metrics import Metrics
from tests.architecture.sources import ROOT

OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
EXPRESSION = re.compile(r"^\| `([^`]*\bcroupier_\w+[^`]*(?:==|<|>)[^`]*)` \|", re.MULTILINE)
RELAYS = (6, 5, 5, 0)
"""The partitions that each of three workers relays, and a server without background work."""


def single(expressions: list[str]) -> list[str]:
    """The expressions that look at each process by itself."""
    return [each for each in expressions if not re.match(r"^(?:sum|min|max)\(", each)]


def partitions_alert() -> str:
    """The expression about the relay."""
    (found,) = (each for each in EXPRESSION.findall(OPERATING) if "relay_partitions" in each)
    return str(found)


def fires(expression: str, samples: tuple[int, ...]) -> bool:
    """Whether an alert on partitions fires, as Prometheus evaluates it over the samples of all processes."""
    wanted = re.fullmatch(r"(sum|min|max)?\(?croupier_relay_partitions\)? < (\d+)", expression)
    assert wanted, expression
    over = {"sum": sum, "min": min, "max": max}
    values = [over[wanted[1]](samples)] if wanted[1] else samples
    return any(value < int(wanted[2]) for value in values)


READ_AT_EACH_SCRAPE = {
    "croupier_database_up",
    "croupier_outbox_lag_seconds",
    "croupier_events_lag_seconds",
    "croupier_jobs_oldest_waiting_seconds",
    "croupier_reactions",
}


def exported() -> set[str]:
    """The gauges and counters of a process."""
    registry = CollectorRegistry()
    Metrics(registry, CONTEXTS)
    return {family.name + ("_total" if family.type == "counter" else "") for family in registry.collect()}


def test_alerts_look_at_all_processes_together() -> None:
    expressions = EXPRESSION.findall(OPERATING)

    assert len(expressions) >= 4
    assert single(expressions) == []


def test_alerts_name_what_is_exported() -> None:
    named = set(re.findall(r"croupier_\w+", " ".join(EXPRESSION.findall(OPERATING))))

    assert named - exported() <= READ_AT_EACH_SCRAPE


@pytest.mark.parametrize(("samples", "fired"), [(RELAYS, False), ((16, 0), False), ((6, 5, 0), True)])
def test_the_alert_on_partitions_fires_only_when_some_are_left(
    samples: tuple[int, ...], *, fired: bool
) -> None:
    assert fires(partitions_alert(), samples) is fired


def test_an_alert_on_each_process_would_fire_for_ever() -> None:
    assert fires("croupier_relay_partitions < 16", RELAYS)
    assert single(["croupier_relay_partitions < 16"]) == ["croupier_relay_partitions < 16"]

"""The cost of access control on every field: a page of 500 rows with 10 fields, with and without it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import strawberry

from adapters.casbin.policy import CasbinPolicy
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, Figures, interleaved, latencies, ratio
from benchmarks.suite import BenchmarkRun
from domain.access.policy import Rule
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from resolvers.authorization.check import OperationRules
from resolvers.authorization.guards import CONTEXT_ONLY, install
from resolvers.authorization.tables import AccessTables
from resolvers.context import Context
from server.http.errors import PUBLIC_ERRORS
from server.http.graphql_api.engine import Engine
from server.http.graphql_api.error_masking import ErrorMask
from server.http.graphql_api.guard import OpenSchemaGuard
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.request import GraphQLRequest
from server.security.access_control import FieldGuard

TITLE = "deciding on every field of 500 rows x 10 fields, with 500 policies"
ROWS, POLICIES, ROLES = 500, 500, 10
NAMES = tuple(f"field{number}" for number in range(10))
PAGES = 30
ROUNDS = 7
TARGET = 1.15
"""Authorised against the same executor and fast path for plain fields without access control."""

Row: Any = strawberry.type(type("Row", (), {"__annotations__": dict.fromkeys(NAMES, str | None)}))
ALL_ROWS = [Row(**{name: f"{name} of {number}" for name in NAMES}) for number in range(ROWS)]
REQUEST = GraphQLRequest(f"{{ rows {{ {' '.join(NAMES)} }} }}", {})


NO_RESOURCE: Any = None
"""The context's process, which is not used."""


def resolve_rows() -> Any:
    return ALL_ROWS


Query: Any = strawberry.type(
    type("Query", (), {"rows": strawberry.field(resolver=resolve_rows, graphql_type=list[Row])})
)


def measure(bench: BenchmarkRun) -> Finding:
    """Run all cases in turn, many times."""
    finding = Finding("access", TITLE)
    who = an_operator()
    cases = interleaved(
        ROUNDS,
        {
            "deciding nothing": pages_per_second(open_engine(), who("rows:read")),
            "authorised": pages_per_second(guarded_engine(), who("rows:read")),
            "authorised, 2 of 10 masked": pages_per_second(guarded_engine(), who("rows:masked")),
            "Strawberry's resolvers, deciding nothing": pages_per_second(bare_engine(), who("rows:read")),
        },
        bench.print_run,
    )
    finding.add(*cases.values())
    free, bare = cases["deciding nothing"], cases["Strawberry's resolvers, deciding nothing"]
    ours, masked = cases["authorised"], cases["authorised, 2 of 10 masked"]
    finding.ratios += [
        ratio("authorised / deciding nothing", ours, free, "p50_ms", target=TARGET, at_most=True),
        ratio("authorised, 2 of 10 masked / deciding nothing", masked, free, "p50_ms", at_most=True),
        ratio("authorised / Strawberry's resolvers", ours, bare, "p50_ms", at_most=True),
    ]
    return finding


def pages_per_second(engine: Engine, context: Context) -> Callable[[], Figures]:
    """Pages a second of this engine, from the call to the encoded response."""

    async def run() -> list[float]:
        taken = []
        for _ in range(PAGES):
            started = time.perf_counter()
            operation = await engine.find(REQUEST, context)
            answer = await engine.run(operation, REQUEST, context.fresh())
            engine.encode(answer)
            taken.append(time.perf_counter() - started)
            assert not answer.errors
            assert len(answer.body["data"]["rows"]) == ROWS
        return taken

    def once() -> Figures:
        taken = asyncio.run(run())
        return {RATE: len(taken) / sum(taken), **latencies(taken)}

    return once


def policy() -> CasbinPolicy:
    """500 rules for 10 roles; two roles may read our rows, one of them with two fields masked."""
    rules: list[Rule] = [("p", "rows:read", "*", "Query.rows", "call", "allow")]
    rules += [("p", "rows:read", "*", f"Row.{name}", "read", "allow") for name in NAMES]
    rules += [("p", "rows:masked", "*", "Query.rows", "call", "allow")]
    for number, name in enumerate(NAMES):
        act = "read_masked" if number in {3, 7} else "read"
        rules.append(("p", "rows:masked", "*", f"Row.{name}", act, "allow"))
    for number in range(POLICIES - len(rules)):
        role = f"role{number % ROLES}"
        rules.append(("p", role, "*", f"Type{number % 40}.field{number}", "read", "allow"))
    return CasbinPolicy.from_rules(rules)


def an_operator() -> Callable[[str], Context]:
    """An operator with three roles."""
    tables = AccessTables(policy())

    def holding(role: str) -> Context:
        roles = frozenset({role, "role1", "role2"})
        actor = Actor(ActorKind.OPERATOR, "bench", "default", roles)
        origin = Origin(actor, Channel.GRAPHQL, "bench")
        return Context(NO_RESOURCE, origin, tables.of_roles("default", roles))

    return holding


def guarded_engine() -> Engine:
    """Croupier's engine with access control."""
    schema = strawberry.Schema(Query)
    install(schema, masks={})
    return _engine(schema, FieldGuard(OperationRules(schema._schema, {})))  # noqa: SLF001 - as server/security/access_control.py


def open_engine() -> Engine:
    """The same fast path for plain fields, without access control."""
    schema = strawberry.Schema(Query)
    for name, each in schema._schema.type_map["Row"].fields.items():  # type: ignore[attr-defined] # noqa: SLF001
        each.resolve = _reading(name)
    return _engine(schema, OpenSchemaGuard())


def bare_engine() -> Engine:
    """Strawberry's own resolvers."""
    return _engine(strawberry.Schema(Query), OpenSchemaGuard())


def _reading(name: str) -> Any:
    def read(source: Any, _info: Any) -> Any:
        return getattr(source, name)

    setattr(read, CONTEXT_ONLY, read)
    return read


def _engine(schema: strawberry.Schema, guard: Any) -> Engine:
    return Engine(schema, Limits(cost=10**6), ErrorMask(PUBLIC_ERRORS, 20), guard)

"""Every field of every operation on money makes another request under the same key; read from the schema."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import signature
from types import SimpleNamespace
from typing import Any, cast, get_type_hints
from uuid import UUID

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, get_named_type, graphql

from domain.shared.actor import Actor, Origin
from domain.wallets.idempotency import Stamp
from tests.graphql_documents import CORE
from tests.schema_positions import SAMPLES
from tests.wallets.wallets_harness import a_provider

Path = tuple[str, ...]

MUTATIONS: dict[str, Any] = cast("Any", CORE.type_map["Mutation"]).fields

NOT_COUNTED = {"balanceView"}
"""How an answer is shown. All else is part of the request: see docs/api.md."""

NO_MONEY = {
    "requestCorrection",
    "startBulkTag",
    "startBulkStatusMove",
    "startPlayersExport",
    "startTransactionsExport",
    "cancelJob",
    "retryJobFailures",
    "runFeed",
    "importMarketingList",
}
"""Other requests with a key; a correction's is compared in players/corrections, a job's in jobs."""

FITTING: dict[str, dict[str, Any]] = {
    "betAndWin": {"bet.key": "x", "win.bet": "x", "win.key": "the key of the win"},
    "grantFunds": {"kind": "FREE_SPINS"},
}
"""Values of fields that have to fit each other, where the samples of their types do not."""

OTHERWISE: dict[str, dict[str, Any]] = {
    "grantFunds": {
        "kind": {"kind": "BONUS", "unit": None},
        "amount.currency": {"amount.currency": "USD", "unit.currency": "USD"},
        "unit.currency": {"amount.currency": "USD", "unit.currency": "USD"},
        "unit.amount": {"unit.amount": "0.50"},
    },
    "betAndWin": {
        "bet.key": {"bet.key": "y", "win.bet": "y"},
        "win.bet": {"bet.key": "y", "win.bet": "y"},
        "bet.playerId": {"bet.playerId": None, "win.playerId": None},
        "win.playerId": {"bet.playerId": None, "win.playerId": None},
    },
}
"""Changes that take another field along, so that the request stays one that can be made."""


OTHERS: dict[str, Any] = {
    "String": "y",
    "Int": 2,
    "Boolean": False,
    "BigInt": "2",
    "Decimal": "2.00",
    "Currency": "USD",
    "DateTime": "2026-01-02T00:00:00Z",
}
"""Other values than the samples."""


class Recorder:
    """A port whose every method keeps the stamps it is given."""

    def __init__(self) -> None:
        self.stamps: list[Stamp] = []

    def of(self, _actor: Actor) -> None:
        """For which department an actor holds withdrawals: for none."""

    def __getattr__(self, _name: str) -> Any:
        async def record(*given: Any, **named: Any) -> None:
            self.stamps += [each for each in (*given, *named.values()) if isinstance(each, Stamp)]

        return record


async def stamps_of(name: str, given: dict[str, Any], origin: Origin) -> list[Stamp]:
    """The stamps that a mutation hands to the ledger for an input."""
    port = Recorder()

    async def run(carry_out: Any, command: Any) -> None:
        hints, names = get_type_hints(carry_out), list(signature(carry_out).parameters)[1:]
        await carry_out(command, **{each: origin if hints[each] is Origin else port for each in names})

    kind = MUTATIONS[name].args["input"].type
    document = f"mutation ($input: {kind}) {{ {name}(input: $input) {{ __typename }} }}"
    answer = await graphql(
        CORE, document, variable_values={"input": given}, context_value=SimpleNamespace(run=run)
    )
    assert not answer.errors, (name, answer.errors, given)
    return port.stamps


def leaves(kind: GraphQLInputObjectType, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every field that holds a value itself, and its type."""
    for name, field in kind.fields.items():
        inner = get_named_type(field.type)
        if isinstance(inner, GraphQLInputObjectType):
            yield from leaves(inner, (*path, name))
        else:
            yield (*path, name), inner


def value_of(path: Path, kind: Any, *, other: bool) -> Any:
    """A value of this type, or another one."""
    name = path[-1]
    if kind.name == "ID":
        return an_id(name, other=other)
    if isinstance(kind, GraphQLEnumType):
        return list(kind.values)[1 if other else 0]
    if kind.name == "UUID":
        return str(UUID(int=2 if other else 1))
    if name == "key":
        return "another key" if other else "a key"
    return OTHERS[kind.name] if other else SAMPLES[kind.name]


def an_id(name: str, *, other: bool) -> str:
    """An id of what the field names: those of a player's things hold the player's."""
    player, thing = UUID(int=7 << 64 | (2 if other else 1)), UUID(int=3)
    return {
        "playerId": f"plr_{player}",
        "walletId": f"wal_{player}_1",
        "transactionId": f"txn_{player}_1",
        "depositId": f"dep_{player}_{thing}",
        "withdrawalId": f"wdr_{player}_{thing}",
        "adjustmentId": f"adj_{player}_{thing}",
        "holdId": f"hld_{player}_{thing}",
    }[name]


def with_values(given: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """A copy with these values at these dotted paths; None is the other player, or nothing."""
    copy = {key: with_values(value, {}) if isinstance(value, dict) else value for key, value in given.items()}
    for dotted, value in values.items():
        *way, last = dotted.split(".")
        inside = copy
        for step in way:
            inside = inside.setdefault(step, {})
        inside[last] = value
        if value is None:
            inside[last] = an_id(last, other=True) if last == "playerId" else None
    return copy


def keyed() -> Iterator[str]:
    """The mutations whose input holds a key."""
    for name, field in MUTATIONS.items():
        kind = get_named_type(field.args["input"].type) if "input" in field.args else None
        if (
            name not in NO_MONEY
            and isinstance(kind, GraphQLInputObjectType)
            and any(path[-1] == "key" for path, _ in leaves(kind))
        ):
            yield name


FIELDS = [
    (name, path) for name in keyed() for path, _ in leaves(get_named_type(MUTATIONS[name].args["input"].type))
]


def a_request(name: str) -> dict[str, Any]:
    kind = get_named_type(MUTATIONS[name].args["input"].type)
    samples = {".".join(path): value_of(path, inner, other=False) for path, inner in leaves(kind)}
    return with_values({}, samples | FITTING.get(name, {}))


def test_every_operation_on_money_has_a_key() -> None:
    assert len(list(keyed())) > 20


@pytest.mark.parametrize(
    ("name", "path"), FIELDS, ids=lambda each: each if isinstance(each, str) else ".".join(each)
)
async def test_each_field_makes_another_request_under_the_same_key(name: str, path: Path) -> None:
    origin, given, dotted = a_provider("acme"), a_request(name), ".".join(path)
    kind = get_named_type(MUTATIONS[name].args["input"].type)
    plain = {dotted: value_of(path, dict(leaves(kind))[path], other=True)}
    changed = with_values(given, OTHERWISE.get(name, {}).get(dotted, plain))

    before, after = await stamps_of(name, given, origin), await stamps_of(name, changed, origin)

    assert before == await stamps_of(name, given, origin)
    if path[-1] == "key":
        assert [stamp.key for stamp in before] != [stamp.key for stamp in after]
        return
    assert [stamp.key for stamp in before] == [stamp.key for stamp in after] or path == ("win", "bet")
    differs = [stamp.request for stamp in before] != [stamp.request for stamp in after]
    assert differs is (path[-1] not in NOT_COUNTED)

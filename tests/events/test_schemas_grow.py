"""Published schemas of events only grow: what would break a consumer is refused, and named."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from server.events.growth import breaks, published_schemas
from tests.architecture.sources import ROOT
from tests.events.strict_payloads import registry

KEPT = json.loads((ROOT / "schema" / "events.json").read_text(encoding="utf-8"))
BET = "wallet.bet_placed 1"
NOW = published_schemas(registry())


def test_the_kept_schemas_are_those_of_the_registry() -> None:
    assert breaks(KEPT, NOW) == []
    assert KEPT == NOW, "write them anew with `make generated`"


@pytest.mark.parametrize("name", sorted(NOW))
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(NOW[name])


def test_consumers_may_rely_on_a_schema_while_it_grows() -> None:
    bet = registry().latest("wallet.bet_placed").example
    more = {**bet, "jackpot": "1", "kind": "BET_OF_A_NEW_KIND"}

    assert list(Draft202012Validator(KEPT[BET]).iter_errors(more)) == []


def field(name: str, **changed: Any) -> Callable[[Any], None]:
    return lambda schema: schema["properties"][name].update(changed)


def values(name: str) -> Callable[[Any], list[str]]:
    return lambda schema: schema["properties"][name]["x-extensible-enum"]


def wallet(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda schema: change(schema["properties"]["wallets"]["items"])


PLANTED: list[tuple[str, Callable[[Any], Any]]] = [
    (".game is gone", lambda bet: bet["properties"].pop("game")),
    (".refSeq: type was", field("refSeq", type="string")),
    (".amount: type was", field("amount", type=["string", "null"])),
    (".amount: pattern was", field("amount", pattern="^.*$")),
    (".at: format was", field("at", format="date")),
    (".at may be missing now", lambda bet: bet["required"].remove("at")),
    (".kind: BET means nothing any more", lambda bet: values("kind")(bet).remove("BET")),
    (".wallets[].no: type was", wallet(field("no", type="string"))),
    (".wallets[].no is gone", wallet(lambda each: each["properties"].pop("no"))),
    (".jackpot is required now", lambda bet: bet["required"].append("jackpot")),
    (": additionalProperties was", lambda bet: bet.update(additionalProperties=False)),
]


@pytest.mark.parametrize(("said", "change"), PLANTED, ids=[said for said, _ in PLANTED])
def test_a_change_that_breaks_consumers_is_named(said: str, change: Callable[[Any], Any]) -> None:
    now = copy.deepcopy(KEPT)
    change(now[BET])

    found = breaks(KEPT, now)
    assert found
    assert any(each.startswith(BET + said) for each in found), found


def test_an_event_that_is_gone_is_named() -> None:
    assert breaks(KEPT, {name: each for name, each in KEPT.items() if name != BET}) == [f"{BET} is gone"]


def test_new_fields_values_versions_and_events_break_nothing() -> None:
    now = copy.deepcopy(KEPT)
    now[BET]["properties"]["jackpot"] = {"type": "string"}
    now[BET]["properties"]["kind"]["x-extensible-enum"].append("SIDE_BET")
    now["wallet.bet_placed 2"] = {"type": "object", "properties": {}}

    assert breaks(KEPT, now) == []

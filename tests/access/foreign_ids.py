"""Where the schema takes an id, and one call for each such place: made with another player's ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    get_named_type,
    is_input_object_type,
    is_leaf_type,
    is_required_argument,
    is_union_type,
)

from resolvers.authorization.levels import AccessTable
from tests.application import Json
from tests.funded_players import a_key, eur
from tests.graphql_documents import CORE, TABLES, mutation
from tests.owned_ids import OwnedIds, mutations_by_id

IDS = frozenset({"ID", "UUID"})
NAMES = frozenset({"username", "challenge", "brand", "role"})
"""Text arguments that identify an object, as an id does."""

PUBLIC_ID = re.compile(r"[a-z]{3}_[0-9a-f]{8}-")
"""What ``node`` is asked for. Challenges and names may have an underscore, too."""

ROOTS = {"Query": CORE.query_type, "Mutation": CORE.mutation_type, "Subscription": CORE.subscription_type}

OF_EVERY_BRAND = frozenset({"operator", "colleague"})
"""Operators are of no brand: an administrator of any brand may list them."""

IdsByName = Mapping[str, str]
"""Kind of object -> its public id, or name."""


@dataclass(frozen=True)
class Call:
    """A root field, and its arguments."""

    root: str
    field: str
    given: Json

    @property
    def places(self) -> set[str]:
        """Where in the schema it shows an id or a name."""
        definition = ROOTS[self.root].fields[self.field]
        return {
            place
            for name, value in self.given.items()
            for place in _shown(f"{self.root}.{self.field}({name})", definition.args[name].type, name, value)
        }

    def document(self, role: str) -> str:
        """The operation, with all leaves of the answer that the role may see."""
        definition = ROOTS[self.root].fields[self.field]
        if is_union_type(get_named_type(definition.type)):
            return mutation(self.field, role)
        declared = ", ".join(f"${name}: {definition.args[name].type}" for name in self.given)
        passed = ", ".join(f"{name}: ${name}" for name in self.given)
        table = TABLES.of_roles("default", frozenset({role}))
        shape = _leaves(get_named_type(definition.type), table, 2)
        return f"{self.root.lower()} ({declared}) {{ {self.field}({passed}) {{ __typename {shape} }} }}"


def id_coordinates() -> set[str]:
    """Every place of the schema that takes an id, or a name that is as good as one."""
    found = set()
    for kind in CORE.type_map.values():
        fields = getattr(kind, "fields", {}) if not is_input_object_type(kind) else {}
        for name, field in fields.items():
            for argument, declared in getattr(field, "args", {}).items():
                found |= set(_places(f"{kind.name}.{name}({argument})", declared.type, argument))
    return {place for place in found if not place.startswith("__")}


def _places(place: str, kind: Any, name: str) -> Iterator[str]:
    named = get_named_type(kind)
    if is_input_object_type(named):
        for below, field in named.fields.items():
            yield from _places(f"{place}.{below}", field.type, below)
    elif _names(named, name):
        yield place


def _names(kind: Any, name: str) -> bool:
    return kind.name in IDS or (kind.name == "String" and name in NAMES)


def _shown(place: str, kind: Any, name: str, value: Any) -> Iterator[str]:
    named = get_named_type(kind)
    if isinstance(value, list):
        for each in value:
            yield from _shown(place, named, name, each)
    elif is_input_object_type(named):
        for below, inner in value.items():
            yield from _shown(f"{place}.{below}", named.fields[below].type, below, inner)
    elif _names(named, name):
        yield place


def _leaves(kind: Any, table: AccessTable, depth: int) -> str:
    found = []
    for name, field in getattr(kind, "fields", {}).items():
        inner = get_named_type(field.type)
        if not table.allows(f"{kind.name}.{name}") or any(map(is_required_argument, field.args.values())):
            continue
        if is_leaf_type(inner):
            found.append(name)
        elif depth and (below := _leaves(inner, table, depth - 1)):
            found.append(f"{name} {{ {below} }}")
    return " ".join(found)


def calls(of: IdsByName, mine: IdsByName) -> list[Call]:
    """One call and more for each place: another player's ids, and own ones where two are wanted."""
    estate = OwnedIds(**{name: of[name] for name in OwnedIds.__dataclass_fields__})
    written = {**mutations_by_id(estate), **_identity(of)}
    return [
        *(Call("Query", name, given) for name, given in _queries(of)),
        *(Call("Mutation", name, {"input": given}) for name, given in written.items()),
        *(Call("Mutation", name, {"input": given}) for name, given in _beside_ones_own(of, mine)),
        *(Call("Subscription", name, given) for name, given in _watched(of)),
    ]


def _queries(of: IdsByName) -> Iterator[tuple[str, Json]]:
    yield from ((name, {"id": of[name]}) for name in ("player", "wallet", "transaction"))
    yield from ((name, {"playerId": of["player"]}) for name in ("transactions", "rounds"))
    for name, id in of.items():
        if PUBLIC_ID.match(id) and name not in OF_EVERY_BRAND:
            yield "node", {"id": id}
    yield "playerByUsername", {"username": of["username"]}
    yield "players", {"filter": {"username": of["username"]}, "first": 1}
    for name in ("auditEntries", "ledger", "deposits", "withdrawals", "adjustments"):
        yield name, {"filter": {"playerId": of["player"]}}
    yield "ledger", {"filter": {"round": of["round"]}}
    yield "whatCanSee", {"operatorId": of["operator"]}
    yield "accessMatrix", {"role": of["role"], "brand": of["brand"]}
    yield "accessMatrix", {"role": "support", "brand": of["brand"]}
    yield "explainAccess", {"role": of["role"], "coordinate": "Player.tags"}


def _watched(of: IdsByName) -> Iterator[tuple[str, Json]]:
    yield "walletChanged", {"playerId": of["player"]}
    yield "walletsChanged", {"playerIds": [of["player"]]}
    yield "playersChanged", {"playerIds": [of["player"]]}
    yield "playerStatusChanged", {"playerId": of["player"]}


def _beside_ones_own(of: IdsByName, mine: IdsByName) -> Iterator[tuple[str, Json]]:
    player = {"playerId": mine["player"]}
    yield "placeBet", player | {"key": a_key("try"), "stake": eur("1.00"), "sessionId": of["session"]}
    bet = player | {"key": a_key("try"), "stake": eur("1.00"), "sessionId": of["session"], "round": "r"}
    win = player | {"key": a_key("try-win"), "amount": eur("1.00"), "kind": "BET"}
    yield "betAndWin", {"bet": bet, "win": win}
    yield "endGameSession", player | {"id": of["session"]}
    yield "endPlayerSessions", player | {"sessionId": of["login"]}
    yield "endPlayerSessions", {"playerId": of["player"], "sessionId": of["login"]}


def _identity(of: IdsByName) -> dict[str, Json]:
    code, role = {"code": of["code"]}, {"role": of["role"]}
    held, there = role | {"has": "players:search"}, role | {"coordinate": "Player.tags"}
    edits = [
        *({kind: held} for kind in ("grant", "withdraw")),
        *({kind: there} for kind in ("deny", "clear")),
        {"allow": there | {"level": "READ"}},
        {"defineRole": role},
    ]
    challenge = {"challenge": of["stepUp"]}
    return {
        "endSession": {"id": of["login"]},
        "endPlayerSessions": {"playerId": of["player"]},
        "confirmPhone": {"codeId": of["phone"], "code": of["phoneCode"]},
        "removeFactor": {"id": of["factor"]},
        "beginStepUp": challenge | {"factor": "TOTP"},
        "proveStepUp": challenge | {"answer": {"totp": of["totp"]}},
        "verifyEmail": {"challenge": of["challenge"], **code},
        "verifyPhone": {"challenge": of["challenge"], **code},
        "confirmPhoneChange": {"challenge": of["challenge"], **code},
        "confirmEmailChange": {side: {"challenge": of["challenge"], **code} for side in ("current", "new")},
        "resetFactors": {"operatorId": of["operator"], "reason": "lost"},
        "assignRole": {"operatorId": of["colleague"], "role": of["role"], "reason": "new"},
        "approveRoleAssignment": {"id": of["assignment"]},
        "rejectRoleAssignment": {"id": of["assignment"]},
        "approvePolicyChange": {"id": of["change"]},
        "rejectPolicyChange": {"id": of["change"]},
        "updatePolicy": {"edits": edits, "reason": "try"},
        "requestFactorReset": {
            "playerId": of["player"],
            "proof": "IN_PERSON",
            "reference": "t",
            "reason": "r",
        },
        "approveFactorReset": {"id": of["factorReset"]},
        "rejectFactorReset": {"id": of["factorReset"]},
        "approveMoneyLimit": {"id": of["limit"]},
        "rejectMoneyLimit": {"id": of["limit"]},
        "approveBrand": {"id": of["brandChange"]},
        "rejectBrand": {"id": of["brandChange"]},
        "renewClientSecret": {"clientId": of["client"]},
        "approveClient": {"clientId": of["client"], "askedBy": "operator:the-admin"},
        "disableClient": {"clientId": of["client"]},
        "withdrawProgramConsent": {"clientId": of["client"]},
    }

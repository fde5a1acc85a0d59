"""No text that is stored has a character that does not show: tried at every place that takes one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from graphql import get_named_type

from domain.shared.ids import new_id
from tests.application import Application, Caller, Json
from tests.graphql_documents import CORE, TABLES
from tests.owned_ids import OwnedIds, a_player_with_everything
from tests.schema_positions import NAMED, ROLES, Position, positions_of

HIDDEN: Final = ("\u200b", "\u3164")
"""A format character, and a letter that shows nothing."""

COMPARED: Final = "compared with what is there, and not stored"
SECRET: Final = "stored as a hash alone"

NOT_STORED: Final[Mapping[str, str]] = {
    "challenge": COMPARED,
    "code": COMPARED,
    "totp": COMPARED,
    "recoveryCode": COMPARED,
    "askedBy": COMPARED,
    "role": COMPARED,
    "has": COMPARED,
    "coordinate": COMPARED,
    "inherits": COMPARED,
    "roles": COMPARED,
    "current": SECRET,
    "password": SECRET,
}
"""Name of a field whose text is not stored -> why."""

ENDPOINT: Final = {"url": "https://hooks.example.com/", "events": ["*"], "role": "crm", "headers": []}

BESIDE: Final[Mapping[str, Json]] = {
    "declineDeposit": {"reason": "asked"},
    "authoriseDeposit": {"authorisation": "a"},
    "holdWithdrawal": {"reason": "asked"},
    "rejectWithdrawal": {"reason": "asked"},
    "payWithdrawal": {"authorisation": "a"},
    "rejectAdjustment": {"reason": "asked"},
    "grantFunds": {"kind": "TOURNAMENT"},
    "payWin": {"bet": "b"},
    "betAndWin": {"bet": {"key": "b"}, "win": {"key": "w"}},
    "startBulkTag": {"filter": {"country": ["DE"]}, "add": ["x"]},
    "startBulkStatusMove": {"filter": {"country": ["DE"]}},
    "importMarketingList": {"csv": "player_id\na\n", "tags": ["x"]},
    "createFeed": {"role": "crm", "destination": "file:///x"},
    "createWebhookEndpoint": ENDPOINT,
    "changeWebhookEndpoint": ENDPOINT,
    "requestBrand": {"jurisdictions": ["MT"]},
    "registerClient": {"scopes": ["OPENID"], "redirectUris": ["https://play.example.com/"]},
}
"""Mutation -> what its input needs besides what the schema requires."""

TEXTS = [each for each in positions_of("String") if each.parent == "Mutation"]
STORED = [each for each in TEXTS if each.path[-1] not in NOT_STORED]


def coordinates(position: Position) -> Iterator[str]:
    """The rights that a caller needs to send a value there."""
    argument = CORE.mutation_type.fields[position.field].args[position.path[0]]
    kind: Any = get_named_type(argument.type)
    yield f"Mutation.{position.field}"
    for name in position.path[1:]:
        yield f"{kind.name}.{name}"
        kind = get_named_type(kind.fields[name].type)


def caller(application: Application, position: Position, player: str) -> Caller:
    """One who may send it: a player where no one else may."""
    needed = list(coordinates(position))
    able = [
        role
        for role in ROLES
        if role not in ("system", "anonymous")
        and all(map(TABLES.of_roles("default", frozenset({role})).allows, needed))
    ]
    others = [role for role in able if role != "player"]
    return application.as_(others[0]) if others else application.as_(able[0], player)


@pytest.fixture(scope="module")
async def ids(application: Application) -> dict[str, str]:
    owned: OwnedIds = await a_player_with_everything(application)
    admin = application.as_("admin", name="alice")
    made = await admin.mutate("createOperator", login=f"op-{new_id()}"[:40], name="Olga")
    named = (
        "player",
        "wallet",
        "deposit",
        "withdrawal",
        "hold",
        "adjustment",
        "approval",
        "transaction",
        "correction",
    )
    return {
        "operatorId": made["operator"]["id"],
        "clientId": f"cli_{new_id()}",
        "endpointId": f"whe_{new_id()}",
        "codeId": "phone",
        "id": f"job_{new_id()}",
        **{f"{name}Id": getattr(owned, name) for name in named},
    }


def complete(given: Json, more: Json, path: tuple[str, ...]) -> None:
    """Put what is needed besides into an input, but at ``path``."""
    for name, value in more.items():
        below = path[1:] if path[:1] == (name,) else ()
        if isinstance(value, dict):
            complete(given.setdefault(name, {}), value, below)
        elif path[:1] != (name,):
            given[name] = value


@pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
@pytest.mark.parametrize("position", STORED, ids=str)
async def test_texts_that_do_not_show_are_refused(
    application: Application, ids: dict[str, str], position: Position, hidden: str
) -> None:
    clean, field = NAMED.get(position.path[-1], "abc"), ".".join(position.path[1:])
    document, variables = position.document(f"{clean[:2]}{hidden}{clean[2:]}", ids)
    complete(variables[position.path[0]], BESIDE.get(position.field, {}), position.path[1:])
    if position.field == "registerPlayer":
        reasons = "... on RegistrationRefused { reasons { field } }"
        document = document.replace("__typename", f"__typename {reasons}")
    answer: Json = await caller(application, position, ids["playerId"]).ask(document, **variables)
    if "errors" in answer:
        (error,) = answer["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT", answer
        assert error["extensions"]["field"].rpartition(".")[2] == position.path[-1], answer
        return
    outcome = answer["data"][position.field]
    assert outcome["__typename"] in ("RegistrationRefused", "FactorRefused"), answer
    if position.field == "registerPlayer":
        assert field in {each["field"] for each in outcome["reasons"]}, answer


def test_texts_are_tried_at_many_places() -> None:
    tried = {str(each) for each in STORED}
    assert len(tried) > 80
    assert tried >= {
        "Mutation.addTag(input.tag)",
        "Mutation.placeBet(input.round)",
        "Mutation.addNote(input.text)",
    }
    assert {each.path[-1] for each in TEXTS} >= NOT_STORED.keys()

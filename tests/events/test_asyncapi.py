"""The AsyncAPI document is one, and says what is sent.

``asyncapi-3.0.0.json`` is the official schema (Apache-2.0), from @asyncapi/specs 6.11.1.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from server.events.asyncapi import asyncapi_document
from tests.application import Application
from tests.events.strict_payloads import registry

OFFICIAL = json.loads((Path(__file__).parent / "asyncapi-3.0.0.json").read_text(encoding="utf-8"))
DOCUMENT: Any = asyncapi_document(registry(), "0.1.0")
MESSAGES: dict[str, Any] = DOCUMENT["components"]["messages"]


def faults(document: Any) -> list[str]:
    return [each.json_path for each in Draft7Validator(OFFICIAL).iter_errors(document)]


def resolved(schema: Any) -> Any:
    """The schema with the envelope in place of the reference to it."""
    return {"allOf": [DOCUMENT["components"]["schemas"]["envelope"], *schema["allOf"][1:]]}


def test_the_document_is_valid_by_the_official_schema() -> None:
    assert faults(DOCUMENT) == []


@pytest.mark.parametrize(
    "planted", [{"asyncapi": "2.6.0"}, {"info": {}}, {"channels": {"events": {"adress": None}}}]
)
def test_the_official_schema_refuses_what_is_wrong(planted: Any) -> None:
    assert faults({**copy.deepcopy(DOCUMENT), **planted})


def test_every_public_event_has_a_message_and_no_internal_one() -> None:
    assert MESSAGES.keys() == {f"{each.name}.v{each.version}" for each in registry() if each.public}
    assert DOCUMENT["channels"]["events"]["messages"].keys() == MESSAGES.keys()


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_the_example_of_a_message_fits_its_schema_and_no_other(key: str) -> None:
    message = MESSAGES[key]
    validator = Draft202012Validator(resolved(message["payload"]))
    (example,) = (each["payload"] for each in message["examples"])

    assert list(validator.iter_errors(example)) == []
    assert list(validator.iter_errors({**example, "type": "croupier.other.v1"}))
    assert list(validator.iter_errors({name: each for name, each in example.items() if name != "playerseq"}))


def test_it_says_which_rights_each_field_takes() -> None:
    shown_to = MESSAGES["wallet.bet_placed.v1"]["x-shown-to"]

    assert shown_to["event"] == ["Player.transactions", "Transaction.kind"]
    assert shown_to["fields"]["wallets[].balance"] == ["Leg.balanceAfter", "Money.minor"]


async def test_it_is_served_without_a_token(application: Application) -> None:
    response = await application.client.get("/asyncapi.json")

    assert response.status_code == 200
    assert response.json()["components"]["messages"].keys() == MESSAGES.keys()

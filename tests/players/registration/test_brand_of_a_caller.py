"""Callers without credentials name the brand they are at in a header; else it is the default one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application import Application, Caller
from tests.graphql_documents import mutation
from tests.messages.sandbox_messages import code_sent_to
from tests.players.registration.test_self_registration import registration_input
from tests.players.test_brands import ADDRESS, made

OWN_BRAND = "{ viewer { brand } }"
REQUIREMENTS = '{ registrationRequirements(country: "MT") { currencies } }'


async def sent(caller: Caller, document: str, brand: str, **variables: Any) -> Any:
    """The answer of GraphQL to a request that names a brand."""
    body = {"query": document, "variables": variables}
    headers = caller.headers | {"x-croupier-brand": brand}
    return (await caller.client.post("/graphql", json=body, headers=headers)).json()


async def mutated(caller: Caller, name: str, brand: str, **given: Any) -> Any:
    answer = await sent(caller, mutation(name, caller.role), brand, input=given)
    assert "errors" not in answer, answer
    return answer["data"][name]


async def test_a_person_registers_at_the_brand_they_name(application: Application) -> None:
    brand = await made(application, currencies=["EUR", "USD"])
    anonymous = application.as_("anonymous")
    person = registration_input(country="MT", **ADDRESS)
    begun = await mutated(anonymous, "registerPlayer", brand, **person)
    given = {"challenge": begun["challenge"], "code": await code_sent_to(application, person["email"])}
    elsewhere = await anonymous.mutate("verifyEmail", **given)
    assert elsewhere["__typename"] == "CodeRefused", "the code is of another brand"
    registered = await mutated(anonymous, "verifyEmail", brand, **given)
    assert registered["__typename"] == "PlayerRegistered", registered
    rows = await application.rows("select brand from players.player where username = $1", person["username"])
    assert rows == [(brand,)]


async def test_requirements_are_those_of_the_brand_named(
    application: Application,
) -> None:
    brand = await made(application, currencies=["EUR", "USD"])
    answer = await sent(application.as_("anonymous"), REQUIREMENTS, brand)
    assert answer["data"]["registrationRequirements"] == {"currencies": ["EUR", "USD"]}


@pytest.mark.parametrize("brand", ["no-such-brand", "no brand's code", "*", ""])
async def test_a_brand_that_does_not_exist_is_refused(application: Application, brand: str) -> None:
    answer = await sent(application.as_("anonymous"), REQUIREMENTS, brand)
    assert [each["extensions"]["code"] for each in answer["errors"]] == ["BAD_USER_INPUT"]


async def test_credentials_decide_the_brand_where_there_are_any(application: Application) -> None:
    brand = await made(application)
    for named in (brand, "no-such-brand"):
        answer = await sent(application.as_("admin"), OWN_BRAND, named)
        assert answer["data"] == {"viewer": {"brand": "default"}}


async def test_the_rest_alias_registers_there_too(application: Application) -> None:
    brand = await made(application)
    anonymous, person = application.as_("anonymous"), registration_input(country="MT", **ADDRESS)
    body, headers = person, {"x-croupier-brand": brand}
    received = await anonymous.client.post("/players", json=body, headers=headers)
    assert received.status_code == 202, received.text
    nowhere = {"x-croupier-brand": "no-such-brand"}
    refused = await anonymous.client.post("/players", json=body, headers=nowhere)
    assert (refused.status_code, refused.json()["status"]) == (400, 400), refused.text

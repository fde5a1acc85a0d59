"""What a registration takes is told beforehand, and is what registering then asks for."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.messages.templates import languages
from tests.application import Application, Caller, Json
from tests.players.registration.test_self_registration import ITALIAN, a_number, registration_input
from tests.players.test_brands import made

ASK = """query ($country: String!, $brand: String) {
  registrationRequirements(country: $country, brand: $brand) {
    country jurisdiction ageMin requiredFields consents terms { kind version }
    currencies languages playableNeeds
  }
}"""
ALWAYS = ["email", "username", "password", "country", "currency"]
NAMED = ["dateOfBirth", "firstName", "lastName", "street", "city", "postalCode"]


async def requirements(caller: Caller, country: str, brand: str | None = None) -> Any:
    return (await caller.data_of(ASK, country=country, brand=brand))["registrationRequirements"]


@pytest.mark.parametrize(
    ("country", "jurisdiction", "fields", "needs"),
    [
        ("gb", "GB", [*ALWAYS, *NAMED], ["EMAIL", "TERMS", "IDENTITY"]),
        ("NZ", "NEUTRAL", [*ALWAYS, "dateOfBirth"], ["EMAIL", "TERMS"]),
    ],
)
async def test_requirements_by_country(
    application: Application, country: str, jurisdiction: str, fields: list[str], needs: list[str]
) -> None:
    seen = await requirements(application.as_("anonymous"), country)
    assert (seen["country"], seen["jurisdiction"], seen["ageMin"]) == (country.upper(), jurisdiction, 18)
    assert seen["requiredFields"] == fields
    assert seen["consents"] == ["TERMS", "PRIVACY"]
    assert seen["playableNeeds"] == needs
    assert seen["languages"] == list(languages())
    assert {"EUR", "BTC"} <= set(seen["currencies"])
    assert not {"BGN", "PTS"} & set(seen["currencies"]), "no registration is taken in these"


async def test_each_required_field_is_asked_for_when_it_is_left_out(application: Application) -> None:
    anonymous = application.as_("anonymous")
    wanted = set((await requirements(anonymous, "IT"))["requiredFields"]) - set(ALWAYS)
    given = registration_input(**ITALIAN, phone=a_number())
    assert wanted <= given.keys()
    refused = await anonymous.mutate("registerPlayer", **{k: v for k, v in given.items() if k not in wanted})
    assert {each["field"] for each in refused["reasons"] if each["complaint"] == "REQUIRED"} == wanted


async def test_a_brand_has_currencies_countries_and_terms_of_its_own(application: Application) -> None:
    brand = await made(application, currencies=["EUR", "USD"], jurisdictions=["GB", "IT"])
    anonymous = application.as_("anonymous")
    compliance = application.as_("compliance", brand=brand)
    await compliance.mutate("publishTerms", kind="TERMS", version="2026-07")
    await compliance.mutate(
        "publishTerms", kind="TERMS", version="2099-01", effectiveAt="2099-01-01T00:00:00+00:00"
    )
    seen = await requirements(anonymous, "IT", brand)
    assert seen["currencies"] == ["EUR", "USD"]
    assert seen["terms"] == [{"kind": "TERMS", "version": "2026-07"}]
    assert await requirements(anonymous, "NZ", brand) is None
    assert await requirements(anonymous, "IT", "no-such-brand") is None
    assert await requirements(anonymous, "IT", "no brand's code") is None


async def test_what_is_no_country_is_refused(application: Application) -> None:
    answer: Json = await application.as_("anonymous").ask(ASK, country="England")
    assert [each["extensions"] for each in answer["errors"]] == [
        {"code": "BAD_USER_INPUT", "field": "country"}
    ]

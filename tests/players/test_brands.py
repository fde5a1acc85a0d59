"""Brands: made and changed by two operators or on the command line, and there for every process at once."""

from __future__ import annotations

import asyncio
import json
import re
import shlex
from datetime import date
from itertools import count
from pathlib import Path

import asyncpg
import pytest
from typer.testing import CliRunner

from domain.players.jurisdictions import NEUTRAL, Rules, shipped_packs
from server.cli import build
from server.composition.process_resources import open_resources
from server.console import brands as console
from server.embedded import EmbeddedServers
from server.jurisdiction_packs import PackFileRefused
from server.settings import Settings
from tests.application import Application, Caller, Json
from tests.architecture.sources import ROOT
from tests.funded_players import a_funded_player, a_registration
from tests.refusals import refusal

_numbers = count(1)
BRAND = "{ brand { code name timeZone currencies jurisdictions } }"
CHANGES = "{ brandChanges(first: 100) { nodes { id isNew state maker checker wanted { code } } } }"


GUIDE = (ROOT / "docs" / "adding-a-brand.md").read_text(encoding="utf-8")
ADDRESS = {"firstName": "Ann", "lastName": "Example", "street": "1", "city": "C", "postalCode": "1"}


def a_brand(**differently: object) -> Json:
    plain = {
        "code": f"beta-{next(_numbers)}",
        "name": "Beta Casino",
        "timeZone": "Europe/Malta",
        "currencies": ["EUR", "USD"],
        "jurisdictions": ["MT"],
        "reason": "a second market",
    }
    return plain | differently


def boss(application: Application, name: str, brand: str = "default") -> Caller:
    return application.as_("admin", name=name, brand=brand)


async def made(application: Application, **differently: object) -> str:
    """The code of a brand that alice asked for and bob approved."""
    asked = await boss(application, "alice").mutate("requestBrand", **a_brand(**differently))
    decided = await boss(application, "bob").mutate("approveBrand", id=asked["change"]["id"])
    assert decided["__typename"] == "BrandDecided", decided
    code: str = decided["change"]["wanted"]["code"]
    return code


async def test_a_brand_takes_two(application: Application) -> None:
    given = a_brand()
    asked = await boss(application, "alice").mutate("requestBrand", **given)
    id = asked["change"]["id"]
    assert (asked["__typename"], asked["change"]["state"], id[:4]) == ("BrandRequested", "PENDING", "brc_")
    own = await boss(application, "alice").mutate("approveBrand", id=id)
    assert own == refusal("BrandChangeIsYours", operator="operator:alice")
    foreign = await boss(application, "bob", "rival").mutate("approveBrand", id=id)
    assert foreign == refusal("BrandChangeNotFound")
    assert await application.rows("select id from players.brand where id = $1", given["code"]) == []

    decided = await boss(application, "bob").mutate("approveBrand", id=id)
    assert (decided["__typename"], decided["change"]["checker"]) == ("BrandDecided", "operator:bob")
    again = await boss(application, "carol").mutate("rejectBrand", id=id)
    assert again == refusal("BrandChangeIsDecided", state="APPROVED")
    seen = (await boss(application, "anna", given["code"]).data_of(BRAND))["brand"]
    assert seen == {name: value for name, value in given.items() if name != "reason"}
    listed = (await application.as_("auditor").data_of(CHANGES))["brandChanges"]["nodes"]
    row = {"id": id, "isNew": True, "state": "APPROVED", "wanted": {"code": given["code"]}}
    assert row | {"maker": "operator:alice", "checker": "operator:bob"} in listed


async def test_a_new_brand_is_taken_without_a_restart(application: Application) -> None:
    guest = await a_funded_player(application, brand=await made(application), **ADDRESS)
    assert (await guest.bet("30.00"))["__typename"] == "BetPlaced"
    assert await guest.balance() == "70.00"
    asked = "query ($id: ID!) { player(id: $id) { brand jurisdiction } }"
    found = await guest.admin.data_of(asked, id=guest.id)
    assert found == {"player": {"brand": guest.brand, "jurisdiction": "MT"}}
    assert (await boss(application, "bob").data_of(asked, id=guest.id)) == {"player": None}


async def test_the_guides_mutation_asks_for_a_brand(application: Application) -> None:
    (document,) = re.findall(r"^```graphql\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    (variables,) = re.findall(r"^```json\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    asked = (await boss(application, "alice").data_of(document, **json.loads(variables)))["requestBrand"]
    await boss(application, "bob").mutate("approveBrand", id=asked["change"]["id"])
    seen = (await boss(application, "anna", "north").data_of(BRAND))["brand"]
    assert (seen["timeZone"], seen["jurisdictions"]) == ("Europe/Stockholm", ["MT", "NEUTRAL"])


async def test_the_guides_commands_make_a_brand(application: Application) -> None:
    settings = application.settings
    environment = {
        "CROUPIER_DATABASE_URL": str(settings.database_url),
        "CROUPIER_REDIS_URL": str(settings.redis_url),
        "CROUPIER_DATA_DIR": str(settings.data_dir),
    }
    printed = []
    for line in re.findall(r"^croupier (brand .*)$", GUIDE, re.MULTILINE):
        arguments = shlex.split(line)
        result = await asyncio.to_thread(CliRunner().invoke, build(), arguments, env=environment)
        assert result.exit_code == 0, result.output
        printed.append(result.output)
    assert "malta\tEurope/Malta\tEUR\tMT\tCasino Malta\n" in printed[1]


@pytest.mark.parametrize(
    ("brand", "registration", "taken"),
    [
        ({}, {"currency": "USD"}, "MT"),
        ({}, {"currency": "SEK"}, ["currency"]),
        ({"currencies": []}, {"currency": "SEK"}, "MT"),
        ({"jurisdictions": []}, {}, NEUTRAL),
        ({"jurisdictions": ["MT", "GB"]}, {"country": "MT"}, "MT"),
        ({"jurisdictions": ["MT", "GB"]}, {"country": "DE"}, [None]),
        ({"jurisdictions": ["MT", NEUTRAL]}, {"country": "DE"}, NEUTRAL),
    ],
)
async def test_registrations_are_judged_by_the_brand(
    application: Application, brand: Json, registration: Json, taken: object
) -> None:
    admin = boss(application, "anna", await made(application, **brand))
    given = a_registration(**{"country": "DE", **ADDRESS, **registration})
    outcome = await admin.mutate("registerPlayer", **given)
    if isinstance(taken, list):
        assert [each["field"] for each in outcome["reasons"]] == taken
        return
    asked = "query ($id: ID!) { player(id: $id) { jurisdiction } }"
    found = await admin.data_of(asked, id=outcome["player"]["id"])
    assert found == {"player": {"jurisdiction": taken}}


async def test_operators_change_their_own_brand_alone(application: Application) -> None:
    code = await made(application)
    other = await boss(application, "alice").mutate("requestBrand", **a_brand(code=code))
    assert other == refusal("BrandTaken")
    wanted = a_brand(code=code, name="Gamma", timeZone="UTC", currencies=["SEK"], jurisdictions=[])
    asked = await boss(application, "anna", code).mutate("requestBrand", **wanted)
    assert asked["change"]["isNew"] is False
    await boss(application, "bert", code).mutate("approveBrand", id=asked["change"]["id"])
    seen = (await boss(application, "anna", code).data_of(BRAND))["brand"]
    assert (seen["name"], seen["currencies"], seen["jurisdictions"]) == ("Gamma", ["SEK"], [])


async def test_a_rejected_brand_is_not_made_and_one_code_is_made_once(application: Application) -> None:
    given = a_brand()
    asked = [await boss(application, "alice").mutate("requestBrand", **given) for _ in range(3)]
    ids = [each["change"]["id"] for each in asked]
    rejected = await boss(application, "alice").mutate("rejectBrand", id=ids[0])
    assert rejected["change"]["state"] == "REJECTED"
    late = await boss(application, "bob").mutate("approveBrand", id=ids[0])
    assert late == refusal("BrandChangeIsDecided", state="REJECTED")
    approvals = [
        boss(application, name).mutate("approveBrand", id=id) for name, id in zip("bc", ids[1:], strict=True)
    ]
    outcomes = await asyncio.gather(*approvals)
    assert sorted(each["__typename"] for each in outcomes) == ["BrandDecided", "BrandTaken"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"code": "Beta"}, "code"),
        ({"code": "b" * 41}, "code"),
        ({"name": " "}, "name"),
        ({"timeZone": "Europe/Atlantis"}, "timeZone"),
        ({"currencies": ["EUR", "EUR"]}, "currencies"),
        ({"currencies": ["DEM"]}, "currencies"),
        ({"jurisdictions": ["XX"]}, "jurisdictions"),
        ({"jurisdictions": ["MT", "MT"]}, "jurisdictions"),
        ({"reason": ""}, "reason"),
    ],
)
async def test_what_cannot_be_is_told_by_its_field(application: Application, given: Json, field: str) -> None:
    error = await boss(application, "alice").mutation_error("requestBrand", **a_brand(**given))
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", field)


@pytest.mark.parametrize("role", ["support", "compliance", "auditor", "player", "anonymous"])
async def test_only_admins_ask_for_brands(application: Application, role: str) -> None:
    id = (await a_funded_player(application, None)).id if role == "player" else None
    document = "mutation ($in: RequestBrandInput!) { requestBrand(input: $in) { __typename } }"
    answer = await application.as_(role, id).ask(document, **{"in": a_brand()})
    codes = {error["extensions"]["code"] for error in answer["errors"]}
    assert codes <= {"FORBIDDEN", "UNAUTHENTICATED"}
    assert answer.get("data") in (None, {"requestBrand": None})


async def test_a_brand_made_on_the_command_line_is_taken_by_a_running_process(
    application: Application,
) -> None:
    code = f"typed-{next(_numbers)}"
    arguments = (application.settings, code, "Typed", "Europe/Rome", ["EUR"], ["IT"])
    await asyncio.to_thread(console.create, *arguments)
    with pytest.raises(console.BrandRefused, match="already"):
        await asyncio.to_thread(console.create, *arguments)
    with pytest.raises(console.BrandRefused, match="Nowhere"):
        await asyncio.to_thread(console.create, application.settings, "x", "X", "Nowhere", [], [])
    listed = await asyncio.to_thread(console.list_brands, application.settings)
    (brand,) = [each for each in listed if each.id == code]
    assert (brand.time_zone, brand.currencies, brand.jurisdictions) == ("Europe/Rome", ("EUR",), ("IT",))
    seen = (await boss(application, "anna", code).data_of(BRAND))["brand"]
    assert (seen["code"], seen["name"]) == (code, "Typed")
    audited = (
        "select count(*) from compliance.audit where action = 'create_brand' and outcome = 'BrandCreated'"
    )
    assert (await application.rows(audited))[0][0] >= 1


async def test_the_database_wants_two_as_well(database_url: str) -> None:
    owner = await asyncpg.connect(database_url)
    insert = (
        "insert into players.brand_change values"
        " (gen_random_uuid(), 'default', 'x', 'X', 'UTC', '{}', '{}', 'r', 'APPROVED', 'a', $1, now(), now())"
    )
    for checker in (None, "a"):
        with pytest.raises(asyncpg.CheckViolationError, match="a_brand_takes_two"):
            await owner.execute(insert, checker)
    await owner.close()


async def test_a_pack_that_is_in_use_cannot_be_taken_away(
    servers: EmbeddedServers, fresh_database_url: str, tmp_path: Path
) -> None:
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute("update players.brand set jurisdictions = '{XX}' where id = 'default'")
    await owner.close()
    settings = Settings(
        database_url=fresh_database_url, redis_url=servers.redis_url, data_dir=tmp_path, background=False
    )
    with pytest.raises(PackFileRefused, match="under XX, and there is no such jurisdiction pack"):
        async with open_resources(settings):
            pass


def rules_of(*jurisdictions: str, country: str = "DE") -> Rules | None:
    day = date(2026, 6, 15)
    return shipped_packs().offered(jurisdictions, country, day)


@pytest.mark.parametrize(
    ("jurisdictions", "country", "pack"),
    [
        ((), "GB", "GB"),
        (("MT",), "GB", "MT"),
        (("MT", "GB"), "GB", "GB"),
        (("MT", "GB"), "DE", None),
        (("MT", "NEUTRAL"), "DE", "NEUTRAL"),
        (("NEUTRAL", "MT"), "MT", "MT"),
    ],
)
def test_which_pack_a_registration_is_judged_by(
    jurisdictions: tuple[str, ...], country: str, pack: str | None
) -> None:
    rules = rules_of(*jurisdictions, country=country)
    assert (rules and rules.jurisdiction) == pack

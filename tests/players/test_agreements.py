"""Terms by version: who publishes, who reads, and what a player may do who has not agreed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from adapters.postgres.players.terms_versions import PostgresSweeps
from domain.players.terms.review import sweep_agreements
from domain.shared.actor import system
from tests.application import Application, Caller, add_brand
from tests.funded_players import a_funded_player, a_key, a_registration, eur
from tests.refusals import refusal

TERMS = "query ($brand: String) { terms(brand: $brand) { brand kind version effectiveAt } }"


@pytest.fixture
async def brand(application: Application) -> str:
    """A brand of this test's own: terms hold for a whole brand."""
    name = f"brand-{uuid4().hex[:12]}"
    await add_brand(application.database_url, name)
    return name


async def publish(application: Application, brand: str, version: str, **said: Any) -> Any:
    return await application.as_("compliance", brand=brand).mutate(
        "publishTerms", **({"kind": "TERMS", "version": version} | said)
    )


async def sweep(application: Application) -> int:
    """What the job does."""
    commands, clock = application.wired.process.commands, application.wired.process.clock

    def as_system(brand: str) -> Callable[..., Awaitable[Any]]:
        async def run(carry_out: Any, command: Any) -> Any:
            return await commands.run(carry_out, command, system("terms", brand, uuid4().hex))

        return run

    return await sweep_agreements(PostgresSweeps(application.database), as_system, clock.now())


async def shown(caller: Caller, brand: str) -> list[str]:
    terms = (await caller.data_of(TERMS, brand=brand))["terms"]
    return [f"{each['kind']} {each['version']}" for each in terms]


async def test_terms_are_readable_without_a_token_and_published_by_few_roles(
    application: Application, brand: str
) -> None:
    assert (await publish(application, brand, "2026-07"))["__typename"] == "TermsPublished"
    assert (await publish(application, brand, "2026-07"))["__typename"] == "TermsAlreadyPublished"
    to_come = (datetime.now(UTC) + timedelta(days=30)).isoformat()
    await publish(application, brand, "2027-01", effectiveAt=to_come)
    await publish(application, brand, "p1", kind="PRIVACY")

    anonymous = application.as_("anonymous")
    assert sorted(await shown(anonymous, brand)) == ["PRIVACY p1", "TERMS 2026-07", "TERMS 2027-01"]
    assert (
        await shown(anonymous, "nowhere")
        == await shown(anonymous, "*")
        == await shown(anonymous, "X Y")
        == []
    )
    for role in ("support", "auditor", "crm", "game_server"):
        document = 'mutation { publishTerms(input: {kind: TERMS, version: "9"}) { __typename } }'
        errors = (await application.as_(role, brand=brand).ask(document))["errors"]
        assert {error["extensions"]["code"] for error in errors} == {"FORBIDDEN"}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"version": ""}, "version"),
        ({"version": "x" * 41}, "version"),
        ({"kind": "COOKIES"}, "kind"),
        ({"effectiveAt": "2020-01-01T00:00:00Z"}, "effectiveAt"),
        ({"effectiveAt": "2030-01-01T00:00:00"}, "effectiveAt"),
    ],
)
async def test_contradictory_terms_are_refused(
    application: Application, brand: str, said: Any, field: str
) -> None:
    given = {"kind": "TERMS", "version": "1"} | said
    extensions = await application.as_("compliance", brand=brand).mutation_error("publishTerms", **given)

    assert (extensions["code"], extensions["field"]) == ("BAD_USER_INPUT", field)


async def test_new_terms_stop_bets_and_deposits_but_never_withdrawals(
    application: Application, brand: str
) -> None:
    guest = await a_funded_player(application, brand=brand)
    assert (await guest.bet())["__typename"] == "BetPlaced"
    await publish(application, brand, "2026-07")
    await sweep(application)

    assert await guest.bet() == refusal("BetRefused", reason="TERMS")
    deposit = {"playerId": guest.id, "key": a_key(), "amount": eur("5.00"), "method": "card"}
    refused = await guest.player.mutate("initiateDeposit", **deposit)
    assert (refused["__typename"], refused["reason"]) == ("PaymentRefused", "TERMS")
    withdrawal = deposit | {"key": a_key()}
    moved = await guest.player.mutate("requestWithdrawal", **withdrawal)
    assert moved["__typename"] == "WithdrawalMoved"
    seen = await guest.player.data_of(f'{{ player(id: "{guest.id}") {{ missing allowances {{ mayBet }} }} }}')
    assert seen["player"] == {"missing": ["TERMS"], "allowances": {"mayBet": False}}

    consent = {"kind": "TERMS", "version": "2026-07"}
    await guest.player.mutate("recordConsent", playerId=guest.id, consent=consent)
    assert (await guest.bet())["__typename"] == "BetPlaced"


async def test_operators_register_with_older_terms_and_the_player_agrees_later(
    application: Application, brand: str
) -> None:
    await publish(application, brand, "2026-07")
    joined = await application.as_("admin", brand=brand).mutate("registerPlayer", **a_registration())
    asked = f'{{ player(id: "{joined["player"]["id"]}") {{ missing emailVerifiedAt }} }}'
    seen = (await application.as_("support", brand=brand).data_of(asked))["player"]

    assert seen["missing"] == ["TERMS"]
    assert seen["emailVerifiedAt"] is not None


async def test_the_application_cannot_rewrite_what_was_published(application: Application) -> None:
    pool = application.database.statements_for("default")
    for statement in ("update players.terms set version = 'x'", "delete from players.terms"):
        with pytest.raises(Exception, match="permission denied"):
            await pool.fetch(statement)

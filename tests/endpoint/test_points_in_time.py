"""Times in inputs, at every place of the schema that takes one: extremes are no failure of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.application import Application, open_application
from tests.conftest import copy_database
from tests.funded_players import a_funded_player
from tests.schema_positions import Position, positions_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from server.embedded import EmbeddedServers
    from tests.application import Json
    from tests.funded_players import FundedPlayer

POSITIONS = positions_of("DateTime")
EXTREMES = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "9999-12-31T00:00:00-00:00")
NO_TIMES = (
    "2026-01-01T00:00:00",
    "2026-01-01",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "10000-01-01T00:00:00Z",
    "now",
    "",
    "2026-02-30T00:00:00Z",
    5,
    True,
)


@pytest.fixture(scope="module")
async def application(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    """One of this module's own: terms are published, which would bind the players of other tests."""
    await copy_database(servers, template_database, "croupier_times")
    async with open_application(
        servers.dsn("croupier_times"), servers.redis_url, tmp_path_factory.mktemp("times")
    ) as opened:
        yield opened


@pytest.fixture(scope="module")
async def player(application: Application) -> FundedPlayer:
    return await a_funded_player(application)


async def answers(player: FundedPlayer, position: Position, value: object) -> Json:
    ids = {"playerId": player.id, "Player": player.id, "Wallet": player.wallet()}
    document, variables = position.document(value, ids)
    return await player.application.as_(position.role).ask(document, **variables)


def test_the_schema_takes_times_at_many_places() -> None:
    assert {
        "Query.auditEntries(filter.period.from)",
        "Wallet.balance(asOf)",
        "Mutation.assignRole(input.until)",
    } <= {str(each) for each in POSITIONS}


@pytest.mark.parametrize("position", POSITIONS, ids=str)
async def test_extreme_times_are_answered(player: FundedPlayer, position: Position) -> None:
    for moment in EXTREMES:
        await answers(player, position, moment)  # fails when the answer is an internal error


async def test_players_register_under_terms_from_an_extreme_time_on(application: Application) -> None:
    for number, moment in enumerate(EXTREMES):
        document = "mutation ($in: PublishTermsInput!) { publishTerms(input: $in) { __typename } }"
        terms = {"kind": "TERMS", "version": f"extreme-{number}", "effectiveAt": moment}
        await application.as_("admin").ask(document, **{"in": terms})
    await a_funded_player(application)


@pytest.mark.parametrize("position", POSITIONS, ids=str)
async def test_times_without_a_zone_and_other_values_are_bad_input(
    player: FundedPlayer, position: Position
) -> None:
    for value in NO_TIMES:
        errors = (await answers(player, position, value))["errors"]
        assert [each["extensions"]["code"] for each in errors] == ["BAD_USER_INPUT"], value
        assert errors[0]["extensions"]["field"] == ".".join(position.path).removeprefix("input."), value
        assert str(value) not in errors[0]["message"] or value in ("", 5, True), errors

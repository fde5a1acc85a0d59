"""Figures through the whole application: who sees which, of what really happened."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from server.embedded import EmbeddedServers
from tests.application import Application, Json, open_application
from tests.funded_players import a_funded_player
from tests.identity.browser import PASSWORD, Browser
from tests.live.served_casino import ADMIN, SUPPORT, Casino, open_casino

MONEY = """
  currency deposits { amount currency } withdrawals { amount } stakes { amount } wins { amount }
  ggr { amount minor } bonusStakes { amount } bonusWins { amount }
"""
FIGURES = f"""{{
  todayFigures {{
    at timeZone
    today {{
      day from until registrations signInsSucceeded signInsFailed money {{ {MONEY} }}
      hours {{
        from until registrations signInsSucceeded signInsFailed money {{ currency stakes {{ amount }} }}
      }}
    }}
    yesterday {{ day until registrations hours {{ from }} }}
    lastWeek {{ day until money {{ currency }} }}
  }}
}}"""
WATCHED = "subscription { todayFiguresChanged { at today { registrations money { stakes { amount } } } } }"
PARTS = {
    "registrations": "registrations",
    "sign-ins": "signInsSucceeded signInsFailed",
    "money": "money { currency deposits { amount } withdrawals { amount } ggr { amount } }",
}
EVERYTHING = set(PARTS)
SEEN = {
    "support": {"registrations"},
    "support_lead": {"registrations"},
    "kyc_analyst": {"registrations"},
    "crm": {"registrations"},
    "accountant": {"registrations", "money"},
    "risk": EVERYTHING,
    "auditor": EVERYTHING,
    "compliance": EVERYTHING,
    "admin": EVERYTHING,
}
"""Role -> which figures it sees."""


def midday_zone() -> str:
    """A time zone in which it is about noon, so that no test runs over midnight."""
    hours = datetime.now(UTC).hour - 12
    return f"Etc/GMT{hours:+d}" if hours else "Etc/GMT"


@pytest.fixture
async def midday(
    servers: EmbeddedServers, fresh_database_url: str, tmp_path: Path
) -> AsyncIterator[Application]:
    """An application of its own; in its brands it is noon."""
    async with open_application(fresh_database_url, servers.redis_url, tmp_path) as application:
        await at_midday(fresh_database_url)
        yield application


async def at_midday(database_url: str) -> None:
    owner = await asyncpg.connect(database_url)
    await owner.execute("update players.brand set time_zone = $1", midday_zone())
    await owner.close()


async def figures(application: Application, role: str = "admin", brand: str = "default") -> Json:
    """What is shown after all that has happened until now."""
    application.clock.ahead += timedelta(seconds=3)
    found: Json = (await application.as_(role, brand=brand).data_of(FIGURES))["todayFigures"]
    return found


async def test_what_happened_is_counted_in_its_day_and_hour(midday: Application) -> None:
    guest = await a_funded_player(midday, username="guest", email="guest@example.com", password=PASSWORD)
    await guest.bet("10.00", key="s1", round="r1")
    await guest.win("4.00", bet="s1", round="r1")
    await guest.bet("3.00", key="s2", round="r2")
    undone = await guest.games.mutate("rollbackBet", playerId=guest.id, key="b2", bet="s2")
    assert undone["__typename"] == "RolledBack", undone
    browser = Browser(midday.client._transport.app)  # type: ignore[attr-defined]
    assert (await browser.sign_in("guest")).status_code == 200
    for login in ("guest", "stranger"):
        assert (await browser.sign_in(login, "wrong horse battery")).status_code == 401

    told = await figures(midday)
    today = told["today"]
    assert told["timeZone"] == midday_zone()
    assert (today["registrations"], today["signInsSucceeded"], today["signInsFailed"]) == (1, 1, 2)
    assert today["money"] == [
        {
            "currency": "EUR",
            "deposits": {"amount": "100.00", "currency": "EUR"},
            "withdrawals": {"amount": "0.00"},
            "stakes": {"amount": "10.00"},
            "wins": {"amount": "4.00"},
            "ggr": {"amount": "6.00", "minor": "600"},
            "bonusStakes": {"amount": "0.00"},
            "bonusWins": {"amount": "0.00"},
        }
    ]
    for name, total in (("registrations", 1), ("signInsSucceeded", 1), ("signInsFailed", 2)):
        assert sum(hour[name] for hour in today["hours"]) == total
    assert today["hours"][0]["from"] == today["from"]
    days = [datetime.fromisoformat(told[name]["day"]) for name in ("today", "yesterday", "lastWeek")]
    assert [(days[0] - day).days for day in days] == [0, 1, 7]
    assert told["yesterday"]["registrations"] == 0
    assert len(told["yesterday"]["hours"]) == 24
    assert told["lastWeek"]["money"] == []


async def test_each_brand_has_figures_of_its_own(midday: Application) -> None:
    guests = [await a_funded_player(midday, "50.00", brand) for brand in ("default", "rival", "rival")]
    await guests[0].bet("1.00")
    await guests[1].bet("7.00")
    for brand, players, stakes in (("default", 1, "1.00"), ("rival", 2, "7.00")):
        today = (await figures(midday, brand=brand))["today"]
        assert today["registrations"] == players
        assert [each["stakes"]["amount"] for each in today["money"]] == [stakes]


@pytest.mark.parametrize("role", SEEN)
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("place", ["today {{ {} }}", "lastWeek {{ hours {{ {} }} }}"])
async def test_each_figure_has_a_right_of_its_own(
    application: Application, role: str, part: str, place: str
) -> None:
    document = f"{{ todayFigures {{ {place.format(PARTS[part])} }} }}"
    answer = await application.as_(role).ask(document)
    codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
    assert codes == (set() if part in SEEN[role] else {"FORBIDDEN"})


@pytest.mark.parametrize("role", ["anonymous", "game_server", "payment_service"])
async def test_none_but_operators_see_figures(application: Application, role: str) -> None:
    assert (await application.as_(role).error_of("{ todayFigures { at } }"))["code"] == "FORBIDDEN"


async def test_players_see_no_figures(application: Application) -> None:
    guest = await a_funded_player(application)
    assert (await guest.player.error_of("{ todayFigures { at } }"))["code"] == "FORBIDDEN"


@pytest.fixture
async def casino(
    fresh_database_url: str, killable_valkey: EmbeddedServers, tmp_path: Path
) -> AsyncIterator[Casino]:
    async with open_casino(fresh_database_url, killable_valkey.redis_url, tmp_path) as casino:
        await at_midday(fresh_database_url)
        yield casino


async def test_changed_figures_are_pushed_and_unchanged_ones_are_not(casino: Casino) -> None:
    player = await casino.a_player("100.00")
    async with casino.watching(WATCHED, ADMIN) as watching:
        first = await watching.next()
        assert first["today"] == {"registrations": 1, "money": [{"stakes": {"amount": "0.00"}}]}
        await casino.bet(player, "4.00")
        second = await watching.next()
        assert second["today"]["money"] == [{"stakes": {"amount": "4.00"}}]
        between = datetime.fromisoformat(second["at"]) - datetime.fromisoformat(first["at"])
        assert between >= timedelta(seconds=2)
        await casino.a_player("1.00")
        assert (await watching.next())["today"]["registrations"] == 2


async def test_money_is_not_pushed_to_roles_that_may_not_see_it(casino: Casino) -> None:
    await casino.a_player("100.00")
    async with casino.watching(WATCHED, SUPPORT) as watching:
        pushed: Any = (await watching.message())["payload"]
        assert [error["extensions"]["code"] for error in pushed["errors"]] == ["FORBIDDEN"]
        assert pushed["data"]["todayFiguresChanged"]["today"] == {"registrations": 1, "money": None}

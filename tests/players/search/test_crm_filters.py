"""Whom CRM may write to, and how it finds them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.players.model import ContactChannel, Preferences
from domain.players.status.conditions import allowances_of, marketing_channels
from domain.players.statuses import PlayerStatus
from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player
from tests.players.people import NOON, a_player

EVERY = tuple(ContactChannel)
FIND = "query ($filter: PlayerFilter) { players(filter: $filter) { nodes { id } } }"
SHOWN = "query ($id: ID!) { player(id: $id) { marketingChannels allowances { mayBeMarketed } } }"
EMAIL, SMS, PHONE, POST = ContactChannel.EMAIL, ContactChannel.SMS, ContactChannel.PHONE, ContactChannel.POST


def opted_in(*channels: ContactChannel, **differently: Any) -> Any:
    """A player with these opt-ins, whose address and number are verified unless said otherwise."""
    verified = {"phone": "+4930123456", "email_verified_at": NOON, "phone_verified_at": NOON}
    player = a_player(**verified | differently)
    return replace(player, preferences=Preferences("de", "Europe/Berlin", contact_by=channels))


@pytest.mark.parametrize(
    ("channels", "differently", "allowed"),
    [
        (EVERY, {}, (EMAIL, SMS, PHONE)),
        ((), {}, ()),
        ((SMS,), {}, (SMS,)),
        ((POST, ContactChannel.PUSH), {}, ()),
        (EVERY, {"email_verified_at": None}, (SMS, PHONE)),
        (EVERY, {"phone_verified_at": None}, (EMAIL,)),
        ((EMAIL,), {"email_verified_at": None}, ()),
        (EVERY, {"email": None, "phone": None}, ()),
    ],
)
def test_marketing_takes_an_opt_in_and_a_verified_channel(
    channels: tuple[ContactChannel, ...], differently: Json, allowed: tuple[ContactChannel, ...]
) -> None:
    player = opted_in(*channels, **differently)
    assert marketing_channels(player) == allowed
    assert allowances_of(player).may_be_marketed == bool(allowed)


@pytest.mark.parametrize("status", PlayerStatus)
def test_marketing_takes_a_status_that_allows_it(status: PlayerStatus) -> None:
    allowed = status in {PlayerStatus.PENDING, PlayerStatus.ACTIVE, PlayerStatus.DORMANT}
    assert bool(marketing_channels(opted_in(EMAIL, status=status))) == allowed
    assert allowances_of(opted_in(EMAIL, status=status)).may_be_marketed == allowed


async def shown(funded: FundedPlayer) -> tuple[bool, list[str]]:
    """Whether, and where, the player may be marketed to, as CRM reads it."""
    player = (await funded.crm.data_of(SHOWN, id=funded.id))["player"]
    return player["allowances"]["mayBeMarketed"], player["marketingChannels"]


async def test_an_exclusion_ends_marketing_at_once(application: Application) -> None:
    silent = await a_funded_player(application)
    assert await shown(silent) == (False, [])
    willing = await a_funded_player(application, contactBy=["EMAIL", "SMS", "POST"])
    assert await shown(willing) == (True, ["EMAIL"])  # a number was never given
    reason = {"code": "PLAYER_REQUEST"}
    done = await application.as_("compliance").mutate(
        "movePlayerStatus", playerId=willing.id, to="SELF_EXCLUDED", termDays=365, reason=reason
    )
    assert done["__typename"] == "PlayerStatusMoved", done
    assert await shown(willing) == (False, [])


async def finds(funded: FundedPlayer, **by: Any) -> bool:
    """Whether CRM finds the player by this."""
    name = (await funded.crm.data_of("query ($id: ID!) { player(id: $id) { username } }", id=funded.id))[
        "player"
    ]
    nodes = (await funded.crm.data_of(FIND, filter=by | {"username": name["username"]}))["players"]["nodes"]
    assert nodes in ([], [{"id": funded.id}])
    return bool(nodes)


@pytest.fixture(scope="module")
async def vip(application: Application) -> FundedPlayer:
    """A player who has everything that CRM filters by."""
    funded = await a_funded_player(
        application,
        contactBy=["SMS", "POST"],
        language="de-AT",
        trafficSource="best-affiliates",
        campaign="spring",
        phone="+49301234567",
        consents=[{"kind": kind, "version": "1"} for kind in ("TERMS", "PRIVACY", "PROFILING")],
    )
    lead, reason = application.as_("support_lead"), {"code": "CORRECTION"}
    await lead.mutate("setVipLevel", playerId=funded.id, level=7, reason=reason)
    return funded


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ({"vipLevel": [7]}, True),
        ({"vipLevel": [6, 7]}, True),
        ({"vipLevel": [6, 8]}, False),
        ({"contactBy": ["SMS"]}, True),
        ({"contactBy": ["EMAIL", "POST"]}, True),
        ({"contactBy": ["EMAIL", "PUSH"]}, False),
        ({"consented": ["PROFILING"]}, True),
        ({"consented": ["COOKIES"]}, False),
        ({"consented": ["COOKIES", "TERMS"]}, True),
        ({"language": ["de-AT"]}, True),
        ({"language": ["DE-at"]}, True),
        ({"language": ["de"]}, False),
        ({"jurisdiction": ["NEUTRAL"]}, True),
        ({"jurisdiction": ["MT"]}, False),
        ({"trafficSource": ["best-affiliates"]}, True),
        ({"trafficSource": ["best"]}, False),
        ({"campaign": ["spring", "autumn"]}, True),
        ({"campaign": ["autumn"]}, False),
        ({"campaign": ["spring"], "trafficSource": ["other"]}, False),
        ({"lastSeen": {"from": "2020-01-01T00:00:00Z"}}, True),
        ({"lastSeen": {"until": "2020-01-01T00:00:00Z"}}, False),
    ],
)
async def test_players_are_found_by_what_crm_asks(vip: FundedPlayer, by: Json, found: bool) -> None:
    assert await finds(vip, **by) == found


async def test_a_consent_counts_until_it_is_taken_back(application: Application) -> None:
    funded, support = await a_funded_player(application), application.as_("support")
    for given in (False, True, True, False, True):
        consent = {"kind": "PROFILING", "version": "2", "given": given}
        await support.mutate("recordConsent", playerId=funded.id, consent=consent)
        assert await finds(funded, consented=["PROFILING"]) == given
        assert await finds(funded, consented=["TERMS"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("vipLevel", [11]),
        ("vipLevel", [-1]),
        ("language", ["german"]),
        ("jurisdiction", [""]),
        ("campaign", [str(number) for number in range(51)]),
    ],
)
async def test_a_filter_that_no_player_could_meet_names_its_field(
    application: Application, field: str, value: list[Any]
) -> None:
    error = await application.as_("crm").error_of(FIND, filter={field: value})
    assert error == {"code": "BAD_USER_INPUT", "field": f"filter.{field}"}

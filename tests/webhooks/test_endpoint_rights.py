"""An endpoint is posted no more than the one who sets it up may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import pytest

from domain.webhooks.ports import WebhookCatalogue
from domain.webhooks.queries import PostedEvents
from resolvers.authorization.levels import AccessTable, Level
from resolvers.context import Context
from resolvers.errors import Forbidden
from resolvers.webhooks.rights import EndpointRoles, require_readable
from tests.application import Application
from tests.webhooks.test_requests import ACCESS, BET, EVENTS, of_roles


@dataclass
class SettingUp:
    """Implements ``EndpointRoles``, and the parts of a context that are asked for here."""

    access: AccessTable

    def read(self, port: type) -> Any:
        return {PostedEvents: EVENTS, WebhookCatalogue: EVENTS, EndpointRoles: self}[port]

    def of(self, role: str) -> AccessTable | None:
        return of_roles(role) if role in ACCESS.catalogue.roles else None


def refused(access: AccessTable, role: str, *events: str) -> bool:
    try:
        require_readable(cast("Context", SettingUp(access)), role, events)
    except Forbidden:
        return True
    return False


def lowered(level: Level, *coordinates: str) -> AccessTable:
    """What an administrator reads, with less of these."""
    levels: dict[str, Level] = dict(of_roles("admin"))
    return AccessTable(levels | dict.fromkeys(coordinates, level))


def test_an_administrator_sets_up_endpoints_of_every_role() -> None:
    assert not any(refused(of_roles("admin"), role, "*") for role in ACCESS.catalogue.roles)


def test_who_may_not_know_of_an_event_sets_up_none_that_is_posted_it() -> None:
    unknowing = of_roles("admin", without=frozenset(BET.needs))
    assert refused(unknowing, "auditor", "*")
    assert refused(unknowing, "auditor", BET.name)
    assert not refused(of_roles("kyc_analyst"), "kyc_analyst", "*")


@pytest.mark.parametrize("level", [Level.NONE, Level.MASKED])
def test_who_reads_less_of_a_field_sets_up_none_that_is_posted_it(level: Level) -> None:
    shown_by = next(each for each in BET.fields if each.name == "provider").shown_by
    hidden = next(each for each in shown_by if each not in BET.needs)
    assert refused(lowered(level, hidden), "auditor", BET.name)
    assert not refused(lowered(level, hidden), "auditor", "player.registered")


async def test_roles_that_no_endpoint_can_have_are_said(webhook_application: Application) -> None:
    given = {"name": "x", "url": "https://example.com/", "events": ["*"], "role": "player"}
    error = await webhook_application.as_("admin").mutation_error("createWebhookEndpoint", **given)
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", "role")

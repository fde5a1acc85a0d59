"""An input that is kept for later is read as the same again."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from domain.players.model import ConsentKind, ContactChannel
from domain.players.statuses import PlayerStatus
from domain.shared.money import Currency
from resolvers.jobs.written_inputs import as_variable
from resolvers.periods import PeriodInput
from resolvers.players.filters import BalanceRangeInput, Direction, PlayerFilter, PlayerOrder
from tests.application import Application

EUR = Currency.of("EUR")
PERIOD = PeriodInput(since=datetime(2026, 11, 1, tzinfo=UTC), until=None)
WRITTEN_PERIOD = {"from": "2026-11-01T00:00:00+00:00"}
FILTER = PlayerFilter(
    status=[PlayerStatus.ACTIVE],
    country=["DE"],
    currency=[EUR],
    created=PERIOD,
    balance=BalanceRangeInput(currency=EUR, min=Decimal("1.50"), max=None),
    tags_any=["a"],
    tags_all=["b"],
    username="jan",
    username_prefix="ja",
    email="jane@example.com",
    phone="+4915112345678",
    name_prefix="jane",
    payment_reference="p1",
    external_id="x1",
    vip_level=[0, 3],
    contact_by=[ContactChannel.SMS],
    consented=[ConsentKind.TERMS],
    language=["de"],
    jurisdiction=["MT"],
    traffic_source=["ads"],
    campaign=["spring"],
    last_seen=PERIOD,
)
WRITTEN = {
    "status": ["ACTIVE"],
    "country": ["DE"],
    "currency": ["EUR"],
    "created": WRITTEN_PERIOD,
    "balance": {"currency": "EUR", "min": "1.50"},
    "tagsAny": ["a"],
    "tagsAll": ["b"],
    "username": "jan",
    "usernamePrefix": "ja",
    "email": "jane@example.com",
    "phone": "+4915112345678",
    "namePrefix": "jane",
    "paymentReference": "p1",
    "externalId": "x1",
    "vipLevel": [0, 3],
    "contactBy": ["SMS"],
    "consented": ["TERMS"],
    "language": ["de"],
    "jurisdiction": ["MT"],
    "trafficSource": ["ads"],
    "campaign": ["spring"],
    "lastSeen": WRITTEN_PERIOD,
}


def test_every_field_of_a_filter_is_written_as_the_api_takes_it() -> None:
    assert {each.name for each in fields(FILTER)} == {  # type: ignore[arg-type]
        name for name in vars(FILTER) if getattr(FILTER, name) is not None
    }, "give the new field a value here"
    assert as_variable(FILTER) == WRITTEN
    assert as_variable(PlayerOrder(created=Direction.DESC)) == {"created": "DESC"}
    assert as_variable(None) is None


async def test_the_api_takes_what_was_written(application: Application) -> None:
    document = "query ($filter: PlayerFilter) { players(filter: $filter) { nodes { id } } }"
    found = await application.as_("admin").data_of(document, filter=as_variable(FILTER))
    assert found["players"]["nodes"] == []


def test_what_no_input_holds_is_refused() -> None:
    with pytest.raises(TypeError):
        as_variable(object())

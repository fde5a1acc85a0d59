"""The journal and the daily totals: they balance, and lead from balance to balance."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from adapters.postgres.feeds.horizon import LedgerHorizon
from domain.feeds.books import (
    BookAccount,
    BooksNotBalanced,
    DayPosting,
    checked_balances,
    journal_lines,
    require_balanced,
)
from domain.feeds.windows import day_window
from domain.shared.calendar import day_span, zone_of
from tests.application import Application, Json
from tests.feeds.feed_runs import a_feed, csv_of, data_of, run, written
from tests.funded_players import a_funded_player

DAY = date(2026, 3, 29)
REAL = BookAccount(1000, "PLAYER_FUNDS_REAL")
REVENUE = BookAccount(200, "GAMING_REVENUE")


def a_posting(
    account: BookAccount, debit: int, credit: int, day: date = DAY, source: str = "BET"
) -> DayPosting:
    return DayPosting(day, "EUR", account, source, debit, credit, 1)


@pytest.fixture
async def closed(own_application: Application, monkeypatch: pytest.MonkeyPatch) -> Application:
    """The horizon lies in the next day."""
    settled = LedgerHorizon.settled

    async def later(horizon: LedgerHorizon, brand: str) -> datetime:
        return await settled(horizon, brand) + timedelta(days=1)

    monkeypatch.setattr(LedgerHorizon, "settled", later)
    return own_application


async def test_a_journal_balances_and_leads_to_the_ledgers_balances(closed: Application) -> None:
    accountant = closed.as_("accountant")
    player = await a_funded_player(closed, "100.00")
    await player.bet("30.00", round="r")
    await player.win("12.50", round="r")
    await player.payments.mutate(
        "requestWithdrawal",
        playerId=player.id,
        key=f"w-{player.id}",
        amount={"amount": "20.00", "currency": "EUR"},
        method="card",
    )
    feed = await a_feed(accountant, "JOURNAL")
    manifest = await written(closed, accountant, feed)
    rows = csv_of(closed, feed)
    sides = Counter[str]()
    for row in rows:
        sides["debit"] += int(row["debit_minor"])
        sides["credit"] += int(row["credit_minor"])
        assert Decimal(row["debit"]) * 100 == int(row["debit_minor"])
        assert 0 in (int(row["debit_minor"]), int(row["credit_minor"]))
    assert sides["debit"] == sides["credit"] > 0
    assert {row["account"] for row in rows} >= {
        "PLAYER_FUNDS_REAL",
        "PAYMENTS_IN_TRANSIT",
        "GAMING_REVENUE",
    }
    ((held, reserved),) = await closed.rows("select sum(balance), sum(reserved) from wallets.wallet")
    closing = {each["account"]: int(each["closingMinor"]) for each in manifest["balances"]}
    assert closing["PLAYER_FUNDS_REAL"] == int(held) - int(reserved)
    assert closing.get("PLAYER_FUNDS_REAL_RESERVED", 0) == int(reserved)
    assert (await written(closed, accountant, feed))["rows"] == 0


async def test_daily_totals_have_all_that_was_debited_and_credited(closed: Application) -> None:
    accountant = closed.as_("accountant")
    player = await a_funded_player(closed, "50.00")
    await player.bet("5.00")
    feed = await a_feed(accountant, "DAILY_TOTALS", format="NDJSON")
    manifest = await written(closed, accountant, feed)
    rows: list[Json] = [json.loads(line) for line in data_of(closed, feed).splitlines()]
    (revenue,) = (row for row in rows if row["account"] == "GAMING_REVENUE")
    posted = (
        "select coalesce(sum(-amount) filter (where amount < 0), 0) from wallets.entry where contra = 200"
    )
    ((staked,),) = await closed.rows(posted)
    assert int(revenue["credit_minor"]) == staked
    (total,) = manifest["totals"]
    assert total["debitMinor"] == total["creditMinor"]


async def test_a_day_that_is_not_over_is_not_written(own_application: Application) -> None:
    accountant = own_application.as_("accountant")
    await a_funded_player(own_application)
    feed = await a_feed(accountant, "JOURNAL")
    manifest = await written(own_application, accountant, feed)
    assert (manifest["rows"], manifest["window"]["since"]) == (0, manifest["window"]["until"])


async def test_books_that_do_not_balance_have_no_manifest(
    closed: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    accountant = closed.as_("accountant")
    await a_funded_player(closed)
    feed = await a_feed(accountant, "JOURNAL")

    async def wrong(*_: object) -> dict[object, int]:
        return {}

    monkeypatch.setattr("adapters.postgres.feeds.books.balances_at", wrong)
    job = await run(closed, accountant, feed)
    assert (job["state"], job["problem"]["code"]) == ("FAILED", "BOOKS_NOT_BALANCED")
    assert not (closed.settings.feeds_folder / feed["name"]).exists()


async def test_a_role_that_does_not_read_all_of_the_books_has_none(closed: Application) -> None:
    admin = closed.as_("admin")
    feed = await a_feed(admin, "JOURNAL", role="payment_service")
    job = await run(closed, admin, feed)
    assert job["problem"]["code"] == "ROLE_READS_NOTHING"


def test_debits_are_credits() -> None:
    require_balanced([a_posting(REAL, 5, 0), a_posting(REVENUE, 0, 5)])
    with pytest.raises(BooksNotBalanced, match="2026-03-29 EUR"):
        require_balanced([a_posting(REAL, 5, 0), a_posting(REVENUE, 0, 4)])
    with pytest.raises(BooksNotBalanced):
        require_balanced([a_posting(REAL, 5, 0), a_posting(REVENUE, 0, 5, DAY + timedelta(days=1))])


def test_balances_follow_from_what_was_posted() -> None:
    postings = [a_posting(REAL, 5, 7), a_posting(REVENUE, 7, 5)]
    (check,) = checked_balances({("EUR", REAL): 10}, postings, {("EUR", REAL): 12})
    assert (check.opening, check.posted, check.closing) == (10, 2, 12)
    with pytest.raises(BooksNotBalanced, match="PLAYER_FUNDS_REAL"):
        checked_balances({("EUR", REAL): 10}, postings, {("EUR", REAL): 13})


def test_a_line_is_on_one_side_and_nothing_is_no_line() -> None:
    postings = [a_posting(REVENUE, 5, 7), a_posting(REAL, 7, 5), a_posting(REAL, 3, 3, source="WIN")]
    lines = [*journal_lines("acme", postings)]
    assert [(each["account_code"], each["debit_minor"], each["credit_minor"]) for each in lines] == [
        (200, 0, 2),
        (1000, 2, 0),
    ]
    assert {each["entry"] for each in lines} == {"acme-2026-03-29-EUR"}


def test_days_of_a_set_follow_those_of_the_one_before() -> None:
    first = day_window(None, DAY, DAY + timedelta(days=2))
    assert first.days == [DAY, DAY + timedelta(days=1)]
    assert day_window(first.position(), DAY, DAY + timedelta(days=3)).days == [DAY + timedelta(days=2)]
    assert day_window(first.position(), DAY, DAY).days == []


def test_a_brand_day_has_23_hours_where_clocks_go_forward() -> None:
    span = day_span(DAY, zone_of("Europe/Berlin"))
    assert span.end - span.start == timedelta(hours=23)

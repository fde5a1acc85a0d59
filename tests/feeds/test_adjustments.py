"""Adjustments by their changes, and feeds that are run at the terminal."""

from __future__ import annotations

import asyncio

import pytest

from server.console.run_feed import run_feed_on_console
from server.errors import OperatorError
from tests.application import Application
from tests.feeds.feed_runs import a_feed, csv_of, manifest_of, written
from tests.funded_players import a_funded_player, a_key


async def test_an_adjustment_is_told_again_once_it_is_decided(own_application: Application) -> None:
    player = await a_funded_player(own_application)
    accountant = own_application.as_("accountant")
    feed = await a_feed(accountant, "ADJUSTMENTS")
    await written(own_application, accountant, feed)
    asked = await player.accountant.mutate(
        "adjustBalance",
        walletId=player.wallet(),
        key=a_key("adjustment"),
        amount={"amount": "-250.00", "currency": "EUR"},
        reason="=a mistake",
    )
    second = await written(own_application, accountant, feed)
    (row,) = csv_of(own_application, feed, 2)
    assert asked["__typename"] == "ApprovalNeeded"
    assert (row["amount"], row["amount_minor"], row["currency"]) == ("-250.00", "-25000", "EUR")
    assert (row["player_id"], row["reason"], row["state"]) == (player.id, "'=a mistake", "PENDING")
    total = {"currency": "EUR", "rows": 1, "amount": "-250.00", "amountMinor": "-25000"}
    assert second["totals"] == [total]
    decided = {"adjustmentId": row["adjustment_id"], "key": a_key("decision"), "reason": "no"}
    await player.second_accountant.mutate("rejectAdjustment", **decided)
    assert (await written(own_application, accountant, feed))["rows"] == 1
    assert [each["state"] for each in csv_of(own_application, feed, 3)] == ["REJECTED"]
    assert (await written(own_application, accountant, feed))["rows"] == 0


async def test_a_feed_is_run_at_the_terminal(own_application: Application) -> None:
    await a_funded_player(own_application)
    feed = await a_feed(own_application.as_("crm"), "PLAYERS")
    settings = own_application.settings
    said = await asyncio.to_thread(run_feed_on_console, settings, feed["name"], "default", full=False)
    manifest = manifest_of(own_application, feed)
    assert (
        said == f"set 1: {manifest['rows']} rows, file:///{feed['name']}/{feed['name']}-000001.manifest.json"
    )
    assert "email" in manifest["masked"]
    with pytest.raises(OperatorError, match="there is no feed none in default"):
        await asyncio.to_thread(run_feed_on_console, settings, "none", "default", full=False)

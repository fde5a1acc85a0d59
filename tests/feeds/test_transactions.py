"""Transactions: formats, increments, and what writers do meanwhile."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from adapters.postgres.command_runner import Call, CommandRunner
from domain.shared.actor import system
from domain.shared.money import CURRENCIES, Money
from domain.wallets.play.bets import PlaceBet, place_bet
from resolvers.ids import player_id_of
from tests.application import Application, Json
from tests.feeds.feed_runs import a_feed, csv_of, data_of, folder_of, manifest_of, run, written
from tests.funded_players import a_funded_player, a_key

LEDGER = """
  select 'txn_' || e.player_id || '_' || e.seq || '/' || e.leg, e.amount from wallets.entry e
    join wallets.wallet w on w.player_id = e.player_id and w.wallet_no = 0 where w.brand = 'default'
"""


async def in_the_ledger(application: Application) -> dict[str, int]:
    return dict(await application.rows(LEDGER))  # type: ignore[arg-type]


def told(rows: list[dict[str, str]]) -> list[tuple[str, int]]:
    return [(f"{row['transaction_id']}/{row['leg']}", int(row["amount_minor"])) for row in rows]


async def test_a_full_csv_has_every_leg_with_its_amounts(own_application: Application) -> None:
    player = await a_funded_player(own_application, "100.00")
    await player.bet("10.05", key="=HYPERLINK(1)", game='book, of "ra"')
    accountant = own_application.as_("accountant")
    feed = await a_feed(accountant, "TRANSACTIONS")
    manifest = await written(own_application, accountant, feed)
    rows = csv_of(own_application, feed)
    assert dict(told(rows)) == await in_the_ledger(own_application)
    assert manifest["rows"] == len(rows)
    (bet,) = (row for row in rows if row["player_id"] == player.id and row["kind"] == "BET")
    assert (bet["amount"], bet["currency"], bet["house_account"]) == ("-10.05", "EUR", "GAMING_REVENUE")
    assert bet["reference"] == "'=HYPERLINK(1)"
    assert bet["game"] == 'book, of "ra"'
    assert bet["at"].endswith("Z")
    total = {each["currency"]: int(each["amountMinor"]) for each in manifest["totals"]}
    assert total == {"EUR": sum(amount for _, amount in told(rows))}
    assert manifest["full"]
    assert data_of(own_application, feed).count(b"\r\n") == len(rows) + 1


async def test_an_increment_has_what_is_new_alone(own_application: Application) -> None:
    accountant = own_application.as_("accountant")
    player = await a_funded_player(own_application)
    feed = await a_feed(accountant, "TRANSACTIONS")
    await written(own_application, accountant, feed)
    await player.bet("3.00")
    second = await written(own_application, accountant, feed)
    third = await written(own_application, accountant, feed)
    first = manifest_of(own_application, feed, 1)
    assert (second["full"], second["rows"], third["rows"]) == (False, 1, 0)
    assert second["window"]["since"] == first["window"]["until"]
    whole = await written(own_application, accountant, feed, full=True)
    assert whole["rows"] == first["rows"] + 1
    assert not [each for each in folder_of(own_application, feed).iterdir() if each.name.endswith(".part")]


async def test_ndjson_and_csv_say_the_same(own_application: Application) -> None:
    accountant = own_application.as_("accountant")
    player = await a_funded_player(own_application)
    await player.bet("0.07", game='"quoted" \\ back')
    lines, cells = [
        await a_feed(accountant, "TRANSACTIONS", format=written_as) for written_as in ("NDJSON", "CSV")
    ]
    for feed in (lines, cells):
        await written(own_application, accountant, feed)
    objects = [json.loads(line) for line in data_of(own_application, lines).splitlines()]
    as_cells = [
        {name: "" if value is None else str(value) for name, value in each.items()} for each in objects
    ]
    expected = [
        {name: value.removeprefix("'") for name, value in each.items()}
        for each in csv_of(own_application, cells)
    ]
    assert sorted(map(str, as_cells)) == sorted(map(str, expected))
    assert all(isinstance(each["amount_minor"], str) for each in objects)


async def test_parquet_has_exact_decimals(own_application: Application) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    accountant = own_application.as_("accountant")
    await a_funded_player(own_application, "12.34")
    feed = await a_feed(accountant, "TRANSACTIONS", format="PARQUET")
    manifest = await written(own_application, accountant, feed)
    path = folder_of(own_application, feed) / manifest["files"][0]["name"]
    table = pq.read_table(path)
    assert table.num_rows == manifest["rows"]
    assert str(table.schema.field("amount").type) == "decimal128(38, 9)"
    assert sum(table["amount_minor"].to_pylist()) == int(manifest["totals"][0]["amountMinor"])
    assert "12.34" in {str(each.normalize()) for each in table["amount"].to_pylist()}


async def test_what_a_role_may_not_read_is_absent(own_application: Application) -> None:
    admin = own_application.as_("admin")
    await a_funded_player(own_application)
    feed = await a_feed(admin, "TRANSACTIONS", role="crm")
    manifest = await written(own_application, admin, feed)
    assert "actor" not in manifest["columns"]
    assert "amount" in manifest["columns"]
    schema = json.loads((folder_of(own_application, feed) / manifest["schema"]["name"]).read_text())
    assert schema["x-columns"] == manifest["columns"]


async def test_writers_at_the_same_time_lose_nothing_and_repeat_nothing(own_application: Application) -> None:
    accountant = own_application.as_("accountant")
    players = [await a_funded_player(own_application) for _ in range(4)]
    feed = await a_feed(accountant, "TRANSACTIONS")
    stopping = asyncio.Event()

    async def play(player: Any) -> None:
        while not stopping.is_set():
            await player.bet("0.01")

    async with asyncio.TaskGroup() as tasks:
        for player in players:
            tasks.create_task(play(player))
        for _ in range(6):
            await written(own_application, accountant, feed)
        stopping.set()
    last = await written(own_application, accountant, feed)
    found = [each for no in range(1, last["set"] + 1) for each in told(csv_of(own_application, feed, no))]
    assert len(found) == len(dict(found))
    assert dict(found) == await in_the_ledger(own_application)


async def test_an_entry_that_is_committed_late_is_not_lost(own_application: Application) -> None:
    """Its time lies before those of entries that were committed, and could be read, before it."""
    wired, accountant = own_application.wired, own_application.as_("accountant")
    late, early = await a_funded_player(own_application), await a_funded_player(own_application)
    feed = await a_feed(accountant, "TRANSACTIONS")
    await written(own_application, accountant, feed)
    posted, may_commit = asyncio.Event(), asyncio.Event()

    async def hold(*_: Any) -> None:
        posted.set()
        await may_commit.wait()

    origin = system("late", "default", "late")
    bet = PlaceBet(player_id=player_id_of(late.id), key=a_key("bet"), stake=Money.of(1, CURRENCIES["EUR"]))
    runner = CommandRunner(wired.database, wired.bindings, wired.resources.audit)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(runner.run_together([Call(place_bet, bet, origin)], then=hold))
        await posted.wait()
        await early.bet("2.00")
        writing = tasks.create_task(written(own_application, accountant, feed))
        await asyncio.sleep(0.3)
        may_commit.set()
        second = await writing
    third = await written(own_application, accountant, feed)
    assert second["rows"] + third["rows"] == 2
    found = [each for no in (2, 3) for each in told(csv_of(own_application, feed, no))]
    assert sorted(amount for _, amount in found) == [-200, -100]


async def test_a_job_waits_for_a_transaction_that_stays_open(
    own_application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.postgres.feeds.horizon.WAIT_SECONDS_MAX", 0.2)
    monkeypatch.setattr("server.operator_jobs.worker.AGAIN_SECONDS", 3600.0)
    accountant = own_application.as_("accountant")
    feed = await a_feed(accountant, "TRANSACTIONS")
    async with own_application.wired.database.transaction("default") as connection:
        await connection.exec_driver_sql("select pg_current_xact_id()")
        job = await run(own_application, accountant, feed)
    assert job["state"] == "RUNNING"
    assert not folder_of(own_application, feed).exists()


async def test_a_set_that_was_begun_is_written_again_as_it_was(
    own_application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker is lost between the manifest and the count: a consumer may have read the set already."""
    accountant = own_application.as_("accountant")
    player = await a_funded_player(own_application)
    feed = await a_feed(accountant, "TRANSACTIONS")
    await written(own_application, accountant, feed)
    await player.bet("1.00")

    async def lost(*_: Any) -> Json:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr("server.feeds.feed_runner.complete_feed_set", lost)
        patched.setattr("server.operator_jobs.worker.AGAIN_SECONDS", 3600.0)
        await run(own_application, accountant, feed)
    begun = manifest_of(own_application, feed, 2)
    await player.bet("2.00")
    again = await written(own_application, accountant, feed)
    assert (again["window"], again["files"]) == (begun["window"], begun["files"])
    assert (await written(own_application, accountant, feed))["rows"] == 1


async def test_a_removed_feed_is_not_written(own_application: Application) -> None:
    accountant = own_application.as_("accountant")
    feed = await a_feed(accountant, "TRANSACTIONS")
    assert (await accountant.mutate("removeFeed", feedId=feed["id"]))["__typename"] == "FeedRemoved"
    gone = await accountant.mutate("runFeed", key=a_key("run"), feedId=feed["id"])
    assert gone["__typename"] == "FeedNotFound"


async def test_a_key_starts_one_run(own_application: Application) -> None:
    accountant, key = own_application.as_("accountant"), a_key("run")
    feed, other = await a_feed(accountant, "TRANSACTIONS"), await a_feed(accountant, "TRANSACTIONS")
    first = await accountant.mutate("runFeed", key=key, feedId=feed["id"])
    assert (await accountant.mutate("runFeed", key=key, feedId=feed["id"]))["replayed"] is True
    for changed in ({"feedId": other["id"]}, {"feedId": feed["id"], "full": True}):
        reused = await accountant.mutate("runFeed", key=key, **changed)
        assert (reused["__typename"], reused["job"]["id"]) == ("JobKeyReused", first["job"]["id"])
    await accountant.mutate("cancelJob", key=a_key("cancel"), id=first["job"]["id"])

"""Feeds that tests create and write, and what is in their files."""

from __future__ import annotations

import asyncio
import csv
import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from adapters.postgres.feeds.horizon import LedgerHorizon
from server.operator_jobs.worker import JobWorker
from tests.application import Application, Caller, Json
from tests.funded_players import a_key
from tests.jobs.workers import a_worker, the_job


def a_feed_worker(application: Application, settle: timedelta = timedelta(0)) -> JobWorker:
    """A worker for which the ledger is whole up to now: tests set no clock back."""
    worker = a_worker(application)
    horizon = LedgerHorizon(application.wired.database, settle)
    return replace(worker, feeds=replace(worker.feeds, runner=replace(worker.feeds.runner, horizon=horizon)))


async def a_feed(by: Caller, kind: str, **differently: Any) -> Json:
    """A new feed."""
    name = a_key("feed")
    given = {
        "name": name,
        "kind": kind,
        "format": "CSV",
        "role": by.role,
        "destination": f"file:///{name}",
    } | differently
    made = await by.mutate("createFeed", **given)
    assert made["__typename"] == "FeedCreated", made
    feed: Json = made["feed"]
    return feed


async def run(application: Application, by: Caller, feed: Json, **more: Any) -> Json:
    """The job that has written the next set."""
    started = await by.mutate("runFeed", key=a_key("run"), feedId=feed["id"], **more)
    assert started["__typename"] == "JobStarted", started
    worker = a_feed_worker(application)
    while await worker.run_next(asyncio.Event()):
        pass
    return await the_job(by, started["job"]["id"])


def folder_of(application: Application, feed: Json) -> Path:
    return application.settings.feeds_folder / str(feed["destination"]).removeprefix("file:///")


def manifest_of(application: Application, feed: Json, no: int = 1) -> Json:
    """The manifest of a set, whose files are what it says."""
    folder = folder_of(application, feed)
    read: Json = json.loads((folder / f"{feed['name']}-{no:06d}.manifest.json").read_text())
    for file in (*read["files"], read["schema"]):
        data = (folder / file["name"]).read_bytes()
        assert (len(data), sha256(data).hexdigest()) == (file["bytes"], file["sha256"]), file
    return read


def data_of(application: Application, feed: Json, no: int = 1) -> bytes:
    name = manifest_of(application, feed, no)["files"][0]["name"]
    return (folder_of(application, feed) / name).read_bytes()


def csv_of(application: Application, feed: Json, no: int = 1) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    text = data_of(application, feed, no).decode()
    return list(csv.DictReader(StringIO(text, newline="")))


async def written(application: Application, by: Caller, feed: Json, **more: Any) -> Json:
    """The manifest of the next set, after it was written."""
    job = await run(application, by, feed, **more)
    assert (job["state"], job["problem"]) == ("DONE", None), job
    again = (await by.data_of("query ($id: ID!) { feed(id: $id) { sets } }", id=feed["id"]))["feed"]
    return manifest_of(application, feed, again["sets"])

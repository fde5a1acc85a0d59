"""Feeds to a bucket, by a local server of S3's API."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from adapters.feeds.s3 import S3Account, s3_folder
from domain.feeds.ports import DestinationFailed, FeedFolder
from server.feeds.destinations import Destinations, new_file, put_file
from tests.application import Application
from tests.feeds.feed_runs import a_feed, a_feed_worker
from tests.funded_players import a_funded_player, a_key
from tests.jobs.workers import the_job

moto_server = pytest.importorskip("moto.server")
boto3 = pytest.importorskip("boto3")


@pytest.fixture(scope="module")
def s3() -> Iterator[S3Account]:
    server = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    account = S3Account(f"http://{host}:{port}", "us-east-1", "test", "secret")
    a_client(account).create_bucket(Bucket="feeds")
    yield account
    server.stop()


def a_client(account: S3Account) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=account.url,
        region_name=account.region,
        aws_access_key_id=account.key_id,
        aws_secret_access_key=account.secret,
    )


def kept(account: S3Account) -> dict[str, int]:
    found = a_client(account).list_objects_v2(Bucket="feeds").get("Contents", [])
    return {each["Key"]: each["Size"] for each in found}


@pytest.mark.parametrize(("case", "megabytes"), [("at once", 1), ("in parts", 20)])
async def test_a_file_arrives_whole(s3: S3Account, case: str, megabytes: int) -> None:
    data = bytes(range(256)) * (4096 * megabytes)
    async with s3_folder(s3, "feeds", "pre/fix") as folder:
        written = await put_file(folder, f"{megabytes}.bin", data)
    found = a_client(s3).get_object(Bucket="feeds", Key=f"pre/fix/{megabytes}.bin")["Body"].read()
    assert found == data, case
    assert written.digest == sha256(data).hexdigest()


async def test_nothing_is_left_of_a_file_that_is_not_completed(s3: S3Account) -> None:
    async with s3_folder(s3, "feeds", "") as folder:
        with pytest.raises(RuntimeError):
            await _broken_off(folder)
    assert "half.bin" not in kept(s3)
    assert not a_client(s3).list_multipart_uploads(Bucket="feeds").get("Uploads")


async def _broken_off(folder: FeedFolder) -> None:
    async with new_file(folder, "half.bin") as file:
        await file.write(b"x" * (9 << 20))
        raise RuntimeError


async def test_a_bucket_that_is_not_there_is_said(s3: S3Account) -> None:
    async with s3_folder(s3, "none", "") as folder:
        with pytest.raises(DestinationFailed, match="NoSuchBucket"):
            await put_file(folder, "a", b"1")


async def test_a_feed_is_written_to_a_bucket(own_application: Application, s3: S3Account) -> None:
    accountant = own_application.as_("accountant")
    await a_funded_player(own_application)
    feed = await a_feed(accountant, "TRANSACTIONS", destination="s3://feeds/books")
    started = await accountant.mutate("runFeed", key=a_key("run"), feedId=feed["id"])
    settings = own_application.settings.model_copy(
        update={"s3_url": s3.url, "s3_key_id": s3.key_id, "s3_secret": s3.secret}
    )
    worker = a_feed_worker(own_application)
    runner = replace(worker.feeds.runner, destinations=Destinations(settings))
    worker = replace(worker, feeds=replace(worker.feeds, runner=runner))
    while await worker.run_next(asyncio.Event()):
        pass
    job = await the_job(accountant, started["job"]["id"])
    assert job["state"] == "DONE", job
    key = f"books/{feed['name']}-000001.manifest.json"
    manifest = json.loads(a_client(s3).get_object(Bucket="feeds", Key=key)["Body"].read())
    (file,) = manifest["files"]
    data = a_client(s3).get_object(Bucket="feeds", Key=f"books/{file['name']}")["Body"].read()
    assert (len(data), sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
    assert manifest["rows"] == data.count(b"\r\n") - 1


async def test_what_stands_in_a_bucket_is_read(s3: S3Account) -> None:
    async with s3_folder(s3, "feeds", "pre/fix") as folder:
        await put_file(folder, "a.json", b"{}")
        assert (await folder.read("a.json"), await folder.read("b.json")) == (b"{}", None)

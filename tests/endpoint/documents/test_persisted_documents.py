"""A document may be named by the hash of its text, where the build of the dashboard lists it."""

import json
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from server.http.graphql_api.persisted_documents import load_persisted_documents
from tests.endpoint.endpoint_server import routes

TEXT = "query Hello($name: String) { hello(name: $name) }"
HASH = sha256(TEXT.encode()).hexdigest()


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=routes(persisted={HASH: TEXT}))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://croupier.test") as it:
        yield it


async def answered(client: httpx.AsyncClient, **body: Any) -> Any:
    return (await client.post("/graphql", json=body)).json()


def named(digest: Any) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": digest}}


async def test_the_text_of_a_listed_hash_runs(client: httpx.AsyncClient) -> None:
    whole = await answered(client, query=TEXT, variables={"name": "Ada"})
    assert whole["data"]["hello"]
    assert await answered(client, extensions=named(HASH), variables={"name": "Ada"}) == whole


async def test_another_hash_asks_for_the_text(client: httpx.AsyncClient) -> None:
    (error,) = (await answered(client, extensions=named("0" * 64)))["errors"]
    assert (error["message"], error["extensions"]["code"]) == (
        "PersistedQueryNotFound",
        "PERSISTED_QUERY_NOT_FOUND",
    )


async def test_a_text_beside_a_hash_is_what_runs_and_is_not_kept(client: httpx.AsyncClient) -> None:
    other = "{ other: hello }"
    assert "other" in (await answered(client, query=other, extensions=named(HASH)))["data"]
    assert "hello" in (await answered(client, extensions=named(HASH)))["data"]


@pytest.mark.parametrize("digest", ["", "abc", HASH.upper(), HASH + "0", 5, None, [HASH], {"a": HASH}])
async def test_what_is_no_hash_is_bad_input(client: httpx.AsyncClient, digest: Any) -> None:
    (error,) = (await answered(client, extensions=named(digest)))["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


def test_the_list_is_what_the_build_wrote(tmp_path: Path) -> None:
    assert load_persisted_documents(tmp_path) == {}
    (tmp_path / "documents.json").write_text(json.dumps({f"sha256:{HASH}": TEXT}))
    assert load_persisted_documents(tmp_path) == {HASH: TEXT}

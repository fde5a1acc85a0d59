"""The audits of npm `graphql-http`: an independent reading of the GraphQL over HTTP specification."""

import asyncio
import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from server.http.graphql_api.guard import OpenSchemaGuard
from tests.endpoint.endpoint_server import running_server

AUDIT = Path(__file__).parent / "audit"
AUDITS = 61


async def run(*command: str) -> str:
    process = await asyncio.create_subprocess_exec(
        *command, cwd=AUDIT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    return out.decode()


@pytest.fixture(scope="session")
async def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("node is not installed: the audits of npm graphql-http were not run")
    if not (AUDIT / "node_modules" / "graphql-http").is_dir():
        npm = shutil.which("npm")
        assert npm, "npm belongs to node"
        await run(npm, "ci", "--ignore-scripts")
    return found


async def audit(node: str, authority: str) -> list[dict[str, str]]:
    results: list[dict[str, str]] = json.loads(await run(node, "audit.mjs", f"http://{authority}/graphql"))
    return results


async def test_every_audit_passes_without_warning(node):
    async with running_server(guard=OpenSchemaGuard(), allow_get=True) as authority:
        results = await audit(node, authority)
    assert [result for result in results if result["status"] != "ok"] == []
    assert len(results) == AUDITS


async def test_without_get_only_what_needs_it_is_noticed(node):
    async with running_server(guard=OpenSchemaGuard()) as authority:
        results = await audit(node, authority)
    assert Counter(result["status"] for result in results) == {"ok": AUDITS - 3, "notice": 3}
    assert all("GET" in result["name"] for result in results if result["status"] == "notice")

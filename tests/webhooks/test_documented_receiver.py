"""The receiver of docs/webhooks.md, with the npm library, survives a restart and has every balance."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from tests.application import Json
from tests.funded_players import a_funded_player
from tests.oauth.nodejs import node_with
from tests.webhooks.receivers import Posting

ROOT = Path(__file__).parents[2]
PACKAGES = Path(__file__).parent / "npm"
SECONDS_MAX = 30


def a_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class DocumentedReceiver:
    """A process of the documented program."""

    def __init__(self, node: str, directory: Path, secret: str, port: int) -> None:
        self.file = directory / "balances.json"
        self._node = node
        self._directory = directory
        self._given = {"SECRET": secret, "PORT": str(port), "FILE": str(self.file)}
        self._url = f"http://127.0.0.1:{port}/"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [self._node, "receiver.mjs"], cwd=self._directory, env={**os.environ, **self._given}
        )
        ends_at = time.monotonic() + SECONDS_MAX
        while time.monotonic() < ends_at:
            try:
                httpx.post(self._url, content=b"{}", trust_env=False)
            except httpx.TransportError:
                continue
            return
        pytest.fail("the receiver does not answer")

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()

    @property
    def balances(self) -> Json:
        players: Json = json.loads(self.file.read_text())
        return {id: each["balances"] for id, each in players.items()}


async def test_it_ends_with_the_balances_that_the_api_shows(posting: Posting, tmp_path: Path) -> None:
    document = (ROOT / "docs" / "webhooks.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```js\n(.*?)```", document, re.DOTALL)
    (tmp_path / "receiver.mjs").write_text(program)
    node = await node_with(PACKAGES, "standardwebhooks")
    (tmp_path / "node_modules").symlink_to(PACKAGES / "node_modules")
    port, admin = a_port(), posting.application.as_("admin")
    given = {"url": f"http://127.0.0.1:{port}/", "events": ["*"], "role": "crm", "inOrder": True}
    made = await admin.mutate("createWebhookEndpoint", name="CRM", **given)
    receiver = DocumentedReceiver(node, tmp_path, made["secret"], port)
    receiver.start()
    try:
        await posting.post()
        guests = [await a_funded_player(posting.application, "80.00") for _ in range(3)]
        await posting.lay_out()
        await posting.post()
        receiver.kill()
        for guest in guests:
            await guest.bet("7.50")
        await posting.lay_out()
        await posting.post()
        receiver.start()
        posting.application.clock.ahead += posting.second_attempt
        for guest in guests:
            await guest.win("2.25", kind="PROMO")
        await posting.lay_out()
        for _ in range(8):
            await posting.post()
        for guest in guests:
            assert receiver.balances[guest.id] == {"0": (await guest.balance()).replace(".", "")}
    finally:
        receiver.kill()

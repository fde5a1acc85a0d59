"""A casino that is open: one server process, its operators and its services."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from server.console import operators
from server.settings import Settings
from tests.identity.factors.test_passkeys_in_chromium import answers, serve
from tests.journeys.people import Client, Json, Person, Service, a_key, eur, settle_in
from tests.live.relay_and_hub import PATIENCE_SECONDS
from tests.plain_http import NO_CERTIFICATES

PASSWORD = "correct horse battery staple"
CODE = re.compile(r"\b\d{6,8}\b")
START_SECONDS_MAX = 180.0
"""On a machine that is busy with other tests."""
HELD = "{ viewer { roles } }"


@dataclass
class StaffedCasino:
    """One server process with its operators and services, who are made when a test first wants them."""

    http: httpx.AsyncClient
    settings: Settings
    staff: dict[str, Person] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)

    async def operator(self, role: str, name: str = "") -> Person:
        """A person with this role, created at the command line when asked for the first time."""
        login = name or f"one-{role.replace('_', '-')}"
        if login not in self.staff:
            made = (self.settings, login, login, [role], "default")
            printed = await asyncio.to_thread(operators.create_operator, *made)
            person = Person(self.http, role, login)
            await settle_in(person, login, printed)
            await _until(lambda: _holds(person, role))
            self.staff[login] = person
        return self.staff[login]

    async def service(self, role: str) -> Service:
        """A program with this role: one administrator registers it, another approves."""
        if role not in self.services:
            first, second = await self.operator("admin", "ada"), await self.operator("admin", "bob")
            asked = {"name": role.replace("_", " "), "kind": "SERVICE", "roles": [role]}
            made = await first.done("registerClient", "ClientRegistered", **asked)
            client = made["client"]
            await second.done(
                "approveClient", "ClientApproved", clientId=client["id"], askedBy=client["askedBy"]
            )
            self.services[role] = Service(self.http, role, client["id"], made["secret"])
        return self.services[role]

    async def code_for(self, address: str, template: str) -> str:
        """The code of the newest mail of this kind to this address, as the developer page shows it."""
        codes: list[str] = []

        async def came() -> bool:
            told = (await Client(self.http, "anonymous").get("/developer/messages")).json()["messages"]
            texts = [each["text"] for each in told if (each["to"], each["template"]) == (address, template)]
            codes.extend(found[0] for found in map(CODE.findall, texts) if found)
            return bool(codes)

        await _until(came)
        return codes[0]

    async def player(self, name: str, deposit: str | None = None, **profile: Any) -> Person:
        """A player who registered on the front end, confirmed the address and signed in."""
        visitor = Person(self.http, "anonymous", realm="players")
        address = f"{name}@example.com"
        form = {
            "email": address,
            "username": name,
            "country": "DE",
            "currency": "EUR",
            "dateOfBirth": "1990-02-28",
            "password": PASSWORD,
            "consents": [{"kind": "TERMS", "version": "1"}, {"kind": "PRIVACY", "version": "1"}],
        }
        received = await visitor.done("registerPlayer", "RegistrationReceived", **(form | profile))
        code = await self.code_for(address, "verify_email")
        joined = await visitor.done(
            "verifyEmail", "PlayerRegistered", challenge=received["challenge"], code=code
        )
        player = Person(self.http, "player", joined["player"]["id"], realm="players")
        assert (await player.sign_in(address, PASSWORD))["state"] == "SIGNED_IN"
        if deposit:
            await self.deposit(player.name, deposit)
        return player

    async def deposit(self, player: str, amount: str, **more: Any) -> Json:
        """A deposit that has settled already."""
        payments = await self.service("payment_service")
        given = {"playerId": player, "key": a_key("deposit"), "amount": eur(amount), "method": "card"}
        done = await payments.done("recordDeposit", "DepositMoved", **(given | more))
        deposit: Json = done["deposit"]
        return deposit

    async def play(self, player: str, stake: str, win: str | None = None, game: str = "book-of-ra") -> str:
        """A round of a game, by REST as game servers do; its reference."""
        games, reference = await self.service("game_server"), a_key("round")
        bet = {
            "playerId": player,
            "key": f"{reference}/bet",
            "stake": eur(stake),
            "round": reference,
            "game": game,
        }
        placed = await games.post("/bets", bet)
        assert placed.status_code == 200, placed.text
        if win:
            paid = {"playerId": player, "key": f"{reference}/win", "amount": eur(win), "round": reference}
            won = await games.post("/wins", paid | {"closesRound": True})
            assert won.status_code == 200, won.text
        return reference


async def _holds(person: Person, role: str) -> bool:
    viewer = (await person.answer(HELD)).get("data", {}).get("viewer")
    return bool(viewer) and viewer["roles"] == [role]


async def _until(holds: Callable[[], Any]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await holds():  # noqa: ASYNC110 - known elsewhere
            await asyncio.sleep(0.05)


@asynccontextmanager
async def open_staffed_casino(
    database_url: str, redis_url: str, data_dir: Path
) -> AsyncIterator[StaffedCasino]:
    """The product as `croupier serve` runs it, on a port of its own."""
    settings = Settings(database_url=database_url, redis_url=redis_url, data_dir=data_dir, sandbox=True)
    process, port = serve(settings)
    address = f"http://localhost:{port}"
    try:
        await answers(process, f"http://127.0.0.1:{port}/readyz", START_SECONDS_MAX)
        async with httpx.AsyncClient(
            base_url=address, trust_env=False, verify=NO_CERTIFICATES, timeout=60
        ) as http:
            yield StaffedCasino(http, settings)
    finally:
        process.terminate()
        process.wait(60)

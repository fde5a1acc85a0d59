"""Generates steady traffic: players register, and take turns at what the contexts let them do."""

import asyncio
from collections.abc import Callable, Iterable
from random import Random
from typing import Final

import httpx
import structlog

from server.demo.api_client import DemoApiClient, UnexpectedResponse
from server.demo.parts import DemoActivity, DemoApi, DemoPart, DemoPlayer, DemoTurn

log = structlog.get_logger("croupier.demo")

PLAYERS_MIN: Final = 60
"""Players at the start."""

PLAYERS_MAX: Final = 1_000
PAUSE_SECONDS: Final = 2.0
REGISTER_CHANCE: Final = 0.01
"""Share of all turns in which a player registers; the rest are divided among the contexts' activities."""


class DemoTraffic:
    """Keeps a casino busy at ``per_second`` turns a second."""

    def __init__(self, api: DemoApi, per_second: float, random: Random, parts: Iterable[DemoPart]) -> None:
        self._api = api
        self._interval = 1 / per_second
        self._random = random
        self._players: list[DemoPlayer] = []
        self._parts = tuple(parts)
        self._activities = tuple(activity for part in self._parts for activity in part.activities)
        (self._registration,) = (part.registration for part in self._parts if part.registration)
        (self._otherwise,) = (activity for activity in self._activities if activity.share is None)

    async def run(self) -> None:
        """Play for ever; pause after an error."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            try:
                await self.turn()
            except (httpx.HTTPError, UnexpectedResponse) as error:
                log.warning("demo traffic pauses", error=f"{type(error).__name__}: {error}")
                await asyncio.sleep(PAUSE_SECONDS)
            due = max(due + self._interval, loop.time() - 1)
            await asyncio.sleep(max(0.0, due - loop.time()))

    async def turn(self) -> None:
        """Register a player, or let one of them do something."""
        if not self._players:
            self._players = await self._registration.find(self._api)
        joins = len(self._players) < PLAYERS_MIN or (
            len(self._players) < PLAYERS_MAX and self._random.random() < REGISTER_CHANCE
        )
        if joins:
            await self._register_player()
            return
        player = self._random.choice(self._players)
        activity = self._activity_of(player, self._random.random())
        await activity.act(DemoTurn(self._api, player, self._random))

    async def _register_player(self) -> None:
        player = await self._registration.register(self._api, self._random)
        if player:
            self._players.append(player)
            for part in self._parts:
                if part.welcome:
                    await part.welcome(DemoTurn(self._api, player, self._random))

    def _activity_of(self, player: DemoPlayer, chance: float) -> DemoActivity:
        """What the player needs; or what the chance, 0 to 1, falls on, if that is possible."""
        for activity in self._activities:
            if activity.needed(player):
                return activity
        reached = 0.0
        for activity in self._activities:
            reached += activity.share or 0.0
            if chance < reached:
                return activity if activity.possible(player) else self._otherwise
        return self._otherwise


async def run_traffic(
    url: str, token_of: Callable[[str], str], per_second: float, parts: Iterable[DemoPart]
) -> None:
    """Run the traffic until cancelled."""
    api = DemoApiClient(url, token_of)
    try:
        await DemoTraffic(api, per_second, Random(), parts).run()  # noqa: S311 - a game of chance without stakes
    finally:
        await api.close()

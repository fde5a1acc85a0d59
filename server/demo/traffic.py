"""Generates steady traffic: players register, deposit, play and withdraw."""

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Final

import httpx
import structlog

from server.demo.api_client import DemoApiClient, DemoPlayer, UnexpectedResponse
from server.demo.player_profiles import make_profile

log = structlog.get_logger("croupier.demo")

GAMES: Final = ("book-of-maya", "lightning-baccarat", "crash-rocket", "blackjack-7", "golden-reels")
PLAYERS_MIN: Final = 60
"""Players at the start."""

PLAYERS_MAX: Final = 1_000
PAUSE_SECONDS: Final = 2.0
REGISTER_CHANCE: Final = 0.01
DEPOSIT_CHANCE: Final = 0.02
WITHDRAW_CHANCE: Final = 0.04
"""Shares of all actions; the rest are rounds."""

CURRENCY_SCALES: Final = {
    "JPY": Decimal(150),
    "BTC": Decimal("0.00001"),
    "SEK": Decimal(11),
    "BRL": Decimal(5),
}
"""Currency -> major units per unit of play, where not 1: about one euro."""

CURRENCY_STEPS: Final = {"JPY": Decimal(1), "BTC": Decimal("0.00000001")}


class DemoTraffic:
    """Keeps a casino busy at ``per_second`` actions a second."""

    def __init__(self, api: DemoApiClient, per_second: float, random: Random) -> None:
        self._api = api
        self._interval = 1 / per_second
        self._random = random
        self._players: list[DemoPlayer] = []

    async def run(self) -> None:
        """Play for ever; pause after an error."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            try:
                await self._act()
            except (httpx.HTTPError, UnexpectedResponse) as error:
                log.warning("demo traffic pauses", error=f"{type(error).__name__}: {error}")
                await asyncio.sleep(PAUSE_SECONDS)
            due = max(due + self._interval, loop.time() - 1)
            await asyncio.sleep(max(0.0, due - loop.time()))

    async def _act(self) -> None:
        if not self._players:
            self._players = await self._api.demo_players()
        joins = len(self._players) < PLAYERS_MIN or (
            len(self._players) < PLAYERS_MAX and self._random.random() < REGISTER_CHANCE
        )
        if joins:
            await self._register_player()
            return
        player = self._random.choice(self._players)
        chance = self._random.random()
        if player.balance < self._amount(player, 2) or chance < DEPOSIT_CHANCE:
            await self._api.deposit(player, self._amount(player, self._random.choice((20, 50, 100, 250))))
        elif chance < WITHDRAW_CHANCE and player.balance > self._amount(player, 60):
            await self._api.withdraw(player, self._amount(player, self._random.choice((20, 40, 60))))
        else:
            await self._round(player)

    async def _register_player(self) -> None:
        player = await self._api.register(make_profile(self._random))
        if player:
            self._players.append(player)
            await self._api.deposit(player, self._amount(player, self._random.choice((10, 25, 50, 100))))

    async def _round(self, player: DemoPlayer) -> None:
        stake = min(self._amount(player, self._random.choice((1, 1, 2, 5, 10))), player.balance)
        # The expected win is a little less than the stake: the house edge.
        times = self._random.choices((0, 1, 2, 3, 10), weights=(62, 12, 16, 8, 2))[0]
        await self._api.play(player, self._random.choice(GAMES), stake, stake * times)

    def _amount(self, player: DemoPlayer, units: int) -> Decimal:
        step = CURRENCY_STEPS.get(player.currency, Decimal("0.01"))
        return (CURRENCY_SCALES.get(player.currency, Decimal(1)) * units).quantize(step)


async def run_traffic(url: str, tokens: Mapping[str, str], per_second: float) -> None:
    """Run the traffic until cancelled."""
    api = DemoApiClient(url, tokens)
    try:
        await DemoTraffic(api, per_second, Random()).run()  # noqa: S311 - a game of chance without stakes
    finally:
        await api.close()

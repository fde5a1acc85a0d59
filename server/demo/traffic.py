"""Steady traffic: people join, pay in, play, win now and then, and cash out."""

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
"""Shares of all actions; whoever neither joins, pays in nor cashes out plays a round."""

CURRENCY_SCALES: Final = {
    "JPY": Decimal(150),
    "BTC": Decimal("0.00001"),
    "SEK": Decimal(11),
    "BRL": Decimal(5),
}
"""What one unit of play is worth, where it is not about one euro."""

CURRENCY_STEPS: Final = {"JPY": Decimal(1), "BTC": Decimal("0.00000001")}


class DemoTraffic:
    """Keeps a casino busy at ``per_second`` actions a second."""

    def __init__(self, casino: DemoApiClient, per_second: float, random: Random) -> None:
        self._casino = casino
        self._interval = 1 / per_second
        self._random = random
        self._guests: list[DemoPlayer] = []

    async def run(self) -> None:
        """Play for ever; an outage only makes a pause."""
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
        if not self._guests:
            self._guests = await self._casino.guests()
        joins = len(self._guests) < PLAYERS_MIN or (
            len(self._guests) < PLAYERS_MAX and self._random.random() < REGISTER_CHANCE
        )
        if joins:
            await self._welcome()
            return
        guest = self._random.choice(self._guests)
        chance = self._random.random()
        if guest.balance < self._of(guest, 2) or chance < DEPOSIT_CHANCE:
            await self._casino.deposit(guest, self._of(guest, self._random.choice((20, 50, 100, 250))))
        elif chance < WITHDRAW_CHANCE and guest.balance > self._of(guest, 60):
            await self._casino.withdraw(guest, self._of(guest, self._random.choice((20, 40, 60))))
        else:
            await self._round(guest)

    async def _welcome(self) -> None:
        guest = await self._casino.register(make_profile(self._random))
        if guest:
            self._guests.append(guest)
            await self._casino.deposit(guest, self._of(guest, self._random.choice((10, 25, 50, 100))))

    async def _round(self, guest: DemoPlayer) -> None:
        stake = min(self._of(guest, self._random.choice((1, 1, 2, 5, 10))), guest.balance)
        # A little more goes in than comes out, as in any casino.
        times = self._random.choices((0, 1, 2, 3, 10), weights=(62, 12, 16, 8, 2))[0]
        await self._casino.play(guest, self._random.choice(GAMES), stake, stake * times)

    def _of(self, guest: DemoPlayer, units: int) -> Decimal:
        step = CURRENCY_STEPS.get(guest.currency, Decimal("0.01"))
        return (CURRENCY_SCALES.get(guest.currency, Decimal(1)) * units).quantize(step)


async def run_traffic(url: str, tokens: Mapping[str, str], per_second: float) -> None:
    """Run the traffic until cancelled."""
    casino = DemoApiClient(url, tokens)
    try:
        await DemoTraffic(casino, per_second, Random()).run()  # noqa: S311 - a game of chance without stakes
    finally:
        await casino.close()

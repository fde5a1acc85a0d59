"""Random operations of players with bonuses, in turn and at once: the ledger holds all the time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

import pytest

from adapters.postgres.wallets.codes import GrantStateCode
from adapters.postgres.wallets.ledger_verify import verify
from domain.shared.money import Money
from domain.wallets.corrections import ChargeBack, Reverse, charge_back, reverse
from domain.wallets.kinds import Funding, WinKind
from domain.wallets.opening import UnlockWallet, unlock_wallet
from tests.ledger.bonuses.granted_history import end, give, pause, resume
from tests.ledger.sample_history import add_withdrawal
from tests.wallets.wallets_harness import OPERATOR, WalletsHarness, an_id, eur


@dataclass
class BonusTraffic:
    """Makes operations of one player up."""

    harness: WalletsHarness
    player: UUID
    chance: Random
    bets: list[str] = field(default_factory=list)
    grants: list[UUID] = field(default_factory=list)
    deposits: list[UUID] = field(default_factory=list)
    rounds: int = 0

    async def step(self) -> None:
        """One operation."""
        kinds = {
            self.bet: 40,
            self.win: 25,
            self.rollback: 8,
            self.close: 10,
            self.give: 6,
            self.end_or_pause: 3,
            self.withdraw: 2,
            self.deposit: 2,
            self.correct: 5,
        }
        await self.chance.choices(list(kinds), list(kinds.values()))[0]()

    def cents(self, most: int = 500) -> Money:
        """Some money."""
        return eur(0, self.chance.randrange(1, most))

    def round_name(self) -> str | None:
        """None, or one of the last few rounds."""
        self.rounds += self.chance.random() < 0.2
        return self.chance.choice([None, *(f"r{self.rounds - back}" for back in range(3))])

    def one_bet(self) -> str:
        """A bet, lately made."""
        return self.chance.choice(self.bets[-12:] or ["none"])

    async def stake(self) -> Money:
        """Some money, or all that a wallet has, or real money and a bonus together."""
        real, *bonuses = await self.harness.balances(self.player)
        whole = [minor for minor in (real, *bonuses, *(real + bonus for bonus in bonuses)) if minor > 0]
        return eur(0, self.chance.choice(whole)) if whole and self.chance.random() < 0.3 else self.cents()

    async def bet(self) -> None:
        self.bets.append(an_id("bet"))
        funding = self.chance.choice([Funding.REAL_FIRST, Funding.BONUS_FIRST, Funding.REAL_ONLY])
        named = {"round": self.round_name(), "game": "dice", "funding": funding}
        await self.harness.bet(self.player, await self.stake(), self.bets[-1], **named)

    async def win(self) -> None:
        name = self.round_name()
        closes = name is not None and self.chance.random() < 0.4
        if name and self.chance.random() < 0.1:
            about: dict[str, Any] = {"kind": WinKind.JACKPOT}
        elif name and self.chance.random() < 0.3:
            about = {}
        else:
            about = {"bet": self.one_bet()}
        await self.harness.win(self.player, self.cents(), round=name, closes_round=closes, **about)

    async def rollback(self) -> None:
        await self.harness.rollback(self.player, self.one_bet())

    async def close(self) -> None:
        await self.harness.close(self.player, self.round_name() or "r0")

    async def give(self) -> None:
        amount = self.cents(1500)
        if self.chance.random() < 0.15:
            await self.harness.bonus(self.player, amount)
            return
        terms = {
            "target": self.chance.choice(
                [0, amount.minor * 1000, amount.minor * 20_000, amount.minor * 50_000]
            ),
            "stakeOrder": self.chance.choice(["REAL_FIRST", "BONUS_FIRST", "PROPORTIONAL", "REAL_ONLY"]),
            "counting": self.chance.choice(["ALL", "BONUS_ONLY"]),
            "permille": self.chance.choice([1000, 333, 0]),
            "lateWins": self.chance.choice(["HONOUR", "FORFEIT_LATE"]),
            "onWithdrawal": self.chance.choice(["FORFEIT", "REFUSE", "KEEP"]),
            "sticky": self.chance.random() < 0.3,
            "convertsMax": self.chance.choice([None, 300]),
            "maxBet": self.chance.choice([None, 200]),
            "maxBetAny": self.chance.random() < 0.5,
            "deposit": str(self.chance.choice(self.deposits)) if self.deposits else None,
        }
        lasts = self.chance.choice([0.05, 0.3, 3600, 3600, 3600])
        self.grants.append(await give(self.harness, self.player, amount, lasts=lasts, **terms))

    async def end_or_pause(self) -> None:
        if self.grants:
            how = self.chance.choice([pause, resume, end, end])
            grant = self.chance.choice(self.grants[-4:])
            state = self.chance.choice([GrantStateCode.CANCELLED, GrantStateCode.VOIDED])
            more = (state,) if how is end else ()
            await how(self.harness, self.player, grant, *more, may_refuse=True)

    async def withdraw(self) -> None:
        if (await self.harness.balances(self.player))[0] > 2000:
            await add_withdrawal(self.harness, self.player)

    async def deposit(self) -> None:
        self.deposits.append(await self.harness.deposit(self.player, self.cents(1000)))

    async def correct(self) -> None:
        posted = await self.harness.posted(self.player)
        wallets = len(await self.harness.balances(self.player))
        seq = self.chance.randrange(max(1, posted - 15), posted + 1)
        player, key = self.player, an_id("correction")
        undo = Reverse(
            player_id=player, key=key, seq=seq, reason="wrong", may_overdraw=self.chance.random() < 0.5
        )
        unlock = UnlockWallet(player_id=player, wallet_no=self.chance.randrange(wallets), reason="right")
        asked: list[Any] = [(reverse, undo), (reverse, undo), (unlock_wallet, unlock)]
        if self.deposits and self.chance.random() < 0.2:
            back = ChargeBack(player_id=player, key=key, deposit_id=self.deposits[-1], reason="fraud")
            asked = [(charge_back, back)]
        await self.harness.run(*self.chance.choice(asked), OPERATOR)


@pytest.mark.parametrize("seed", range(6))
async def test_random_operations_keep_wagering_right(
    harness: WalletsHarness, fresh_database_url: str, seed: int
) -> None:
    start = eur(50) if seed % 2 else eur(1)
    traffic = BonusTraffic(harness, await harness.a_player(start), Random(seed))
    for number in range(200):
        await traffic.step()
        if number % 20 == 0:
            proof = await verify(fresh_database_url, jobs=1)
            assert proof.holds, (number, proof.damages)


async def test_operations_at_once_keep_wagering_right(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    players = [await harness.a_player(eur(20)) for _ in range(3)]

    async def play(number: int) -> None:
        traffic = BonusTraffic(harness, players[number % 3], Random(number))
        for _ in range(40):
            await traffic.step()

    await asyncio.gather(*(play(number) for number in range(18)))

    proof = await verify(fresh_database_url, jobs=1)
    assert proof.holds, proof.damages

"""Players with money, made through the public API, and the callers who move it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any

from tests.application import Application, Caller, Json

_numbers = count(1)


def a_key(what: str = "key") -> str:
    """A new operation id."""
    return f"{what}-{next(_numbers)}"


def eur(amount: str) -> Json:
    """Euros, as clients send them."""
    return {"amount": amount, "currency": "EUR"}


def a_registration(**differently: Any) -> Json:
    """What the front end sends for a new player."""
    name = f"guest-{next(_numbers)}"
    plain = {
        "email": f"{name}@example.com",
        "username": name,
        "country": "DE",
        "currency": "EUR",
        "dateOfBirth": "1990-02-28",
        "consents": [{"kind": "TERMS", "version": "1"}, {"kind": "PRIVACY", "version": "1"}],
    }
    return plain | differently


@dataclass(frozen=True)
class FundedPlayer:
    """A player and those who serve them: each with the least role that may.

    Operators are of this player's own: what one operator moves is counted over all players.
    """

    application: Application
    id: str
    brand: str = "default"

    @cached_property
    def player(self) -> Caller:
        """The player themselves."""
        return self.application.as_("player", self.id, self.brand)

    @cached_property
    def games(self) -> Caller:
        """A game provider of this player's own: operation ids are unique per caller."""
        return self._staff("game_server", f"acme-{self.id}")

    @cached_property
    def payments(self) -> Caller:
        return self._staff("payment_service")

    @cached_property
    def accountant(self) -> Caller:
        return self._staff("accountant", f"anna-{self.id}")

    @cached_property
    def second_accountant(self) -> Caller:
        return self._staff("accountant", f"bert-{self.id}")

    @cached_property
    def crm(self) -> Caller:
        return self._staff("crm", f"carl-{self.id}")

    @cached_property
    def admin(self) -> Caller:
        return self._staff("admin")

    def _staff(self, role: str, name: str = "") -> Caller:
        return self.application.as_(role, brand=self.brand, name=name)

    def wallet(self, no: int = 0) -> str:
        """The id of a wallet of this player."""
        return self.id.replace("plr_", "wal_") + f"_{no}"

    async def deposit(self, amount: str = "100.00", currency: str = "EUR") -> Json:
        """A deposit that has settled already."""
        money = {"amount": amount, "currency": currency}
        done = await self.payments.mutate(
            "recordDeposit", playerId=self.id, key=a_key("deposit"), amount=money, method="card"
        )
        assert done["__typename"] == "DepositMoved", done
        return done

    async def bet(self, stake: str = "10.00", **more: Any) -> Json:
        """What comes of a bet."""
        given = {"playerId": self.id, "key": a_key("bet"), "stake": eur(stake)} | more
        return await self.games.mutate("placeBet", **given)

    async def win(self, amount: str, **more: Any) -> Json:
        """What comes of a win."""
        given = {"playerId": self.id, "key": a_key("win"), "amount": eur(amount)} | more
        return await self.games.mutate("payWin", **given)

    async def balance(self, no: int = 0) -> str:
        """The wallet's balance in major units."""
        asked = f'{{ wallet(id: "{self.wallet(no)}") {{ balance {{ amount }} }} }}'
        amount: str = (await self.admin.data_of(asked))["wallet"]["balance"]["amount"]
        return amount

    async def entries(self) -> int:
        """How many legs the ledger holds of this player."""
        statement = "select count(*) from wallets.entry where player_id = $1"
        ((legs,),) = await self.application.rows(statement, self.id.removeprefix("plr_"))
        return int(legs)


async def a_funded_player(
    application: Application, funds: str | None = "100.00", brand: str = "default", **profile: Any
) -> FundedPlayer:
    """A new player, with a first deposit if any."""
    desk = application.as_("admin", brand=brand)
    joined = await desk.mutate("registerPlayer", **a_registration(**profile))
    assert joined["__typename"] == "PlayerRegistered", joined
    guest = FundedPlayer(application, joined["player"]["id"], brand)
    if funds:
        await guest.deposit(funds)
    return guest

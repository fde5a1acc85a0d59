"""The demo's players: they register at the front end, with names that are invented."""

from decimal import Decimal
from typing import Any, Final

from domain.shared.actor import Actor, ActorKind
from server.contexts.players.demo_profiles import make_profile
from server.demo.parts import DemoApi, DemoPart, DemoPlayer, DemoRandom, demo_document

DOCUMENT: Final = demo_document(__file__)


class FrontEndRegistration:
    """Registers players as an operator's front end does; implements ``DemoRegistration``."""

    async def find(self, api: DemoApi) -> list[DemoPlayer]:
        """Demo players of earlier runs, at most a hundred."""
        answer = await api.call("casino", DOCUMENT, "Guests", {})
        return [
            DemoPlayer(node["id"], node["currency"], _real_money_balance(node["wallets"]))
            for node in answer["players"]["nodes"]
            if node["status"] == "ACTIVE"
        ]

    async def register(self, api: DemoApi, random: DemoRandom) -> DemoPlayer | None:
        """A new player; None when the name is taken."""
        asked = {"input": make_profile(random)}
        outcome = (await api.call("casino", DOCUMENT, "Join", asked))["registerPlayer"]
        if outcome["__typename"] != "PlayerRegistered":
            return None
        return DemoPlayer(outcome["player"]["id"], outcome["player"]["currency"])


def _real_money_balance(wallets: list[dict[str, Any]] | None) -> Decimal:
    amounts = [wallet["available"]["amount"] for wallet in wallets or () if wallet["kind"] == "REAL"]
    return Decimal(amounts[0]) if amounts else Decimal(0)


DEMO: Final = DemoPart(
    callers={"casino": Actor(ActorKind.OPERATOR, "demo-front-desk", "default", frozenset({"admin"}))},
    registration=FrontEndRegistration(),
)

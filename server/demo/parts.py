"""What a context brings to the demo: who calls the API, and what simulated players do."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol, TypeVar

from domain.shared.actor import Actor

T = TypeVar("T")


@dataclass(slots=True)
class DemoPlayer:
    """A demo player. ``balance`` is what the last answer said, in major units."""

    id: str
    currency: str
    balance: Decimal = Decimal(0)

    def update_balance(self, outcome: Mapping[str, Any]) -> None:
        """Take the new balance from an outcome that has one."""
        wallet = outcome.get("wallet")
        if wallet and wallet["available"]:
            self.balance = Decimal(wallet["available"]["amount"])


class DemoApi(Protocol):
    """The public API, as the demo's callers call it."""

    async def call(
        self, caller: str, document: str, operation: str, variables: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The data of one operation of a document; ``caller`` is one of a part's ``callers``.

        Raises:
            UnexpectedResponse: the API answered with an error.
        """
        ...


class DemoRandom(Protocol):
    """Where the demo's chances come from; contexts import no random numbers of their own."""

    def choice(self, seq: Sequence[T], /) -> T:
        """One of these."""
        ...

    def choices(self, population: Sequence[T], weights: Sequence[float], /) -> list[T]:
        """One of these, in a list; a weight for each."""
        ...

    def randint(self, a: int, b: int, /) -> int:
        """A number from ``a`` to ``b``, both included."""
        ...


@dataclass(frozen=True, slots=True)
class DemoTurn:
    """One player's turn."""

    api: DemoApi
    player: DemoPlayer
    random: DemoRandom


def _never(_: DemoPlayer) -> bool:
    return False


def _always(_: DemoPlayer) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class DemoActivity:
    """Something that players do.

    ``share``: of all turns, 0 to 1. None, in one activity of all contexts: the turns left over.
    ``needed``: for which players it comes before everything else. ``possible``: for which it can be done.
    """

    act: Callable[[DemoTurn], Awaitable[None]]
    share: float | None
    needed: Callable[[DemoPlayer], bool] = _never
    possible: Callable[[DemoPlayer], bool] = _always


class DemoRegistration(Protocol):
    """Where demo players come from; one context has that."""

    async def find(self, api: DemoApi) -> list[DemoPlayer]:
        """Demo players of earlier runs, at most a hundred."""
        ...

    async def register(self, api: DemoApi, random: DemoRandom) -> DemoPlayer | None:
        """A new player; None when the name is taken."""
        ...


@dataclass(frozen=True, slots=True)
class DemoPart:
    """A context's part in the demo; each part of it is optional.

    ``callers``: name -> who calls the API. ``welcome``: what a player does who has just registered.
    """

    callers: Mapping[str, Actor] = field(default_factory=dict)
    activities: tuple[DemoActivity, ...] = ()
    welcome: Callable[[DemoTurn], Awaitable[None]] | None = None
    registration: DemoRegistration | None = None


def demo_document(module: str) -> str:
    """``demo.graphql`` in the folder of a module, which is given by its ``__file__``."""
    return (Path(module).parent / "demo.graphql").read_text(encoding="utf-8")

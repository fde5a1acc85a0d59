"""Limits commands to the viewer's reach: ids of players out of reach are replaced by an id of no player.

So a foreign player's id and an unknown one take the same path and get the same answer.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final, Protocol, TypeVar
from uuid import UUID

from domain.shared.actor import Actor, ActorKind
from resolvers.authorization.player_fields import COLLECTIONS, PlayerPlaces, player_fields

NO_PLAYER: Final = UUID(int=0)
"""The id that replaces an id out of reach; no player has it."""

BRANDS_MAX: Final = 100_000

Command = TypeVar("Command")

BrandOf = Callable[[UUID], Awaitable[str | None]]


class PlayerBrands(Protocol):
    """Looks up the brand of a player."""

    async def brand_of(self, player_id: UUID) -> str | None:
        """The brand of a player who has a wallet; None otherwise."""
        ...


class Reach:
    """A player's reach is themselves; other actors' reach is the players of their brand.

    A player's brand never changes, so it is looked up once and remembered; bets do not look it up again.
    """

    def __init__(self, brand_of: BrandOf) -> None:
        self._brand_of = brand_of
        self._brands: OrderedDict[UUID, str] = OrderedDict()

    async def limit(self, viewer: Actor, command: Command) -> Command:
        """``command`` itself, with every ``PlayerId`` out of the viewer's reach replaced by ``NO_PLAYER``."""
        kind: type = type(command)
        changes: dict[str, Any] = {}
        for name, places in player_fields(kind).items():
            value = getattr(command, name)
            limited = await self._limit_value(viewer, value, places)
            if limited is not value:
                changes[name] = limited
        return replace(command, **changes) if changes else command  # type: ignore[type-var]

    async def _limit_value(self, viewer: Actor, value: Any, places: PlayerPlaces) -> Any:
        """Limit a player's id, a command within a command, or a collection of either."""
        if isinstance(value, UUID):
            return value if not places.ids or await self.has(viewer, value) else NO_PLAYER
        if isinstance(value, COLLECTIONS):
            return await self._limit_items(viewer, value, places.of_items(len(value)))
        return await self.limit(viewer, value) if places.commands else value

    async def _limit_items(self, viewer: Actor, items: Any, places: tuple[PlayerPlaces | None, ...]) -> Any:
        limited = [
            await self._limit_value(viewer, item, of_item) if of_item else item
            for item, of_item in zip(items, places, strict=True)
        ]
        same = all(one is other for one, other in zip(limited, items, strict=True))
        return items if same else type(items)(limited)

    async def has(self, viewer: Actor, player_id: UUID) -> bool:
        """Whether the viewer may act on this player."""
        if viewer.kind is ActorKind.PLAYER and player_id != viewer.player_id:
            return False
        brand = self._brands.get(player_id)
        if brand is None:
            brand = await self._brand_of(player_id)
            if brand is None:
                return False
            self._remember(player_id, brand)
        return brand == viewer.brand

    def _remember(self, player_id: UUID, brand: str) -> None:
        self._brands[player_id] = brand
        if len(self._brands) > BRANDS_MAX:
            self._brands.popitem(last=False)

"""Weights of games: how much of a stake counts, and which games bonus money may not be played in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

WHOLE_PERMILLE = 1000


class WeightOrigin(Enum):
    """Where the weight of a game comes from; the first that has one decides."""

    GAME = "GAME"
    PROVIDER = "PROVIDER"
    CATEGORY = "CATEGORY"
    DEFAULT = "DEFAULT"


@dataclass(frozen=True, slots=True)
class GameWeight:
    """How much of a stake counts, in thousandths.

    0 lets bonus money play for nothing; ``excluded`` keeps it out, and then real money counts nothing, too.
    """

    permille: int
    excluded: bool = False


EXCLUDED = GameWeight(0, excluded=True)


@dataclass(frozen=True, slots=True)
class CatalogueGame:
    """A game as the catalogue has it; provider and category are None where it is not known there."""

    code: str
    provider: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedWeight:
    """The weight of one game, and where it comes from."""

    permille: int
    excluded: bool
    origin: WeightOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class GameWeights:
    """The weights of a version, by code of the game, name of the provider and name of the category."""

    games: Mapping[str, GameWeight] = field(default_factory=dict)
    providers: Mapping[str, GameWeight] = field(default_factory=dict)
    categories: Mapping[str, GameWeight] = field(default_factory=dict)
    default: GameWeight = GameWeight(WHOLE_PERMILLE)

    def of(self, game: CatalogueGame | None) -> ResolvedWeight:
        """The weight of a game, or that of a bet without one: the default."""
        if game is not None:
            levels = (
                (WeightOrigin.GAME, self.games, game.code),
                (WeightOrigin.PROVIDER, self.providers, game.provider),
                (WeightOrigin.CATEGORY, self.categories, game.category),
            )
            for origin, weights, name in levels:
                if name is not None and (found := weights.get(name)):
                    return _resolved(found, origin)
        return _resolved(self.default, WeightOrigin.DEFAULT)

    def lowest_permille(self) -> int:
        """The lowest weight above 0 that a game can have."""
        levels = (*self.games.values(), *self.providers.values(), *self.categories.values(), self.default)
        counting = (each.permille for each in levels if each.permille > 0 and not each.excluded)
        return min(counting, default=WHOLE_PERMILLE)


def _resolved(weight: GameWeight, origin: WeightOrigin) -> ResolvedWeight:
    return ResolvedWeight(0 if weight.excluded else weight.permille, weight.excluded, origin)

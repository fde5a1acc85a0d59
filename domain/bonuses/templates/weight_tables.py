"""Weights of a template: what of a stake counts in which game, and where bonus money is not played."""

from typing import Final

from domain.bonuses.data_tables import DataTable
from domain.bonuses.weights import EXCLUDED, WHOLE_PERMILLE, GameWeight, GameWeights

LEVELS: Final = ("games", "providers", "categories")
"""From the one that decides first to the last."""


def weights_of(table: DataTable) -> GameWeights:
    """The weights of a table with ``default``, the three levels and ``excluded``.

    Raises:
        BadInput: a weight is not from 0 to 1000, or what is excluded has a weight.
    """
    excluded = table.table("excluded", optional=LEVELS)
    games, providers, categories = (_level(table, excluded, level) for level in LEVELS)
    default = GameWeight(table.whole("default", 0, WHOLE_PERMILLE))
    return GameWeights(games=games, providers=providers, categories=categories, default=default)


def _level(table: DataTable, excluded: DataTable, level: str) -> dict[str, GameWeight]:
    given = table.table(level, optional=table.data.get(level, ()))
    found = {name: GameWeight(given.whole(name, 0, WHOLE_PERMILLE)) for name in given.data}
    out = excluded.names(level)
    if set(out) & set(found):
        raise excluded.refused(level, "What is excluded has no weight")
    return found | dict.fromkeys(out, EXCLUDED)

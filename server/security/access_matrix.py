"""The authorisation matrix as text, to be read and compared in reviews: a line for each coordinate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import strawberry

from adapters.casbin.catalogue import Catalogue
from resolvers.authorization.coordinates import coordinates
from resolvers.authorization.levels import Level
from resolvers.authorization.tables import AccessTables

BRAND = "default"

_HEAD = (
    "# Who may what: every coordinate of the schema, with the roles that may use it and how far.",
    "# A role that is not in a line may not. Written by: croupier access > tests/access/matrix.txt",
)


def matrix(schema: strawberry.Schema, catalogue: Catalogue, tables: AccessTables, brand: str = BRAND) -> str:
    """One line for each coordinate of ``schema``: ``Player.email  MASKED: support  READ: admin risk``."""
    known = sorted(coordinates(schema._schema))  # noqa: SLF001 - Strawberry offers no other way to it
    width = max(len(coordinate) for coordinate in known)
    roles = {role: tables.of_roles(brand, frozenset({role})) for role in sorted(catalogue.roles)}
    lines = (
        f"{coordinate:<{width}}  {_cells((role, table.level(coordinate)) for role, table in roles.items())}"
        for coordinate in known
    )
    return "\n".join([*_HEAD, "", *(line.rstrip() for line in lines), ""])


def _cells(levels: Iterable[tuple[str, Level]]) -> str:
    by_level: dict[Level, list[str]] = defaultdict(list)
    for role, level in levels:
        by_level[level].append(role)
    return "  ".join(_level_texts(by_level))


def _level_texts(by_level: dict[Level, list[str]]) -> Iterator[str]:
    for level in Level:
        if level is not Level.NONE and level in by_level:
            yield f"{level.value}: {' '.join(by_level[level])}"

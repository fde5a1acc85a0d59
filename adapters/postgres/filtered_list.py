"""A list of one table, latest first by a unique key, narrowed by columns that equal a value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from adapters.postgres.pool import BrandStatements
from domain.shared.pages import Slice, Window

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class FilteredList(Generic[Item]):
    """Implements ``RowList``. ``columns`` include the unique ``key``; all names are our own SQL.

    ``equal``: column and value; a value of None narrows nothing.
    """

    statements: BrandStatements
    source: str
    columns: str
    key: str
    made: Callable[[Any], Item]
    equal: Sequence[tuple[str, Any]]

    async def page(self, window: Window) -> Slice[Item]:
        """Read from the edge on."""
        beyond, order = (">", "asc") if window.backward else ("<", "desc")
        where, values = self._where()
        if window.edge:
            values.append(window.edge[0])
            where += f" and {self.key} {beyond} ${len(values)}"
        values.append(window.count + 1)
        statement = (
            f"select {self.columns} from {self.source} where {where}"  # noqa: S608 - our own text
            f" order by {self.key} {order} limit ${len(values)}"
        )
        name = self.key.rpartition(".")[2]
        rows = await self.statements.fetch(statement, *values)
        return Slice.cut([((row[name],), self.made(row)) for row in rows], window)

    async def count(self) -> int:
        """How many there are."""
        where, values = self._where()
        statement = f"select count(*) from {self.source} where {where}"  # noqa: S608 - our own text
        return int(await self.statements.fetchval(statement, *values))

    def _where(self) -> tuple[str, list[Any]]:
        narrowing = [(column, value) for column, value in self.equal if value is not None]
        conditions = [f"{column} = ${number}" for number, (column, _) in enumerate(narrowing, 1)]
        return " and ".join(conditions) or "true", [value for _, value in narrowing]

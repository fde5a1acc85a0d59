"""Statements of many callers as one: each is carried out for its own arguments, in one round trip."""

import re
from collections.abc import Sequence
from typing import Any, Final

import orjson

from adapters.postgres.database import Database
from adapters.postgres.grouped_calls import CallGroups

GROUPS_MAX: Final = 2
"""Groups at once: one process fills no more, and locks of few groups are held at a time."""

_PARAMETER: Final = re.compile(r"\$(\d+)")

Statement = tuple[str, str]
"""(brand, text)."""

Arguments = tuple[Any, ...]


class GroupedStatements:
    """Sends what arrives meanwhile as one statement. Each must be safe to send again: see ``CallGroups``.

    A group is one statement and so one transaction: all of it counts, or nothing. Its calls are carried out
    in the order in which they were made. The functions of the ledger lock one player each, so groups never
    wait for each other as long as no two callers work for one player at a time.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._texts: dict[str, str] = {}
        self._groups: CallGroups[Statement, Arguments, list[Any]] = CallGroups(
            self._together, self._alone, groups_max=GROUPS_MAX
        )

    async def fetch(self, brand: str, statement: str, arguments: Arguments) -> list[Any]:
        """All rows of one statement."""
        return await self._groups.answer((brand, statement), arguments)

    async def _alone(self, statement: Statement, arguments: Arguments) -> list[Any]:
        brand, text = statement
        return await self._database.statements_for(brand).fetch(text, *arguments)

    async def _together(self, statement: Statement, calls: Sequence[Arguments]) -> list[list[Any]]:
        brand, text = statement
        async with self._database.statements_for(brand).session() as connection:
            grouped = self._texts.get(text) or await self._grouped(connection, text)
            rows = await connection.fetch(grouped, _as_json(calls))
        answers: list[list[Any]] = [[] for _ in calls]
        for row in rows:
            answers[row["of_call"]].append(row)
        return answers

    async def _grouped(self, connection: Any, text: str) -> str:
        """The statement for each row of a list. ``offset 0``: it is planned by itself, as when alone."""
        types = [each.name for each in (await connection.prepare(text)).get_parameters()]
        columns = ", ".join(f"a{number} {type_name}" for number, type_name in enumerate(types, 1))
        of_call = _PARAMETER.sub(r"call.a\1", text)
        self._texts[text] = (
            f"select call.of_call, answer.* from jsonb_to_recordset($1::text::jsonb)"  # noqa: S608 - a constant's text
            f" as call (of_call integer, {columns}) cross join lateral ({of_call} offset 0) answer"
        )
        return self._texts[text]


def _as_json(calls: Sequence[Arguments]) -> str:
    rows = [
        {"of_call": number} | {f"a{at}": value for at, value in enumerate(arguments, 1)}
        for number, arguments in enumerate(calls)
    ]
    return orjson.dumps(rows, default=str).decode()  # asyncpg's own kind of UUID

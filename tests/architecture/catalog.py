"""What the database's catalog says about tables, keys, indexes and foreign keys; partitions are left out."""

from __future__ import annotations

from typing import NamedTuple

import asyncpg

OURS = "n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')"

TABLES = f"""
select n.nspname || '.' || t.relname as name,
       array(select array[a.attname, format_type(a.atttypid, a.atttypmod)] from pg_attribute a
             where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns
from pg_class t join pg_namespace n on n.oid = t.relnamespace
where t.relkind in ('r', 'p') and not t.relispartition and {OURS} order by 1
"""

INDEXES = f"""
select n.nspname || '.' || t.relname as table, i.relname as name,
       x.indisunique or x.indisexclusion as is_key,
       array(select coalesce(a.attname, '(expression)')
             from unnest(x.indkey[0:x.indnkeyatts - 1]) with ordinality k(number, place)
             left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number and k.number > 0
             order by place) as columns
from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
join pg_namespace n on n.oid = t.relnamespace
where not t.relispartition and t.relkind in ('r', 'p') and {OURS} order by 1, 2
"""

FOREIGN_KEYS = f"""
select c.conname as name, n.nspname || '.' || t.relname as table, fn.nspname || '.' || ft.relname as target,
       array(select array[a.attname, fa.attname]
             from unnest(c.conkey, c.confkey) with ordinality k(own, far, place)
             join pg_attribute a on a.attrelid = t.oid and a.attnum = k.own
             join pg_attribute fa on fa.attrelid = ft.oid and fa.attnum = k.far order by place) as pairs
from pg_constraint c
join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
join pg_class ft on ft.oid = c.confrelid join pg_namespace fn on fn.oid = ft.relnamespace
where c.contype = 'f' and c.conparentid = 0 and not t.relispartition and {OURS} order by 1
"""


class Index(NamedTuple):
    """An index or key: the table, its own name, whether it is a key, its columns in order."""

    table: str
    name: str
    is_key: bool
    columns: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


class ForeignKey(NamedTuple):
    """A foreign key: its name, both tables and the pairs of columns."""

    name: str
    table: str
    target: str
    pairs: tuple[tuple[str, str], ...]


class Catalog(NamedTuple):
    """`tables` maps a table to its columns and their types."""

    tables: dict[str, dict[str, str]]
    indexes: list[Index]
    foreign_keys: list[ForeignKey]


async def read_catalog(connection: asyncpg.Connection) -> Catalog:
    """The catalog of every schema of ours, as the connection's transaction sees it."""
    tables = {row["name"]: dict(row["columns"]) for row in await connection.fetch(TABLES)}
    indexes = [
        Index(row["table"], row["name"], row["is_key"], tuple(row["columns"]))
        for row in await connection.fetch(INDEXES)
    ]
    foreign_keys = [
        ForeignKey(row["name"], row["table"], row["target"], tuple(map(tuple, row["pairs"])))
        for row in await connection.fetch(FOREIGN_KEYS)
    ]
    return Catalog(tables, indexes, foreign_keys)

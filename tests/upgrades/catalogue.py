"""All that PostgreSQL's catalogue says of our schemas, as text, for one database to be compared with another.

Months are left out: partitions are named after them, and two databases of different ages have different ones.
"""

from __future__ import annotations

import re
from typing import Final

import asyncpg

OURS: Final = """
  select oid, nspname from pg_namespace
   where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
"""
RELATIONS: Final = f"""
  select c.*, n.nspname || '.' || c.relname as name
    from pg_class c join ({OURS}) n on n.oid = c.relnamespace
"""

QUERIES: Final = {
    "schema": f"""select nspname, pg_get_userbyid(nspowner), nspacl::text
        from pg_namespace join ({OURS}) o using (oid, nspname)""",
    "relation": f"""select name, relkind, relpersistence, relrowsecurity, relforcerowsecurity,
        reloptions::text, relispartition, pg_get_userbyid(relowner), relacl::text from ({RELATIONS}) r""",
    "column": f"""select r.name, a.attname, a.attnum, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        a.attidentity, a.attgenerated, a.attacl::text, pg_get_expr(d.adbin, d.adrelid)
        from ({RELATIONS}) r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum""",
    "constraint": f"""select r.name, c.conname, pg_get_constraintdef(c.oid), c.convalidated
        from ({RELATIONS}) r join pg_constraint c on c.conrelid = r.oid""",
    "index": f"select name, pg_get_indexdef(oid) from ({RELATIONS}) r where relkind in ('i', 'I')",
    "view": f"select r.name, pg_get_viewdef(r.oid) from ({RELATIONS}) r where r.relkind in ('v', 'm')",
    "trigger": f"""select r.name, pg_get_triggerdef(t.oid), t.tgenabled
        from ({RELATIONS}) r join pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal""",
    "policy": f"""select r.name, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[]::text,
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
        from ({RELATIONS}) r join pg_policy p on p.polrelid = r.oid""",
    "function": f"""select p.oid::regprocedure::text, pg_get_functiondef(p.oid), pg_get_userbyid(p.proowner),
        p.proacl::text
        from pg_proc p join ({OURS}) n on n.oid = p.pronamespace where p.prokind in ('f', 'p')""",
    "type": f"""select t.oid::regtype::text, t.typtype, pg_get_userbyid(t.typowner), t.typacl::text
        from pg_type t join ({OURS}) n on n.oid = t.typnamespace""",
    "enum": f"""select t.oid::regtype::text, e.enumlabel, e.enumsortorder
        from pg_enum e join pg_type t on t.oid = e.enumtypid join ({OURS}) n on n.oid = t.typnamespace""",
    "extension": "select extname, extversion from pg_extension",
    "privileges": "select defaclobjtype, defaclacl::text from pg_default_acl",
}

_MONTH: Final = re.compile(r"_\d{4}_\d{2}(?=\b|_)")
_BOUND: Final = re.compile(r"FOR VALUES FROM \(.*\) TO \(.*\)")


async def catalogue(connection: asyncpg.Connection) -> set[str]:
    """One line for each fact."""
    return {
        _timeless(f"{kind}: {' | '.join(map(str, row))}")
        for kind, query in QUERIES.items()
        for row in await connection.fetch(query)
    }


def _timeless(line: str) -> str:
    return _BOUND.sub("FOR VALUES ...", _MONTH.sub("_MONTH", line))

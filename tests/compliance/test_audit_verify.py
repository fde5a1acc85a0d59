"""Damage done to the log by the database's owner is found, row by row."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from adapters.postgres.compliance.audit import AuditLog
from adapters.postgres.database import Database, connect
from domain.compliance.audit_verification import Fault
from domain.compliance.model import Entry
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from server.console.known_brands import UnknownBrand
from server.console.verify_audit_log import audit_verification
from server.contexts.compliance import anchor_heads
from server.embedded import EmbeddedServers
from server.security.audit_heads import FileAnchors
from server.settings import Settings
from tests.key_files import made_signing_keys

ROWS = 40
ORIGIN = Origin(Actor(ActorKind.OPERATOR, "anna", "default"), Channel.GRAPHQL, "corr", ip="192.0.2.7")


# No entry is dated before the last one: begun ahead of the clock, all are of this moment, and of one day.
NOON = datetime(2050, 1, 20, 12, tzinfo=UTC)
BEGUN = (
    "insert into compliance.tip (brand, day, seq, hash, at) values ('default', $1::timestamptz, 0, '', $1)"
)


@dataclass(frozen=True)
class TamperableLog:
    """A log of forty rows, its signed heads, and the rights of a database administrator."""

    settings: Settings
    database: Database
    superuser: Any

    async def damage(self, *statements: str) -> None:
        await self.superuser.execute("set session_replication_role = replica")
        for statement in statements:
            await self.superuser.execute(statement)

    async def found(self) -> list[tuple[Fault, int, int | None]]:
        return [
            (each.fault, each.seq, each.to) for each in (await audit_verification(self.settings)).findings
        ]

    async def anchor(self) -> int:
        anchors = FileAnchors(self.settings.audit_heads, made_signing_keys(self.settings.audit_key))
        return await anchor_heads(self.database, anchors)


@pytest.fixture
async def tamperable_log(
    servers: EmbeddedServers, fresh_database_url: str, tmp_path: Path
) -> AsyncIterator[TamperableLog]:
    database = await connect(fresh_database_url)
    name = fresh_database_url.partition("?")[0].rpartition("/")[2]
    superuser = await asyncpg.connect(servers.superuser_dsn(), database=name)
    await superuser.execute("select compliance.create_partitions($1, 0)", NOON)
    await superuser.execute(BEGUN, NOON)
    settings = Settings(database_url=fresh_database_url, data_dir=tmp_path)
    log = AuditLog(database)
    for number in range(ROWS):
        await log.append(Entry("something", details={"n": str(number)}), ORIGIN)
    made = TamperableLog(settings, database, superuser)
    await made.anchor()
    yield made
    await superuser.close()
    await database.close()


async def test_an_untouched_log_holds(tamperable_log: TamperableLog) -> None:
    proof = await audit_verification(tamperable_log.settings)
    assert (proof.holds, proof.rows, proof.chains, proof.signed) == (True, ROWS, 1, 1)


EDITS = [
    "actor = 'operator:evil'",
    "ip = null",
    "details = '{}'",
    "at = at + interval '1 microsecond'",
    "subject = gen_random_uuid()",
]


@pytest.mark.parametrize("edit", EDITS)
async def test_an_edited_row_is_named(tamperable_log: TamperableLog, edit: str) -> None:
    await tamperable_log.damage(f"update compliance.audit set {edit} where seq = 17")
    assert await tamperable_log.found() == [(Fault.EDITED, 17, None)]


async def test_an_edit_and_a_missing_tail_are_both_named(tamperable_log: TamperableLog) -> None:
    await tamperable_log.damage(
        "update compliance.audit set actor = 'evil' where seq = 3",
        "delete from compliance.audit where seq > 30",
    )
    assert await tamperable_log.found() == [(Fault.EDITED, 3, None), (Fault.MISSING, 31, 40)]


async def test_missing_last_rows_are_found_even_where_the_head_was_reset(
    tamperable_log: TamperableLog,
) -> None:
    await tamperable_log.damage(
        "delete from compliance.audit where seq > 30",
        "update compliance.tip set seq = 30, hash = (select hash from compliance.audit where seq = 30)",
    )
    assert await tamperable_log.found() == [(Fault.MISSING, 31, 40)]


async def test_rows_missing_in_the_middle_are_named(tamperable_log: TamperableLog) -> None:
    await tamperable_log.damage("delete from compliance.audit where seq in (20, 21)")
    assert await tamperable_log.found() == [(Fault.MISSING, 20, 21)]


async def test_a_deleted_log_is_found(tamperable_log: TamperableLog) -> None:
    await tamperable_log.damage("delete from compliance.audit", "delete from compliance.tip")
    assert await tamperable_log.found() == [(Fault.MISSING, 1, 40)]


async def test_a_recomputed_chain_does_not_match_the_signed_heads(tamperable_log: TamperableLog) -> None:
    wound_back = "seq = 39, hash = (select hash from compliance.audit where seq = 39)"
    await tamperable_log.damage(
        "delete from compliance.audit where seq = 40", f"update compliance.tip set {wound_back}"
    )
    await AuditLog(tamperable_log.database).append(Entry("something else"), ORIGIN)
    assert await tamperable_log.found() == [(Fault.REWRITTEN, 40, None)]


async def test_days_are_linked_and_each_has_its_head(tamperable_log: TamperableLog) -> None:
    # From here on it is the next day.
    await tamperable_log.damage("update compliance.tip set at = at + interval '1 day'")
    await AuditLog(tamperable_log.database).append(Entry("the next day's"), ORIGIN)

    assert await tamperable_log.anchor() == 1
    assert await tamperable_log.found() == []
    proof = await audit_verification(tamperable_log.settings)
    assert (proof.rows, proof.chains) == (ROWS + 1, 1)

    await tamperable_log.damage("delete from compliance.audit where seq = 40")
    assert await tamperable_log.found() == [(Fault.MISSING, 40, 40)]


@pytest.mark.parametrize("forged", [b'"seq":39', b'"seq":"40"'])
async def test_a_forged_line_of_the_signed_heads_is_named(
    tamperable_log: TamperableLog, forged: bytes
) -> None:
    (file,) = tamperable_log.settings.audit_heads.iterdir()
    file.write_bytes(file.read_bytes().replace(b'"seq":40', forged))
    findings = (await audit_verification(tamperable_log.settings)).findings
    assert [(each.fault, each.place) for each in findings] == [(Fault.FORGED, f"{file.name}:1")]


async def test_only_new_heads_are_stored(tamperable_log: TamperableLog) -> None:
    assert await tamperable_log.anchor() == 0
    await AuditLog(tamperable_log.database).append(Entry("one more"), ORIGIN)
    assert await tamperable_log.anchor() == 1


async def test_a_brand_that_is_none_is_refused_and_one_without_entries_is_not(
    tamperable_log: TamperableLog,
) -> None:
    with pytest.raises(UnknownBrand, match="there is no brand nowhere: use one of default"):
        await audit_verification(tamperable_log.settings, "nowhere")
    assert (await audit_verification(tamperable_log.settings, "default")).rows == ROWS
    await tamperable_log.damage(
        "insert into players.brand (id, name, time_zone) values ('silent', 'Silent', 'UTC')"
    )
    assert (await audit_verification(tamperable_log.settings, "silent")).rows == 0

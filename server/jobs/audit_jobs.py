"""The audit log beside requests: its heads leave the database every minute, and its months are made ahead."""

from collections.abc import Iterator
from typing import Final

from adapters.postgres.compliance.audit_verify import heads_of
from adapters.postgres.database import EVERY_BRAND, Database
from domain.compliance.audit_verification import Anchors
from server.jobs.job_runner import Job
from server.security.audit_heads import FileAnchors
from server.security.signing_keys import signing_keys
from server.settings import Settings

_MINUTE: Final = 60.0
_HOUR: Final = 60 * _MINUTE
_MONTHS_AHEAD: Final = 12


def audit_jobs(settings: Settings, database: Database) -> Iterator[Job]:
    """What is to be done every so often about the audit log."""
    anchors = FileAnchors(settings.audit_heads, signing_keys(settings.audit_key))

    async def months() -> object:
        make = "select compliance.create_partitions(now(), $1)"
        return await database.reading(EVERY_BRAND).fetchval(make, _MONTHS_AHEAD)

    async def heads() -> int:
        return await anchor_heads(database, anchors)

    yield Job("months of the audit log", _HOUR, months)
    yield Job("heads of the audit log", _MINUTE, heads)


async def anchor_heads(database: Database, anchors: Anchors) -> int:
    """Keep where every chain stands now, and stood when its days were over; how many heads were new."""
    return await anchors.keep(await heads_of(database.reading(EVERY_BRAND)))

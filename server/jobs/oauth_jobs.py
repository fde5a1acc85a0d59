"""What the OAuth server wants done every so often."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import structlog

from adapters.postgres.oauth.store import OAuthLookups
from server.composition.process_resources import ProcessResources
from server.jobs.job_runner import Job
from server.security.key_rotation import KeyFiles, rotate_by_age

MINUTE: Final = 60.0
HOUR: Final = 60 * MINUTE

ENDED_GRANTS_KEPT: Final = timedelta(days=30)
"""How long a grant that is over stays, to be looked at."""

log = structlog.get_logger("croupier.oauth")


def oauth_jobs(means: ProcessResources) -> Iterator[Job]:
    """Drops what is over, and replaces the signing key by its age unless somebody else looks after it."""
    settings, clock = means.settings, means.clock
    files, lookups = KeyFiles(settings.signing_key), OAuthLookups(means.database)
    age_max = timedelta(days=settings.signing_key_days)

    async def forget() -> int:
        return await lookups.forget(clock.now() - ENDED_GRANTS_KEPT)

    async def rotate() -> None:
        added = rotate_by_age(files, clock.now(), age_max)
        if added:
            log.info("the next signing key is published", signs_from=added.signs_from.isoformat())

    yield Job("grants of programs", HOUR, forget)
    if age_max and settings.signing_key_path is None:
        yield Job("signing keys", 10 * MINUTE, rotate)

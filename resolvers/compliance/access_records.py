"""What an answer shows of people, and what it was denied, as the audit log keeps it: never a value."""

from collections.abc import Iterator
from typing import Final

import structlog

from domain.compliance.commands import record
from domain.compliance.model import Entry
from domain.shared.errors import Unavailable
from resolvers.context import Context

PLAYERS_MAX: Final = 100
"""In one entry."""

COORDINATES_MAX: Final = 50

log = structlog.get_logger("croupier.audit")


async def record_disclosures(context: Context) -> None:
    """Record whose personal data the answer shows in clear; it must not leave before.

    Raises:
        Unavailable: it cannot be recorded.
    """
    if context.disclosed:
        for entry in _shown(context):
            await context.process.work.run(record, entry, context.origin)
        context.disclosed.clear()


async def record_denials(context: Context) -> None:
    """Record what a caller with a name was denied.

    Strangers are only logged: anybody could fill what nobody may shorten. A denial that cannot be recorded
    stays one.
    """
    if context.denied and context.principal:
        coordinates = tuple(sorted(context.denied)[:COORDINATES_MAX])
        entry = Entry("access.denied", outcome="Forbidden", details={"coordinates": coordinates})
        try:
            await context.process.work.run(record, entry, context.origin)
        except Unavailable:
            log.error("denial_unrecorded", coordinates=coordinates)  # noqa: TRY400 - says all there is


def _shown(context: Context) -> Iterator[Entry]:
    players = sorted(context.disclosed)
    for start in range(0, len(players), PLAYERS_MAX):
        some = players[start : start + PLAYERS_MAX]
        coordinates = tuple(sorted({each for player in some for each in context.disclosed[player]}))
        if len(some) == 1:
            yield Entry("personal_data.read", some[0], "Shown", {"coordinates": coordinates})
        else:
            ids = tuple(str(player) for player in some)
            yield Entry("personal_data.read", None, "Shown", {"coordinates": coordinates, "players": ids})

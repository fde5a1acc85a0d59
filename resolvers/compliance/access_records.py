"""Audit entries about personal data, disclosed or searched by, and denied access; none contains a value."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

import structlog

from domain.compliance.commands import record_entry
from domain.compliance.model import Detail, Entry
from domain.shared.errors import Unavailable
from resolvers.context import Context

PLAYERS_MAX: Final = 100
"""Players per entry."""

COORDINATES_MAX: Final = 50

log = structlog.get_logger("croupier.audit")


async def record_disclosures(context: Context) -> None:
    """Record whose personal data a response shows unmasked; call it before the response is sent.

    Raises:
        Unavailable: it cannot be recorded.
    """
    if context.disclosed:
        for entry in _shown(context):
            await context.process.commands.run(record_entry, entry, context.origin)
        context.disclosed.clear()


async def record_search(context: Context, coordinates: Sequence[str], found: Sequence[UUID]) -> None:
    """Record that players were searched by personal data, and who was found; call it before they are shown.

    Raises:
        Unavailable: it cannot be recorded.
    """
    details: dict[str, Detail] = {"coordinates": tuple(sorted(coordinates))}
    if len(found) > 1:
        details["players"] = tuple(map(str, found))
    subject = found[0] if len(found) == 1 else None
    entry = Entry("personal_data.searched", subject, "Found" if found else "NothingFound", details)
    await context.process.commands.run(record_entry, entry, context.origin)


async def record_denials(context: Context) -> None:
    """Record what an authenticated caller was denied.

    Requests without a token are only logged: they could fill the append-only audit log. If a denial cannot
    be recorded, the access is denied all the same.
    """
    if context.denied and context.principal:
        coordinates = tuple(sorted(context.denied)[:COORDINATES_MAX])
        entry = Entry("access.denied", outcome="Forbidden", details={"coordinates": coordinates})
        try:
            await context.process.commands.run(record_entry, entry, context.origin)
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

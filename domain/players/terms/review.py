"""Publishing terms, and barring players who have not agreed to those in force."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from domain.players.events import ConditionsChanged
from domain.players.model import VERSION_CHARACTERS_MAX, ConsentKind, TermsVersion
from domain.players.outcomes import TermsAlreadyPublished, TermsPublished
from domain.players.ports import BettingPermissions, Players, Run
from domain.players.status.conditions import set_betting_permission, with_missing_conditions
from domain.players.terms.versions import BINDING, TermsInForce, TermsPublisher, outdated
from domain.shared import text
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.facts import Facts
from domain.shared.ids import PlayerId

AT_ONCE = 500
BRAND = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class PublishTerms:
    """Publish a version in the actor's brand; ``effective_at`` None: effective now."""

    kind: ConsentKind
    version: str
    effective_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReviewAgreement:
    """Check a player's consents against the terms in force."""

    player_id: PlayerId


@dataclass(frozen=True, slots=True)
class Sweep:
    """Players of a brand to check after a version has taken effect."""

    brand: str
    kind: ConsentKind
    version: str
    player_ids: Sequence[PlayerId]


class Sweeps(Protocol):
    """Lists the players to check after a version has taken effect, each once."""

    async def due(self, by: datetime, count: int) -> Sequence[Sweep]:
        """For each version in force with unchecked players: up to ``count`` of them, by id."""
        ...

    async def done(self, sweep: Sweep, at: datetime, *, last: bool) -> None:
        """Mark these players as checked; ``last``: no players are left for the version."""
        ...


async def publish_terms(
    command: PublishTerms, origin: Origin, publisher: TermsPublisher, clock: Clock
) -> TermsPublished | TermsAlreadyPublished:
    """Store a version, which is never changed afterwards.

    Raises:
        BadInput: the kind is not published by version, or version or time are unusable.
    """
    if command.kind not in BINDING:
        raise BadInput(
            f"Only {' and '.join(each.value for each in BINDING)} are published by version", field="kind"
        )
    version = text.line(command.version, "version", at_most=VERSION_CHARACTERS_MAX)
    now = clock.now()
    if command.effective_at is not None and command.effective_at < now:
        raise BadInput("Terms cannot take effect in the past", field="effectiveAt")
    new = TermsVersion(origin.actor.brand, command.kind, version, command.effective_at or now, now)
    stored = await publisher.publish(new)
    return TermsPublished(stored) if stored == new else TermsAlreadyPublished(stored)


async def list_terms(
    brand: str | None, origin: Origin, terms: TermsInForce, clock: Clock
) -> list[TermsVersion]:
    """The versions in force at a brand (None: the actor's), and the future ones."""
    named = origin.actor.brand if brand is None else brand
    if not BRAND.fullmatch(named):
        return []
    return list(await terms.current(named, clock.now()))


async def review_agreement(
    command: ReviewAgreement,
    players: Players,
    terms: TermsInForce,
    permissions: BettingPermissions,
    facts: Facts,
    clock: Clock,
) -> bool:
    """Set the player's conditions of play by their consents; True if they changed."""
    before = await players.locked(command.player_id)
    if before is None:
        return False
    now = clock.now()
    agreed = not outdated(await terms.of_brand(before.brand), await terms.answers(before.id), now)
    after = with_missing_conditions(before, now, agreed=agreed)
    if after.missing == before.missing:
        return False
    after = replace(after, version=before.version + 1)
    await players.update(before, after, None, now)
    await set_betting_permission(after, permissions)
    await facts.record(ConditionsChanged.of(after))
    return True


async def sweep_agreements(sweeps: Sweeps, run_for: Callable[[str], Run], now: datetime) -> int:
    """Review up to 500 players of each version that has taken effect, each in a transaction of its own.

    Args:
        sweeps: the players to check.
        run_for: brand -> the runner of commands by the system in that brand.
        now: UTC.

    Returns:
        How many were reviewed, so that the caller can repeat at once until there are none.
    """
    looked_at = 0
    for sweep in await sweeps.due(now, AT_ONCE):
        run = run_for(sweep.brand)
        for player_id in sweep.player_ids:
            await run(review_agreement, ReviewAgreement(player_id))
        await sweeps.done(sweep, now, last=len(sweep.player_ids) < AT_ONCE)
        looked_at += len(sweep.player_ids)
    return looked_at

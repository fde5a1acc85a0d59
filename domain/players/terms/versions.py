"""Terms by version: what a brand has published, what is in force, and who has agreed to it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from domain.players.model import Consent, ConsentKind, TermsVersion
from domain.players.registration.admission import ConsentAnswer

BINDING: Final = (ConsentKind.TERMS, ConsentKind.PRIVACY)
"""The kinds that are published by version, and without which nobody plays."""


class TermsInForce(Protocol):
    """What has been published, and what players have answered."""

    async def of_brand(self, brand: str) -> Sequence[TermsVersion]:
        """Every version of a brand, in the order in which they take effect."""
        ...

    async def answers(self, player_id: UUID) -> Sequence[Consent]:
        """The player's latest answer of each binding kind."""
        ...


class TermsPublisher(Protocol):
    """Where versions are published."""

    async def publish(self, version: TermsVersion) -> TermsVersion:
        """Keep a version; one that exists already stays as it is, and is what comes back."""
        ...


def in_force(published: Iterable[TermsVersion], now: datetime) -> dict[ConsentKind, TermsVersion]:
    """The version of each kind that holds now; ``published`` is in the order of taking effect."""
    return {each.kind: each for each in published if each.effective_at <= now}


def outdated(
    published: Sequence[TermsVersion], answers: Iterable[ConsentAnswer | Consent], now: datetime
) -> tuple[TermsVersion, ...]:
    """The versions in force that the answers do not agree to.

    Who has agreed to a version that takes effect later has agreed to what holds until then, too.
    """
    agreed = {each.kind: each.version for each in answers if each.given}
    since = {(each.kind, each.version): each.effective_at for each in published}

    def covered(current: TermsVersion) -> bool:
        answered = since.get((current.kind, agreed.get(current.kind, "")))
        return answered is not None and answered >= current.effective_at

    return tuple(each for each in in_force(published, now).values() if not covered(each))

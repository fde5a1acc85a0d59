"""Versions of terms: which are in force, and which of them a player has not agreed to."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, Protocol

from domain.players.model import Consent, ConsentAnswer, ConsentKind, TermsVersion
from domain.shared.ids import PlayerId

BINDING: Final = (ConsentKind.TERMS, ConsentKind.PRIVACY)
"""The kinds that are published by version; play requires consent to each."""


class TermsInForce(Protocol):
    """Published versions, and players' answers."""

    async def of_brand(self, brand: str) -> Sequence[TermsVersion]:
        """Every version of a brand, by effective time."""
        ...

    async def current(self, brand: str, now: datetime) -> Sequence[TermsVersion]:
        """The versions in force at a brand, and the future ones, by effective time."""
        ...

    async def answers(self, player_id: PlayerId) -> Sequence[Consent]:
        """The player's latest answer of each binding kind."""
        ...


class TermsPublisher(Protocol):
    """Stores versions of terms."""

    async def publish(self, version: TermsVersion) -> TermsVersion:
        """Store a version; if it exists already, the stored one is returned unchanged."""
        ...


def in_force(published: Iterable[TermsVersion], now: datetime) -> dict[ConsentKind, TermsVersion]:
    """The version of each kind in force; ``published`` is sorted by effective time."""
    return {each.kind: each for each in published if each.effective_at <= now}


def outdated(
    published: Sequence[TermsVersion], answers: Iterable[ConsentAnswer | Consent], now: datetime
) -> tuple[TermsVersion, ...]:
    """The versions in force that the answers do not agree to.

    Consent to a later version covers the versions before it.
    """
    agreed = {each.kind: each.version for each in answers if each.given}
    since = {(each.kind, each.version): each.effective_at for each in published}

    def covered(current: TermsVersion) -> bool:
        answered = since.get((current.kind, agreed.get(current.kind, "")))
        return answered is not None and answered >= current.effective_at

    return tuple(each for each in in_force(published, now).values() if not covered(each))

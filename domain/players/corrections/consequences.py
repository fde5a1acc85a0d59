"""What follows from a correction: the jurisdiction, what is no longer verified, and the status.

A record says what is true, be it against the player. A truth by which the brand may not have the player
suspends them, for compliance to settle: it is no reason to keep what is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from domain.players.corrections.model import IDENTITY_FIELDS
from domain.players.jurisdictions import Rules, packs_in_force
from domain.players.model import Player
from domain.players.outcomes import ExclusionStands
from domain.players.profile.fields import differences
from domain.players.registration.admission import age_on
from domain.players.status.conditions import with_missing_conditions
from domain.players.status_owners import StatusOwner, owners_after
from domain.players.statuses import INDEFINITELY, Condition, PlayerStatus, ReasonCode
from domain.shared.calendar import local_day

_FALLS_BACK: Final = frozenset({PlayerStatus.ACTIVE, PlayerStatus.DORMANT})
_STAYS_BARRED: Final = frozenset({PlayerStatus.SUSPENDED, PlayerStatus.CLOSED})


@dataclass(frozen=True, slots=True)
class Corrected:
    """The player after a correction, and after the move of the status that follows; None: it stays."""

    profile: Player
    moved: Player | None


def consequences(
    before: Player, after: Player, jurisdictions: Sequence[str], now: datetime
) -> Corrected | ExclusionStands:
    """What becomes of a player.

    Args:
        before: as stored.
        after: with the corrected fields.
        jurisdictions: the brand's.
        now: UTC.

    Returns:
        ExclusionStands where identity has to be verified anew, and a cooling-off is under way: it ends by
        itself, and would let the player play unverified.
    """
    packs, today = packs_in_force(), local_day(now)
    offers = after.country == before.country
    if not offers and (offered := packs.offered(jurisdictions, after.country, today)):
        after, offers = replace(after, jurisdiction=offered.jurisdiction), True
    rules = packs.rules_for(after.jurisdiction, after.country, today)
    if after.email != before.email:
        after = replace(after, email_verified_at=None)
    unverified = _has_to_be_verified(before, after, rules)
    if unverified:  # a restriction keeps it, for the move that ends it
        after = replace(after, missing=(*after.missing, Condition.IDENTITY))
    profile = with_missing_conditions(replace(after, version=before.version + 1), now)
    if not offers or (rules and _is_too_young(profile, rules, now)):
        return Corrected(profile, _suspended(profile, now, unverified=unverified))
    if not unverified:
        return Corrected(profile, None)
    if before.status is PlayerStatus.COOLING_OFF:
        return ExclusionStands(before.excluded_until or INDEFINITELY)
    return Corrected(profile, _unverified(profile, now) if before.status in _FALLS_BACK else None)


def _is_too_young(player: Player, rules: Rules, now: datetime) -> bool:
    born = player.date_of_birth
    return born is not None and age_on(local_day(now), born) < rules.age_min


def _has_to_be_verified(before: Player, after: Player, rules: Rules | None) -> bool:
    identity = IDENTITY_FIELDS.intersection(each.field for each in differences(before, after))
    return bool(identity and rules and Condition.IDENTITY in rules.playable_needs)


def _unverified(player: Player, now: datetime) -> Player:
    moved = _moved(player, PlayerStatus.PENDING, now)
    return with_missing_conditions(replace(moved, status_owners=frozenset()), now)


def _suspended(player: Player, now: datetime, *, unverified: bool) -> Player | None:
    """Suspended by compliance, which becomes an owner of the status of who cannot sign in already."""
    if unverified:
        player = replace(player, missing=(*player.missing, Condition.IDENTITY))
    to = player.status if player.status in _STAYS_BARRED else PlayerStatus.SUSPENDED
    owners = owners_after(player.status, player.status_owners, to, frozenset({StatusOwner.COMPLIANCE}))
    if (to, owners) == (player.status, player.status_owners):
        return None
    return with_missing_conditions(replace(_moved(player, to, now), status_owners=owners), now)


def _moved(player: Player, to: PlayerStatus, now: datetime) -> Player:
    since = player.status_since if to is player.status else now
    return replace(
        player,
        status=to,
        status_since=since,
        status_reason=ReasonCode.CORRECTION,
        version=player.version + 1,
    )

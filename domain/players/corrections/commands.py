"""Correcting who a player is: one operator asks, another decides."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from domain.players import login
from domain.players.corrections.consequences import Corrected, consequences
from domain.players.corrections.model import (
    CORRECTABLE,
    Correction,
    CorrectionState,
    requested_fields,
)
from domain.players.corrections.outcomes import (
    CorrectionDecided,
    CorrectionDecision,
    CorrectionIsDecided,
    CorrectionIsYours,
    CorrectionKeyUsed,
    CorrectionNotFound,
    CorrectionRejection,
    CorrectionRequested,
    CorrectionRequestOutcome,
    NothingToCorrect,
)
from domain.players.events import ProfileChanged, StatusMoved
from domain.players.model import Player
from domain.players.outcomes import (
    EmailTaken,
    ExclusionStands,
    PlayerNotFound,
    ProfileChangedMeanwhile,
    UsernameTaken,
)
from domain.players.ports import (
    BettingPermissions,
    Brands,
    Logins,
    Players,
    Run,
    SessionEnder,
    TakenName,
)
from domain.players.profile.fields import Patch, differences, patched
from domain.players.reasons import REASON_CHARACTERS_MAX, Reason
from domain.players.registration.admission import AGE_MAX, age_on
from domain.players.renaming import FormerAddress, login_change, notify_of_new_address, store_names
from domain.players.status.conditions import set_betting_permission
from domain.players.statuses import MAY_NOT_SIGN_IN, ReasonCode
from domain.shared import text
from domain.shared.actor import Origin
from domain.shared.authority import Authorities, AuthorityLost, Participant, approver, authority_lost
from domain.shared.calendar import local_day
from domain.shared.clock import Clock
from domain.shared.errors import BadInput, Unavailable
from domain.shared.facts import Facts, Json
from domain.shared.ids import PlayerId, new_id

KEY_CHARACTERS_MAX: Final = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCorrection:
    """Ask for other values of fields of ``CORRECTABLE``, for a reason that names no value."""

    player_id: PlayerId
    key: str
    reason: str
    patch: Patch = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideCorrection:
    """The second operator's decision, with what they remark on it."""

    player_id: PlayerId
    id: UUID
    remark: str | None = None


class ProfileCorrections(Protocol):
    """Stores corrections, within the actor's reach."""

    async def of_key(self, player_id: PlayerId, key: str) -> Correction | None:
        """The correction that was asked for by this key."""
        ...

    async def ask(self, correction: Correction) -> None:
        """Store a correction that waits for a decision."""
        ...

    async def locked(self, player_id: PlayerId, id: UUID) -> Correction | None:
        """The correction, locked until the transaction ends."""
        ...

    async def decide(self, correction: Correction) -> None:
        """Store the decision."""
        ...


async def request_correction(
    request: RequestCorrection,
    origin: Origin,
    players: Players,
    corrections: ProfileCorrections,
    clock: Clock,
) -> CorrectionRequestOutcome:
    """Ask for a correction; by the same key again it is answered again.

    Raises:
        BadInput: a value that its field cannot have, an impossible date of birth, an address in place
            of one that was erased, no reason.
    """
    key = text.line(request.key, "key", at_most=KEY_CHARACTERS_MAX)
    reason = text.prose(request.reason, "reason", at_most=REASON_CHARACTERS_MAX)
    player = await players.locked(request.player_id)
    if player is None:
        return PlayerNotFound()
    now = clock.now()
    _require_possible_birth(request.patch, now)
    if player.email is None and "email" in request.patch:
        raise BadInput("How this player was reached has been erased", field="email")
    fields = requested_fields(player, request.patch)
    asked = Correction(
        new_id(),
        player.id,
        player.brand,
        key,
        fields,
        reason,
        CorrectionState.PENDING,
        str(origin.actor),
        now,
    )
    known = await corrections.of_key(player.id, key)
    if known is not None:
        same = known.asks_the_same_as(asked)
        return CorrectionRequested(known, replayed=True) if same else CorrectionKeyUsed(known)
    if not asked.changes:
        return NothingToCorrect()
    if taken := await _taken(player, patched(player, request.patch, CORRECTABLE), players, now):
        return taken
    await corrections.ask(asked)
    return CorrectionRequested(asked, replayed=False)


async def approve_and_notify(run: Run, command: DecideCorrection) -> CorrectionDecision:
    """Approve a correction; then sessions end where signing in has changed, and a former address is told."""
    outcome: CorrectionDecision = await run(approve_correction, command)
    if not isinstance(outcome, CorrectionDecided):
        return outcome
    before, after = outcome.before, outcome.player
    if (before.email, before.username) != (after.email, after.username) or after.status in MAY_NOT_SIGN_IN:
        await run(end_sessions_of_corrected, after)
    if before.email and before.email != after.email:
        await run(notify_of_new_address, FormerAddress(after, before.email))
    return outcome


async def approve_correction(
    decision: DecideCorrection,
    origin: Origin,
    players: Players,
    corrections: ProfileCorrections,
    logins: Logins,
    permissions: BettingPermissions,
    brands: Brands,
    authorities: Authorities,
    facts: Facts,
    clock: Clock,
) -> CorrectionDecision:
    """Correct the player as another operator asked, who still may ask; all that follows comes with it.

    Raises:
        BadInput: a remark that is too long or does not show.
    """
    remark = _remark(decision)
    found = await _pending(decision, players, corrections)
    if not isinstance(found, tuple):
        return found
    player, correction = found
    if refused := await _not_approved_by(origin, correction, authorities):
        return refused
    if not correction.is_based_on(player):
        return ProfileChangedMeanwhile(player)
    now = clock.now()
    brand = await brands.find(player.brand)
    jurisdictions = brand.jurisdictions if brand else ()
    follows = consequences(player, patched(player, correction.patch, CORRECTABLE), jurisdictions, now)
    if isinstance(follows, ExclusionStands):
        return follows
    reason = Reason(ReasonCode.CORRECTION, correction.reason)
    if taken := await store_names(player, follows.profile, reason, players, logins, now):
        return taken
    changed: list[Json] = [each.field for each in differences(player, follows.profile)]
    await facts.record(ProfileChanged.about(follows.profile, fields=changed))
    after = await _moved(follows, reason, players, logins, facts, now)
    await set_betting_permission(after, permissions)
    by, state = str(origin.actor), CorrectionState.APPROVED
    decided = replace(correction, state=state, checker=by, decided_at=now, remark=remark)
    await corrections.decide(decided)
    return CorrectionDecided(decided, after, player)


async def reject_correction(
    decision: DecideCorrection,
    origin: Origin,
    players: Players,
    corrections: ProfileCorrections,
    clock: Clock,
) -> CorrectionRejection:
    """Refuse a correction; who asked may, too.

    Raises:
        BadInput: a remark that is too long or does not show.
    """
    remark = _remark(decision)
    found = await _pending(decision, players, corrections)
    if not isinstance(found, tuple):
        return found
    player, correction = found
    by, now, state = str(origin.actor), clock.now(), CorrectionState.REJECTED
    decided = replace(correction, state=state, checker=by, decided_at=now, remark=remark)
    await corrections.decide(decided)
    return CorrectionDecided(decided, player, player)


async def end_sessions_of_corrected(player: Player, sessions: SessionEnder) -> None:
    """End every session of a player who signs in otherwise, or no more."""
    try:
        await sessions.end_all(player.id, barred=player.status in MAY_NOT_SIGN_IN)
    except Unavailable:
        return  # the correction is committed, and none of what it changed is in a session


async def _not_approved_by(
    origin: Origin, correction: Correction, authorities: Authorities
) -> CorrectionIsYours | AuthorityLost | None:
    if not correction.may_be_approved_by(origin):
        return CorrectionIsYours(str(origin.actor))
    maker = Participant(correction.maker, ("requestCorrection",))
    return await authority_lost(authorities, maker, approver(origin.actor, "approveCorrection"))


async def _pending(
    decision: DecideCorrection, players: Players, corrections: ProfileCorrections
) -> tuple[Player, Correction] | CorrectionNotFound | CorrectionIsDecided:
    player = await players.locked(decision.player_id)
    correction = await corrections.locked(decision.player_id, decision.id) if player else None
    if player is None or correction is None:
        return CorrectionNotFound()
    if correction.state is not CorrectionState.PENDING:
        return CorrectionIsDecided(correction.state)
    return player, correction


async def _moved(
    follows: Corrected, reason: Reason, players: Players, logins: Logins, facts: Facts, now: datetime
) -> Player:
    profile, moved = follows.profile, follows.moved
    if moved is None:
        return profile
    await players.update(profile, moved, reason, now)
    await logins.set_sign_in_allowed(moved.id, now, allowed=moved.status not in MAY_NOT_SIGN_IN)
    await facts.record(StatusMoved.of(profile.status, moved))
    return moved


def _remark(decision: DecideCorrection) -> str | None:
    if decision.remark is None or not decision.remark.strip():
        return None
    return text.prose(decision.remark, "reason", at_most=REASON_CHARACTERS_MAX)


async def _taken(
    before: Player, after: Player, players: Players, now: datetime
) -> EmailTaken | UsernameTaken | None:
    """What another player has, for who asks: the database decides when it is stored."""
    change = login_change(before, after, now)
    email, username = change.email, change.username
    if email and before.email and login.email_address(before.email).key == email.key:
        email = None  # another spelling of the player's own
    if username and login.username(before.username).key == username.key:
        username = None
    names = await players.taken(email, username)
    if TakenName.EMAIL in names:
        return EmailTaken(after.email or "")
    return UsernameTaken(after.username) if TakenName.USERNAME in names else None


def _require_possible_birth(patch: Patch, now: datetime) -> None:
    born = patch.get("date_of_birth")
    if born is not None and not 0 <= age_on(local_day(now), born) <= AGE_MAX:  # type: ignore[arg-type]
        raise BadInput("This is not a possible date of birth", field="dateOfBirth")

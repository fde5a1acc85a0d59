"""Moving a player to another status: the rules as pure functions, and the command."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.players.events import StatusMoved
from domain.players.jurisdictions import Rules, packs_in_force
from domain.players.model import Player
from domain.players.outcomes import (
    ExclusionStands,
    MoveNotAllowed,
    MoveOutcome,
    MoveRefusal,
    PlayerNotFound,
    PlayerStatusMoved,
    ProfileChangedMeanwhile,
    TermRefused,
)
from domain.players.ports import BettingPermissions, Logins, Players, Run, SessionEnder, StatusAuthorities
from domain.players.reasons import Reason
from domain.players.status.conditions import set_betting_permission, with_missing_conditions
from domain.players.status_owners import RESTRICTING, StatusOwner, may_move, new_owners, owners_after
from domain.players.statuses import (
    INDEFINITELY,
    MAY_NOT_SIGN_IN,
    TERMED,
    Condition,
    PlayerStatus,
    lifts_exclusion,
    moves_for,
)
from domain.shared.actor import ActorKind, Origin
from domain.shared.calendar import local_day
from domain.shared.clock import Clock
from domain.shared.errors import BadInput, Broken, Unavailable
from domain.shared.facts import Facts
from domain.shared.ids import PlayerId

TERM_DAYS_MAX = 36_500


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveStatus:
    """Move a player to ``to``; a status with a term takes ``term_days`` from now, or ``for_good``."""

    player_id: PlayerId
    to: PlayerStatus
    reason: Reason
    term_days: int | None = None
    for_good: bool = False
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A requested move, as the rules check it. ``until`` is the end of its term, None without one.

    ``authorities`` are the actor's; see ``status_owners.py``.
    """

    player: Player
    to: PlayerStatus
    kind: ActorKind
    authorities: frozenset[StatusOwner]
    now: datetime
    term_days: int | None
    until: datetime | None
    rules: Rules


def not_allowed(move: Move) -> MoveNotAllowed | None:
    """The table of moves must have it for this kind of actor, who must be able to lift what they lift."""
    allowed = allowed_moves(move.player, move.kind, move.authorities)
    return None if move.to in allowed else MoveNotAllowed(move.player.status, allowed)


def allowed_moves(
    player: Player, kind: ActorKind, authorities: frozenset[StatusOwner]
) -> tuple[PlayerStatus, ...]:
    """The moves by kind of actor and owners of the present status, whatever exclusion stands."""
    status, owners = player.status, player.status_owners
    return tuple(to for to in moves_for(status, kind) if may_move(status, owners, to, kind, authorities))


def open_moves(
    player: Player, kind: ActorKind, authorities: frozenset[StatusOwner], now: datetime
) -> tuple[PlayerStatus, ...]:
    """The moves possible now: during an exclusion, not those that would lift it."""
    excluded = player.excluded_until is not None and player.excluded_until > now
    allowed = allowed_moves(player, kind, authorities)
    return tuple(to for to in allowed if not (excluded and lifts_exclusion(to)))


def exclusion_stands(move: Move) -> ExclusionStands | None:
    """An exclusion must not be lifted or shortened before its end, in whatever status."""
    ends = move.player.excluded_until
    if ends is None or ends <= move.now:
        return None
    shortens = move.to is move.player.status and move.until is not None and move.until <= ends
    return ExclusionStands(ends) if lifts_exclusion(move.to) or shortens else None


def term_refused(move: Move) -> TermRefused | None:
    """The jurisdiction must offer the term: an exclusion has a minimum, a cooling-off a maximum."""
    rules = move.rules
    if move.to is PlayerStatus.COOLING_OFF:
        offer = TermRefused(1, rules.cooling_off_days_max, for_good_offered=False)
    elif move.to is PlayerStatus.SELF_EXCLUDED:
        offer = TermRefused(rules.exclusion_days_min, None, for_good_offered=rules.exclusion_for_good)
    else:
        return None
    if move.term_days is None:
        return None if offer.for_good_offered else offer
    fits = offer.days_min <= move.term_days and (offer.days_max is None or move.term_days <= offer.days_max)
    return None if fits else offer


MOVE_RULES: tuple[Callable[[Move], MoveRefusal | None], ...] = (not_allowed, exclusion_stands, term_refused)


def move(requested: Move, reason: Reason) -> Player | MoveRefusal:
    """The player after the move, or the first rule that refuses it."""
    for rule in MOVE_RULES:
        if refusal := rule(requested):
            return refusal
    before = requested.player
    after = replace(
        before,
        status=_status_after(requested),
        status_since=requested.now,
        status_reason=reason.code,
        status_owners=owners_after(
            before.status,
            before.status_owners,
            requested.to,
            new_owners(requested.kind, requested.authorities, reason.code),
        ),
        excluded_until=_end(before.excluded_until, requested),
        version=before.version + 1,
    )
    return with_missing_conditions(after, requested.now)


def _status_after(requested: Move) -> PlayerStatus:
    """The status after the move: out of a restriction PENDING, where identity is yet to be verified."""
    player, to = requested.player, requested.to
    released = player.status in RESTRICTING and to not in RESTRICTING
    unverified = Condition.IDENTITY in with_missing_conditions(player, requested.now).missing
    return PlayerStatus.PENDING if released and unverified else to


def _end(current: datetime | None, requested: Move) -> datetime | None:
    """The end of the exclusion after the move: the later of the two, None where it has passed."""
    if requested.until is None:
        return current if current and current > requested.now else None
    return max(requested.until, current or requested.until)


async def move_player(run: Run, command: MoveStatus) -> MoveOutcome:
    """Move a player; after the commit, sessions end if the new status does not allow signing in.

    Raises:
        BadInput: a term for a status that has none, or none for one that needs it.
    """
    outcome: MoveOutcome = await run(move_status, command)
    if isinstance(outcome, PlayerStatusMoved) and outcome.player.status in MAY_NOT_SIGN_IN:
        await run(sign_out, outcome.player.id)
    return outcome


async def sign_out(player_id: PlayerId, sessions: SessionEnder) -> None:
    """End every session of a player who may not sign in any more."""
    try:
        await sessions.end_all(player_id, barred=True)
    except Unavailable:
        return  # the move is committed: the account refuses the sessions that could not be ended


async def move_status(
    command: MoveStatus,
    origin: Origin,
    players: Players,
    logins: Logins,
    permissions: BettingPermissions,
    authorities: StatusAuthorities,
    facts: Facts,
    clock: Clock,
) -> MoveOutcome:
    """Store the move, its history and fact, the betting permission and the sign-in permission together.

    Raises:
        BadInput: a term for a status that has none, or none for one that needs it.
    """
    now = clock.now()
    until = _until(command, now)
    before = await players.locked(command.player_id)
    if before is None:
        return PlayerNotFound()
    if command.expected_version not in {None, before.version}:
        return ProfileChangedMeanwhile(before)
    rules = _rules_of(before, now)
    actor = origin.actor
    has = authorities.of(actor)
    requested = Move(before, command.to, actor.kind, has, now, command.term_days, until, rules)
    after = move(requested, command.reason)
    if not isinstance(after, Player):
        return after
    await players.update(before, after, command.reason, now)
    await set_betting_permission(after, permissions)
    await logins.set_sign_in_allowed(after.id, now, allowed=after.status not in MAY_NOT_SIGN_IN)
    await facts.record(StatusMoved.of(before.status, after))
    return PlayerStatusMoved(after)


def _until(command: MoveStatus, now: datetime) -> datetime | None:
    """The end of the term of a command; None for a status without one."""
    if command.to not in TERMED:
        if command.term_days is not None or command.for_good:
            raise BadInput("This status has no term", field="termDays")
        return None
    if (command.term_days is None) is not command.for_good:
        raise BadInput("Say for how many days, or for good", field="termDays")
    if command.term_days is None:
        return INDEFINITELY
    if not 1 <= command.term_days <= TERM_DAYS_MAX:
        raise BadInput(f"A term has 1 to {TERM_DAYS_MAX} days", field="termDays")
    return now + timedelta(days=command.term_days)


def _rules_of(player: Player, now: datetime) -> Rules:
    rules = packs_in_force().rules_for(player.jurisdiction, player.country, local_day(now))
    if rules is None:
        raise Broken(f"no rules in force for jurisdiction {player.jurisdiction}")
    return rules

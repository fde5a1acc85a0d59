"""Commands that change a player other than by status: profile, VIP level, tags, consents and notes."""

from dataclasses import dataclass, field, replace
from typing import Final

from domain.players.events import ConsentRecorded, PlayerFact, ProfileChanged, TagsChanged, VipLevelSet
from domain.players.former_numbers import FormerNumber, former_number, notify_of_new_number
from domain.players.model import VERSION_CHARACTERS_MAX, Consent, ConsentAnswer, Note, Player
from domain.players.outcomes import (
    ConsentOutcome,
    NoteAdded,
    NoteOutcome,
    PlayerNotFound,
    PlayerUpdated,
    ProfileChangedMeanwhile,
    ProtectedFields,
    UpdateOutcome,
    UpdateProfileOutcome,
)
from domain.players.ports import BettingPermissions, Players, Run
from domain.players.profile.fields import FIELDS, Patch, differences, patched
from domain.players.reasons import Reason
from domain.players.status.conditions import set_betting_permission, with_missing_conditions
from domain.players.terms.versions import TermsInForce, outdated
from domain.shared import text
from domain.shared.actor import ActorKind, Origin
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.facts import Facts, Json
from domain.shared.ids import PlayerId, new_id

VIP_LEVELS = range(11)
TAG_CHARACTERS_MAX = 40
TAGS_MAX = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerChangeCommand:
    """Base of changes: the player, the reason, and the version the change is based on (None: any)."""

    player_id: PlayerId
    reason: Reason | None = None
    expected_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateProfile(PlayerChangeCommand):
    """Change fields of the profile."""

    patch: Patch


@dataclass(frozen=True, slots=True, kw_only=True)
class SetVipLevel(PlayerChangeCommand):
    """Set the VIP level, 0 (none) to 10."""

    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTags(PlayerChangeCommand):
    """Add and remove tags; adding one that is there, or removing one that is not, is no error."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConsent:
    """Record a player's answer to a text."""

    player_id: PlayerId
    answer: ConsentAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote:
    """Add an operator's note about a player."""

    player_id: PlayerId
    words: str = field(repr=False)


def tag(written: str, name: str = "tag") -> str:
    """Check a tag, returned as it is stored: lower case, one line, 1 to 40 characters.

    Raises:
        BadInput: empty, too long, or unprintable.
    """
    return text.line(written, name, at_most=TAG_CHARACTERS_MAX).casefold()


CORRECTED_BY_TWO: Final = ("first_name", "last_name", "national_id")
"""Fields that are filled in once, and from then on take a correction."""


async def update_profile_and_notify(run: Run, command: UpdateProfile) -> UpdateProfileOutcome:
    """Change fields of the profile; where that takes a verified number away, player and number are told.

    Notices of a reset of factors go to verified numbers, so that none is to be taken away unseen before.
    """
    outcome: UpdateProfileOutcome = await run(update_profile, command)
    if isinstance(outcome, PlayerUpdated) and outcome.former_number is not None:
        await run(notify_of_new_number, FormerNumber(outcome.player, outcome.former_number))
    return outcome


async def update_profile(
    command: UpdateProfile,
    origin: Origin,
    players: Players,
    permissions: BettingPermissions,
    facts: Facts,
    clock: Clock,
) -> UpdateProfileOutcome:
    """Change fields of the profile. A changed telephone number becomes unverified.

    Raises:
        BadInput: a value that its field cannot have.
    """
    before = await _current(command, players)
    if not isinstance(before, Player):
        return before
    after = patched(before, command.patch)
    if protected := protected_fields(before, after, origin.actor.kind):
        return ProtectedFields(protected)
    if after.phone != before.phone:
        after = with_missing_conditions(replace(after, phone_verified_at=None), clock.now())
    if after.missing != before.missing:
        await set_betting_permission(after, permissions)
    changed: list[Json] = [each.field for each in differences(before, after)]
    store = _ChangeStore(before, command.reason, players, facts, clock)
    updated = await store.changed_to(after, ProfileChanged, fields=changed)
    return replace(updated, former_number=former_number(before, after))


def protected_fields(before: Player, after: Player, kind: ActorKind) -> tuple[str, ...]:
    """The changed fields that an actor of this kind may not change with the profile, by their API names."""
    found = [
        FIELDS[name].api
        for name in CORRECTED_BY_TWO
        if FIELDS[name].of(before) not in {None, FIELDS[name].of(after)}
    ]
    if kind is ActorKind.PLAYER and before.phone_verified_at and after.phone != before.phone:
        found.append("phone")
    return tuple(found)


def vip_level(level: int, field: str) -> int:
    """Check a VIP level.

    Raises:
        BadInput: there is no such level.
    """
    if level not in VIP_LEVELS:
        raise BadInput(f"VIP levels are 0 to {VIP_LEVELS[-1]}", field=field)
    return level


async def set_vip_level(command: SetVipLevel, players: Players, facts: Facts, clock: Clock) -> UpdateOutcome:
    """Set the VIP level.

    Raises:
        BadInput: no such level.
    """
    vip_level(command.level, "level")
    before = await _current(command, players)
    if not isinstance(before, Player):
        return before
    after = replace(before, vip_level=command.level)
    levels = {"from": before.vip_level, "to": after.vip_level}
    store = _ChangeStore(before, command.reason, players, facts, clock)
    return await store.changed_to(after, VipLevelSet, **levels)


async def change_tags(command: ChangeTags, players: Players, facts: Facts, clock: Clock) -> UpdateOutcome:
    """Add and remove tags.

    Raises:
        BadInput: a tag that cannot be one, or more than 50 of them.
    """
    add, remove = {tag(each) for each in command.add}, {tag(each) for each in command.remove}
    before = await _current(command, players)
    if not isinstance(before, Player):
        return before
    tags = (set(before.tags) | add) - remove
    if len(tags) > TAGS_MAX:
        raise BadInput(f"A player has {TAGS_MAX} tags at most", field="tags")
    after = replace(before, tags=tuple(sorted(tags)))
    added: list[Json] = [*sorted(tags - set(before.tags))]
    removed: list[Json] = [*sorted(set(before.tags) - tags)]
    store = _ChangeStore(before, command.reason, players, facts, clock)
    return await store.changed_to(after, TagsChanged, added=added, removed=removed)


async def record_consent(
    command: RecordConsent,
    players: Players,
    terms: TermsInForce,
    permissions: BettingPermissions,
    facts: Facts,
    clock: Clock,
) -> ConsentOutcome:
    """Add an answer to those given before; agreeing to the terms in force may allow play again.

    Raises:
        BadInput: no usable version.
    """
    version = text.line(command.answer.version, "version", at_most=VERSION_CHARACTERS_MAX)
    before = await players.locked(command.player_id)
    if before is None:
        return PlayerNotFound()
    consent = Consent(command.answer.kind, version, command.answer.given, clock.now())
    answers = {each.kind: each for each in await terms.answers(before.id)} | {consent.kind: consent}
    agreed = not outdated(await terms.of_brand(before.brand), answers.values(), consent.at)
    after = with_missing_conditions(replace(before, version=before.version + 1), consent.at, agreed=agreed)
    await players.update(before, after, None, consent.at)
    if after.missing != before.missing:
        await set_betting_permission(after, permissions)
    await players.add_consents(after.id, [consent])
    await facts.record(ConsentRecorded.of(after, consent))
    return PlayerUpdated(after)


async def add_note(command: AddNote, origin: Origin, players: Players, clock: Clock) -> NoteOutcome:
    """Store a note, permanently.

    Raises:
        BadInput: empty, longer than 2,000 characters, or unprintable.
    """
    words = text.prose(command.words, "text")
    player = await players.locked(command.player_id)
    if player is None:
        return PlayerNotFound()
    note = Note(new_id(), player.id, words, str(origin.actor), clock.now())
    await players.add_note(note)
    return NoteAdded(note)


async def _current(
    command: PlayerChangeCommand, players: Players
) -> Player | PlayerNotFound | ProfileChangedMeanwhile:
    """The player, locked for this change, unless missing or changed since ``expected_version``."""
    player = await players.locked(command.player_id)
    if player is None:
        return PlayerNotFound()
    if command.expected_version not in {None, player.version}:
        return ProfileChangedMeanwhile(player)
    return player


@dataclass(frozen=True, slots=True)
class _ChangeStore:
    """Stores a changed player with its history and fact; nothing if there is no difference."""

    before: Player
    reason: Reason | None
    players: Players
    facts: Facts
    clock: Clock

    async def changed_to(self, after: Player, fact: type[PlayerFact], **payload: Json) -> PlayerUpdated:
        """Store the player as ``after``, with the next version."""
        if after == self.before:
            return PlayerUpdated(self.before)
        after = replace(after, version=self.before.version + 1)
        await self.players.update(self.before, after, self.reason, self.clock.now())
        await self.facts.record(fact.about(after, **payload))
        return PlayerUpdated(after)

"""Outcomes of the commands about players."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import ClassVar

from domain.players.model import Note, Player, TermsVersion
from domain.players.statuses import PlayerStatus
from domain.shared.outcomes import Refusal, Success


class RegistrationComplaint(Enum):
    """Kinds of reasons against a registration."""

    REQUIRED = "REQUIRED"
    INVALID = "INVALID"
    UNDER_AGE = "UNDER_AGE"
    CONSENT_REQUIRED = "CONSENT_REQUIRED"
    NOT_OFFERED = "NOT_OFFERED"
    BUSY = "BUSY"


@dataclass(frozen=True, slots=True)
class RegistrationRefusal:
    """One reason against a registration; ``field`` is the API name of the input field."""

    complaint: RegistrationComplaint
    field: str | None
    message: str


@dataclass(frozen=True, slots=True)
class RegistrationRefused(Refusal):
    """Nothing was stored; ``reasons`` are all there are. Only BUSY is worth a retry."""

    message: ClassVar[str] = "The registration is not possible as it is"

    reasons: tuple[RegistrationRefusal, ...]


@dataclass(frozen=True, slots=True)
class PlayerRegistered(Success):
    """The player was stored, with an empty real-money wallet."""

    player: Player


@dataclass(frozen=True, slots=True)
class RegistrationReceived(Success):
    """The code sent to ``email`` completes the registration; the outcome is the same for taken addresses."""

    challenge: str
    email: str


@dataclass(frozen=True, slots=True)
class CodeSent(Success):
    """A code was sent."""

    challenge: str


@dataclass(frozen=True, slots=True)
class CodeRefused(Refusal):
    """The code is wrong, used, expired, tried too often, or another player's, without saying which."""

    message: ClassVar[str] = "This code is not good, or no longer: ask for a new one"


@dataclass(frozen=True, slots=True)
class NothingToVerify(Refusal):
    """The actor has no such address or number, or it is verified already."""

    message: ClassVar[str] = "There is nothing to verify"


@dataclass(frozen=True, slots=True)
class TryLater(Refusal):
    """No message was sent: a limit was reached, or sending fails now."""

    message: ClassVar[str] = "No message can be sent now: try again later"


@dataclass(frozen=True, slots=True)
class EmailTaken(Refusal):
    """Another player of the brand has an e-mail address with the same key."""

    message: ClassVar[str] = "Another player has this e-mail address"

    email: str


@dataclass(frozen=True, slots=True)
class UsernameTaken(Refusal):
    """Another player of the brand has a username with the same key."""

    message: ClassVar[str] = "Another player has this username, or one that looks like it"

    username: str


@dataclass(frozen=True, slots=True)
class ExternalIdTaken(Refusal):
    """Another player of the brand has this external id."""

    message: ClassVar[str] = "Another player has this external id"

    external_id: str


@dataclass(frozen=True, slots=True)
class PlayerNotFound(Refusal):
    """No such player within the actor's reach."""

    message: ClassVar[str] = "There is no such player"


@dataclass(frozen=True, slots=True)
class ProfileChangedMeanwhile(Refusal):
    """The player was changed since the expected version; ``player`` is the present state."""

    message: ClassVar[str] = "The player was changed meanwhile"

    player: Player


@dataclass(frozen=True, slots=True)
class PlayerUpdated(Success):
    """The player as stored now, with the same version if there was nothing to change.

    ``former_number``: a verified one that was taken away, and is to be told.
    """

    player: Player
    former_number: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PlayerStatusMoved(Success):
    """The status was changed; it applies to the next bet already."""

    player: Player


@dataclass(frozen=True, slots=True)
class MoveNotAllowed(Refusal):
    """The actor's kind has no such move from ``status``; ``allowed`` are its moves."""

    message: ClassVar[str] = "There is no such move from this status"

    status: PlayerStatus
    allowed: tuple[PlayerStatus, ...]


@dataclass(frozen=True, slots=True)
class ExclusionStands(Refusal):
    """An exclusion or cooling-off until ``until`` forbids the move; it can only be prolonged."""

    message: ClassVar[str] = "The exclusion has not ended"

    until: datetime


@dataclass(frozen=True, slots=True)
class TermRefused(Refusal):
    """The jurisdiction does not offer the term; bounds in days, None where there is none."""

    message: ClassVar[str] = "This term is not offered"

    days_min: int
    days_max: int | None
    for_good_offered: bool


@dataclass(frozen=True, slots=True)
class TermsPublished(Success):
    """The version was stored; from its effective time on, play requires consent to it."""

    terms: TermsVersion


@dataclass(frozen=True, slots=True)
class TermsAlreadyPublished(Refusal):
    """The version was published before and is unchanged."""

    message: ClassVar[str] = "This version was published before"

    terms: TermsVersion


@dataclass(frozen=True, slots=True)
class NoteAdded(Success):
    """The note was stored."""

    note: Note


RegisteredOutcome = PlayerRegistered | EmailTaken | UsernameTaken | ExternalIdTaken
RegistrationOutcome = RegisteredOutcome | RegistrationReceived | RegistrationRefused
RequestVerificationOutcome = CodeSent | NothingToVerify | TryLater
VerifyPhoneOutcome = PlayerUpdated | CodeRefused
VerifyEmailOutcome = RegisteredOutcome | RegistrationRefused | PlayerUpdated | CodeRefused
MoveRefusal = MoveNotAllowed | ExclusionStands | TermRefused
MoveOutcome = PlayerStatusMoved | MoveRefusal | ProfileChangedMeanwhile | PlayerNotFound


@dataclass(frozen=True, slots=True)
class ProtectedFields(Refusal):
    """Fields that others rely on are not changed with the profile; nothing was stored.

    Names and numbers of identity that are there take a correction; a player's verified number takes a code to
    the new one. ``fields`` are API names.
    """

    message: ClassVar[str] = "One of these fields is not changed with the profile"

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmailChangeBegun(Success):
    """Codes were sent to both addresses; the outcome is the same where another player has the new one."""

    current_challenge: str
    new_challenge: str


@dataclass(frozen=True, slots=True)
class NothingToChange(Refusal):
    """The actor has this address, number or username already, or is no player with an account."""

    message: ClassVar[str] = "There is nothing to change"


@dataclass(frozen=True, slots=True)
class UsernameChangedLately(Refusal):
    """The username was changed within the last thirty days; it can be again from ``until`` on."""

    message: ClassVar[str] = "The username was changed a short time ago"

    until: datetime


UpdateOutcome = PlayerUpdated | ProfileChangedMeanwhile | PlayerNotFound
UpdateProfileOutcome = UpdateOutcome | ProtectedFields
SetExternalIdOutcome = PlayerUpdated | ExternalIdTaken | ProfileChangedMeanwhile | PlayerNotFound
ConsentOutcome = PlayerUpdated | PlayerNotFound
PublishTermsOutcome = TermsPublished | TermsAlreadyPublished
RequestEmailChangeOutcome = EmailChangeBegun | NothingToChange | TryLater
ConfirmEmailChangeOutcome = PlayerUpdated | CodeRefused | EmailTaken
RequestPhoneChangeOutcome = CodeSent | NothingToChange | TryLater
ConfirmPhoneChangeOutcome = PlayerUpdated | CodeRefused
ChangeUsernameOutcome = PlayerUpdated | NothingToChange | UsernameTaken | UsernameChangedLately
NoteOutcome = NoteAdded | PlayerNotFound

"""What can come of a command about players: data, never exceptions."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from domain.players.model import Note, Player, TermsVersion
from domain.players.status.statuses import PlayerStatus


class RegistrationComplaint(Enum):
    """What is wrong with a registration."""

    REQUIRED = "REQUIRED"
    INVALID = "INVALID"
    UNDER_AGE = "UNDER_AGE"
    CONSENT_REQUIRED = "CONSENT_REQUIRED"
    NOT_OFFERED = "NOT_OFFERED"
    BUSY = "BUSY"


@dataclass(frozen=True, slots=True)
class RegistrationRefusal:
    """One reason, and the input field it is about, spelt as the API spells it."""

    complaint: RegistrationComplaint
    field: str | None
    message: str


@dataclass(frozen=True, slots=True)
class RegistrationRefused:
    """Nothing was kept; every reason at once, for a form to show. BUSY alone is worth a retry."""

    reasons: tuple[RegistrationRefusal, ...]


@dataclass(frozen=True, slots=True)
class PlayerRegistered:
    """The player exists, with an empty real-money wallet."""

    player: Player


@dataclass(frozen=True, slots=True)
class RegistrationReceived:
    """To go on, the code must come back that was sent to the address; the same whether or not it is taken."""

    challenge: str
    email: str


@dataclass(frozen=True, slots=True)
class CodeSent:
    """A code is on its way."""

    challenge: str


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """Wrong, used, too late, tried too often, or somebody else's: it never says which."""

    message: str = "This code is not good, or no longer: ask for a new one"


@dataclass(frozen=True, slots=True)
class NothingToVerify:
    """There is no such address or number, or it is verified already."""

    message: str = "There is nothing to verify"


@dataclass(frozen=True, slots=True)
class TryLater:
    """No message went out: there were too many, or it cannot be sent now."""

    message: str = "No message can be sent now: try again later"


@dataclass(frozen=True, slots=True)
class EmailTaken:
    """Another player of the brand has this e-mail address, in some spelling."""

    email: str


@dataclass(frozen=True, slots=True)
class UsernameTaken:
    """Another player of the brand has this username, or one that looks like it."""

    username: str


@dataclass(frozen=True, slots=True)
class PlayerNotFound:
    """No such player within the actor's reach."""

    message: str = "No such player"


@dataclass(frozen=True, slots=True)
class ProfileChangedMeanwhile:
    """Somebody else changed the player since ``expectedVersion``: look again, then decide again."""

    player: Player


@dataclass(frozen=True, slots=True)
class PlayerUpdated:
    """The player as kept now; unchanged, with the same version, when there was nothing to change."""

    player: Player


@dataclass(frozen=True, slots=True)
class PlayerStatusMoved:
    """The status is in force: the next bet already meets it."""

    player: Player


@dataclass(frozen=True, slots=True)
class MoveNotAllowed:
    """There is no such move from here for this actor; ``allowed`` are the moves there are."""

    status: PlayerStatus
    allowed: tuple[PlayerStatus, ...]


@dataclass(frozen=True, slots=True)
class ExclusionStands:
    """An exclusion or cooling-off can be prolonged, but neither lifted nor shortened before its end."""

    until: datetime


@dataclass(frozen=True, slots=True)
class TermRefused:
    """The jurisdiction wants another term; days, or None where there is no bound."""

    days_min: int
    days_max: int | None
    for_good_offered: bool


@dataclass(frozen=True, slots=True)
class TermsPublished:
    """From its moment on, nobody of the brand plays without having agreed to it."""

    terms: TermsVersion


@dataclass(frozen=True, slots=True)
class TermsKnown:
    """This version was published before, and stays as it was."""

    terms: TermsVersion


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """The note is kept for good."""

    note: Note


RegisteredOutcome = PlayerRegistered | EmailTaken | UsernameTaken
RegistrationOutcome = RegisteredOutcome | RegistrationReceived | RegistrationRefused
RequestVerificationOutcome = CodeSent | NothingToVerify | TryLater
VerifyPhoneOutcome = PlayerUpdated | CodeRefused
VerifyEmailOutcome = RegisteredOutcome | RegistrationRefused | PlayerUpdated | CodeRefused
MoveRefusal = MoveNotAllowed | ExclusionStands | TermRefused
MoveOutcome = PlayerStatusMoved | MoveRefusal | ProfileChangedMeanwhile | PlayerNotFound
UpdateOutcome = PlayerUpdated | ProfileChangedMeanwhile | PlayerNotFound
ConsentOutcome = PlayerUpdated | PlayerNotFound
PublishTermsOutcome = TermsPublished | TermsKnown
NoteOutcome = NoteAdded | PlayerNotFound

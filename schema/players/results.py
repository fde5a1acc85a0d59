"""Outcomes of the mutations of players."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.players import outcomes
from domain.players.outcomes import RegistrationComplaint
from domain.players.statuses import PlayerStatus
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below
from schema.binding import publishes
from schema.players.types import PlayerNote
from schema.refusals import Refusal

if TYPE_CHECKING:
    from schema.player import Player

Subject = Annotated["Player", strawberry.lazy("schema.player")]


@publishes(outcomes.PlayerRegistered)
@strawberry.type(description="The player exists, with an empty real-money wallet")
class PlayerRegistered:
    player: Subject


@publishes(outcomes.RegistrationReceived)
@strawberry.type(
    description="Bring back the code sent to the address, by verifyEmail; the same whether or not it is taken"
)
class RegistrationReceived:
    challenge: str
    email: str = strawberry.field(description="Where the code was sent")


@publishes(outcomes.EmailTaken)
@strawberry.type(description="Another player of the brand has this e-mail address, in some spelling")
class EmailTaken(Refusal):
    email: str = strawberry.field(description="The address that was sent")


@publishes(outcomes.UsernameTaken)
@strawberry.type(description="Another player of the brand has this username, or one that looks like it")
class UsernameTaken(Refusal):
    username: str = strawberry.field(description="The username that was sent")


@publishes(outcomes.ExternalIdTaken)
@strawberry.type(description="Another player of the brand has this external id")
class ExternalIdTaken(Refusal):
    external_id: str = strawberry.field(description="The external id that was sent")


@publishes(outcomes.RegistrationRefusal)
@strawberry.type(description="One reason why a registration was refused")
class RegistrationRefusal:
    complaint: RegistrationComplaint = strawberry.field(description="What speaks against it, for programs")
    field: str | None = strawberry.field(description="The input field it is about; null: the whole")
    message: str = strawberry.field(description="What speaks against it, for people: one sentence in English")


@publishes(outcomes.RegistrationRefused)
@strawberry.type(
    description="Nothing was kept; every reason at once. After BUSY alone, try again in a moment"
)
class RegistrationRefused(Refusal):
    reasons: list[RegistrationRefusal] = strawberry.field(description="Every reason at once")


@publishes(outcomes.PlayerNotFound)
@strawberry.type(description="No such player in your reach")
class PlayerNotFound(Refusal): ...


@publishes(outcomes.ProfileChangedMeanwhile)
@strawberry.type(description="The player is no longer at `expectedVersion`: look again, then decide again")
class ProfileChangedMeanwhile(Refusal):
    player: Subject


@publishes(outcomes.PlayerUpdated)
@strawberry.type(
    description="The player as kept now; the version is the old one if there was nothing to change"
)
class PlayerUpdated:
    player: Subject


@publishes(outcomes.ProtectedFields)
@strawberry.type(
    description="Nothing was kept. Names and identity numbers that are there take requestCorrection; your own"
    " verified phone number takes requestPhoneChange"
)
class ProtectedFields(Refusal):
    fields: list[str] = strawberry.field(description="Which of them, as this API spells them")


@publishes(outcomes.PlayerStatusMoved)
@strawberry.type(description="The status is in force: the next bet already meets it")
class PlayerStatusMoved:
    player: Subject


@publishes(outcomes.MoveNotAllowed)
@strawberry.type(description="There is no such move from here for you")
class MoveNotAllowed(Refusal):
    status: PlayerStatus = strawberry.field(description="The status the player is in")
    allowed: list[PlayerStatus] = strawberry.field(description="Where you may move it from there")


@publishes(outcomes.ExclusionStands)
@strawberry.type(description="An exclusion can be prolonged, but neither lifted nor shortened before its end")
class ExclusionStands(Refusal):
    until: datetime = strawberry.field(description="9999-12-31 when it has no end")


@publishes(outcomes.TermRefused)
@strawberry.type(description="The jurisdiction wants another term")
class TermRefused(Refusal):
    days_min: int = strawberry.field(description="The shortest term, in days")
    days_max: int | None = strawberry.field(description="The longest term, in days; null where there is none")
    for_good_offered: bool = strawberry.field(description="A term without an end is offered")


@publishes(outcomes.NoteAdded)
@strawberry.type(description="The note is kept")
class NoteAdded:
    note: PlayerNote = strawberry.field(description="The note as it is kept")


RegisterPlayerResult = Annotated[
    PlayerRegistered
    | RegistrationReceived
    | EmailTaken
    | UsernameTaken
    | ExternalIdTaken
    | RegistrationRefused,
    strawberry.union("RegisterPlayerResult"),
]
UpdatePlayerResult = Annotated[
    PlayerUpdated | ProfileChangedMeanwhile | PlayerNotFound, strawberry.union("UpdatePlayerResult")
]
UpdateProfileResult = Annotated[
    PlayerUpdated | ProfileChangedMeanwhile | ProtectedFields | PlayerNotFound,
    strawberry.union("UpdateProfileResult"),
]
MovePlayerStatusResult = Annotated[
    PlayerStatusMoved
    | MoveNotAllowed
    | ExclusionStands
    | TermRefused
    | ProfileChangedMeanwhile
    | PlayerNotFound,
    strawberry.union("MovePlayerStatusResult"),
]
SetExternalIdResult = Annotated[
    PlayerUpdated | ExternalIdTaken | ProfileChangedMeanwhile | PlayerNotFound,
    strawberry.union("SetExternalIdResult"),
]
RecordConsentResult = Annotated[PlayerUpdated | PlayerNotFound, strawberry.union("RecordConsentResult")]
AddNoteResult = Annotated[NoteAdded | PlayerNotFound, strawberry.union("AddNoteResult")]

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
    email: str


@publishes(outcomes.EmailTaken)
@strawberry.type(description="Another player of the brand has this e-mail address, in some spelling")
class EmailTaken(Refusal):
    email: str


@publishes(outcomes.UsernameTaken)
@strawberry.type(description="Another player of the brand has this username, or one that looks like it")
class UsernameTaken(Refusal):
    username: str


@publishes(outcomes.RegistrationRefusal)
@strawberry.type(description="One reason why a registration was refused")
class RegistrationRefusal:
    complaint: RegistrationComplaint
    field: str | None = strawberry.field(description="The input field it is about; null: the whole")
    message: str


@publishes(outcomes.RegistrationRefused)
@strawberry.type(
    description="Nothing was kept; every reason at once. After BUSY alone, try again in a moment"
)
class RegistrationRefused(Refusal):
    reasons: list[RegistrationRefusal]


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


@publishes(outcomes.PlayerStatusMoved)
@strawberry.type(description="The status is in force: the next bet already meets it")
class PlayerStatusMoved:
    player: Subject


@publishes(outcomes.MoveNotAllowed)
@strawberry.type(description="There is no such move from here for you")
class MoveNotAllowed(Refusal):
    status: PlayerStatus
    allowed: list[PlayerStatus]


@publishes(outcomes.ExclusionStands)
@strawberry.type(description="An exclusion can be prolonged, but neither lifted nor shortened before its end")
class ExclusionStands(Refusal):
    until: datetime = strawberry.field(description="9999-12-31 when it has no end")


@publishes(outcomes.TermRefused)
@strawberry.type(description="The jurisdiction wants another term")
class TermRefused(Refusal):
    days_min: int
    days_max: int | None
    for_good_offered: bool


@publishes(outcomes.NoteAdded)
@strawberry.type
class NoteAdded:
    note: PlayerNote


RegisterPlayerResult = Annotated[
    PlayerRegistered | RegistrationReceived | EmailTaken | UsernameTaken | RegistrationRefused,
    strawberry.union("RegisterPlayerResult"),
]
UpdatePlayerResult = Annotated[
    PlayerUpdated | ProfileChangedMeanwhile | PlayerNotFound, strawberry.union("UpdatePlayerResult")
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
RecordConsentResult = Annotated[PlayerUpdated | PlayerNotFound, strawberry.union("RecordConsentResult")]
AddNoteResult = Annotated[NoteAdded | PlayerNotFound, strawberry.union("AddNoteResult")]

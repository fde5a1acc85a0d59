"""Corrections of players in the graph."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.players.corrections import model, outcomes
from domain.players.corrections.model import CorrectionState
from resolvers.players import corrections as run
from schema.authority import AuthorityLost
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.node import Node
from schema.pages import Connection
from schema.players.results import (
    EmailTaken,
    ExclusionStands,
    PlayerNotFound,
    ProfileChangedMeanwhile,
    UsernameTaken,
)
from schema.players.types import JSON_TEXT
from schema.refusals import Refusal

if TYPE_CHECKING:
    from schema.player import Player

Subject = Annotated["Player", strawberry.lazy("schema.player")]
ERASED = "null, too, once it has been erased"


@publishes(model.CorrectedField)
@strawberry.type(description="One field of a player that a correction is about")
class CorrectedField:
    field: str | None = strawberry.field(description="As this API spells it on Player, or on its name")
    before: str | None = strawberry.field(description=f"What it was then. {JSON_TEXT}; {ERASED}")
    after: str | None = strawberry.field(description=f"What it is to be. {JSON_TEXT}; {ERASED}")


@publishes(model.Correction)
@strawberry.type(
    description="A correction of who a player is, which one operator asked for and another decides on"
)
class PlayerCorrection(Node):
    id: strawberry.ID = resolved_by(run.correction_id, description="The correction, cor_...")
    player: Subject | None = resolved_by(run.corrected_player, description="Whose data it is")
    changes: list[CorrectedField] | None = strawberry.field(description="The fields that change")
    reason: str | None = strawberry.field(description="Why it was asked for")
    state: CorrectionState | None = strawberry.field(description="Whether it waits, or how it was decided")
    maker: str | None = strawberry.field(description="Who asked for it, such as `operator:anna`")
    checker: str | None = strawberry.field(description="Who decided on it; null while it waits")
    remark: str | None = strawberry.field(description="What who decided remarked; null where nothing")
    created_at: datetime | None = strawberry.field(description="When it was asked for")
    decided_at: datetime | None = strawberry.field(description="When it was decided on; null while it waits")


@publishes(outcomes.CorrectionRequested)
@strawberry.type(
    description="Pending: the correction waits for another operator, and the player is as before"
)
class CorrectionRequested:
    correction: PlayerCorrection = strawberry.field(description="What was asked for")
    replayed: bool = strawberry.field(description="True: answered before, by the same key")


@publishes(outcomes.CorrectionDecided)
@strawberry.type(description="The player is corrected, with all that follows; or the correction is rejected")
class CorrectionDecided:
    correction: PlayerCorrection = strawberry.field(description="What was decided on")
    player: Subject = strawberry.field(description="As they are now; see status and missing")


@publishes(outcomes.NothingToCorrect)
@strawberry.type(description="The player has all these values already, or you gave none")
class NothingToCorrect(Refusal): ...


@publishes(outcomes.CorrectionKeyUsed)
@strawberry.type(description="You asked for something else by this key before")
class CorrectionKeyUsed(Refusal):
    correction: PlayerCorrection = strawberry.field(description="What was asked for by this key")


@publishes(outcomes.CorrectionNotFound)
@strawberry.type(description="No such correction of a player in your reach")
class CorrectionNotFound(Refusal): ...


@publishes(outcomes.CorrectionIsYours)
@strawberry.type(description="Another operator than the one who asked has to approve it")
class CorrectionIsYours(Refusal):
    operator: str = strawberry.field(description="Who may not approve it")


@publishes(outcomes.CorrectionIsDecided)
@strawberry.type(description="The correction is approved or rejected already")
class CorrectionIsDecided(Refusal):
    state: CorrectionState = strawberry.field(description="How it was decided")


RequestCorrectionResult = Annotated[
    CorrectionRequested | NothingToCorrect | CorrectionKeyUsed | EmailTaken | UsernameTaken | PlayerNotFound,
    strawberry.union("RequestCorrectionResult"),
]

DecideCorrectionResult = Annotated[
    CorrectionDecided
    | CorrectionNotFound
    | CorrectionIsYours
    | AuthorityLost
    | CorrectionIsDecided
    | ProfileChangedMeanwhile
    | ExclusionStands
    | EmailTaken
    | UsernameTaken,
    strawberry.union("DecideCorrectionResult"),
]

RejectCorrectionResult = Annotated[
    CorrectionDecided | CorrectionNotFound | CorrectionIsDecided, strawberry.union("RejectCorrectionResult")
]


@adds_to("Player", order=11)
@strawberry.type
class PlayerCorrections:
    """Fields of Player about corrections."""

    corrections: Connection[PlayerCorrection] | None = resolved_by(
        run.of_player, description="What was to be corrected, newest first, decided ones too"
    )


@adds_to("Query", order=21)
@strawberry.type
class CorrectionQueries:
    """Corrections of a brand's players."""

    pending_corrections: Connection[PlayerCorrection] | None = resolved_by(
        run.pending, description="The brand's corrections that wait for another operator, oldest first"
    )


@adds_to("Mutation", order=11)
@strawberry.type
class ProfileCorrectionMutations:
    """Corrections, by two operators."""

    request_correction: RequestCorrectionResult | None = resolved_by(
        run.request,
        description="Ask for other values of a player's identity, e-mail address or username; another"
        " operator decides",
    )
    approve_correction: DecideCorrectionResult | None = resolved_by(
        run.approve,
        description="Correct a player as another operator asked. The jurisdiction follows the country; where"
        " identity is verified, it has to be again; who may not be a player is suspended",
    )
    reject_correction: RejectCorrectionResult | None = resolved_by(
        run.reject, description="Refuse a correction that was asked for"
    )

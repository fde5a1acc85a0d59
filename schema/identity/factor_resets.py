"""Resets of players' factors: types, queries and mutations."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.identity.factor_resets import model, requests
from domain.identity.factor_resets.model import FactorResetState, IdentityProof
from resolvers.identity import factor_resets as run
from schema.authority import AuthorityLost
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.node import Node
from schema.pages import Connection
from schema.refusals import Refusal

if TYPE_CHECKING:
    from schema.player import Player


@publishes(model.FactorReset)
@strawberry.type(
    description="The removal of all factors of a player who has lost them: one operator asks for it, another"
    " approves it, the player is told and may object"
)
class FactorReset(Node):
    id: strawberry.ID = resolved_by(run.reset_id, description="The reset, frs_...")
    player: Annotated["Player", strawberry.lazy("schema.player")] | None = resolved_by(
        run.player, description="Whose factors they are"
    )
    proof: IdentityProof | None = strawberry.field(description="How the player proved who they are")
    reference: str | None = strawberry.field(description="Where that proof is kept")
    reason: str | None = strawberry.field(description="Why it was asked for")
    state: FactorResetState | None = strawberry.field(
        description="PENDING: for another operator. WAITING: until `dueAt`. LAPSED: one of the two operators"
        " may no longer do their part"
    )
    maker: str | None = strawberry.field(description="Who asked for it")
    checker: str | None = strawberry.field(description="Who approved it")
    created_at: datetime | None = strawberry.field(description="When it was asked for")
    decided_at: datetime | None = strawberry.field(description="When it was approved")
    due_at: datetime | None = strawberry.field(
        description="When it is carried out; null until a message has told the player of it"
    )
    ended_at: datetime | None = strawberry.field(
        description="When it was carried out, refused or objected to; null until then"
    )
    ended_by: str | None = strawberry.field(description="Who ended it; the player, where they objected")


@publishes(requests.FactorResetRequested)
@strawberry.type(description="Pending: the reset waits for another operator")
class FactorResetRequested:
    reset: FactorReset = strawberry.field(description="What was asked for")


@publishes(requests.FactorResetDecided)
@strawberry.type(description="The reset is approved and waits for its time, or it is refused or objected to")
class FactorResetDecided:
    reset: FactorReset = strawberry.field(description="What was decided on")


@publishes(requests.FactorResetUnderWay)
@strawberry.type(description="Decide on the reset that is under way first: `Player.factorReset`")
class FactorResetUnderWay(Refusal): ...


@publishes(requests.NoPlayerFactors)
@strawberry.type(description="No player of your brand with this id has factors")
class NoPlayerFactors(Refusal): ...


@publishes(requests.FactorResetNotFound)
@strawberry.type(description="No such reset was asked for in your brand; or none of your own is under way")
class FactorResetNotFound(Refusal): ...


@publishes(requests.FactorResetIsYours)
@strawberry.type(description="Another operator than the one who asked has to approve it")
class FactorResetIsYours(Refusal):
    operator: str = strawberry.field(description="Who may not approve it")


@publishes(requests.FactorResetIsDecided)
@strawberry.type(description="The reset is approved already, or has ended")
class FactorResetIsDecided(Refusal):
    state: FactorResetState = strawberry.field(description="How it was decided")


@publishes(requests.FactorResetPaused)
@strawberry.type(
    description="The e-mail address was corrected, or the player objected to a reset, less than seven"
    " days ago: until then a notice might not reach them"
)
class FactorResetPaused(Refusal):
    possible_from: datetime = strawberry.field(
        description="From then on a reset can be asked for and approved"
    )


RequestFactorResetResult = Annotated[
    FactorResetRequested | FactorResetUnderWay | FactorResetPaused | NoPlayerFactors,
    strawberry.union("RequestFactorResetResult"),
]
DecideFactorResetResult = Annotated[
    FactorResetDecided
    | FactorResetNotFound
    | FactorResetIsYours
    | AuthorityLost
    | FactorResetPaused
    | FactorResetIsDecided,
    strawberry.union("DecideFactorResetResult"),
]
ObjectToFactorResetResult = Annotated[
    FactorResetDecided | FactorResetNotFound, strawberry.union("ObjectToFactorResetResult")
]


@adds_to("Player", order=31)
@strawberry.type
class PlayerFactorResets:
    """Fields of Player about lost factors."""

    factor_reset: FactorReset | None = resolved_by(
        run.players_reset, description="The latest removal of all factors that was asked for, if any"
    )


@adds_to("Query", order=51)
@strawberry.type
class FactorResetQueries:
    """Resets of players' factors."""

    factor_resets: Connection[FactorReset] | None = resolved_by(
        run.factor_resets, description="Resets of players' factors, newest first, ended ones too"
    )


@adds_to("Mutation", order=141)
@strawberry.type
class FactorResetMutations:
    """Resets of players' factors, by two operators."""

    request_factor_reset: RequestFactorResetResult | None = resolved_by(
        run.request,
        description="Ask for the removal of all factors of a player who proved who they are; another operator"
        " decides",
    )
    approve_factor_reset: DecideFactorResetResult | None = resolved_by(
        run.approve,
        description="Approve a reset that another operator asked for: the player is told, and may object",
    )
    reject_factor_reset: DecideFactorResetResult | None = resolved_by(
        run.reject, description="Refuse a reset, an approved one too as long as it waits"
    )
    object_to_factor_reset: ObjectToFactorResetResult | None = resolved_by(
        run.object_to, description="Object to the reset of your own factors, which you still have"
    )

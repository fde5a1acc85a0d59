"""Consents of players to programs: types, the viewer's field and the mutation."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.oauth import consents
from domain.oauth.clients import Scope
from resolvers.oauth import consents as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.pages import Connection
from schema.refusals import Refusal


@publishes(consents.ProgramConsent)
@strawberry.type(description="A program, not the casino's own, that a player has let act for them")
class ProgramConsent:
    client_id: strawberry.ID = resolved_by(resolve.client_id, description="The program: cli_...")
    name: str = strawberry.field(description="The program's name, as it was shown when consent was asked for")
    scopes: list[Scope] = strawberry.field(description="What it may do for the player")
    given_at: datetime = strawberry.field(description="When the player consented last")


@publishes(consents.ProgramConsentWithdrawn)
@strawberry.type(
    description="The program's grants and tokens have ended, and its sockets close; it has to ask anew"
)
class ProgramConsentWithdrawn:
    client_id: strawberry.ID = resolved_by(resolve.withdrawn_client_id, description="The program: cli_...")


@publishes(consents.ProgramConsentNotFound)
@strawberry.type(description="You have given no consent to such a program, or have withdrawn it")
class ProgramConsentNotFound(Refusal): ...


WithdrawProgramConsentResult = Annotated[
    ProgramConsentWithdrawn | ProgramConsentNotFound, strawberry.union("WithdrawProgramConsentResult")
]


@adds_to("Viewer", order=40)
@strawberry.type
class ViewerConsents:
    """Fields of Viewer about programs."""

    program_consents: Connection[ProgramConsent] | None = resolved_by(
        resolve.viewers_consents, description="Programs that you have let act for you, latest first"
    )


@adds_to("Mutation", order=175)
@strawberry.type
class ConsentMutations:
    withdraw_program_consent: WithdrawProgramConsentResult | None = resolved_by(
        resolve.withdraw, description="Let a program act for you no longer, at once"
    )

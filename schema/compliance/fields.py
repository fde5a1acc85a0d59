"""The audit log and disclosures of masked values: types, queries and mutations."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.compliance import queries, reveal
from domain.compliance.reveal import PersonalField
from domain.shared.actor import Channel
from resolvers import viewer as _channels  # noqa: F401 - registers the enum of channels
from resolvers.compliance import reads as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.pages import Connection
from schema.players.results import PlayerNotFound

if TYPE_CHECKING:
    from schema.player import Player

Subject = Annotated["Player", strawberry.lazy("schema.player")]


@publishes(resolve.AuditDetail)
@strawberry.type(description="Names or ids that belong to an entry; never a value about a person")
class AuditDetail:
    name: str | None = strawberry.field(description="What the values are")
    values: list[str] | None = strawberry.field(description="Names or ids")


@publishes(queries.AuditRow)
@strawberry.type(description="Who did what about whom, and what came of it; never changed, never removed")
class AuditEntry:
    day: date | None = strawberry.field(description="The UTC day of the chain")
    seq: int | None = strawberry.field(description="The place in the brand's chain of that day")
    at: datetime | None
    actor: str | None = strawberry.field(description="Such as `operator:anna`")
    channel: Channel | None = strawberry.field(description="How the command reached Croupier")
    ip: str | None
    user_agent: str | None = strawberry.field(description="What the browser or program called itself")
    session_id: strawberry.ID | None = resolved_by(
        resolve.session_id, description="The session of the account that acted; null for programs"
    )
    correlation_id: str | None = strawberry.field(
        description="The id that all entries and log lines of one request share"
    )
    action: str | None = strawberry.field(
        description="The name of the command, such as `move_status`, or `access.denied`"
    )
    subject: str | None = resolved_by(
        resolve.subject, description="UUID of the player or account it was about"
    )
    player: Subject | None = resolved_by(
        resolve.player_of_entry, description="The player it was about; null for what is about an operator"
    )
    outcome: str | None = strawberry.field(
        description="The name of the command's outcome, such as `PlayerNotFound`"
    )
    details: list[AuditDetail] | None = resolved_by(resolve.details, description="What else belongs to it")
    hash: str | None = strawberry.field(description="SHA-256 over the entry and the hash before it, in hex")


@publishes(reveal.RevealedValue)
@strawberry.type(description="A value in clear; null where the player gave none")
class RevealedValue:
    field: PersonalField | None = strawberry.field(description="Which value it is")
    value: str | None = strawberry.field(description="In clear; null where the player gave none")


@publishes(reveal.PersonalDataRevealed)
@strawberry.type(description="It is recorded that you have seen these, and why")
class PersonalDataRevealed:
    player_id: strawberry.ID | None = resolved_by(resolve.revealed_of)
    player: Subject | None = resolved_by(resolve.revealed_player, description="Whose values they are")
    values: list[RevealedValue] | None = strawberry.field(description="The values that were asked for")


RevealPersonalDataResult = Annotated[
    PersonalDataRevealed | PlayerNotFound, strawberry.union("RevealPersonalDataResult")
]


@adds_to("Query", order=100)
@strawberry.type
class ComplianceQueries:
    audit_entries: Connection[AuditEntry] | None = resolved_by(
        resolve.audit_entries, description="The brand's audit log, newest first"
    )


@adds_to("Mutation", order=190)
@strawberry.type
class ComplianceMutations:
    reveal_personal_data: RevealPersonalDataResult | None = resolved_by(
        resolve.reveal_personal_data, description="See masked values in clear, for a reason that is recorded"
    )

"""The audit log and disclosures of masked values: types, queries and mutations."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.compliance import queries, reveal
from domain.compliance.reveal import PersonalField
from resolvers.compliance import reads as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.pages import Connection
from schema.players.results import PlayerNotFound


@publishes(resolve.AuditDetail)
@strawberry.type(description="Names or ids that belong to an entry; never a value about a person")
class AuditDetail:
    name: str | None
    values: list[str] | None


@publishes(queries.AuditRow)
@strawberry.type(description="Who did what about whom, and what came of it; never changed, never removed")
class AuditEntry:
    day: str | None = resolved_by(resolve.day, description="The UTC day of the chain")
    seq: int | None = strawberry.field(description="The place in the brand's chain of that day")
    at: datetime | None
    actor: str | None = strawberry.field(description="Such as `operator:anna`")
    channel: str | None
    ip: str | None
    user_agent: str | None
    session_id: strawberry.ID | None = resolved_by(resolve.session_id)
    correlation_id: str | None
    action: str | None
    subject: str | None = resolved_by(
        resolve.subject, description="UUID of the player or account it was about"
    )
    outcome: str | None
    details: list[AuditDetail] | None = resolved_by(resolve.details)
    hash: str | None = strawberry.field(description="SHA-256 over the entry and the hash before it, in hex")


@publishes(reveal.RevealedValue)
@strawberry.type(description="A value in clear; null where the player gave none")
class RevealedValue:
    field: PersonalField | None
    value: str | None


@publishes(reveal.PersonalDataRevealed)
@strawberry.type(description="It is recorded that you have seen these, and why")
class PersonalDataRevealed:
    player_id: strawberry.ID | None = resolved_by(resolve.revealed_of)
    values: list[RevealedValue] | None


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

"""Types within a player: parts of the profile, history, notes and consents."""

from datetime import datetime

import strawberry

from domain.players import model, statuses
from domain.players.model import ConsentKind, ContactChannel, OddsFormat, Theme
from domain.players.statuses import ReasonCode
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.players import reads as resolve
from schema.binding import publishes, resolved_by


@publishes(model.PersonName)
@strawberry.type
class PersonName:
    first: str | None
    last: str | None


@publishes(model.Address)
@strawberry.type(description="Where the player lives; the country is the player's own field")
class Address:
    street: str | None
    city: str | None
    postal_code: str | None
    region: str | None


@publishes(model.Preferences)
@strawberry.type
class Preferences:
    language: str | None = strawberry.field(description="BCP 47")
    time_zone: str | None = strawberry.field(description="IANA")
    odds_format: OddsFormat | None
    theme: Theme | None
    hide_balance: bool | None
    contact_by: list[ContactChannel] | None = strawberry.field(
        description="Marketing opt-ins, channel by channel"
    )


@publishes(model.Source)
@strawberry.type(description="Where the player came from, as reported at registration")
class PlayerSource:
    traffic_source: str | None
    campaign: str | None


@publishes(statuses.Allowances)
@strawberry.type(description="What status and conditions let the player do; withdrawing is never taken away")
class Allowances:
    may_bet: bool | None
    may_deposit: bool | None
    may_be_marketed: bool | None


@publishes(model.Consent)
@strawberry.type(description="The player's latest answer of a kind")
class Consent:
    kind: ConsentKind | None
    version: str | None
    given: bool | None
    at: datetime | None


@publishes(model.Note)
@strawberry.type(description="What an operator wrote about a player; never changed, never removed")
class PlayerNote:
    id: strawberry.ID = resolved_by(resolve.note_id)
    text: str | None
    author: str | None
    at: datetime | None


@publishes(model.PlayerChange)
@strawberry.type(description="One field of a player before and after: who, when and why")
class PlayerChange:
    field: str | None = strawberry.field(description="As this API spells it")
    before: str | None = strawberry.field(description="JSON text")
    after: str | None = strawberry.field(description="JSON text")
    version: int | None = strawberry.field(description="The player's version this change made")
    at: datetime | None
    actor: str | None = strawberry.field(description="Such as `operator:anna`")
    channel: str | None
    reason_code: ReasonCode | None
    reason: str | None

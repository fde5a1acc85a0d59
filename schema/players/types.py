"""Types within a player: parts of the profile, history, notes and consents."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final

import strawberry

from domain.players import model, statuses
from domain.players.model import ConsentKind, ContactChannel, OddsFormat, Theme
from domain.players.statuses import PlayerStatus, ReasonCode
from domain.shared.actor import Channel
from resolvers import viewer as _channels  # noqa: F401 - registers the enum of channels
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.players import reads as resolve
from schema.binding import publishes, resolved_by
from schema.node import Node

if TYPE_CHECKING:
    from schema.player import Player

JSON_TEXT: Final = (
    "JSON text, null where there was nothing; who sees it masked sees the string `***` for any value"
)


@publishes(model.PersonName)
@strawberry.type(description="A person's name as they write it; either part may be missing")
class PersonName:
    first: str | None = strawberry.field(description="Given names; null where the player gave none")
    last: str | None = strawberry.field(description="Family names; null where the player gave none")


@publishes(model.Address)
@strawberry.type(description="Where the player lives; the country is the player's own field")
class Address:
    street: str | None = strawberry.field(
        description="Street and house number; null where the player gave none"
    )
    city: str | None = strawberry.field(description="The town; null where the player gave none")
    postal_code: str | None = strawberry.field(
        description="As the post of the country writes it; null where the player gave none"
    )
    region: str | None = strawberry.field(
        description="State, province or county; null where the player gave none"
    )


@publishes(model.Preferences)
@strawberry.type(description="How a player likes Croupier to behave")
class Preferences:
    language: str | None = strawberry.field(description="BCP 47")
    time_zone: str | None = strawberry.field(description="IANA")
    odds_format: OddsFormat | None = strawberry.field(description="How odds are shown")
    theme: Theme | None = strawberry.field(description="The colours of the player's front end")
    hide_balance: bool | None = strawberry.field(
        description="Whether the front end hides balances until asked"
    )
    contact_by: list[ContactChannel] | None = strawberry.field(
        description="Marketing opt-ins, channel by channel"
    )


@publishes(model.Source)
@strawberry.type(description="Where the player came from, as reported at registration")
class PlayerSource:
    traffic_source: str | None = strawberry.field(
        description="As the front end named it; null where it named none"
    )
    campaign: str | None = strawberry.field(description="As the front end named it; null where it named none")


@publishes(statuses.Allowances)
@strawberry.type(description="What status and conditions let the player do; withdrawing is never taken away")
class Allowances:
    may_bet: bool | None = strawberry.field(description="Status and conditions of play allow bets")
    may_deposit: bool | None = strawberry.field(description="Status and conditions of play allow deposits")
    may_be_marketed: bool | None = strawberry.field(
        description="There is a channel for it: see Player.marketingChannels"
    )


@publishes(model.Consent)
@strawberry.type(description="The player's latest answer of a kind")
class Consent:
    kind: ConsentKind | None
    version: str | None
    given: bool | None = strawberry.field(description="True: agreed to. False: refused, or taken back")
    at: datetime | None = strawberry.field(description="When it was answered")


@publishes(model.Note)
@strawberry.type(description="What an operator wrote about a player; never changed, never removed")
class PlayerNote(Node):
    id: strawberry.ID = resolved_by(resolve.note_id)
    player: Annotated["Player", strawberry.lazy("schema.player")] | None = resolved_by(
        resolve.noted_player, description="The player it is about"
    )
    text: str | None = strawberry.field(
        description="In the words of the author; null once it has been erased"
    )
    author: str | None = strawberry.field(description="Who wrote it, such as `operator:anna`")
    at: datetime | None = strawberry.field(description="When it was written")


@publishes(model.StatusChange)
@strawberry.type(description="A move of a player's status: who, when and why")
class PlayerStatusChange:
    before: PlayerStatus | None = strawberry.field(
        name="from", description="The status before; null of the first one, and once it has been erased"
    )
    after: PlayerStatus | None = strawberry.field(
        name="to", description="The status from then on; null once it has been erased"
    )
    version: int | None = strawberry.field(description="The player's version this move made")
    at: datetime | None = strawberry.field(description="When the status was moved")
    actor: str | None = strawberry.field(description="Who moved it, such as `operator:anna`")
    channel: Channel | None = strawberry.field(description="The way the command came")
    reason_code: ReasonCode | None = strawberry.field(description="Why, as a code")
    reason: str | None = strawberry.field(description="Why, in the words of who moved it")


@publishes(model.PlayerChange)
@strawberry.type(description="One field of a player before and after: who, when and why")
class PlayerChange:
    field: str | None = strawberry.field(description="As this API spells it")
    before: str | None = strawberry.field(description=JSON_TEXT)
    after: str | None = strawberry.field(description=JSON_TEXT)
    version: int | None = strawberry.field(description="The player's version this change made")
    at: datetime | None
    actor: str | None = strawberry.field(description="Such as `operator:anna`")
    channel: Channel | None = strawberry.field(description="How the command reached Croupier")
    reason_code: ReasonCode | None = strawberry.field(description="Why, as a code; null where none was given")
    reason: str | None

"""Fields of Player about the profile, the queries of players, and their mutations."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.players.model import ContactChannel
from domain.players.status_owners import StatusOwner
from domain.players.statuses import Condition, PlayerStatus, ReasonCode
from domain.shared.money import Currency
from resolvers.players import commands as run
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.players import reads as resolve
from schema.binding import resolved_by
from schema.mixins import adds_to
from schema.pages import Connection
from schema.players import results
from schema.players.types import (
    Address,
    Allowances,
    Consent,
    PersonName,
    PlayerChange,
    PlayerNote,
    PlayerSource,
    PlayerStatusChange,
    Preferences,
)

if TYPE_CHECKING:
    from schema.player import Player

Subject = Annotated["Player", strawberry.lazy("schema.player")]


@adds_to("Player", order=10)
@strawberry.type
class PlayerProfile:
    """Fields of Player about the profile."""

    brand: str | None
    email: str | None = strawberry.field(
        description="In the player's spelling; null once personal data has been erased"
    )
    username: str | None = strawberry.field(description="In the player's spelling; unique in the brand")
    external_id: str | None = strawberry.field(
        description="The player's id in another system, unique in the brand; null where none was set"
    )
    status: PlayerStatus | None = strawberry.field(description="What the player may do in general")
    status_since: datetime | None = strawberry.field(description="When the status was last moved")
    status_reason: ReasonCode | None = strawberry.field(description="Why it was last moved")
    status_owners: list[StatusOwner] | None = resolved_by(
        resolve.status_owners,
        description="Who stands behind a restricting status, and so decides who may lift it",
    )
    excluded_until: datetime | None = strawberry.field(
        description="Until then an exclusion or cooling-off stands, whatever the status; 9999-12-31: for good"
    )
    allowed_moves: list[PlayerStatus] | None = resolved_by(
        resolve.allowed_moves, description="Where you may move the status now"
    )
    missing: list[Condition] | None = strawberry.field(
        description="What must hold, besides the status, before the player may bet or deposit, and does not"
    )
    email_verified_at: datetime | None = strawberry.field(
        description="When a code proved the e-mail address; null until then"
    )
    phone_verified_at: datetime | None = strawberry.field(
        description="When a code proved the phone number; null until then"
    )
    allowances: Allowances | None = resolved_by(
        resolve.allowances, description="What status and conditions let the player do now"
    )
    marketing_channels: list[ContactChannel] | None = resolved_by(
        resolve.channels_of_marketing,
        description="Where the player may be marketed to: opted in, verified, and the status allows it. "
        "PUSH and POST never are: Croupier verifies neither devices nor addresses",
    )
    last_seen_at: datetime | None = resolved_by(
        resolve.last_seen_at, description="When the player signed in last, or registered if they never did"
    )
    country: str | None = strawberry.field(description="ISO 3166-1 alpha-2")
    currency: Currency | None = strawberry.field(
        description="The player's own, in which wallet 0 is; never changed"
    )
    jurisdiction: str | None = strawberry.field(description="The pack of rules the player was admitted under")
    date_of_birth: date | None = strawberry.field(
        description="Null where the jurisdiction does not ask for it and none was given"
    )
    name: PersonName | None = strawberry.field(description="The player's name as they write it")
    phone: str | None = strawberry.field(
        description="International: +39 06 1234567; null where the player gave none"
    )
    address: Address | None = strawberry.field(description="Where the player lives")
    national_id: str | None = strawberry.field(
        description="The number of an identity document or register; null where none was given"
    )
    preferences: Preferences | None = strawberry.field(description="How the player likes Croupier to behave")
    source: PlayerSource | None = strawberry.field(description="Where the player came from")
    vip_level: int | None = strawberry.field(description="0 (none) to 10")
    tags: list[str] | None = strawberry.field(
        description="What operators and programs marked the player with, by the alphabet"
    )
    consents: list[Consent] | None = resolved_by(
        resolve.consents, description="The latest answer to each text"
    )
    created_at: datetime | None = strawberry.field(description="When the player was registered")
    version: int | None = strawberry.field(
        description="Counts the changes of the profile; see expectedVersion"
    )
    changes: Connection[PlayerChange] | None = resolved_by(
        resolve.changes, description="The history of the profile, newest first"
    )
    status_history: Connection[PlayerStatusChange] | None = resolved_by(
        resolve.status_history, description="The moves of the status, newest first"
    )
    notes: Connection[PlayerNote] | None = resolved_by(resolve.notes, description="Newest first")


@adds_to("Query", order=20)
@strawberry.type
class PlayerQueries:
    """Root queries of the players context."""

    player: Subject | None = resolved_by(
        resolve.player, description="A player by id; null when there is none in your reach"
    )
    player_by_username: Subject | None = resolved_by(
        resolve.player_by_username, description="The whole username, in any spelling that counts as the same"
    )
    players: Connection[Subject] | None = resolved_by(
        resolve.players,
        description="The brand's players, newest first unless sorted otherwise; "
        "where they are filtered by when they were last seen, latest first",
    )


@adds_to("Mutation", order=10)
@strawberry.type
class PlayerMutations:
    """Root mutations of the players context."""

    register_player: results.RegisterPlayerResult | None = resolved_by(
        run.register_player,
        description="Register a player with an empty real-money wallet; oneself: once the code is back",
    )
    update_profile: results.UpdateProfileResult | None = resolved_by(
        run.update_profile, description="Change fields of the profile; each change stays in the history"
    )
    move_player_status: results.MovePlayerStatusResult | None = resolved_by(
        run.move_status, description="Move a player to another status; see Player.allowedMoves"
    )
    set_vip_level: results.UpdatePlayerResult | None = resolved_by(
        run.set_vip_level, description="Set a player's VIP level"
    )
    set_external_id: results.SetExternalIdResult | None = resolved_by(
        run.set_external_id, description="Set or remove the id that a player has in another system"
    )
    add_tag: results.UpdatePlayerResult | None = resolved_by(
        run.add_tag, description="Add a tag; one that is there already is no error"
    )
    remove_tag: results.UpdatePlayerResult | None = resolved_by(
        run.remove_tag, description="Remove a tag; one that is gone already is no error"
    )
    record_consent: results.RecordConsentResult | None = resolved_by(
        run.record_consent, description="Record a player's answer; earlier answers stay"
    )
    add_note: results.AddNoteResult | None = resolved_by(
        run.add_note, description="Store a note, which cannot be deleted"
    )

"""Fields of Player about the profile, the queries of players, and their mutations."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

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
    email: str | None
    username: str | None
    status: PlayerStatus | None
    status_since: datetime | None
    status_reason: ReasonCode | None
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
    email_verified_at: datetime | None
    phone_verified_at: datetime | None
    allowances: Allowances | None = resolved_by(resolve.allowances)
    country: str | None = strawberry.field(description="ISO 3166-1 alpha-2")
    currency: Currency | None
    jurisdiction: str | None = strawberry.field(description="The pack of rules the player was admitted under")
    date_of_birth: date | None
    name: PersonName | None
    phone: str | None
    address: Address | None
    national_id: str | None
    preferences: Preferences | None
    source: PlayerSource | None
    vip_level: int | None
    tags: list[str] | None
    consents: list[Consent] | None = resolved_by(resolve.consents)
    created_at: datetime | None
    version: int | None = strawberry.field(
        description="Counts the changes of the profile; see expectedVersion"
    )
    changes: Connection[PlayerChange] | None = resolved_by(
        resolve.changes, description="The history of the profile, newest first"
    )
    notes: Connection[PlayerNote] | None = resolved_by(resolve.notes, description="Newest first")


@adds_to("Query", order=20)
@strawberry.type
class PlayerQueries:
    """Root queries of the players context."""

    player: Subject | None = resolved_by(resolve.player)
    player_by_username: Subject | None = resolved_by(
        resolve.player_by_username, description="The whole username, in any spelling that counts as the same"
    )
    players: Connection[Subject] | None = resolved_by(
        resolve.players, description="The brand's players, newest first unless sorted otherwise"
    )


@adds_to("Mutation", order=10)
@strawberry.type
class PlayerMutations:
    """Root mutations of the players context."""

    register_player: results.RegisterPlayerResult | None = resolved_by(
        run.register_player,
        description="Register a player with an empty real-money wallet; oneself: once the code is back",
    )
    update_profile: results.UpdatePlayerResult | None = resolved_by(
        run.update_profile, description="Change fields of the profile; each change stays in the history"
    )
    move_player_status: results.MovePlayerStatusResult | None = resolved_by(
        run.move_status, description="Move a player to another status; see Player.allowedMoves"
    )
    set_vip_level: results.UpdatePlayerResult | None = resolved_by(run.set_vip_level)
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

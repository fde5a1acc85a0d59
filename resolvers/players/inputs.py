"""Inputs of the mutations of players; each makes one command."""

from collections.abc import Sized
from dataclasses import fields
from datetime import date

import strawberry

from domain.players.external_id import SetExternalId
from domain.players.model import ConsentAnswer, ConsentKind, ContactChannel, OddsFormat, Theme
from domain.players.profile.changes import AddNote, ChangeTags, RecordConsent, SetVipLevel, UpdateProfile
from domain.players.profile.fields import FIELDS
from domain.players.reasons import Reason, reason
from domain.players.registration.admission import Registration
from domain.players.status.moves import MoveStatus
from domain.players.statuses import PlayerStatus, ReasonCode
from domain.shared.errors import BadInput
from domain.shared.money import Currency
from resolvers.ids import player_id_of
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below

VERSION = "The player's `version` this was decided on; refused if it has changed since. Left out: whichever"
CONSENTS_MAX = 20
REQUIRED = "Required or not by the jurisdiction"


@strawberry.input(description="Why; the code OTHER needs words")
class ReasonInput:
    code: ReasonCode = strawberry.field(description="The reason, for programs")
    words: str | None = strawberry.field(default=None, description="The reason, for people; OTHER takes it")

    def reason(self) -> Reason:
        return reason(self.code, self.words)


@strawberry.input(description="The player's answer to one version of a text")
class ConsentInput:
    kind: ConsentKind
    version: str = strawberry.field(description="The version of the text, as the brand names it")
    given: bool = strawberry.field(default=True, description="True: agreed to. False: refused, or taken back")

    def answer(self) -> ConsentAnswer:
        return ConsentAnswer(self.kind, self.version, self.given)


@strawberry.input(
    description="A new player. Which of the optional fields are required, the jurisdiction decides"
)
class RegisterPlayerInput:
    email: str = strawberry.field(description="Where the player is reached; unique in the brand")
    username: str = strawberry.field(description="3 to 30 of a-z, digits, '.', '_', '-'")
    country: str = strawberry.field(description="ISO 3166-1 alpha-2")
    currency: Currency = strawberry.field(description="The player's own, in which wallet 0 is; never changed")
    password: str | None = strawberry.field(
        default=None,
        description="12 to 256 characters; only who registers a player for them may leave it out",
    )
    date_of_birth: date | None = strawberry.field(default=None, description=REQUIRED)
    consents: list[ConsentInput] = strawberry.field(
        default_factory=list, description="Answers to the brand's texts; the jurisdiction says which it takes"
    )
    language: str = strawberry.field(default="en", description="BCP 47: 'de', 'pt-BR', 'zh-Hant-TW'")
    time_zone: str = strawberry.field(default="UTC", description="IANA: 'Europe/Rome'")
    odds_format: OddsFormat = OddsFormat.DECIMAL
    theme: Theme = Theme.SYSTEM
    hide_balance: bool = False
    contact_by: list[ContactChannel] = strawberry.field(
        default_factory=list, description="Marketing opt-ins, channel by channel"
    )
    first_name: str | None = strawberry.field(default=None, description=REQUIRED)
    last_name: str | None = strawberry.field(default=None, description=REQUIRED)
    phone: str | None = strawberry.field(default=None, description="International: '+39 06 1234567'")
    street: str | None = strawberry.field(default=None, description=REQUIRED)
    city: str | None = strawberry.field(default=None, description=REQUIRED)
    postal_code: str | None = strawberry.field(default=None, description=REQUIRED)
    region: str | None = None
    national_id: str | None = strawberry.field(default=None, description=REQUIRED)
    traffic_source: str | None = strawberry.field(
        default=None, description="Where the player came from, as the front end names it"
    )
    campaign: str | None = strawberry.field(
        default=None, description="Which campaign brought the player, as the front end names it"
    )

    external_id: str | None = strawberry.field(
        default=None,
        description="The player's id in another system, unique in the brand; 1 to 100 characters",
    )

    def command(self) -> Registration:
        """The domain's registration, which has the same field names."""
        _require_few(self.contact_by, len(ContactChannel), "contactBy")
        _require_few(self.consents, CONSENTS_MAX, "consents")
        same = {each.name: getattr(self, each.name) for each in fields(Registration)}
        consents = tuple(each.answer() for each in self.consents)
        return Registration(**(same | {"consents": consents, "contact_by": tuple(self.contact_by)}))


@strawberry.input(description="What is to change; a field left out stays, null clears it")
class UpdateProfileInput:
    player_id: strawberry.ID
    expected_version: int | None = strawberry.field(default=None, description=VERSION)
    reason: ReasonInput | None = None
    language: str | None = strawberry.UNSET
    time_zone: str | None = strawberry.UNSET
    odds_format: OddsFormat | None = strawberry.UNSET
    theme: Theme | None = strawberry.UNSET
    hide_balance: bool | None = strawberry.UNSET
    contact_by: list[ContactChannel] | None = strawberry.field(
        default=strawberry.UNSET, description="All marketing opt-ins as they shall be from now on"
    )
    first_name: str | None = strawberry.field(default=strawberry.UNSET, description="Given names")
    last_name: str | None = strawberry.field(default=strawberry.UNSET, description="Family names")
    phone: str | None = strawberry.field(
        default=strawberry.UNSET, description="International: '+39 06 1234567'; a new number is not verified"
    )
    street: str | None = strawberry.field(default=strawberry.UNSET, description="Street and house number")
    city: str | None = strawberry.field(default=strawberry.UNSET, description="The town")
    postal_code: str | None = strawberry.field(
        default=strawberry.UNSET, description="As the post of the country writes it"
    )
    region: str | None = strawberry.UNSET
    national_id: str | None = strawberry.field(
        default=strawberry.UNSET, description="The number of an identity document or register"
    )

    def command(self) -> UpdateProfile:
        """The command, with a patch of the fields that were given."""
        _require_few(self.contact_by or (), len(ContactChannel), "contactBy")
        given = {name: getattr(self, name) for name in FIELDS}
        return UpdateProfile(
            player_id=player_id_of(self.player_id, "playerId"),
            reason=self.reason.reason() if self.reason else None,
            expected_version=self.expected_version,
            patch={name: value for name, value in given.items() if value is not strawberry.UNSET},
        )


@strawberry.input(description="A move of the status; COOLING_OFF and SELF_EXCLUDED name their term")
class MovePlayerStatusInput:
    player_id: strawberry.ID
    to: PlayerStatus = strawberry.field(description="The status to move to")
    reason: ReasonInput
    term_days: int | None = strawberry.field(default=None, description="From now on")
    for_good: bool = strawberry.field(default=False, description="SELF_EXCLUDED: without an end")
    expected_version: int | None = strawberry.field(default=None, description=VERSION)

    def command(self) -> MoveStatus:
        return MoveStatus(
            player_id=player_id_of(self.player_id, "playerId"),
            to=self.to,
            reason=self.reason.reason(),
            term_days=self.term_days,
            for_good=self.for_good,
            expected_version=self.expected_version,
        )


@strawberry.input
class SetVipLevelInput:
    player_id: strawberry.ID
    level: int = strawberry.field(description="0 (none) to 10")
    reason: ReasonInput | None = None
    expected_version: int | None = strawberry.field(default=None, description=VERSION)

    def command(self) -> SetVipLevel:
        return SetVipLevel(
            player_id=player_id_of(self.player_id, "playerId"),
            level=self.level,
            reason=self.reason.reason() if self.reason else None,
            expected_version=self.expected_version,
        )


@strawberry.input
class SetExternalIdInput:
    player_id: strawberry.ID
    external_id: str | None = strawberry.field(
        description="The player's id in another system, 1 to 100 characters; null removes it"
    )
    reason: ReasonInput | None = None
    expected_version: int | None = strawberry.field(default=None, description=VERSION)

    def command(self) -> SetExternalId:
        return SetExternalId(
            player_id=player_id_of(self.player_id, "playerId"),
            external_id=self.external_id,
            reason=self.reason.reason() if self.reason else None,
            expected_version=self.expected_version,
        )


@strawberry.input
class TagInput:
    player_id: strawberry.ID
    tag: str = strawberry.field(description="1 to 40 characters; stored in small letters")
    reason: ReasonInput | None = None

    def adding(self) -> ChangeTags:
        """The command that adds it."""
        return self._change(add=(self.tag,))

    def removing(self) -> ChangeTags:
        """The command that removes it."""
        return self._change(remove=(self.tag,))

    def _change(self, *, add: tuple[str, ...] = (), remove: tuple[str, ...] = ()) -> ChangeTags:
        return ChangeTags(
            player_id=player_id_of(self.player_id, "playerId"),
            add=add,
            remove=remove,
            reason=self.reason.reason() if self.reason else None,
        )


@strawberry.input
class RecordConsentInput:
    player_id: strawberry.ID
    consent: ConsentInput = strawberry.field(description="What the player answered")

    def command(self) -> RecordConsent:
        player_id = player_id_of(self.player_id, "playerId")
        return RecordConsent(player_id=player_id, answer=self.consent.answer())


@strawberry.input
class AddNoteInput:
    player_id: strawberry.ID
    text: str = strawberry.field(description="1 to 2,000 characters; it cannot be deleted")

    def command(self) -> AddNote:
        return AddNote(player_id=player_id_of(self.player_id, "playerId"), words=self.text)


def _require_few(items: Sized, at_most: int, field: str) -> None:
    """Refuse a list of more items before any of them is converted.

    Raises:
        BadInput: it is longer.
    """
    if len(items) > at_most:
        raise BadInput(f"This holds at most {at_most} items", field=field)

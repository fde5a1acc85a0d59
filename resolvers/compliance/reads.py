"""Resolvers of the audit log and of disclosures of masked values."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import strawberry

from domain.compliance.commands import record_entry
from domain.compliance.model import Detail, Entry
from domain.compliance.queries import AuditCriteria, AuditReads, AuditRow
from domain.compliance.reveal import PersonalDataRevealed, PersonalField, RevealedValue
from domain.players.model import Player
from domain.players.outcomes import PlayerNotFound
from domain.shared.errors import BadInput
from resolvers.context import Info
from resolvers.errors import Forbidden
from resolvers.filters import Filter
from resolvers.ids import player_id_of, public_id
from resolvers.pages import Listing, Page, read_page
from resolvers.periods import PeriodInput, period_of
from resolvers.players.inputs import ReasonInput
from resolvers.players.loaders import PlayerLoaders

strawberry.enum(PersonalField, description="A personal value of a player")

NAME_CHARS_MAX: Final = 200

_COORDINATES: Final[dict[PersonalField, tuple[str, ...]]] = {
    PersonalField.EMAIL: ("Player.email",),
    PersonalField.PHONE: ("Player.phone",),
    PersonalField.DATE_OF_BIRTH: ("Player.dateOfBirth",),
    PersonalField.NATIONAL_ID: ("Player.nationalId",),
    PersonalField.FIRST_NAME: ("Player.name", "PersonName.first"),
    PersonalField.LAST_NAME: ("Player.name", "PersonName.last"),
    PersonalField.STREET: ("Player.address", "Address.street"),
    PersonalField.CITY: ("Player.address", "Address.city"),
    PersonalField.POSTAL_CODE: ("Player.address", "Address.postalCode"),
    PersonalField.REGION: ("Player.address", "Address.region"),
}
"""The coordinates of each value; only viewers who may see it masked can have it revealed."""

_READ: Final[dict[PersonalField, Callable[[Player], object]]] = {
    PersonalField.EMAIL: lambda player: player.email,
    PersonalField.PHONE: lambda player: player.phone,
    PersonalField.DATE_OF_BIRTH: lambda player: player.date_of_birth,
    PersonalField.NATIONAL_ID: lambda player: player.national_id,
    PersonalField.FIRST_NAME: lambda player: player.name.first,
    PersonalField.LAST_NAME: lambda player: player.name.last,
    PersonalField.STREET: lambda player: player.address.street,
    PersonalField.CITY: lambda player: player.address.city,
    PersonalField.POSTAL_CODE: lambda player: player.address.postal_code,
    PersonalField.REGION: lambda player: player.address.region,
}


@strawberry.input(description="Which entries; a field that is left out does not filter")
class AuditFilter(Filter):
    actor: str | None = strawberry.field(default=None, description="Such as `operator:anna`")
    action: str | None = strawberry.field(default=None, description="Such as `move_status`, `access.denied`")
    player_id: strawberry.ID | None = strawberry.field(
        default=None, description="About this player, alone or among others"
    )
    period: PeriodInput | None = strawberry.field(default=None, description="When it was recorded")

    def criteria(self) -> AuditCriteria:
        """The domain's criteria.

        Raises:
            BadInput: a value that no entry could have.
        """
        period = period_of(self.period, "filter.period")
        return AuditCriteria(
            actor=_name(self.actor, "filter.actor"),
            action=_name(self.action, "filter.action"),
            player_id=player_id_of(self.player_id, "filter.playerId") if self.player_id else None,
            since=period.since,
            until=period.until,
        )


@strawberry.input(description="Personal values to see in clear, and why")
class RevealPersonalDataInput:
    player_id: strawberry.ID
    fields: list[PersonalField] = strawberry.field(description="Which values you need to see")
    reason: ReasonInput


@dataclass(frozen=True, slots=True)
class AuditDetail:
    """A detail of an entry, with its values as a list."""

    name: str
    values: tuple[str, ...]


async def audit_entries(
    info: Info,
    filter: AuditFilter | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[AuditRow]:
    """The brand's audit log, newest first."""
    criteria = filter.criteria() if filter else AuditCriteria()
    listing = Listing("audit", criteria, (int, int))
    window = listing.window(first, after, last, before)
    viewer, reads = info.context.viewer, info.context.read(AuditReads)
    return await read_page(
        listing,
        window,
        lambda asked: reads.page(viewer, criteria, asked),
        lambda: reads.count(viewer, criteria),
    )


def details(root: strawberry.Parent[AuditRow]) -> list[AuditDetail]:
    """The details of the entry, by name."""
    return [
        AuditDetail(name, (each,) if isinstance(each, str) else each) for name, each in root.details.items()
    ]


def subject(root: strawberry.Parent[AuditRow]) -> str | None:
    """The UUID of the player or account."""
    return str(root.subject) if root.subject else None


def session_id(root: strawberry.Parent[AuditRow]) -> strawberry.ID | None:
    """``ses_<uuid>``."""
    return strawberry.ID(public_id("ses", root.session_id)) if root.session_id else None


async def player_of_entry(root: strawberry.Parent[AuditRow], info: Info) -> Player | None:
    """The player an entry is about, if there is one of this id in the viewer's reach; batched."""
    return await info.context.loaders(PlayerLoaders).player.load(root.subject) if root.subject else None


async def revealed_player(root: strawberry.Parent[PersonalDataRevealed], info: Info) -> Player | None:
    """The player whose values were revealed."""
    return await info.context.loaders(PlayerLoaders).player.load(root.player_id)


def revealed_of(root: strawberry.Parent[PersonalDataRevealed]) -> strawberry.ID:
    """``plr_<uuid>``."""
    return strawberry.ID(public_id("plr", root.player_id))


async def reveal_personal_data(
    info: Info, input: RevealPersonalDataInput
) -> PersonalDataRevealed | PlayerNotFound:
    """Record who sees which values and why, then return the values.

    Raises:
        BadInput: no field is named.
        Forbidden: the viewer may not see one of them even masked.
        Unavailable: it cannot be recorded.
    """
    requested, reason = tuple(dict.fromkeys(input.fields)), input.reason.reason()
    if not requested:
        raise BadInput("Name at least one field", field="fields")
    for coordinate in (where for each in requested for where in _COORDINATES[each]):
        if not info.context.access.allows(coordinate):
            info.context.denied.add(coordinate)
            raise Forbidden(coordinate)
    player = await info.context.loaders(PlayerLoaders).player.load(player_id_of(input.player_id, "playerId"))
    outcome = (
        PersonalDataRevealed(
            player.id, tuple(RevealedValue(each, _value(player, each)) for each in requested)
        )
        if player
        else PlayerNotFound()
    )
    details: dict[str, Detail] = {
        "fields": tuple(each.name for each in requested),
        "reason": reason.code.name,
    }
    if reason.words:
        details["words"] = reason.words
    subject = player.id if player else None
    entry = Entry("reveal_personal_data", subject, type(outcome).__name__, details)
    await info.context.process.commands.run(record_entry, entry, info.context.origin)
    return outcome


def _value(player: Player, field: PersonalField) -> str | None:
    found = _READ[field](player)
    return None if found is None else str(found)


def _name(given: str | None, field: str) -> str | None:
    if given is not None and (len(given) > NAME_CHARS_MAX or "\0" in given):
        raise BadInput("No such name is in the log", field=field)
    return given

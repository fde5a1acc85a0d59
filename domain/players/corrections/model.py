"""A correction of a player's data, as it waits for another operator and stays in the history."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

from domain.players import login
from domain.players.model import Player
from domain.players.profile.countries import country_code
from domain.players.profile.fields import FIELDS, Patch, ProfileField, patched
from domain.shared.actor import ActorKind, Origin, is_same_name
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId


class CorrectionState(Enum):
    """Where a correction is."""

    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


def _required(field: ProfileField) -> ProfileField:
    def checked(value: Any, name: str) -> object:
        kept = field.check(value, name)
        if kept is None:
            raise BadInput("A correction says what is right: this cannot be empty", field=name)
        return kept

    return ProfileField(field.group, field.attribute, field.api, checked)


_LOGINS: Final = {
    "email": ProfileField("", "email", "email", lambda value, name: login.email_address(value, name).display),
    "username": ProfileField(
        "", "username", "username", lambda value, name: login.username(value, name).display
    ),
}
_IDENTITY: Final = {
    **{name: _required(FIELDS[name]) for name in ("first_name", "last_name", "national_id")},
    "date_of_birth": ProfileField("", "date_of_birth", "dateOfBirth", lambda value, _name: value),
    "country": ProfileField("", "country", "country", country_code),
}

CORRECTABLE: Final[Mapping[str, ProfileField]] = _LOGINS | _IDENTITY
"""The fields of a player that take two operators, by attribute."""

IDENTITY_FIELDS: Final = frozenset(each.api for each in _IDENTITY.values())
"""What a player was verified by, as the API spells it."""

_NAMES: Final = {each.api: name for name, each in CORRECTABLE.items()}


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """One field, by its API name. ``before`` and ``after`` are JSON text, None once they have been erased."""

    field: str
    before: str | None = dataclasses.field(repr=False)
    after: str | None = dataclasses.field(repr=False)


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to become of a player's data. ``requested`` are all fields that were sent, changed or not.

    ``maker`` and ``checker`` are the operators who asked and decided; ``remark`` is the latter's.
    """

    id: UUID
    player_id: PlayerId
    brand: str
    key: str
    requested: tuple[CorrectedField, ...]
    reason: str
    state: CorrectionState
    maker: str
    created_at: datetime
    checker: str | None = None
    decided_at: datetime | None = None
    remark: str | None = None

    @property
    def changes(self) -> tuple[CorrectedField, ...]:
        """The fields that change, and those whose values have been erased."""
        return tuple(each for each in self.requested if each.before is None or each.before != each.after)

    def asks_the_same_as(self, other: "Correction") -> bool:
        """Whether both ask for the same values, for the same reason."""
        return (self.reason, _wanted(self)) == (other.reason, _wanted(other))

    def may_be_approved_by(self, origin: Origin) -> bool:
        """Whether the actor is an operator, and another one than the operator who asked."""
        people = self.maker.startswith("operator:") and origin.actor.kind is ActorKind.OPERATOR
        return people and not is_same_name(str(origin.actor), self.maker)

    def is_based_on(self, player: Player) -> bool:
        """Whether the player still has the values that the correction was asked for."""
        return all(each.before == json_of(player, each.field) for each in self.requested)

    @property
    def patch(self) -> Patch:
        """The values to be stored, by the attributes of a player; erased ones are left alone."""
        return {
            _NAMES[each.field]: _value(each.field, each.after)
            for each in self.requested
            if each.after is not None
        }


def requested_fields(player: Player, patch: Patch) -> tuple[CorrectedField, ...]:
    """The fields of a patch as they are and as they are to be.

    Raises:
        BadInput: a value that its field cannot have.
    """
    after = patched(player, patch, CORRECTABLE)
    names = [field.api for name, field in CORRECTABLE.items() if name in patch]
    return tuple(CorrectedField(each, json_of(player, each), json_of(after, each)) for each in names)


def json_of(player: Player, field: str) -> str:
    """The value a player has in a correctable field, as JSON text."""
    value = CORRECTABLE[_NAMES[field]].of(player)
    return json.dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)


def _wanted(correction: Correction) -> dict[str, str | None]:
    return {each.field: each.after for each in correction.requested}


def _value(field: str, kept: str) -> object:
    value: object = json.loads(kept)
    return date.fromisoformat(value) if field == "dateOfBirth" and isinstance(value, str) else value

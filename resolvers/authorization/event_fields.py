"""What a receiver with certain roles is shown of an event: no more than the same roles read by GraphQL.

A field is shown if every coordinate that it names is readable. A coordinate that is only readable masked
shows free text masked, as GraphQL does, and hides every other field. What a player may read of their own is
shown to that player. Everything else is left out, and an event of which not even the happening may be known
is not given at all.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol
from uuid import UUID

from domain.shared.event_types import EventType, Form, PayloadField
from domain.shared.facts import Json
from resolvers.authorization.levels import AccessTable, Level
from resolvers.authorization.masking import MASKS, text

_OPEN: Final = frozenset({Level.READ, Level.CALL})


class EventToShow(Protocol):
    """What of an event decides on its showing; a player's id is None for what is about no player."""

    @property
    def player_id(self) -> UUID | None:
        """Whom it is about."""
        ...

    @property
    def data(self) -> Mapping[str, Json]:
        """The payload."""
        ...


class EventReceiver:
    """The rights of a receiver.

    ``own_player``: the player on whose behalf it receives, if it is one's own program.
    """

    __slots__ = ("_access", "_masks", "_own_player")

    def __init__(self, access: AccessTable, masks: Mapping[str, str], own_player: UUID | None = None) -> None:
        self._access = access
        self._masks = masks
        self._own_player = own_player

    def learns_of(self, kind: EventType, player_id: UUID | None) -> bool:
        """Whether it may know that such an event happened."""
        if not kind.public or not kind.needs:
            return False
        return self._open(kind.needs, own=self._is_own(player_id))

    def shown(self, event: EventToShow, kind: EventType) -> dict[str, Json] | None:
        """The payload reduced to what it may read; None where it may not know of the event."""
        if not self.learns_of(kind, event.player_id):
            return None
        return self._reduced(kind.fields, event.data, own=self._is_own(event.player_id))

    def beyond(self, other: "EventReceiver", kind: EventType) -> str | None:
        """A coordinate of an event of which it is shown what the other is not, if any."""
        if not self.learns_of(kind, None):
            return None
        if not other.learns_of(kind, None):
            return next(each for each in kind.needs if not other.reads(each))
        return self._beyond(other, kind.fields)

    def _beyond(self, other: "EventReceiver", fields: Iterable[PayloadField]) -> str | None:
        for each in fields:
            if not each.shown_by or self.shows(each) == 0:
                continue
            if self.shows(each) > other.shows(each):
                return each.shown_by[0]
            if each.form is Form.OBJECT and (found := self._beyond(other, each.fields)):
                return found
        return None

    def reads(self, coordinate: str) -> bool:
        """Whether it reads this of every player, and not masked."""
        return self._open((coordinate,), own=False)

    def shows(self, field: PayloadField) -> int:
        """2: as it is, 1: masked, 0: not at all."""
        if self._open(field.shown_by, own=False):
            return 2
        is_text = field.form is Form.TEXT and not field.values
        return int(is_text and self._masked(field, "", own=False) is not None)

    def readable(self, fields: Iterable[PayloadField]) -> frozenset[str]:
        """The names of fields that it reads as they are, of every player."""
        return frozenset(
            each.name for each in fields if each.shown_by and self._open(each.shown_by, own=False)
        )

    def _is_own(self, player_id: UUID | None) -> bool:
        return player_id is not None and player_id == self._own_player

    def _level(self, coordinate: str, *, own: bool) -> Level:
        level = self._access.level(coordinate)
        if level is Level.OWN:
            return Level.READ if own else Level.NONE
        return level

    def _open(self, coordinates: Iterable[str], *, own: bool) -> bool:
        return all(self._level(each, own=own) in _OPEN for each in coordinates)

    def _reduced(
        self, fields: Iterable[PayloadField], data: Mapping[str, Json], *, own: bool
    ) -> dict[str, Json]:
        shown: dict[str, Json] = {}
        for each in fields:
            if each.name not in data or not each.shown_by:
                continue
            value = data[each.name]
            if self._open(each.shown_by, own=own):
                shown[each.name] = self._inside(each, value, own=own)
            elif each.form is Form.TEXT and not each.values and isinstance(value, str):
                masked = self._masked(each, value, own=own)
                if masked is not None:
                    shown[each.name] = masked
        return shown

    def _inside(self, field: PayloadField, value: Json, *, own: bool) -> Json:
        if field.form is not Form.OBJECT:
            return value
        if isinstance(value, list):
            return [self._reduced(field.fields, each, own=own) for each in value if isinstance(each, dict)]
        return self._reduced(field.fields, value, own=own) if isinstance(value, dict) else value

    def _masked(self, field: PayloadField, value: str, *, own: bool) -> str | None:
        """The text as the strictest of its coordinates masks it; None where one may not be read at all."""
        shown: str | None = value
        for coordinate in field.shown_by:
            level = self._level(coordinate, own=own)
            if level is Level.MASKED and shown is not None:
                shown = MASKS.get(self._masks.get(coordinate, ""), text)(shown)
            elif level not in _OPEN:
                return None
        return shown

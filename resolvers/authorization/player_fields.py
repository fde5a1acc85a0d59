"""The fields of a command that hold players, by type: annotated ``PlayerId``, inherited or nested."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Final, NewType, TypeVar, Union, get_args, get_origin
from uuid import UUID

from domain.shared.ids import PlayerId
from resolvers.authorization.field_types import field_types

COLLECTIONS: Final = (tuple, list, frozenset, set)
"""The types that may contain players' ids in a command; others are refused."""


class UnlimitedPlayersError(TypeError):
    """A command has players where their reach could not be limited, in a mapping for instance."""


@dataclass(frozen=True, slots=True)
class PlayerPlaces:
    """What of a value is limited, for each kind of value that it may be.

    ``ids``: a UUID is a player's. ``each``: what is limited in every item of a collection. ``positions``: in
    each item of a tuple of that length. ``commands``: a dataclass is limited by its own class.
    """

    ids: bool = False
    each: "PlayerPlaces | None" = None
    positions: "tuple[PlayerPlaces | None, ...]" = ()
    commands: bool = False

    def of_items(self, count: int) -> "tuple[PlayerPlaces | None, ...]":
        """What is limited in each item of a collection of ``count``."""
        return self.positions or (self.each,) * count


@dataclass(frozen=True, slots=True)
class _Field:
    """The field that is looked at. ``seen``: the classes on the way to it, which may hold each other."""

    owner: type
    name: str
    seen: frozenset[type]

    def refused(self, why: str) -> UnlimitedPlayersError:
        return UnlimitedPlayersError(f"{self.owner.__name__}.{self.name}: {why}")


@cache
def player_fields(command: type) -> Mapping[str, PlayerPlaces]:
    """Field -> what of it is limited, for the fields that hold players; empty for what is no dataclass.

    Decided once for each class: a bet is looked up here and nothing else. Fields may hold subclasses of their
    types, too: those that are defined by then.

    Raises:
        UnlimitedPlayersError: there are players in something that is not gone through.
        NameError: an annotation cannot be read at run time.
    """
    return dict(_player_fields(command, frozenset()))


def _player_fields(owner: type, seen: frozenset[type]) -> Iterator[tuple[str, PlayerPlaces]]:
    names = {field.name for field in fields(owner)} if is_dataclass(owner) else set()
    for name, hint in field_types(owner).items():
        field = _Field(owner, name, seen)
        if places := _places(hint, field):
            if name not in names:
                raise field.refused("not a field of a dataclass, so players cannot be limited")
            yield name, places


def _places(hint: Any, field: _Field) -> PlayerPlaces | None:
    if hint is PlayerId:
        return PlayerPlaces(ids=True)
    if isinstance(hint, NewType):
        return _places(hint.__supertype__, field)
    if isinstance(hint, TypeVar):
        raise field.refused(f"{hint} may stand for players")
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _places_of_alternatives(arguments, field)
    if origin in COLLECTIONS:
        return _places_of_items(arguments, field)
    if isinstance(hint, type) and origin is None:
        return PlayerPlaces(commands=True) if _has_players(hint, field.seen) else None
    if any(_places(argument, field) for argument in arguments):
        raise field.refused(f"players in {hint} cannot be limited")
    return None


def _places_of_items(arguments: tuple[Any, ...], field: _Field) -> PlayerPlaces | None:
    places = tuple(_places(argument, field) for argument in arguments if argument is not ...)
    if not any(places):
        return None
    fixed = len(arguments) > 1 and arguments[-1] is not ...
    return PlayerPlaces(positions=places) if fixed else PlayerPlaces(each=places[0])


def _places_of_alternatives(alternatives: Iterable[Any], field: _Field) -> PlayerPlaces | None:
    """What is limited in a value that is one of these: decided by what it is, so no two may look alike."""
    ids: set[PlayerPlaces | None] = set()
    collections: set[PlayerPlaces | None] = set()
    others: set[PlayerPlaces | None] = set()
    for hint in alternatives:
        alike = ids if _is_id(hint) else collections if get_origin(hint) in COLLECTIONS else others
        alike.add(_places(hint, field))
    if len(ids) > 1 or len(collections) > 1:
        raise field.refused("players cannot be told from other values")
    found = [places for places in (*ids, *collections, *others) if places]
    if not found:
        return None
    return PlayerPlaces(
        ids=any(places.ids for places in found),
        each=next((places.each for places in found if places.each), None),
        positions=next((places.positions for places in found if places.positions), ()),
        commands=any(places.commands for places in found),
    )


def _is_id(hint: Any) -> bool:
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    return hint is UUID


def _has_players(kind: type, seen: frozenset[type]) -> bool:
    """Whether values of this class or a subclass have players; classes on the way here are decided there."""
    if kind in seen:
        return False
    kinds = [kind, *_subclasses(kind)] if is_dataclass(kind) else [kind]
    found = [name for one in kinds for name, _ in _player_fields(one, seen.union(kinds))]
    return bool(found)


def _subclasses(kind: type) -> Iterator[type]:
    subclass: type
    for subclass in kind.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)

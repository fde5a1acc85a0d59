"""Which fields of a command hold players, by their type: whatever is annotated ``PlayerId``, however deep."""

from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from domain.shared.ids import PlayerId

HOLDERS = (tuple, list, frozenset, set, Union, UnionType, Annotated)
"""What a player's id may stand in. Nothing else that has one is allowed in a command."""


class UnlimitedPlayersError(TypeError):
    """A command has players where their reach could not be limited, in a mapping for instance."""


@cache
def player_fields(command: type) -> tuple[str, ...]:
    """The names of the fields that hold players, or commands that do; empty for what is no dataclass.

    Decided once for each class: a bet is looked up here and nothing else.

    Raises:
        UnlimitedPlayersError: a field has players in something that is not gone through.
        NameError: an annotation cannot be read at run time.
    """
    if not is_dataclass(command):
        return ()
    hints = get_type_hints(command)
    return tuple(
        field.name for field in fields(command) if _has_players(hints[field.name], (command, field.name))
    )


def _has_players(hint: Any, where: tuple[type, str]) -> bool:
    if hint is PlayerId:
        return True
    if isinstance(hint, type) and is_dataclass(hint):
        return hint is not where[0] and bool(player_fields(hint))
    found = [_has_players(argument, where) for argument in get_args(hint)]
    if any(found) and get_origin(hint) not in HOLDERS:
        raise UnlimitedPlayersError(f"{where[0].__name__}.{where[1]}: {hint} cannot be limited")
    return any(found)

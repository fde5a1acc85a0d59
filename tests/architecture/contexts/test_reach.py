"""Every field of a command that holds a player's id is limited to the viewer's reach, because of its type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, NamedTuple, NewType, TypeVar, get_args, get_type_hints
from uuid import UUID

import pytest

from domain.shared.actor import Actor, ActorKind
from domain.shared.ids import PlayerId, new_id
from domain.wallets.play.bets import PlaceBet
from domain.wallets.play.wins import BetAndWin
from resolvers.authorization.player_fields import UnlimitedPlayersError, player_fields
from resolvers.authorization.reach import NO_PLAYER, Reach
from tests.application import Application
from tests.architecture.contexts.commands import commands

OPERATOR = Actor(ActorKind.OPERATOR, "olga", "default")
OURS, ALSO_OURS, FOREIGN = (PlayerId(new_id()) for _ in range(3))
NONE = PlayerId(NO_PLAYER)


def unlimited(command: type) -> Iterator[str]:
    """The fields of a command, and of what it holds, that are called a player's id and have another type."""
    hints = get_type_hints(command)
    for field in fields(command):
        parts = set(_parts(hints[field.name]))
        if "player" in field.name and UUID in parts:
            yield f"{command.__name__}.{field.name}"
        for part in parts:
            if isinstance(part, type) and is_dataclass(part):
                yield from unlimited(part)


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for argument in get_args(hint):
        yield from _parts(argument)


@dataclass(frozen=True)
class Named:
    player_id: UUID


@dataclass(frozen=True)
class NamedWithin:
    name: str
    others: tuple[Named, ...]


@dataclass(frozen=True)
class SeveralNamed:
    player_ids: tuple[UUID, ...] | None


@dataclass(frozen=True)
class Right:
    id: UUID
    owner: PlayerId


@dataclass(frozen=True)
class Merge:
    into: PlayerId
    players: tuple[PlayerId, ...]
    referrer: PlayerId | None = None
    nested: tuple[Right, ...] = ()


Referrer = NewType("Referrer", PlayerId)
Whom = TypeVar("Whom")


@dataclass(frozen=True)
class Inherited(Right):
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change(Generic[Whom]):
    whom: Whom
    others: tuple[Whom, ...] = ()


@dataclass(frozen=True, slots=True)
class InheritedGeneric(Change[PlayerId]):
    reason: str = ""


@dataclass(frozen=True)
class Step:
    no: int


@dataclass(frozen=True)
class StepOfPlayer(Step):
    player: PlayerId


@dataclass(frozen=True)
class Steps:
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Chain:
    player: PlayerId
    rest: Chain | None = None


@dataclass(frozen=True)
class Pairs:
    pair: tuple[PlayerId, UUID]
    pairs: tuple[tuple[UUID, Referrer], ...] = ()
    either: PlayerId | tuple[PlayerId, UUID] | None = None


@dataclass(frozen=True)
class Mapped:
    shares: dict[PlayerId, int]


@dataclass(frozen=True)
class HoldsMapped:
    mapped: tuple[Mapped, ...]


@dataclass(frozen=True)
class EitherId:
    id: PlayerId | UUID


@dataclass(frozen=True)
class EitherTuple:
    ids: tuple[PlayerId, ...] | tuple[UUID, ...]


class NamedTupleOfPlayer(NamedTuple):
    player: PlayerId


@dataclass(frozen=True)
class HoldsNamedTuple:
    held: NamedTupleOfPlayer


class NoDataclass:
    player: PlayerId


@dataclass(frozen=True)
class InheritsNoDataclass(NoDataclass):
    name: str


async def brand_of(player_id: UUID) -> str:
    return "rival" if player_id == FOREIGN else "default"


async def limited(command: Any) -> Any:
    return await Reach(brand_of).limit(OPERATOR, command)


async def test_every_players_id_in_a_command_is_limited(application: Application) -> None:
    found = commands(application.wired.bindings)

    assert {PlaceBet, BetAndWin} < found
    assert len(found) > 40
    assert {name for command in found for name in unlimited(command)} == set()
    assert {command for command in found if player_fields(command)} > {PlaceBet, BetAndWin}


@pytest.mark.parametrize(
    ("command", "found"),
    [
        (Named, {"Named.player_id"}),
        (NamedWithin, {"Named.player_id"}),
        (SeveralNamed, {"SeveralNamed.player_ids"}),
        (Right, set()),
        (Merge, set()),
    ],
)
def test_planted_fields(command: type, found: set[str]) -> None:
    assert set(unlimited(command)) == found


async def test_ids_are_limited_wherever_they_stand() -> None:
    command = Merge(
        into=OURS, players=(OURS, FOREIGN, ALSO_OURS), referrer=FOREIGN, nested=(Right(FOREIGN, FOREIGN),)
    )

    assert await limited(command) == Merge(
        into=OURS,
        players=(OURS, NONE, ALSO_OURS),
        referrer=NONE,
        nested=(Right(FOREIGN, NONE),),
    )


async def test_commands_within_reach_stay_the_same_object() -> None:
    command = Merge(into=OURS, players=(ALSO_OURS,), nested=(Right(FOREIGN, OURS),))

    assert await limited(command) is command


async def test_commands_without_players_stay_the_same_object() -> None:
    assert await limited("prune") == "prune"
    assert await limited(Named(FOREIGN)) == Named(FOREIGN)


@pytest.mark.parametrize(
    ("command", "result"),
    [
        (Inherited(FOREIGN, FOREIGN), Inherited(FOREIGN, NONE)),
        (InheritedGeneric(FOREIGN, (OURS, FOREIGN)), InheritedGeneric(NONE, (OURS, NONE))),
        (Steps((Step(1), StepOfPlayer(2, FOREIGN))), Steps((Step(1), StepOfPlayer(2, NONE)))),
        (Chain(OURS, Chain(FOREIGN, Chain(FOREIGN))), Chain(OURS, Chain(NONE, Chain(NONE)))),
    ],
    ids=lambda command: type(command).__name__,
)
async def test_inherited_and_nested_players_are_limited(command: Any, result: Any) -> None:
    assert await limited(command) == result


async def test_beside_a_player_other_ids_stay_as_they_are() -> None:
    command = Pairs((FOREIGN, FOREIGN), ((FOREIGN, Referrer(FOREIGN)),), (OURS, FOREIGN))

    assert await limited(command) == Pairs((NONE, FOREIGN), ((FOREIGN, Referrer(NONE)),), (OURS, FOREIGN))
    assert await limited(Pairs((OURS, FOREIGN), either=FOREIGN)) == Pairs((OURS, FOREIGN), either=NONE)


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (Mapped, "Mapped.shares"),
        (HoldsMapped, "Mapped.shares"),
        (EitherId, "EitherId.id"),
        (EitherTuple, "EitherTuple.ids"),
        (Change, "Change.whom"),
        (HoldsNamedTuple, "NamedTupleOfPlayer.player"),
        (InheritsNoDataclass, "InheritsNoDataclass.player"),
    ],
)
def test_player_ids_in_unsupported_types_are_refused(command: type, field: str) -> None:
    with pytest.raises(UnlimitedPlayersError, match=rf"^{field}:"):
        player_fields(command)

"""What a job does to each player: the rights it takes, and the use case of the single mutation."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from domain.jobs.model import JobKind
from domain.players.profile.changes import ChangeTags, change_tags
from domain.players.profile.marketing_tags import change_marketing_tags
from domain.players.reasons import Reason, reason
from domain.players.status.moves import MoveStatus, move_player
from domain.players.statuses import PlayerStatus, ReasonCode
from domain.shared.ids import PlayerId

Json = Mapping[str, Any]

Run = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]
"""Carries a command out as the one who started the job."""


@dataclass(frozen=True, slots=True)
class BulkChange:
    """One kind of change. ``start`` is the mutation that starts it, ``mutations`` the single ones of it.

    ``coordinates``: what its starter must be allowed for what a request asks; ``carry_out`` does it to one
    player and raises as the single mutation does.
    """

    start: str
    mutations: Callable[[Json], tuple[str, ...]]
    coordinates: Callable[[Json], Iterator[str]]
    carry_out: Callable[[Run, PlayerId, Json], Awaitable[Any]]


def _tag_mutations(request: Json) -> tuple[str, ...]:
    of = {"addTag": request["add"], "removeTag": request["remove"]}
    return tuple(name for name, tags in of.items() if tags)


def _tag_coordinates(request: Json) -> Iterator[str]:
    yield from (f"Mutation.{name}" for name in _tag_mutations(request))
    yield from ("TagInput.playerId", "TagInput.tag")
    if request["reason"]:
        yield from ("TagInput.reason", *_reason_coordinates(request))


async def _change_tags(run: Run, player_id: PlayerId, request: Json) -> Any:
    return await run(change_tags, _tags(player_id, request))


async def _change_marketing_tags(run: Run, player_id: PlayerId, request: Json) -> Any:
    return await run(change_marketing_tags, _tags(player_id, request))


def _tags(player_id: PlayerId, request: Json) -> ChangeTags:
    add, remove = tuple(request["add"]), tuple(request["remove"])
    return ChangeTags(player_id=player_id, add=add, remove=remove, reason=_reason(request["reason"]))


def _move_coordinates(request: Json) -> Iterator[str]:
    yield "Mutation.movePlayerStatus"
    given = {"termDays": request["termDays"] is not None, "forGood": request["forGood"]}
    names = ("playerId", "to", "reason", *(name for name, is_given in given.items() if is_given))
    yield from (f"MovePlayerStatusInput.{name}" for name in names)
    yield from _reason_coordinates(request)


async def _move_status(run: Run, player_id: PlayerId, request: Json) -> Any:
    why = _reason(request["reason"])
    assert why is not None  # noqa: S101 - the input takes one
    move = MoveStatus(
        player_id=player_id,
        to=PlayerStatus[request["to"]],
        reason=why,
        term_days=request["termDays"],
        for_good=request["forGood"],
    )
    return await move_player(run, move)


def _reason_coordinates(request: Json) -> Iterator[str]:
    yield "ReasonInput.code"
    if request["reason"].get("words") is not None:
        yield "ReasonInput.words"


def _reason(written: Json | None) -> Reason | None:
    return reason(ReasonCode[written["code"]], written.get("words")) if written else None


CHANGES: Final[Mapping[JobKind, BulkChange]] = {
    JobKind.BULK_TAG: BulkChange("startBulkTag", _tag_mutations, _tag_coordinates, _change_tags),
    JobKind.MARKETING_IMPORT: BulkChange(
        "importMarketingList", _tag_mutations, _tag_coordinates, _change_marketing_tags
    ),
    JobKind.BULK_STATUS_MOVE: BulkChange(
        "startBulkStatusMove", lambda _: ("movePlayerStatus",), _move_coordinates, _move_status
    ),
}

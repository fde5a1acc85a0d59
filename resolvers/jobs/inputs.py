"""Inputs of jobs."""

from typing import Any, Final

import strawberry

from domain.jobs.commands import CancelJob, RetryJobFailures, StartJob
from domain.jobs.model import JobKind
from domain.players.profile.changes import tag
from domain.players.statuses import PlayerStatus
from domain.shared import text
from domain.shared.errors import BadInput
from resolvers.ids import player_id_of, uuid_of
from resolvers.jobs.written_inputs import as_variable
from resolvers.players.filters import PlayerFilter, PlayerOrder
from resolvers.players.inputs import ReasonInput
from resolvers.wallets.lists import TransactionFilter

NAME_CHARACTERS_MAX: Final = 200

LISTED_PLAYERS_MAX: Final = 200
"""As long as a list in an input may be."""

KEY: Final = (
    "Yours, 1 to 100 characters: sent again with the same input it changes nothing and is answered again"
)
PLAYERS: Final = "These players, 1 to 200; or give `filter`"
FILTER: Final = "The players that this finds when the job runs, 10,000 at most; or give `playerIds`"
COLUMNS: Final = "Coordinates of fields you may read, 1 to 50, such as {}; left out: {}"


def _columns(example: str, usual: str) -> Any:
    return strawberry.field(default=None, description=COLUMNS.format(example, usual))


def _targets(ids: list[strawberry.ID] | None, filter: PlayerFilter | None) -> tuple[Any, ...]:
    """The players of a list, once each; none where there is a filter.

    Raises:
        BadInput: both are given, or neither.
    """
    _require_shown(filter)
    if (ids is None) == (filter is None):
        raise BadInput("Give either playerIds or filter", field="playerIds")
    if ids is not None and not 1 <= len(ids) <= LISTED_PLAYERS_MAX:
        raise BadInput(f"Name 1 to {LISTED_PLAYERS_MAX} players", field="playerIds")
    return tuple(dict.fromkeys(player_id_of(each, "playerIds") for each in ids or ()))


def _recorded(filter: PlayerFilter | TransactionFilter | None, **more: Any) -> dict[str, Any]:
    """What the audit log says of a filter: which fields it has, since values may be personal."""
    fields = tuple(f"filter.{name}" for name in sorted(as_variable(filter) if filter else ()))
    return {**({"filter": fields} if fields else {}), **more}


@strawberry.input(description="Tags to add to many players, or to remove from them")
class StartBulkTagInput:
    key: str = strawberry.field(description=KEY)
    player_ids: list[strawberry.ID] | None = strawberry.field(default=None, description=PLAYERS)
    filter: PlayerFilter | None = strawberry.field(default=None, description=FILTER)
    add: list[str] | None = strawberry.field(default=None, description="Tags to add, 1 to 10")
    remove: list[str] | None = strawberry.field(default=None, description="Tags to remove, 1 to 10")
    reason: ReasonInput | None = strawberry.field(default=None, description="Why; in each player's history")

    def command(self) -> StartJob:
        """The command.

        Raises:
            BadInput: there is no tag, or one is to be added and removed, or the players are not given once.
        """
        add, remove = tags_of(self.add, "add"), tags_of(self.remove, "remove")
        if not add and not remove:
            raise BadInput("Name a tag to add or to remove", field="add")
        if set(add) & set(remove):
            raise BadInput("A tag is added or removed, not both", field="remove")
        if self.reason:
            self.reason.reason()
        targets = _targets(self.player_ids, self.filter)
        request = {
            "add": add,
            "remove": remove,
            "reason": as_variable(self.reason),
            "filter": as_variable(self.filter),
        }
        recorded = _recorded(self.filter)
        total = len(targets) if targets else None
        return StartJob(JobKind.BULK_TAG, self.key, request, targets, total, recorded)


@strawberry.input(description="Many players to be moved to a status; each as `movePlayerStatus` moves one")
class StartBulkStatusMoveInput:
    key: str = strawberry.field(description=KEY)
    player_ids: list[strawberry.ID] | None = strawberry.field(default=None, description=PLAYERS)
    filter: PlayerFilter | None = strawberry.field(default=None, description=FILTER)
    to: PlayerStatus = strawberry.field(description="The status to move to")
    reason: ReasonInput = strawberry.field(description="Why; in each player's history")
    term_days: int | None = strawberry.field(default=None, description="From the move on")
    for_good: bool = strawberry.field(default=False, description="SELF_EXCLUDED: without an end")

    def command(self) -> StartJob:
        """The command.

        Raises:
            BadInput: the reason lacks words, or the players are not given once.
        """
        self.reason.reason()
        targets = _targets(self.player_ids, self.filter)
        request = {
            "to": self.to.name,
            "reason": as_variable(self.reason),
            "termDays": self.term_days,
            "forGood": self.for_good,
            "filter": as_variable(self.filter),
        }
        recorded = _recorded(self.filter, to=self.to.name)
        total = len(targets) if targets else None
        return StartJob(JobKind.BULK_STATUS_MOVE, self.key, request, targets, total, recorded)


@strawberry.input(description="Players to be written to a CSV file, each as you see them")
class StartPlayersExportInput:
    key: str = strawberry.field(description=KEY)
    filter: PlayerFilter | None = strawberry.field(
        default=None, description="Which players, 100,000 at most; left out: all"
    )
    sort: PlayerOrder | None = strawberry.field(default=None, description="Their order, as of `players`")
    columns: list[str] | None = _columns(
        "`Player.email` or `PersonName.first`", "id, username, status, country, currency and createdAt"
    )

    def command(self, levels: list[list[str]]) -> StartJob:
        """The command; ``levels``: the columns with the caller's levels."""
        _require_shown(self.filter)
        request = {"filter": as_variable(self.filter), "sort": as_variable(self.sort), "columns": levels}
        recorded = _recorded(self.filter, columns=tuple(name for name, _ in levels))
        return StartJob(JobKind.PLAYERS_EXPORT, self.key, request, recorded=recorded)


@strawberry.input(description="A player's transactions to be written to a CSV file, each as you see them")
class StartTransactionsExportInput:
    key: str = strawberry.field(description=KEY)
    player_id: strawberry.ID = strawberry.field(description="plr_...")
    filter: TransactionFilter | None = strawberry.field(
        default=None, description="Which transactions, 100,000 at most; left out: all"
    )
    columns: list[str] | None = _columns(
        "`Transaction.kind` or `Money.amount`", "seq, at, kind, and the amount with its currency"
    )

    def command(self, levels: list[list[str]]) -> StartJob:
        """See ``StartPlayersExportInput``."""
        player_id = player_id_of(self.player_id, "playerId")
        request = {"playerId": self.player_id, "filter": as_variable(self.filter), "columns": levels}
        columns = tuple(name for name, _ in levels)
        recorded = _recorded(self.filter, columns=columns, players=(str(player_id),))
        return StartJob(JobKind.TRANSACTIONS_EXPORT, self.key, request, recorded=recorded)


@strawberry.input(description="The job to cancel")
class CancelJobInput:
    key: str = strawberry.field(description=KEY)
    id: strawberry.ID = strawberry.field(description="job_...")

    def command(self) -> CancelJob:
        return CancelJob(uuid_of("job", self.id, "id"), self.key)


@strawberry.input(description="The job whose failed steps are tried again")
class RetryJobFailuresInput:
    key: str = strawberry.field(description=KEY)
    id: strawberry.ID = strawberry.field(description="job_...")

    def command(self) -> RetryJobFailures:
        return RetryJobFailures(uuid_of("job", self.id, "id"), self.key)


TAGS_MAX: Final = 10


def _require_shown(filter: PlayerFilter | None) -> None:
    """Refuse a text that does not show, which searching for names takes and a job would keep.

    Raises:
        BadInput: the beginnings of names have one.
    """
    if filter and filter.name_prefix is not None:
        text.line(filter.name_prefix, "filter.namePrefix", at_most=NAME_CHARACTERS_MAX)


def tags_of(written: list[str] | None, field: str) -> list[str]:
    """Tags as they are stored, in their order; none where there is no list.

    Raises:
        BadInput: the list is empty or too long, or one cannot be a tag.
    """
    if written is not None and not 1 <= len(written) <= TAGS_MAX:
        raise BadInput(f"Name 1 to {TAGS_MAX} tags", field=field)
    return sorted({tag(each, field) for each in written or ()})

"""Resolvers of the mutations of jobs. Rights are checked here as they are while a job runs."""

from dataclasses import replace
from typing import Final

from domain.jobs import commands as do
from domain.jobs import outcomes as o
from domain.jobs.model import PLAYERS_MAX, ROWS_MAX, JobKind
from domain.players.queries import Criteria, PlayerReads
from domain.shared.actor import ActorKind
from domain.wallets.queries import OperationFilter, WalletReads
from resolvers.context import Context, Info
from resolvers.errors import BadUserInput, Forbidden
from resolvers.ids import player_id_of
from resolvers.jobs import inputs
from resolvers.jobs.bulk_changes import CHANGES
from resolvers.jobs.exports import EXPORTS, readable_levels
from resolvers.players.filters import PlayerFilter
from resolvers.players.loaders import PlayerLoaders

_START: Final = "Mutation.{}"


async def start_bulk_tag(info: Info, input: inputs.StartBulkTagInput) -> o.StartOutcome:
    return await _start_change(info.context, input.command(), input.filter)


async def start_bulk_status_move(info: Info, input: inputs.StartBulkStatusMoveInput) -> o.StartOutcome:
    return await _start_change(info.context, input.command(), input.filter)


async def start_players_export(info: Info, input: inputs.StartPlayersExportInput) -> o.StartOutcome:
    """Start an export of players, of columns that the viewer may read."""
    context, export = info.context, EXPORTS[JobKind.PLAYERS_EXPORT]
    _require_operator(context, export.start)
    columns = export.chosen(input.columns)
    command = input.command(readable_levels(columns, context.access))
    if input.sort:
        input.sort.order()
    found = await _count(context, input.filter)
    return await context.run(do.start_job, replace(command, total=found, most=ROWS_MAX))


async def start_transactions_export(info: Info, input: inputs.StartTransactionsExportInput) -> o.StartOutcome:
    """Start an export of a player's transactions, of columns that the viewer may read."""
    context, export = info.context, EXPORTS[JobKind.TRANSACTIONS_EXPORT]
    _require_operator(context, export.start)
    columns = export.chosen(input.columns)
    command = input.command(readable_levels(columns, context.access))
    which = input.filter.which() if input.filter else OperationFilter()
    player = await context.loaders(PlayerLoaders).player.load(player_id_of(input.player_id, "playerId"))
    if player is None:
        raise BadUserInput("There is no such player", "playerId")
    found = await context.read(WalletReads).operations(player.id, which).count()
    return await context.run(do.start_job, replace(command, total=found, most=ROWS_MAX))


async def cancel_job(info: Info, input: inputs.CancelJobInput) -> o.CancelOutcome:
    return await info.context.run(do.cancel_job, input.command())


async def retry_job_failures(info: Info, input: inputs.RetryJobFailuresInput) -> o.RetryOutcome:
    return await info.context.run(do.retry_job_failures, input.command())


async def _start_change(
    context: Context, command: do.StartJob, filter: PlayerFilter | None
) -> o.StartOutcome:
    """Start a change of many players, if the viewer may make it of one."""
    change = CHANGES[command.kind]
    _require_operator(context, change.start)
    denied = (each for each in change.coordinates(command.request) if not context.access.allows(each))
    if coordinate := next(denied, None):
        raise Forbidden(coordinate)
    if filter:
        command = replace(command, total=await _count(context, filter))
    return await context.run(do.start_job, replace(command, most=PLAYERS_MAX))


async def _count(context: Context, filter: PlayerFilter | None) -> int:
    criteria = filter.criteria() if filter else Criteria()
    return await context.read(PlayerReads).count(context.viewer, criteria)


def _require_operator(context: Context, mutation: str) -> None:
    """A job goes on as an operator whose rights are looked up while it runs.

    Raises:
        Forbidden: the viewer is none.
    """
    if context.viewer.kind is not ActorKind.OPERATOR:
        raise Forbidden(_START.format(mutation))

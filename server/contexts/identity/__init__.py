"""The identity context: accounts, passwords, sessions, second factors, signing in."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import Any, Final
from uuid import uuid4

from adapters.postgres.command_runner import Binding
from adapters.postgres.identity.factor_reset_timeline import PostgresFactorResetTimeline
from adapters.postgres.identity.factor_resets import PostgresFactorResetReads, PostgresFactorResetsDue
from domain.identity.accounts import Run
from domain.identity.event_types import EVENT_TYPES
from domain.identity.factor_resets.completion import proceed_with_factor_resets
from domain.identity.factor_resets.ports import FactorResetReads
from domain.identity.factor_resets.timeline import FactorResetTimeline
from domain.identity.reactions import PLAYER_MOVED, end_sessions_of_barred_player
from domain.shared.actor import system
from resolvers.context import CommandExecutor
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.identity.accounts import account_bindings
from server.contexts.identity.factors import factor_bindings
from server.contexts.identity.metrics import StepUpMetrics
from server.contexts.plugin import ContextPlugin
from server.jobs.kinds import MINUTE, SystemJobKind, periodic


def _bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    return {**factor_bindings(resources), **account_bindings(resources)}


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    resets = PostgresFactorResetReads(resources.database)
    return {
        FactorResetReads: lambda _brand: resets,
        FactorResetTimeline: partial(PostgresFactorResetTimeline, resources.database),
    }


def _jobs(resources: ProcessResources, commands: CommandExecutor) -> Iterator[SystemJobKind]:
    due, clock = PostgresFactorResetsDue(resources.database), resources.clock
    wait = timedelta(hours=resources.settings.factor_reset_hours)

    def run_for(brand: str) -> Run:
        origin = system("factor resets", brand, uuid4().hex)

        async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
            return await commands.run(carry_out, command, origin)

        return run

    yield periodic(
        "factor resets", MINUTE, lambda: proceed_with_factor_resets(due, run_for, wait, clock.now())
    )


IDENTITY: Final = ContextPlugin(
    "identity",
    service="auth",
    bindings=_bindings,
    reads=_reads,
    jobs=_jobs,
    metrics=StepUpMetrics,
    event_types=EVENT_TYPES,
    reactions={PLAYER_MOVED: end_sessions_of_barred_player},
)

"""What is done every so often, whoever serves: each job runs in one process at a time."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.players.cooling_off import PostgresCoolingOffEnds
from adapters.postgres.players.terms_versions import PostgresSweeps
from adapters.postgres.wallets.maintenance import LedgerMaintenance, close_overdue_rounds
from adapters.postgres.wallets.play.rounds import PostgresRounds
from adapters.postgres.wallets.statements import LedgerStatements
from domain.players.registration.commands import Run
from domain.players.status.cooling_off import end_cooling_off
from domain.players.terms.review import sweep_agreements
from domain.shared.actor import system
from domain.shared.clock import Clock
from resolvers.context import CommandExecutor
from server.jobs.job_runner import Job

MINUTE: Final = 60.0
HOUR: Final = 60 * MINUTE


def periodic_jobs(database: Database, work: CommandExecutor, clock: Clock) -> Iterator[Job]:
    """Every job of every context."""
    statements = LedgerStatements(database, EVERY_BRAND)
    upkeep, rounds, terms = (
        LedgerMaintenance(statements),
        PostgresRounds(statements),
        PostgresCoolingOffEnds(database),
    )

    sweeps = PostgresSweeps(database)

    async def close_rounds() -> int:
        return await close_overdue_rounds(upkeep, rounds, clock.now())

    async def roll_up_yesterday() -> int:
        return await upkeep.roll_up_house(clock.now().date() - timedelta(days=1))

    async def let_back() -> int:
        return await end_cooling_off(terms, lambda brand: _run_as_system(work, brand), clock.now())

    yield Job("months of the ledger", HOUR, upkeep.make_months)
    yield Job("overdue rounds", MINUTE, close_rounds)
    yield Job("house accounts", HOUR, roll_up_yesterday)

    async def hold_back() -> int:
        return await sweep_agreements(sweeps, lambda brand: _run_as_system(work, brand), clock.now())

    yield Job("cooling-off", MINUTE, let_back)
    yield Job("agreement to terms", MINUTE, hold_back)


def _run_as_system(work: CommandExecutor, brand: str) -> Run:
    origin = system("terms", brand, uuid4().hex)

    async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
        return await work.run(carry_out, command, origin)

    return run

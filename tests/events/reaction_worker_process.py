"""A worker in a process of its own, to be killed while it reacts to the third fact."""

import asyncio
import sys

from adapters.postgres.command_runner import CommandRunner
from adapters.postgres.database import connect
from adapters.postgres.outbox.reactions import ReactionWorker
from tests.events.noting_context import BINDINGS, FACT, Notes, note


async def note_and_hang(fact, notes: Notes) -> None:
    await note(fact, notes)
    if fact.seq == 3:
        sys.stdout.write("within the third\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


async def main(url: str) -> None:
    database = await connect(url, hot_max=2)
    runner = CommandRunner(database, BINDINGS)
    await ReactionWorker(url, runner, {("noting", FACT): note_and_hang}).run(asyncio.Event())


asyncio.run(main(sys.argv[1]))

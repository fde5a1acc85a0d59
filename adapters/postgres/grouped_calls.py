"""Calls of many at once, carried out in groups: what arrives while others are under way goes together."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from adapters.postgres.database import CONNECTION_LOST

Kind = TypeVar("Kind", bound=Hashable)
Call = TypeVar("Call")
Answer = TypeVar("Answer")

CALLS_MAX: Final = 256


@dataclass(slots=True)
class CallGroups(Generic[Kind, Call, Answer]):
    """Groups calls of one kind. A call alone is carried out at once, without a wait for others.

    ``together`` carries out a group and gives as many answers; either all of its calls count, or none.
    ``alone`` carries out one call: also those of a group that failed, one after the other, so that each has
    its own answer or error. After a lost connection each caller gets that error, and may try again.
    """

    together: Callable[[Kind, Sequence[Call]], Awaitable[Sequence[Answer]]]
    alone: Callable[[Kind, Call], Awaitable[Answer]]
    groups_max: int
    calls_max: int = CALLS_MAX
    _waiting: dict[Kind, list[tuple[Call, asyncio.Future[Answer]]]] = field(default_factory=dict)
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)

    async def answer(self, kind: Kind, call: Call) -> Answer:
        """The answer to one call."""
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[Answer] = loop.create_future()
        self._waiting.setdefault(kind, []).append((call, answered))
        loop.call_soon(self._start)  # after all who are ready to call in this turn of the loop
        return await answered

    def _start(self) -> None:
        while self._waiting and len(self._under_way) < self.groups_max:
            kind = max(self._waiting, key=lambda each: len(self._waiting[each]))
            calls = self._waiting.pop(kind)
            if rest := calls[self.calls_max :]:
                self._waiting[kind] = rest
            task = asyncio.create_task(self._carry_out(kind, calls[: self.calls_max]))
            self._under_way.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._start()

    async def _carry_out(self, kind: Kind, calls: list[tuple[Call, asyncio.Future[Answer]]]) -> None:
        wanted = [(call, answered) for call, answered in calls if not answered.done()]
        if len(wanted) == 1:
            await self._carry_out_alone(kind, *wanted[0])
            return
        try:
            answers = await self.together(kind, [call for call, _ in wanted])
        except CONNECTION_LOST as error:
            for _, answered in wanted:
                _refuse(answered, error)
        except Exception:  # noqa: BLE001 - each call alone tells what was wrong
            for call, answered in wanted:
                await self._carry_out_alone(kind, call, answered)
        else:
            for (_, answered), each in zip(wanted, answers, strict=True):
                if not answered.done():
                    answered.set_result(each)

    async def _carry_out_alone(self, kind: Kind, call: Call, answered: asyncio.Future[Answer]) -> None:
        if answered.done():
            return
        try:
            answer = await self.alone(kind, call)
        except Exception as error:  # noqa: BLE001 - the caller's
            _refuse(answered, error)
        else:
            if not answered.done():
                answered.set_result(answer)


def _refuse(answered: "asyncio.Future[Answer]", error: Exception) -> None:
    if not answered.done():
        answered.set_exception(error)

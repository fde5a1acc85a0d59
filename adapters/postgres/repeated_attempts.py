"""Trying again what is safe to repeat because it has a key."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from adapters.backend_errors import is_outcome_unknown
from domain.shared.errors import OutcomeUnknown

Answer = TypeVar("Answer")


async def until_answered(
    attempt: Callable[[], Awaitable[Answer]],
    is_temporary: Callable[[Exception], bool],
    pauses_seconds: tuple[float, ...],
    *,
    is_lost: Callable[[Exception], bool] = is_outcome_unknown,
) -> Answer:
    """The answer of the first attempt that has one; after each temporary error a pause, then another attempt.

    Raises:
        OutcomeUnknown: the last attempt failed temporarily, and it or one before may have been carried out.
        Exception: an error that is not temporary, or the last one, where nothing was carried out.
    """
    lost = False
    for pause_seconds in (*pauses_seconds, None):
        try:
            return await attempt()
        except Exception as error:
            if not is_temporary(error):
                raise
            lost = lost or is_lost(error)
            if pause_seconds is None and lost:
                raise OutcomeUnknown from error
            if pause_seconds is None:
                raise
        await asyncio.sleep(pause_seconds)
    raise AssertionError("the last attempt answers or raises")

"""Gives a process that a test starts a clock which the test can move."""

from __future__ import annotations

from functools import partial

import pytest

import server.composition.process_resources
import server.composition.wiring
from domain.shared.clock import Clock


def give_clock(patch: pytest.MonkeyPatch, clock: Clock) -> None:
    """Let every process that is wired while ``patch`` lasts take this clock for the present time."""
    opened = partial(server.composition.process_resources.open_resources, clock=clock)
    patch.setattr(server.composition.wiring, "open_resources", opened)

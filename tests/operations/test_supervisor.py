"""Children are kept running when they crash, left alone when they refuse, and drained when we stop."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from server.processes import supervisor
from server.processes.stop_signals import StopRequested, stopping_on_signals
from server.processes.supervisor import (
    ChildFailed,
    ChildProcess,
    SupervisedProcess,
    Supervisor,
    croupier_command,
    pause_seconds,
)


class Crashed:
    """A process that has ended as soon as one looks."""

    pid, returncode = 1, 70

    def poll(self):
        return self.returncode


@pytest.fixture
def family():
    made = Supervisor()
    yield made
    made.force_exit()
    made.drain(0)


def shell(script, name="child"):
    return ChildProcess(name, ("/bin/sh", "-c", script), dict(os.environ))


def kept_until(eventually, member, holds):
    def tick():
        member.start_if_due()
        return holds()

    eventually(tick)


def test_a_crashed_child_is_restarted_and_reported(eventually):
    ended = []
    member = SupervisedProcess(shell("exit 3"), crashed=ended.append)
    kept_until(eventually, member, lambda: member.crashes == 2)
    assert len(set(ended)) == 2


@pytest.mark.parametrize(
    ("crashes", "ran_seconds", "pause"),
    [
        *((1, 0, 0), (2, 0, 0.5), (3, 0, 1), (7, 0, 16), (8, 0, 30), (500, 0, 30)),
        *((3, 0.9, pytest.approx(0.1)), (3, 1, 0), (5, 3, 1), (5, 4, 0), (8, 29, 1), (8, 31, 0)),
    ],
)
def test_the_time_between_starts_grows_with_every_crash(crashes, ran_seconds, pause):
    assert pause_seconds(crashes, ran_seconds) == pause


def test_a_child_that_ran_for_a_while_is_started_again_at_once_after_some_crashes(monkeypatch):
    moment, starts = 1_000.0, []
    monkeypatch.setattr(supervisor, "time", SimpleNamespace(monotonic=lambda: moment))
    monkeypatch.setattr(supervisor, "_spawn", lambda _: starts.append(moment) or Crashed())
    member = SupervisedProcess(shell("exit 70"))
    for _ in range(6):
        member.start_if_due()
        moment += 4.0
    assert starts == [1_000.0 + 4.0 * number for number in range(6)]


@pytest.mark.parametrize(("crashes", "given_up"), [(2, False), (3, True)])
def test_a_child_that_keeps_crashing_is_not_restarted_any_more(family, crashes, given_up):
    family.add(shell("exit 70", "server"))
    family.processes[0].crashes = crashes
    with pytest.raises(ChildFailed, match="the server process keeps ending") if given_up else nullcontext():
        family.expect_start()


@pytest.mark.parametrize("status", [1, 2])
def test_a_child_that_refuses_its_settings_is_not_restarted(status, eventually):
    member = SupervisedProcess(shell(f"exit {status}", "server"))
    with pytest.raises(ChildFailed, match="the server process refuses to run"):
        kept_until(eventually, member, lambda: False)


def test_children_get_sigterm_before_sigkill(family, tmp_path, eventually):
    told, ready = tmp_path / "told", tmp_path / "ready"
    family.add(shell(f"trap 'echo asked > {told}; exit 0' TERM; touch {ready}; while :; do sleep 0.05; done"))
    family.start_due()
    eventually(ready.exists)
    family.drain(seconds_max=30)
    assert told.read_text() == "asked\n"


@pytest.mark.parametrize(
    ("why", "seconds_max", "hurried"), [("out of time", 0, False), ("hurried", 600, True)]
)
def test_a_child_that_ignores_sigterm_is_killed(family, why, seconds_max, hurried):
    family.add(shell("trap '' TERM; while :; do sleep 0.05; done"))
    family.start_due()
    family.exit_forced = hurried
    family.drain(seconds_max)
    assert all(member.ended() for member in family.processes), why


def test_a_child_inherits_only_what_it_is_given(family, tmp_path):
    seen = tmp_path / "seen"
    family.add(ChildProcess("child", ("/bin/sh", "-c", f"env > {seen}"), {"CROUPIER_PORT": "1"}))
    family.start_due()
    family.processes[0].wait()
    assert "CROUPIER_PORT=1\n" in seen.read_text()
    assert "HOME=" not in seen.read_text()


@pytest.fixture
def heard() -> Iterator[Callable[[int], None]]:
    """Sets a signal to its default action; the parent may have ignored it, as nohup does."""
    before: dict[int, Any] = {}
    yield lambda number: before.update({number: signal.signal(number, signal.SIG_DFL)})
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_first_signal_ends_the_block_and_the_next_ones_hurry(number, heard):
    heard(number)
    hurried = []
    with stopping_on_signals(on_second_signal=lambda: hurried.append(True)):
        try:
            os.kill(os.getpid(), number)
        except StopRequested:
            os.kill(os.getpid(), number)
            os.kill(os.getpid(), number)
            raise
        pytest.fail("the signal was lost")
    assert hurried == [True, True]


def test_a_signal_that_is_ignored_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        reached = False
        with stopping_on_signals():
            os.kill(os.getpid(), signal.SIGHUP)
            reached = True
        assert reached
    finally:
        signal.signal(signal.SIGHUP, before)


def test_the_command_of_a_child_runs_this_source_wherever_we_are(tmp_path, monkeypatch):
    (tmp_path / "server").mkdir()
    (tmp_path / "server" / "cli.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    member = SupervisedProcess(ChildProcess("child", croupier_command("--help"), dict(os.environ)))
    member.start_if_due()
    assert member.wait() == 0
    assert sys.executable == croupier_command()[0]

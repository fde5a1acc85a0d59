"""Keeps the child processes of one Croupier running, and stops them."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL, SIGTERM

import structlog

import server
from server.embedded.process import die_with_parent
from server.errors import OperatorError

log = structlog.get_logger("croupier.supervisor")

# Exit statuses of a command when the person at the terminal must fix something: restarting is useless.
REFUSAL_STATUSES = (1, 2)
_INTERVAL_SECONDS_FIRST = 0.5
_INTERVAL_SECONDS_MAX = 30.0
_STEADY_SECONDS = 60.0
_CRASHES_AT_START_MAX = 2
_ROOT = Path(server.__file__).parent.parent


class ChildFailed(OperatorError):
    """A child process refuses to run, for a reason it has printed."""


@dataclass(frozen=True)
class ChildProcess:
    """A command to keep running, its whole environment and the file descriptors it inherits."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(repr=False)
    inherited_fds: tuple[int, ...] = ()


class SupervisedProcess:
    """One child, started again when it crashes, and ever more rarely while it keeps crashing."""

    def __init__(self, child: ChildProcess, crashed: Callable[[int], None] = lambda _: None) -> None:
        self.child = child
        self._crashed = crashed
        self.crashes = 0
        self._start_due_at = time.monotonic()
        self._since = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._process.pid if self._process else None

    def start_if_due(self) -> None:
        """Start it when it is due; raise ChildFailed when it refuses to run."""
        now = time.monotonic()
        if self._process is not None and self._process.poll() is not None:
            self._crashed(self._process.pid)
            self._reap(self._process.returncode, now)
        if self._process is None and now >= self._start_due_at:
            self._process, self._since = _spawn(self.child), now

    def signal(self, number: int) -> None:
        """Send it a signal if it is running."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def ended(self) -> bool:
        """Whether it is not running."""
        return self._process is None or self._process.poll() is not None

    def wait(self) -> int | None:
        """Wait until it has ended; returns its exit status, None if it never ran."""
        return self._process.wait() if self._process is not None else None

    def _reap(self, status: int, now: float) -> None:
        self._process = None
        if status in REFUSAL_STATUSES:
            raise ChildFailed(f"the {self.child.name} process refuses to run: see its message above")
        self.crashes = 1 if now - self._since > _STEADY_SECONDS else self.crashes + 1
        pause = pause_seconds(self.crashes, now - self._since)
        self._start_due_at = now + pause
        log.error("process ended", process=self.child.name, status=status, again_in_seconds=round(pause, 3))


def pause_seconds(crashes: int, ran_seconds: float) -> float:
    """The pause after so many crashes in a row, the last after so many seconds: the rest of an interval.

    The interval is from start to start: none after the first crash, then doubled each time up to a maximum. A
    process that dies as it starts is started ever more rarely; one that was killed while it served is back
    without a pause.
    """
    if crashes <= 1:
        return 0.0
    interval: float = min(_INTERVAL_SECONDS_FIRST * 2 ** (crashes - 2), _INTERVAL_SECONDS_MAX)
    return max(0.0, interval - ran_seconds)


class Supervisor:
    """All children of one Croupier; `crashed` is called with the process id of each that ends by itself."""

    def __init__(self, crashed: Callable[[int], None] = lambda _: None) -> None:
        self._crashed = crashed
        self.processes: list[SupervisedProcess] = []
        self.exit_forced = False

    def force_exit(self) -> None:
        """Kill at once the children that are still draining."""
        self.exit_forced = True

    def add(self, child: ChildProcess) -> None:
        """Add a child."""
        self.processes.append(SupervisedProcess(child, self._crashed))

    def start_due(self) -> None:
        """Start the children that are due; call it often."""
        for process in self.processes:
            process.start_if_due()

    def expect_start(self) -> None:
        """During start-up: raise ChildFailed when a child keeps crashing."""
        for process in self.processes:
            if process.crashes > _CRASHES_AT_START_MAX:
                name = process.child.name
                raise ChildFailed(f"the {name} process keeps ending: see its messages above")

    def drain(self, seconds_max: float) -> None:
        """Send SIGTERM to all; kill those still running after `seconds_max`, or after `force_exit`."""
        for process in self.processes:
            process.signal(SIGTERM)
        deadline = time.monotonic() + seconds_max
        while not all(process.ended() for process in self.processes):
            if self.exit_forced or time.monotonic() > deadline:
                self._kill()
            time.sleep(0.02)

    def _kill(self) -> None:
        for process in self.processes:
            process.signal(SIGKILL)
            process.wait()


def croupier_command(*arguments: str) -> tuple[str, ...]:
    """The command line of `croupier ARGUMENTS`, run by this interpreter from this source.

    -P: a directory called `server` in the working directory is not imported.
    """
    return (sys.executable, "-P", "-m", "server.cli", *arguments)


def _spawn(child: ChildProcess) -> subprocess.Popen[bytes]:
    # In a session of its own: a terminal's Ctrl-C reaches only us, and we drain the children.
    return subprocess.Popen(  # noqa: S603 - a command of ours
        child.command,
        stdin=subprocess.DEVNULL,
        env={**child.environment, "PYTHONPATH": str(_ROOT)},
        pass_fds=child.inherited_fds,
        start_new_session=True,
        preexec_fn=die_with_parent(SIGKILL),  # noqa: PLW1509 - it only calls prctl and getppid
    )

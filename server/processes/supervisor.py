"""Keeps the processes of one Croupier running, and takes them down in order."""

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

# How a command of ours ends when the person at the terminal must put something right; restarting is useless.
REFUSAL_STATUSES = (1, 2)
_PAUSE_SECONDS_FIRST = 0.5
_PAUSE_SECONDS_MAX = 30.0
_STEADY_SECONDS = 60.0
_CRASHES_AT_START_MAX = 2
_ROOT = Path(server.__file__).parent.parent


class ChildFailed(OperatorError):
    """A process of ours refuses to run, for a reason it has told already."""


@dataclass(frozen=True)
class ChildProcess:
    """A command to keep running, its whole environment and the file descriptors it inherits."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(repr=False)
    passes: tuple[int, ...] = ()


class SupervisedProcess:
    """One child, started again when it crashes: at once, then after longer and longer pauses."""

    def __init__(self, child: ChildProcess, crashed: Callable[[int], None] = lambda _: None) -> None:
        self.child = child
        self._crashed = crashed
        self.crashes = 0
        self.pause_seconds = 0.0
        self._due = time.monotonic()
        self._since = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._process.pid if self._process else None

    def keep(self) -> None:
        """Start it when it is due; raise ChildFailed when it refuses."""
        now = time.monotonic()
        if self._process is not None and self._process.poll() is not None:
            self._crashed(self._process.pid)
            self._bury(self._process.returncode, now)
        if self._process is None and now >= self._due:
            self._process, self._since = _spawn(self.child), now

    def signal(self, number: int) -> None:
        """Send it a signal if it runs."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def ended(self) -> bool:
        """Whether it is gone."""
        return self._process is None or self._process.poll() is not None

    def wait(self) -> int | None:
        """Wait until it is gone, however long that takes, and tell its status if it ran at all."""
        return self._process.wait() if self._process is not None else None

    def _bury(self, status: int, now: float) -> None:
        self._process = None
        if status in REFUSAL_STATUSES:
            raise ChildFailed(f"the {self.child.name} process refuses to run: see its message above")
        self.crashes = 1 if now - self._since > _STEADY_SECONDS else self.crashes + 1
        pause = pause_seconds(self.crashes)
        self._due = now + pause
        log.error("process ended", process=self.child.name, status=status, again_in_seconds=pause)


def pause_seconds(crashes: int) -> float:
    """How long to wait after so many crashes in a row: not at all first, then twice as long each time."""
    return 0.0 if crashes < 2 else min(_PAUSE_SECONDS_FIRST * 2 ** (crashes - 2), _PAUSE_SECONDS_MAX)  # noqa: PLR2004


class Supervisor:
    """All children of one Croupier; `crashed` is told the process id of each that ends by itself."""

    def __init__(self, crashed: Callable[[int], None] = lambda _: None) -> None:
        self._crashed = crashed
        self.members: list[SupervisedProcess] = []
        self.hurried = False

    def hurry(self) -> None:
        """End what is still draining at once."""
        self.hurried = True

    def add(self, child: ChildProcess) -> None:
        """Keep one more."""
        self.members.append(SupervisedProcess(child, self._crashed))

    def keep(self) -> None:
        """Start those that are due; call it often."""
        for member in self.members:
            member.keep()

    def expect_start(self) -> None:
        """While nothing has ever worked: raise ChildFailed when a child keeps ending, as it will go on to."""
        for member in self.members:
            if member.crashes > _CRASHES_AT_START_MAX:
                name = member.child.name
                raise ChildFailed(f"the {name} process keeps ending: see its messages above")

    def drain(self, seconds_max: float) -> None:
        """Ask all to finish, and end those that have not within the time, or once hurried."""
        for member in self.members:
            member.signal(SIGTERM)
        deadline = time.monotonic() + seconds_max
        while not all(member.ended() for member in self.members):
            if self.hurried or time.monotonic() > deadline:
                self._kill()
            time.sleep(0.02)

    def _kill(self) -> None:
        for member in self.members:
            member.signal(SIGKILL)
            member.wait()


def croupier_command(*arguments: str) -> tuple[str, ...]:
    """The command line of `croupier ARGUMENTS`, run by this interpreter from this source.

    -P: a directory called `server` where we happen to be started is not ours.
    """
    return (sys.executable, "-P", "-m", "server.cli", *arguments)


def _spawn(child: ChildProcess) -> subprocess.Popen[bytes]:
    # In a session of its own: a terminal's Ctrl-C reaches us, and we ask the children to drain.
    return subprocess.Popen(  # noqa: S603 - a command of ours
        child.command,
        stdin=subprocess.DEVNULL,
        env={**child.environment, "PYTHONPATH": str(_ROOT)},
        pass_fds=child.passes,
        start_new_session=True,
        preexec_fn=die_with_parent(SIGKILL),  # noqa: PLW1509 - it only calls prctl and getppid
    )

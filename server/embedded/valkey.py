"""Runs an embedded Valkey on a unix socket."""

from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path
from urllib.parse import quote

from server.embedded import process
from server.embedded.directories import own_directory
from server.embedded.system_account import SystemAccount

_START_SECONDS_MAX = 60.0
_SHUTDOWN = ((signal.SIGTERM, 10.0), (signal.SIGKILL, 5.0))


class EmbeddedValkey:
    """One server with its files in `home`/valkey, run as `account`, its socket in `sockets`."""

    def __init__(
        self, home: Path, sockets: Path, program: Path, account: SystemAccount, *, fast: bool
    ) -> None:
        self.data = home / "valkey"
        self.log = home / "valkey.log"
        self.socket = sockets / "valkey.sock"
        self._program = program
        self._account = account
        self._fast = fast
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The server's process id while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    @property
    def url(self) -> str:
        """The connection URL for redis-py."""
        return f"unix://{quote(str(self.socket))}?db=0"

    def start(self) -> None:
        """Stop a server that a killed Croupier left behind, start, and wait until it answers."""
        own_directory(self.data, self._account)
        # Identified by its working directory: it rewrites its command line, and pids are reused.
        for orphan in process.processes_in(self.data, self._program.name):
            process.stop_orphan(orphan, *_SHUTDOWN)
        self.socket.unlink(missing_ok=True)
        self._process = process.spawn(
            [self._program, *self._options()],
            log=self.log,
            account=self._account,
            death_signal=signal.SIGTERM,
        )
        process.wait_ready(self._process, self._answers, log=self.log, seconds_max=_START_SECONDS_MAX)

    def stop(self) -> None:
        """Flush the append-only file and stop."""
        if self._process is not None:
            process.stop_process(self._process, *_SHUTDOWN)
            self._process = None

    def _options(self) -> list[str]:
        kept = ["--appendonly", "no"] if self._fast else ["--appendonly", "yes", "--appendfsync", "everysec"]
        reached = ["--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"]
        return [*reached, "--dir", str(self.data), "--save", "", "--daemonize", "no", *kept]

    def _answers(self) -> bool:
        """Whether it answers PONG; while it loads its files it answers LOADING."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            try:
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(64).startswith(b"+PONG")
            except OSError:
                return False

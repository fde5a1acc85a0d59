"""The operating-system account the servers run as."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.embedded.errors import DirectoryUnreachable


@dataclass(frozen=True)
class SystemAccount:
    """Who runs the servers. `dropped` says that it is not us: we are root and PostgreSQL refuses root."""

    name: str
    uid: int
    gid: int
    dropped: bool

    @property
    def popen_arguments(self) -> dict[str, Any]:
        """What makes subprocess start a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.dropped else {}

    def can_reach(self, path: Path) -> bool:
        """Whether this account may enter `path` and every directory above it."""
        return not self.dropped or all(self._may_enter(place) for place in (path, *path.parents))

    def give(self, path: Path, mode: int) -> None:
        """Make `path` this account's own, with exactly these permissions."""
        path.chmod(mode)
        if self.dropped:
            os.chown(path, self.uid, self.gid)

    def _may_enter(self, path: Path) -> bool:
        state = path.stat()
        if state.st_uid == self.uid:
            return bool(state.st_mode & 0o100)
        if state.st_gid == self.gid:
            return bool(state.st_mode & 0o010)
        return bool(state.st_mode & 0o001)


def account_name(uid: int) -> str:
    """The account's name, or its number when it has none here."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def account_for_servers(run_as: str) -> SystemAccount:
    """Ourselves, or `run_as` when we are root."""
    if os.geteuid() != 0:
        return SystemAccount("", os.geteuid(), os.getegid(), dropped=False)
    try:
        entry = pwd.getpwnam(run_as)
    except KeyError:
        raise DirectoryUnreachable(
            f"there is no account {run_as!r} to run the servers as: set CROUPIER_RUN_AS to one that exists"
        ) from None
    if entry.pw_uid == 0:
        raise DirectoryUnreachable(
            "PostgreSQL refuses to run as root: set CROUPIER_RUN_AS to an ordinary account"
        )
    return SystemAccount(run_as, entry.pw_uid, entry.pw_gid, dropped=True)

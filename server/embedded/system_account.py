"""The operating-system account that the servers run as."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.embedded.errors import DirectoryUnreachable


@dataclass(frozen=True)
class SystemAccount:
    """The account. `is_unprivileged`: it is not our own, since we are root and PostgreSQL refuses root."""

    name: str
    uid: int
    gid: int
    is_unprivileged: bool

    @property
    def popen_arguments(self) -> dict[str, Any]:
        """Arguments of subprocess.Popen to run a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_unprivileged else {}

    def can_reach(self, path: Path) -> bool:
        """Whether this account may enter `path` and every directory above it."""
        return not self.is_unprivileged or all(self._may_enter(place) for place in (path, *path.parents))

    def chown(self, path: Path, mode: int) -> None:
        """Make this account the owner of `path`, with exactly these permissions."""
        path.chmod(mode)
        if self.is_unprivileged:
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
    """Our own account, or `run_as` when we are root."""
    if os.geteuid() != 0:
        return SystemAccount("", os.geteuid(), os.getegid(), is_unprivileged=False)
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
    return SystemAccount(run_as, entry.pw_uid, entry.pw_gid, is_unprivileged=True)
